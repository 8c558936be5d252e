import { nothing } from 'lit';
import type { Complaint } from '#shared/api/complaint.ts';
import type { CaseFile } from '#shared/api/files.ts';
import type { CommandAnswer } from '#shared/api/wire.ts';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import { clocksOf } from '#shared/case/clocks.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import type { Case } from '#shared/case/evolve.ts';
import { recourseOf } from '#shared/case/recourse.ts';
import { nextInWords, statusInWords } from '#shared/procedure/explain-case.ts';
import { stepsOf } from '#shared/procedure/steps.ts';
import { timelineOf } from '#shared/procedure/timeline.ts';
import { waysOut } from '#shared/procedure/ways-out.ts';
import { readReceipt } from '#shared/proof/receipt.ts';
import { draftOf } from '#shared/filing/draft-of.ts';
import { fill } from '#shared/texts/msg.ts';
import { renderAnswers } from './answers.ts';
import { type Refused, renderActs, renderWritten, type SentAct, wrongWith } from './case-acts.ts';
import { renderDossier } from './case-dossier.ts';
import { renderCaseFiles, renderSteps, renderTimeline, renderWaysOut } from './case-lines.ts';
import { momentInWords, renderDates } from './dates.ts';
import { renderKeyField } from './key-field.ts';
import { LANGUAGE_STEP } from './languages.ts';
import type { Content } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { type BegunLetter, renderPapers, renderPrepare } from './paper-forms.ts';
import { renderNotice, renderSummary, wrongTitle } from './summary.ts';
import type { Texts, Words } from './words.ts';

/** What was typed to open a case, and what is wrong with it; `suggestion` is the code with its one wrong letter put right. */
export type Opening = {
  reference: string;
  code: string;
  errors?: { reference?: string; code?: string };
  suggestion?: string;
  /** What was written in a case before its session ended: it goes along, and stands there again once the case is open. */
  written?: SentAct | undefined;
};

/** The two fields that open a case. */
export function openingPage(
  { language, t }: Words,
  { reference, code, errors = {}, suggestion, written }: Opening,
  notice?: string,
): Content {
  const action = `/${language}/case`;
  const wrong = Object.entries(errors).map(([id, text]) => ({ id, text }));
  const main = html`${notice ? renderNotice(notice) : nothing}
    ${wrong.length > 0 ? renderSummary(t, wrong) : nothing}
    <h1>${t.open}</h1>
    <p>${t.openIntro}</p>
    ${suggestion ? renderSuggested(action, reference, suggestion, written) : nothing}
    <form id="open" method="post" action=${action} accept-charset="utf-8" novalidate>
      ${written ? renderWritten(written) : nothing}
      ${renderKeyField({ name: 'reference', label: t.reference, typed: reference, error: errors.reference })}
      ${renderKeyField({ name: 'code', label: t.accessCode, typed: code, error: errors.code })}
      ${
        suggestion
          ? html`<p><button form="suggested" name="step" value="open">${t.codeUse}</button></p>`
          : nothing
      }
      <p class="actions"><button class="main" name="step" value="open">${t.openButton}</button></p>
    </form>
    <p><a href=${`/${language}/code`} target=${written ? '_blank' : nothing}>${t.lostCode}</a></p>`;
  const along = { form: 'open', step: LANGUAGE_STEP, enter: 'open' };
  return { title: wrongTitle(t, wrong, t.titleCase), main, along };
}

// A form of its own, so that Enter in a field never takes a code that the person has not compared.
const renderSuggested = (
  action: string,
  reference: string,
  suggestion: string,
  written: SentAct | undefined,
): Markup =>
  html`<form id="suggested" method="post" action=${action} accept-charset="utf-8">
    <input type="hidden" name="reference" value=${reference} />
    <input type="hidden" name="code" value=${suggestion} />
    ${written ? renderWritten(written) : nothing}
  </form>`;

