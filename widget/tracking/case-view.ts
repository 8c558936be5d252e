import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#shared/api/choices.ts';
import type { Complaint } from '#shared/api/complaint.ts';
import type { CaseFile } from '#shared/api/files.ts';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import { clocksOf } from '#shared/case/clocks.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import type { Case } from '#shared/case/evolve.ts';
import { recourseOf } from '#shared/case/recourse.ts';
import { draftOf } from '#shared/filing/draft-of.ts';
import { STEPS } from '#shared/filing/fields.ts';
import { nextInWords, statusInWords } from '#shared/procedure/explain-case.ts';
import { timelineOf } from '#shared/procedure/timeline.ts';
import { waysOut } from '#shared/procedure/ways-out.ts';
import type { Session } from '../session/session.ts';
import { renderAnswers } from '../ui/answers.ts';
import { renderDates } from '../ui/dates.ts';
import { renderCaseFiles, renderTimeline, renderWaysOut } from './case-lines.ts';
import type { TrackingTexts } from './opening.ts';

/** An open case as its customer reads it. Dates and ways out are of what the server has; the timeline also tells what is on its way there. */
type OpenCase = {
  case_: Case;
  entries: readonly CaseEntry[];
  files: readonly CaseFile[];
  today: CivilDate;
  news: string | undefined;
  session: Session | 'failed' | undefined;
  onRetry: () => void;
  onLeave: () => void;
};

/** Where a case stands, what can be done, what has happened, its dates, the ways out, and what was filed. */
export function renderCase(t: TrackingTexts, language: Language, open: OpenCase): TemplateResult {
  const { case_, files, today, news } = open;
  const session = open.session === 'failed' ? undefined : open.session;
  const foreseen = session?.foresee(case_, open.entries) ?? {
    ...{ case_, entries: open.entries, bySeq: undefined },
  };
  const stateOf = (seq: number) => {
    const given = foreseen.bySeq?.get(seq);
    return given ? session?.renderState(given) : nothing;
  };
  return html`<h2 tabindex="-1" data-heading>${case_.reference}</h2>
    <p>
      <strong>${statusInWords(t, case_)}</strong>
      ${nextInWords(t, language, case_, today, open.entries)}
    </p>
    <p class="quiet" role="status">${news}</p>
    ${session?.renderSteps(case_, today)}
    ${case_.secondReading ? html`<p>${t.independent}</p>` : nothing}
    ${open.session === 'failed' ? renderFailed(t, open) : session?.renderActs(foreseen.case_, files)}
    <h3>${t.timeline}</h3>
    ${renderTimeline(language, timelineOf(t, language, foreseen.case_, foreseen.entries), stateOf)}
    <h3>${t.datesHeading}</h3>
    ${renderDates(t, language, clocksOf(case_, today))}
    <h3 tabindex="-1" id="ways">${t.wayOut}</h3>
    ${renderWaysOut(t, waysOut(t, language, recourseOf(case_, today)), (way) =>
      session?.renderWay(way, foreseen.case_),
    )}
    <h3>${t.caseRead}</h3>
    ${renderFiled(t, case_)} ${renderCaseFiles(t, language, files)} ${session?.renderDevice()}
    <p class="actions"><button @click=${open.onLeave}>${t.leave}</button></p>
    ${session?.renderWarning()}`;
}

const renderFailed = (t: TrackingTexts, { onRetry }: OpenCase): TemplateResult =>
  html`<p role="alert">${t.loadFailed}</p>
    <p class="actions"><button @click=${onRetry}>${t.retry}</button></p>`;

function renderFiled(t: TrackingTexts, { filed, quarantined }: Case): unknown {
  if (filed === undefined) return html`<p>${t.erased}</p>`;
  if (quarantined)
    return html`<p>${t.quarantined}</p>
      <p class="signed">${JSON.stringify(filed, null, 2)}</p>`;
  const draft = draftOf(filed as Complaint);
  return STEPS.map(
    ({ heading, fields }) =>
      html`<h4>${t[heading]}</h4>
        ${renderAnswers(t, fields, draft)}`,
  );
}
