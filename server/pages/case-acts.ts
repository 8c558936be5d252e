import { nothing } from 'lit';
import type { CaseFile, FileAnnouncement } from '#shared/api/files.ts';
import type { Case } from '#shared/case/evolve.ts';
import { type Body, RECOURSE_BODIES } from '#shared/case/recourse.ts';
import { CONTACT_FIELDS } from '#shared/filing/contact.ts';
import type { Mistake } from '#shared/filing/draft.ts';
import type { Draft } from '#shared/filing/fields.ts';
import { heldContact } from '#shared/filing/held-contact.ts';
import {
  type Act,
  ACT_QUESTIONS,
  ACT_TEXTS,
  ACTS,
  actsIn,
  type ActTyped,
  type AskedAct,
} from '#shared/procedure/customer-acts.ts';
import { bodyName } from '#shared/procedure/ways-out.ts';
import { fill } from '#shared/texts/msg.ts';
import { renderField } from './field.ts';
import { FILES_ID, fieldsOf, filesIn, renderFileField } from './file-field.ts';
import { LANGUAGE_STEP, renderFormLanguages } from './languages.ts';
import { html, type Markup } from './markup.ts';
import type { SentForm } from './read-form.ts';
import type { Wrong } from './summary.ts';
import type { Words } from './words.ts';

/**
 * What was sent from one of the forms of a case; `id` is its command's, made when the form was drawn, so that a form sent twice is one command. `contact` is what was typed to correct it, `files`
 * are those that we have already.
 */
export type SentAct = {
  act: Act;
  id: string;
  typed: ActTyped;
  contact: Draft;
  files: readonly FileAnnouncement[];
};

/** Reads a form of `renderActs`; undefined for anything that is none. */
export function readAct(form: SentForm): SentAct | undefined {
  const act = ACTS.find((one) => one === form.get('act'));
  const body = RECOURSE_BODIES.find((one) => one === form.get('body')) ?? BLANK.body;
  const typed = { text: form.get('text') ?? '', body, on: form.get('on') ?? '' };
  const contact = Object.fromEntries(
    CONTACT_FIELDS.map(({ name }) => [name, form.get(name) ?? '']),
  ) as Draft;
  return act && { act, id: form.get('id') ?? '', typed, contact, files: filesIn(form) };
}

/** The same as hidden fields, for a form that has to open the case first. */
export const renderWritten = ({ act, id, typed, contact, files }: SentAct): Markup[] =>
  Object.entries({
    ...{ act, id, ...typed },
    ...(act === 'correctContact' && contact),
    ...fieldsOf(files),
  }).map(([name, value]) => html`<input type="hidden" name=${name} value=${value} />`);

/** What is drawn of an act that wasn't followed: all that was typed, and why, at the fields where it is known. */
export type Refused = SentAct & {
  error?: string | undefined;
  mistakes?: readonly Mistake[];
  fileProblem?: string | undefined;
};

/** What is wrong with it, by the id of the control that each sentence is about. */
export const wrongWith = ({ act, error, mistakes = [], fileProblem }: Refused): Wrong[] => [
  ...mistakes.map(({ name, text }) => ({ id: `f-${name}`, text })),
  ...(error === undefined ? [] : [{ id: fieldOf(act), text: error }]),
  ...(fileProblem === undefined ? [] : [{ id: FILES_ID, text: fileProblem }]),
];

const fieldOf = (act: Act) => (act === 'correctContact' ? 'f-name' : `${act}-field`);

type Drawn = {
  case_: Case;
  /** The files of the case: what is added stands beside them, within one limit. */
  files: readonly CaseFile[];
  token: string;
  newId: () => string;
  refused?: Refused | undefined;
};

const BLANK: ActTyped = { text: '', body: 'ombudsfin', on: '' };

/** A form for each thing that a customer can do now, closed until it is opened; the one that was refused, or came from another language, stands open. */
export function renderActs(words: Words, drawn: Drawn): Markup {
  const { t } = words;
  const { case_, newId, refused } = drawn;
  return html`<section class="acts">
    <h2>${t.actNow}</h2>
    ${actsIn(case_).map((act) => {
      const again = refused?.act === act ? refused : undefined;
      return html`<details ?open=${again !== undefined}>
        <summary>${t[ACT_TEXTS[act].title]}</summary>
        ${renderForm(words, act, { ...drawn, id: again?.id ?? newId(), again })}
      </details>`;
    })}
  </section>`;
}

