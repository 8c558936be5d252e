import { html, nothing, type TemplateResult } from 'lit';
import type { Complaint } from '#shared/api/complaint.ts';
import { mistakes, type Mistake, readDraft } from '#shared/filing/draft.ts';
import { type Draft, type Field, isAsked, STEPS } from '#shared/filing/fields.ts';
import { fill } from '#shared/texts/msg.ts';
import { SfsBeforeFileEvent, SfsFiledEvent } from '../events.ts';
import { focusOn, type Part, type PartHost } from '../part.ts';
import {
  forgetDraft,
  forgetSealed,
  keepDraft,
  keepSealed,
  keptDraft,
  keptSealed,
  type Sealed,
} from '../sync/device.ts';
import { renderAnswers } from '../ui/answers.ts';
import { type FieldTexts, renderField } from '../ui/field.ts';
import { filedText, renderReceipt } from './receipt.ts';
import type { renderQr } from '../ui/qr.ts';
import { saveFile } from '../ui/save-file.ts';
import { checkReceipt, type Filed, seal, send, type Sending } from './sealed.ts';

export { styles } from './filing.styles.ts';

/** The form: a few short steps, checking and sending, and the receipt on the same screen. */
export const createPart = (host: PartHost): Part => new Filing(host);

class Filing implements Part {
  readonly #host: PartHost;
  #draft: Draft;
  #step = 0;
  #mistakes: readonly Mistake[] = [];
  /** Whether what was typed is on this device; undefined until something was. */
  #kept: boolean | undefined;
  #sealed: Sealed | undefined;
  #sending: Sending | undefined;
  #filed: Filed | undefined;
  /** Draws a QR code, once that much was loaded; without it the receipt is whole as text and file. */
  #drawQr: typeof renderQr | undefined;

  constructor(host: PartHost) {
    this.#host = host;
    const kept = keptDraft(Date.now());
    this.#kept = kept && true;
    this.#draft = kept ?? this.#blank();
    const sealed = keptSealed();
    // What was sealed was meant to be sent, and may have arrived: sending it again gives the same case.
    if (sealed) void this.#send(sealed);
  }

  get #t(): FieldTexts {
    return { ...this.#host.sight, ...this.#host.form };
  }

