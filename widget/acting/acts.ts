import { html, nothing, type TemplateResult } from 'lit';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Case } from '#shared/case/evolve.ts';
import type { CustomerCommand } from '#shared/case/predict.ts';
import { type Body, RECOURSE_BODIES } from '#shared/case/recourse.ts';
import {
  type Act,
  ACT_TEXTS,
  ACTS,
  actBody,
  actMistake,
  actsIn,
  type ActTyped,
  commandOf,
} from '#shared/procedure/customer-acts.ts';
import { bodyName } from '#shared/procedure/ways-out.ts';
import { cleanJson } from '#shared/proof/clean-text.ts';
import { focusOn, type PartHost } from '../part.ts';
import type { Session } from '../session/session.ts';
import type { TrackingTexts } from '../tracking/opening.ts';

/**
 * What a customer does in their case: one form at a time. What is typed is kept by the session at every pause; what is sent is the session's from then on.
 */
export class Acts {
  readonly #host: PartHost;
  readonly #t: () => TrackingTexts;
  /** Another one after the case was closed and opened again; what was typed stays. */
  session: Session;
  #act: Act | undefined;
  #typed: ActTyped = BLANK;
  #error: string | undefined;
  #isGiving = false;

  constructor(host: PartHost, texts: () => TrackingTexts, session: Session) {
    this.#host = host;
    this.#t = texts;
    this.session = session;
    const { act, typed } = Object(session.typed) as { act?: unknown; typed?: Partial<ActTyped> };
    this.#act = ACTS.find((one) => one === act);
    this.#typed = { ...BLANK, ...typed };
  }

  render(case_: Case): TemplateResult {
    const t = this.#t();
    return html`<h3>${t.actNow}</h3>
      ${this.session.renderStates()}
      ${
        this.#act
          ? this.#renderForm(this.#act, case_)
          : html`<p class="actions">
              ${actsIn(case_).map(
                (act, index) =>
                  html`<button class=${index === 0 ? 'main' : ''} @click=${() => this.#open(act)}>
                    ${t[ACT_TEXTS[act].title]}
                  </button>`,
              )}
            </p>`
      }`;
  }

  #renderForm(act: Act, case_: Case): TemplateResult {
    const t = this.#t();
    return html`<form novalidate @submit=${(event: Event) => this.#onSubmit(event, act, case_)}>
      <h4 tabindex="-1" id="act">${t[ACT_TEXTS[act].title]}</h4>
      <p id="act-why">${t[ACT_TEXTS[act].why]}</p>
      ${act === 'declareRecourse' ? this.#renderRecourse() : this.#renderText(act)}
      <p class="actions">
        <button class="main">${t.actSend}</button>
        <button type="button" @click=${this.#onCancel}>${t.actCancel}</button>
      </p>
    </form>`;
  }

  #renderText(act: Act): TemplateResult {
    const t = this.#t();
    return html`<div class="field">
      <label for="act-text">${t[ACT_TEXTS[act].label]}</label>
      ${this.#renderError()}
      <textarea
        id="act-text"
        rows="6"
        maxlength="20000"
        aria-describedby=${this.#error ? 'act-error act-why' : 'act-why'}
        aria-invalid=${this.#error ? 'true' : nothing}
        .value=${this.#typed.text}
        @input=${(event: Event) => this.#type({ text: valueOf(event) })}
      ></textarea>
    </div>`;
  }

  #renderRecourse(): TemplateResult {
    const t = this.#t();
    return html`<div class="field">
        <label for="act-text">${t.actRecourseBody}</label>
        <select
          id="act-text"
          aria-describedby="act-why"
          @change=${(event: Event) => this.#type({ body: valueOf(event) as Body })}
        >
          ${RECOURSE_BODIES.map(
            (body) =>
              html`<option value=${body} ?selected=${body === this.#typed.body}>
                ${bodyName(t, body)}
              </option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="act-on">${t.actRecourseOn}</label>
        ${this.#renderError()}
        <input
          id="act-on"
          type="date"
          aria-describedby=${this.#error ? 'act-error' : nothing}
          aria-invalid=${this.#error ? 'true' : nothing}
          .value=${this.#typed.on}
          @input=${(event: Event) => this.#type({ on: valueOf(event) })}
        />
      </div>`;
  }

  #renderError(): unknown {
    return this.#error ? html`<span class="bad" id="act-error">${this.#error}</span>` : nothing;
  }

  #open(act: Act): void {
    this.#act = act;
    void focusOn(this.#host, '#act');
  }

  #type(change: Partial<ActTyped>): void {
    this.#typed = { ...this.#typed, ...change };
    this.session.keepTyped({ act: this.#act, typed: this.#typed });
  }

  #onCancel = (): void => {
    this.#close();
    void focusOn(this.#host, '[data-heading]');
  };

  #close(): void {
    this.#act = undefined;
    this.#typed = BLANK;
    this.#error = undefined;
    this.session.keepTyped(undefined);
  }

  #onSubmit(event: Event, act: Act, case_: Case): void {
    event.preventDefault();
    if (this.#isGiving) return;
    const mistake = actMistake(act, this.#typed, case_, brusselsTime(Date.now()).date);
    this.#error = mistake && this.#t()[mistake];
    if (this.#error) void focusOn(this.#host, act === 'declareRecourse' ? '#act-on' : '#act-text');
    else void this.#give(act, case_);
  }

  // The form goes once the device has the command, or is known not to keep it.
  async #give(act: Act, case_: Case): Promise<void> {
    this.#isGiving = true;
    const body = cleanJson(actBody(act, this.#typed)) as Record<string, string>;
    const files = act === 'write' ? { files: [] } : {};
    const command = { type: commandOf(act, case_), ...body, ...files } as CustomerCommand;
    await this.session.give(command, case_);
    this.#isGiving = false;
    this.#close();
    void focusOn(this.#host, '[data-heading]');
  }
}

const BLANK: ActTyped = { text: '', body: 'ombudsfin', on: '' };

const valueOf = (event: Event) => (event.target as HTMLInputElement).value;