type Form = Drawn & { id: string; again: Refused | undefined };

function renderForm(words: Words, act: Act, form: Form): Markup {
  const { language, t } = words;
  return html`<form
    id=${act}
    method="post"
    action=${`/${language}/case`}
    accept-charset="utf-8"
    enctype=${act === 'write' ? 'multipart/form-data' : nothing}
    novalidate
  >
    <input type="hidden" name="session" value=${form.token} />
    <input type="hidden" name="act" value=${act} />
    <input type="hidden" name="id" value=${form.id} />
    <p>${t[ACT_TEXTS[act].why]}</p>
    ${act === 'correctContact' ? renderContact(t, form) : renderAsked(words, act, form)}
    <p class="actions">
      <button class="main" name="step" value="act">
        ${act === 'withdraw' ? t.actWithdraw : t.actSend}
      </button>
    </p>
    ${renderFormLanguages(words, { form: act, page: 'case', step: LANGUAGE_STEP })}
  </form>`;
}

// Nothing on this page changes with what is typed, so every question is asked; a private customer has no company.
function renderContact(t: Words['t'], { case_, again }: Form): Markup[] {
  const held = heldContact(case_);
  const draft = again ? { customer: case_.customer, ...again.contact } : held;
  const errors = new Map(again?.mistakes?.map(({ name, text }) => [name, text]));
  return CONTACT_FIELDS.filter(
    ({ name }) => name !== 'company' || case_.customer === 'business' || held.company,
  ).map((field) => renderField({ t, field, draft, error: errors.get(field.name) }));
}

function renderAsked(words: Words, act: AskedAct, { again, files }: Form): Markup[] {
  const { typed = BLANK, error } = again ?? {};
  return [
    renderQuestion(words.t, act, typed, error),
    ...(act === 'write' ? [renderFilesToAdd(words, files.length, again)] : []),
  ];
}

const renderFilesToAdd = (words: Words, count: number, again: Refused | undefined): Markup =>
  html`${count > 0 ? html`<p>${fill(words.t.filesHeld, { count })}</p>` : nothing}
    ${Object.entries(fieldsOf(again?.files ?? [])).map(
      ([name, value]) => html`<input type="hidden" name=${name} value=${value} />`,
    )}
    <div>${renderFileField(words, again?.files ?? [], again?.fileProblem)}</div>`;

function renderQuestion(t: Words['t'], act: AskedAct, typed: ActTyped, error?: string): Markup {
  const field = fieldOf(act);
  const wrong = error ? html`<span class="bad" id=${`${field}-error`}>${error}</span>` : nothing;
  const described = error ? `${field}-error` : nothing;
  const invalid = error ? 'true' : nothing;
  if (act !== 'declareRecourse')
    return html`<div class="field">
      <label for=${field}>${t[ACT_QUESTIONS[act]]}</label>
      ${wrong}
      <textarea
        id=${field}
        name="text"
        rows="6"
        maxlength="20000"
        aria-describedby=${described}
        aria-invalid=${invalid}
      >
${typed.text}</textarea>
    </div>`;
  return html`<div class="field">
      <label for="recourse-body">${t[ACT_QUESTIONS[act]]}</label>
      <select id="recourse-body" name="body">
        ${RECOURSE_BODIES.map((body) => renderBody(t, body, body === typed.body))}
      </select>
    </div>
    <div class="field">
      <label for=${field}>${t.actRecourseOn}</label>
      ${wrong}
      <input
        id=${field}
        name="on"
        type="date"
        value=${typed.on}
        aria-describedby=${described}
        aria-invalid=${invalid}
      />
    </div>`;
}

const renderBody = (t: Words['t'], body: Body, selected: boolean): Markup =>
  html`<option value=${body} ?selected=${selected}>${bodyName(t, body)}</option>`;