/** A case as its customer reads it. The session's token goes along in a hidden field; `done` is the signed receipt of what was just sent. */
export type ReadCase = {
  case_: Case;
  entries: readonly CaseEntry[];
  files: readonly CaseFile[];
  today: CivilDate;
  token: string;
  newId: () => string;
  refused?: Refused;
  done?: CommandAnswer;
  /** A letter that was begun. */
  letter?: BegunLetter | undefined;
  /** Nothing to be done on it, and everything open. */
  isToPrint?: true;
};

/** Where a case stands, what can be done, what has happened, its dates, the ways out, and what was filed. */
export function casePage(words: Words, read: ReadCase): Content {
  const { language, t } = words;
  const { case_, entries, files, today, token, refused, done, isToPrint } = read;
  const wrong = refused ? wrongWith(refused) : [];
  const main = html`${wrong.length > 0 ? renderSummary(t, wrong) : nothing}
    ${done ? renderDone(words, done) : nothing}
    <h1 tabindex="-1" ?autofocus=${!refused && !done}>${case_.reference}</h1>
    <p>
      <strong>${statusInWords(t, case_)}</strong> ${nextInWords(t, language, case_, today, entries)}
    </p>
    ${renderSteps(stepsOf(t, case_, today))}
    ${case_.secondReading ? html`<p>${t.independent}</p>` : nothing}
    ${
      isToPrint
        ? html`<p class="onscreen">${t.casePrintHow}</p>`
        : html`<div class="onscreen">
            ${renderActs(words, { ...read, refused })} ${renderPapers(words, read)}
          </div>`
    }
    <h2>${t.timeline}</h2>
    ${renderTimeline(language, timelineOf(t, language, case_, entries))}
    <h2>${t.datesHeading}</h2>
    ${renderDates(words, clocksOf(case_, today), isToPrint)}
    <h2>${t.wayOut}</h2>
    ${renderWaysOut(t, waysOut(t, language, recourseOf(case_, today)), (body) =>
      isToPrint ? nothing : renderPrepare(words, read, body),
    )}
    <h2>${t.caseRead}</h2>
    ${renderFiled(t, case_)} ${files.length > 0 ? renderCaseFiles(t, language, files) : nothing}
    ${isToPrint ? nothing : renderDossier(words, token)}
    ${isToPrint ? nothing : html`<p class="quiet onscreen">${t.caseIdle}</p>`}
    <form id="case" method="post" action=${`/${language}/case`} accept-charset="utf-8">
      <input type="hidden" name="session" value=${token} />
      <p class="actions">
        <button class="main" name="step" value="read">${t.reload}</button>
        <button name="step" value="print">${t.printReceipt}</button>
        <button name="step" value="close">${t.leave}</button>
      </p>
    </form>`;
  const along = { form: 'case', step: 'read', enter: 'read' };
  const title = `${case_.reference} - ${t.titleCase}`;
  const among = isToPrint ? {} : ({ isAmongForms: true } as const);
  return { title: wrongTitle(t, wrong, title), main, along, ...among };
}

function renderDone(words: Words, { receipt = '', salt = '' }: CommandAnswer): Markup {
  const { t } = words;
  const at = momentInWords(words, readReceipt(receipt)?.at ?? '');
  return html`<div class="notice" role="alert" tabindex="-1" autofocus>
    <p>${fill(t.actDone, { at })}</p>
    <details>
      <summary>${t.receiptText}</summary>
      <p class="signed">${receipt}</p>
      <h3>${t.receiptSalt}</h3>
      <p class="signed">${salt}</p>
    </details>
  </div>`;
}

function renderFiled(t: Texts, { filed, quarantined }: Case): unknown {
  if (filed === undefined) return html`<p>${t.erased}</p>`;
  if (!quarantined) return renderAnswers(t, draftOf(filed as Complaint), 3);
  return html`<p>${t.quarantined}</p>
    <p class="signed words">${JSON.stringify(filed, null, 2)}</p>`;
}
