import { nothing } from 'lit';
import type { Complaint } from '#shared/api/complaint.ts';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import { clocksOf } from '#shared/case/clocks.ts';
import type { Case } from '#shared/case/evolve.ts';
import { statusInWords } from '#shared/procedure/explain-case.ts';
import { draftOf } from '#shared/filing/draft.ts';
import { dateInWords } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import { renderAnswers } from './answers.ts';
import { renderDates } from './dates.ts';
import type { Content } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { renderNotice, renderSummary, wrongTitle } from './summary.ts';
import type { Texts, Words } from './words.ts';

/** What was typed to open a case, and what is wrong with it; `suggestion` is the code with its one wrong letter put right. */
export type Opening = {
  reference: string;
  code: string;
  errors?: { reference?: string; code?: string };
  suggestion?: string;
};

/** The two fields that open a case. */
export function openingPage(
  { language, t }: Words,
  { reference, code, errors = {}, suggestion }: Opening,
  notice?: string,
): Content {
  const action = `/${language}/case`;
  const wrong = Object.entries(errors).map(([id, text]) => ({ id, text }));
  const main = html`${notice ? renderNotice(notice) : nothing}
    ${wrong.length > 0 ? renderSummary(t, wrong) : nothing}
    <h1>${t.open}</h1>
    <p>${t.openIntro}</p>
    ${suggestion ? renderSuggested(action, reference, suggestion) : nothing}
    <form method="post" action=${action} accept-charset="utf-8" novalidate>
      ${renderText({ name: 'reference', label: t.reference, typed: reference, error: errors.reference })}
      ${renderText({ name: 'code', label: t.accessCode, typed: code, error: errors.code })}
      ${
        suggestion
          ? html`<p><button form="suggested" name="step" value="open">${t.codeUse}</button></p>`
          : nothing
      }
      <p class="actions"><button class="main" name="step" value="open">${t.openButton}</button></p>
    </form>`;
  return { title: wrongTitle(t, wrong, t.titleCase), main };
}

// A form of its own, so that Enter in a field never takes a code that the person has not compared.
const renderSuggested = (action: string, reference: string, suggestion: string): Markup =>
  html`<form id="suggested" method="post" action=${action} accept-charset="utf-8">
    <input type="hidden" name="reference" value=${reference} />
    <input type="hidden" name="code" value=${suggestion} />
  </form>`;

type Text = { name: 'reference' | 'code'; label: string; typed: string; error: string | undefined };

const renderText = ({ name, label, typed, error }: Text): Markup =>
  html`<div class="field">
    <label for=${name}>${label}</label>
    ${error ? html`<span class="bad" id=${`${name}-error`}>${error}</span>` : nothing}
    <input
      id=${name}
      name=${name}
      type="text"
      value=${typed}
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      aria-required="true"
      aria-describedby=${error ? `${name}-error` : nothing}
      aria-invalid=${error ? 'true' : nothing}
    />
  </div>`;

/** A case as its customer reads it; the session's token goes along in a hidden field. */
export function casePage(words: Words, case_: Case, today: CivilDate, token: string): Content {
  const { language, t } = words;
  const main = html`<h1 tabindex="-1" autofocus>${case_.reference}</h1>
    <p>${fill(t.filedOn, { date: dateInWords(language, case_.receivedOn) })}</p>
    <dl>
      <div>
        <dt>${t.status}</dt>
        <dd><strong>${statusInWords(t, case_.status)}</strong></dd>
      </div>
    </dl>
    <h2>${t.datesHeading}</h2>
    ${renderDates(words, clocksOf(case_, today))}
    <h2>${t.caseRead}</h2>
    ${renderFiled(t, case_)}
    <form id="case" method="post" action=${`/${language}/case`} accept-charset="utf-8">
      <input type="hidden" name="session" value=${token} />
      <p class="actions">
        <button class="main" name="step" value="read">${t.reload}</button>
        <button name="step" value="close">${t.leave}</button>
      </p>
    </form>`;
  const along = { form: 'case', step: 'read', enter: 'read' };
  return { title: `${case_.reference} - ${t.titleCase}`, main, along };
}

function renderFiled(t: Texts, { filed, quarantined }: Case): unknown {
  if (filed === undefined) return html`<p>${t.erased}</p>`;
  if (!quarantined) return renderAnswers(t, draftOf(filed as Complaint), 3);
  return html`<p>${t.quarantined}</p>
    <p class="signed words">${JSON.stringify(filed, null, 2)}</p>`;
}