  #blank(): Draft {
    const { customer, contract, form } = this.#host;
    return {
      country: form.countryDefault,
      ...(customer && { customer }),
      ...(contract && { contractReference: contract }),
    };
  }

  render(): TemplateResult {
    if (this.#filed) {
      return renderReceipt(this.#t, this.#host.language, this.#filed, {
        drawQr: this.#drawQr,
        onCheck: this.#onCheck,
        onFinish: this.#onFinish,
      });
    }
    if (this.#sending) return this.#renderSending(this.#sending);
    if (!isSecureContext) return this.#renderInsecure();
    const step = STEPS[this.#step];
    return html`<form novalidate @submit=${this.#onSubmit}>
      <p class="quiet">
        ${fill(this.#t.stepOf, { step: this.#step + 1, steps: STEPS.length + 1 })}
      </p>
      <progress aria-hidden="true" max=${STEPS.length + 1} value=${this.#step + 1}></progress>
      <h2 tabindex="-1" data-heading>${step ? this.#t[step.heading] : this.#t.check}</h2>
      ${this.#renderMistakes()}
      ${step ? step.fields.map((field) => this.#renderField(field)) : this.#renderCheck()}
      <p class="actions">
        <button class="main">${step ? this.#t.next : this.#t.send}</button>
        <button type="button" @click=${this.#onBack}>
          ${this.#step > 0 ? this.#t.back : this.#t.close}
        </button>
      </p>
      ${this.#renderKept()}
    </form>`;
  }

  // Ids, code and signature want WebCrypto, which a page without https doesn't have.
  #renderInsecure(): TemplateResult {
    const { api, language } = this.#host;
    return html`<h2 tabindex="-1" data-heading>${this.#t.file}</h2>
      <p>${this.#t.insecure}</p>
      <p><a href=${`${api}/${language}/complaint`}>${this.#t.hostedForm}</a></p>`;
  }

  #renderMistakes(): unknown {
    const count = this.#mistakes.length;
    if (count === 0) return nothing;
    const { errorSummary, errorSummaryMany } = this.#t;
    return html`<div class="summary" role="group" tabindex="-1" aria-labelledby="summary">
      <h3 id="summary">${count === 1 ? errorSummary : fill(errorSummaryMany, { count })}</h3>
      <ul>
        ${this.#mistakes.map(
          ({ name, text }) =>
            html`<li>
              <button type="button" class="link" @click=${() => this.#focusField(name)}>
                ${text}
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #renderField(field: Field): unknown {
    if (!isAsked(field, this.#draft)) return nothing;
    return renderField({
      t: this.#t,
      field,
      draft: this.#draft,
      error: this.#mistakes.find(({ name }) => name === field.name)?.text,
      onInput: (value) => this.#onInput(field, value),
    });
  }

  #renderCheck(): TemplateResult {
    const t = this.#t;
    return html`<p>${t.checkIntro}</p>
      ${STEPS.map(
        (step, index) =>
          html`<h3>${t[step.heading]}</h3>
            ${renderAnswers(t, step.fields, this.#draft)}
            <button type="button" class="link" @click=${() => this.#goTo(index)}>
              ${fill(t.changeStep, { step: t[step.heading] })}
            </button>`,
      )}
      <p>${t.dataUse}</p>`;
  }

  #renderKept(): unknown {
    const t = this.#t;
    if (this.#kept === undefined) return nothing;
    if (!this.#kept) return html`<p class="bad" role="status">${t.draftNotKept}</p>`;
    return html`<p class="quiet">
      ${t.draftKept}
      <button type="button" class="link" @click=${this.#onForget}>${t.draftForget}</button>
    </p>`;
  }

  #renderSending(sending: Sending): TemplateResult {
    const t = this.#t;
    const heading = html`<h2 tabindex="-1" data-heading>${t.check}</h2>`;
    if (sending.state === 'sending')
      return html`${heading}
        <p role="status">${t.sending}</p>`;
    const kept = keptSealed() ? t.sendOffline : t.sendNotKept;
    const why =
      sending.state === 'busy'
        ? fill(t.sendBusy, { seconds: sending.seconds })
        : sending.state === 'refused'
          ? fill(t.sendRefused, { code: sending.code })
          : kept;
    return html`${heading}
      <div class="summary"><p role="alert">${why}</p></div>
      <p class="actions">
        ${
          sending.state === 'refused'
            ? html`<button class="main" @click=${this.#onEditRefused}>${t.change}</button>`
            : html`<button class="main" @click=${this.#onSendAgain}>${t.sendAgain}</button>`
        }
        <button @click=${this.#onSaveText}>${t.saveText}</button>
      </p>`;
  }

  #onInput(field: Field, value: string): void {
    this.#draft = { ...this.#draft, [field.name]: value };
    this.#kept = keepDraft(this.#draft, Date.now());
    this.#host.requestUpdate();
  }

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const step = STEPS[this.#step];
    const read = readDraft(this.#draft, this.#host.marque, this.#host.language);
    const asked = (step ? [step] : STEPS).flatMap(({ fields }) => fields);
    this.#mistakes = 'errors' in read ? mistakes(this.#t, read.errors, asked) : [];
    if (this.#sending) return;
    if (this.#mistakes.length > 0) void focusOn(this.#host, '.summary');
    else if (step) this.#goTo(this.#step + 1);
    else if ('complaint' in read) {
      const { customer, subject } = read.complaint;
      const wanted = this.#host.dispatchEvent(new SfsBeforeFileEvent(customer, subject));
      if (wanted) void this.#sealAndSend(read.complaint);
    }
  };

  #onBack = (): void => {
    if (this.#step > 0) this.#goTo(this.#step - 1);
    else this.#host.go('procedure');
  };

  #goTo(step: number): void {
    this.#step = step;
    this.#mistakes = [];
    void focusOn(this.#host, '[data-heading]');
  }

  #focusField(name: string): void {
    const step = STEPS.findIndex(({ fields }) => fields.some((field) => field.name === name));
    // From the last step, the way to a mistake leads through its own.
    if (this.#step === STEPS.length) this.#step = step;
    void focusOn(this.#host, `#f-${name}`);
  }

  async #sealAndSend(complaint: Complaint): Promise<void> {
    // Said at once: a second click finds no form to send.
    this.#sending = { state: 'sending' };
    void focusOn(this.#host, '[data-heading]');
    await this.#send(await seal(complaint, Date.now()));
  }

  async #send(sealed: Sealed): Promise<void> {
    // Kept before the first byte is sent: a page that goes away now comes back with the same ids and code.
    keepSealed(sealed);
    this.#sealed = sealed;
    this.#sending = { state: 'sending' };
    void focusOn(this.#host, '[data-heading]');
    const outcome = await send(this.#host.client, sealed);
    if ('answer' in outcome) await this.#showFiled(outcome);
    else this.#sending = outcome;
    void focusOn(this.#host, '[data-heading]');
  }

  async #showFiled(filed: Filed): Promise<void> {
    this.#filed = filed;
    this.#sending = undefined;
    forgetDraft();
    this.#host.dispatchEvent(new SfsFiledEvent(filed.answer.reference));
    void this.#onCheck();
    void this.#loadQr();
    await focusOn(this.#host, '[data-heading]');
  }

  async #loadQr(): Promise<void> {
    try {
      this.#drawQr = (await import('../ui/qr.ts')).renderQr;
      this.#host.requestUpdate();
    } catch {
      // Text and file hold the same receipt.
    }
  }

  #onCheck = async (): Promise<void> => {
    if (!this.#filed) return;
    this.#filed = { ...this.#filed, check: 'checking' };
    this.#host.requestUpdate();
    this.#filed = { ...this.#filed, check: await checkReceipt(this.#host.client, this.#filed) };
    this.#host.requestUpdate();
  };

  #onSendAgain = (): void => {
    if (this.#sealed) void this.#send(this.#sealed);
  };

  // The server said no for good, so nothing of it is there: new ids are right for what is sent next.
  #onEditRefused = (): void => {
    forgetSealed();
    this.#sending = undefined;
    this.#goTo(0);
  };

  #onSaveText = (): void => {
    if (this.#sealed) saveFile('sfs-complaint.txt', filedText(this.#t, this.#sealed));
  };

  #onForget = (): void => {
    forgetDraft();
    this.#draft = this.#blank();
    this.#kept = undefined;
    this.#goTo(0);
  };

  #onFinish = (): void => {
    forgetSealed();
    this.#filed = undefined;
    this.#sealed = undefined;
    this.#draft = this.#blank();
    this.#kept = undefined;
    this.#step = 0;
    this.#host.go('procedure');
  };
}
