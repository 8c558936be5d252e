import { nothing } from 'lit';
import type { Case } from '#shared/case/evolve.ts';
import { type Body, RECOURSE_BODIES } from '#shared/case/recourse.ts';
import {
  type Act,
  ACT_TEXTS,
  ACTS,
  actsIn,
  type ActTyped,
} from '#shared/procedure/customer-acts.ts';
import { bodyName } from '#shared/procedure/ways-out.ts';
import { html, type Markup } from './markup.ts';
import type { SentForm } from './read-form.ts';
import type { Words } from './words.ts';

/** What was sent from one of the forms of a case; `id` is its command's, made when the form was drawn, so that a form sent twice is one command. */
export type SentAct = { act: Act; id: string; typed: ActTyped };

/** Reads a form of `renderActs`; undefined for anything that is none. */
export function readAct(form: SentForm): SentAct | undefined {
  const act = ACTS.find((one) => one === form.get('act'));
  const body = RECOURSE_BODIES.find((one) => one === form.get('body')) ?? BLANK.body;
  const typed = { text: form.get('text') ?? '', body, on: form.get('on') ?? '' };
  return act && { act, id: form.get('id') ?? '', typed };
}

/** The same as hidden fields, for a form that has to open the case first. */
export const renderWritten = ({ act, id, typed }: SentAct): Markup =>
  html`<input type="hidden" name="act" value=${act} />
    <input type="hidden" name="id" value=${id} />
    <input type="hidden" name="text" value=${typed.text} />
    <input type="hidden" name="body" value=${typed.body} />
    <input type="hidden" name="on" value=${typed.on} />`;

/** What is drawn of an act that wasn't followed: all that was typed, and why. */
export type Refused = SentAct & { error: string };

type Drawn = { case_: Case; token: string; newId: () => string; refused: Refused | undefined };

const BLANK: ActTyped = { text: '', body: 'ombudsfin', on: '' };

/** A form for each thing that a customer can do now, closed until it is opened; the one that was refused stands open. */
export function renderActs(words: Words, { case_, token, newId, refused }: Drawn): Markup {
  const { t } = words;
  return html`<section class="acts">
    <h2>${t.actNow}</h2>
    ${actsIn(case_).map((act) => {
      const again = refused?.act === act ? refused : undefined;
      return html`<details ?open=${again !== undefined}>
        <summary>${t[ACT_TEXTS[act].title]}</summary>
        ${renderForm(words, act, { token, id: again?.id ?? newId(), again })}
      </details>`;
    })}
  </section>`;
}

type Form = { token: string; id: string; again: Refused | undefined };

function renderForm({ language, t }: Words, act: Act, { token, id, again }: Form): Markup {
  const { error } = again ?? {};
  return html`<form
    id=${act}
    method="post"
    action=${`/${language}/case`}
    accept-charset="utf-8"
    novalidate
  >
    <input type="hidden" name="session" value=${token} />
    <input type="hidden" name="act" value=${act} />
    <input type="hidden" name="id" value=${id} />
    <p>${t[ACT_TEXTS[act].why]}</p>
    ${renderQuestion(t, act, again?.typed ?? BLANK, error)}
    <p class="actions"><button class="main" name="step" value="act">${t.actSend}</button></p>
  </form>`;
}

function renderQuestion(t: Words['t'], act: Act, typed: ActTyped, error?: string): Markup {
  const field = `${act}-field`;
  const wrong = error ? html`<span class="bad" id=${`${field}-error`}>${error}</span>` : nothing;
  const described = error ? `${field}-error` : nothing;
  const invalid = error ? 'true' : nothing;
  if (act !== 'declareRecourse')
    return html`<div class="field">
      <label for=${field}>${t[ACT_TEXTS[act].label]}</label>
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
      <label for="recourse-body">${t[ACT_TEXTS[act].label]}</label>
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
