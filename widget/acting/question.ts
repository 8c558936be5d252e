import { html, nothing, type TemplateResult } from 'lit';
import { type Body, RECOURSE_BODIES } from '#shared/case/recourse.ts';
import { ACT_QUESTIONS, type ActTyped, type AskedAct } from '#shared/procedure/customer-acts.ts';
import { bodyName } from '#shared/procedure/ways-out.ts';
import type { ActingTexts } from '../session/texts.ts';

type Asked = {
  typed: ActTyped;
  error: string | undefined;
  onType: (change: Partial<ActTyped>) => void;
};

/** What an act asks: a text, or which body was gone to and when. */
export function renderQuestion(t: ActingTexts, act: AskedAct, asked: Asked): TemplateResult {
  return act === 'declareRecourse' ? renderRecourse(t, asked) : renderText(t, act, asked);
}

const renderText = (
  t: ActingTexts,
  act: AskedAct,
  { typed, error, onType }: Asked,
): TemplateResult =>
  html`<div class="field">
    <label for="act-text">${t[ACT_QUESTIONS[act]]}</label>
    ${renderError(error)}
    <textarea
      id="act-text"
      rows="6"
      maxlength="20000"
      aria-describedby=${error ? 'act-error act-why' : 'act-why'}
      aria-invalid=${error ? 'true' : nothing}
      .value=${typed.text}
      @input=${(event: Event) => onType({ text: valueOf(event) })}
    ></textarea>
  </div>`;

const renderRecourse = (t: ActingTexts, { typed, error, onType }: Asked): TemplateResult =>
  html`<div class="field">
      <label for="act-text">${t.actRecourseBody}</label>
      <select
        id="act-text"
        aria-describedby="act-why"
        @change=${(event: Event) => onType({ body: valueOf(event) as Body })}
      >
        ${RECOURSE_BODIES.map(
          (body) =>
            html`<option value=${body} ?selected=${body === typed.body}>
              ${bodyName(t, body)}
            </option>`,
        )}
      </select>
    </div>
    <div class="field">
      <label for="act-on">${t.actRecourseOn}</label>
      ${renderError(error)}
      <input
        id="act-on"
        type="date"
        aria-describedby=${error ? 'act-error' : nothing}
        aria-invalid=${error ? 'true' : nothing}
        .value=${typed.on}
        @input=${(event: Event) => onType({ on: valueOf(event) })}
      />
    </div>`;

const renderError = (error: string | undefined): unknown =>
  error ? html`<span class="bad" id="act-error">${error}</span>` : nothing;

const valueOf = (event: Event) => (event.target as HTMLInputElement).value;
