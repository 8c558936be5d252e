import { html, nothing, type TemplateResult } from 'lit';
import type { CommandEnvelope } from '#shared/api/wire.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Case } from '#shared/case/evolve.ts';
import { type Body, RECOURSE_BODIES } from '#shared/case/recourse.ts';
import {
  type Act,
  ACT_TEXTS,
  actBody,
  actMistake,
  actsIn,
  type ActTyped,
  commandOf,
} from '#shared/procedure/customer-acts.ts';
import { bodyName } from '#shared/procedure/ways-out.ts';
import { cleanJson } from '#shared/proof/clean-text.ts';
import { newId } from '#shared/proof/ids.ts';
import { readReceipt } from '#shared/proof/receipt.ts';
import { dateInWords, timeOfDay } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import { focusOn, type PartHost } from '../part.ts';
import { saveFile } from '../ui/save-file.ts';
import type { TrackingTexts } from '../tracking/opening.ts';

/** What an act needs of the case that is open. */
export type Opened = { case_: Case; caseId: string; token: string };

type Done = { reference: string; receipt: string; text: string };

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/**
 * What a customer does in their case: one form at a time. Its command has its id from the first sending on, so that sending again after a lost answer is
 * harmless, and what was typed stays until the server has it.
 */
export class Acts {
  readonly #host: PartHost;
  readonly #t: () => TrackingTexts;
  #act: Act | undefined;
  #typed: ActTyped = BLANK;
  #command: CommandEnvelope | undefined;
  #state: 'typing' | 'sending' | 'failed' = 'typing';
  #error: string | undefined;
  #done: Done | undefined;

  constructor(host: PartHost, texts: () => TrackingTexts) {
    this.#host = host;
    this.#t = texts;
  }

  /** Whether something was typed that the server doesn't have. */
  get isOpen(): boolean {
    return this.#act !== undefined;
  }

  render(opened: Opened): TemplateResult {
    const t = this.#t();
    const acts = actsIn(opened.case_);
    return html`<h3>${t.actNow}</h3>
      ${this.#renderDone()}
      ${
        this.#act
          ? this.#renderForm(this.#act, opened)
          : html`<p class="actions">
              ${acts.map(
                (act, index) =>
                  html`<button class=${index === 0 ? 'main' : ''} @click=${() => this.#open(act)}>
                    ${t[ACT_TEXTS[act].title]}
                  </button>`,
              )}
            </p>`
      }`;
  }

  #renderDone(): unknown {
    const t = this.#t();
    const done = this.#done;
    if (!done) return nothing;
    const { date, minutes } = brusselsTime(Date.parse(readReceipt(done.receipt)?.at ?? ''));
    const at = `${dateInWords(this.#host.language, date)}, ${timeOfDay(minutes)}`;
    return html`<p role="status" class="good">${fill(t.actDone, { at })}</p>
      <p><button class="link" @click=${this.#onSave}>${t.actSaveProof}</button></p>`;
  }

  #renderForm(act: Act, opened: Opened): TemplateResult {
    const t = this.#t();
    const sending = this.#state === 'sending';
    return html`<form novalidate @submit=${(event: Event) => this.#onSubmit(event, act, opened)}>
      <h4 tabindex="-1" id="act">${t[ACT_TEXTS[act].title]}</h4>
      <p id="act-why">${t[ACT_TEXTS[act].why]}</p>
      ${act === 'declareRecourse' ? this.#renderRecourse() : this.#renderText(act)}
      ${this.#state === 'failed' ? html`<p class="bad" role="alert">${t.actFailed}</p>` : nothing}
      <p class="actions">
        <button class="main" aria-disabled=${sending ? 'true' : nothing}>
          ${sending ? t.actSending : t.actSend}
        </button>
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
    this.#done = undefined;
    void focusOn(this.#host, '#act');
  }

  // Whoever changes the words after a failed sending means another command.
  #type(change: Partial<ActTyped>): void {
    this.#typed = { ...this.#typed, ...change };
    this.#command = undefined;
  }

  #onCancel = (): void => {
    this.#close();
    void focusOn(this.#host, '[data-heading]');
  };

  #close(): void {
    this.#act = undefined;
    this.#typed = BLANK;
    this.#command = undefined;
    this.#state = 'typing';
    this.#error = undefined;
  }

  #onSubmit(event: Event, act: Act, opened: Opened): void {
    event.preventDefault();
    if (this.#state === 'sending') return;
    const mistake = actMistake(act, this.#typed, opened.case_, brusselsTime(Date.now()).date);
    this.#error = mistake && this.#t()[mistake];
    if (this.#error) void focusOn(this.#host, act === 'declareRecourse' ? '#act-on' : '#act-text');
    else void this.#send(act, opened);
  }

  async #send(act: Act, { case_, caseId, token }: Opened): Promise<void> {
    const body = cleanJson(actBody(act, this.#typed)) as Record<string, string>;
    this.#command ??= { v: 1, id: newId(random), caseId, type: commandOf(act, case_), body };
    this.#state = 'sending';
    this.#host.requestUpdate();
    const reply = await this.#host.client.send(this.#command, token);
    const receipt = 'answer' in reply ? reply.answer.receipt : undefined;
    if (receipt !== undefined && readReceipt(receipt)?.commandId === this.#command.id) {
      const proof = { receipt, salt: 'answer' in reply ? reply.answer.salt : '' };
      const text = `${JSON.stringify(body, null, 2)}\n\n${proof.receipt}\n\nsalt: ${proof.salt ?? ''}\n`;
      this.#done = { reference: case_.reference, receipt, text };
      this.#close();
      void focusOn(this.#host, '[data-heading]');
      return;
    }
    this.#state = 'failed';
    this.#host.requestUpdate();
  }

  #onSave = (): void => {
    if (this.#done) saveFile(`${this.#done.reference}.txt`, this.#done.text);
  };
}

const BLANK: ActTyped = { text: '', body: 'ombudsfin', on: '' };

const valueOf = (event: Event) => (event.target as HTMLInputElement).value;
