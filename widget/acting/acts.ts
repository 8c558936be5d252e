import { html, nothing, type TemplateResult } from 'lit';
import type { CaseFile, FileAnnouncement } from '#shared/api/files.ts';
import type { CommandEnvelope } from '#shared/api/wire.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Case } from '#shared/case/evolve.ts';
import type { Body } from '#shared/case/recourse.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import {
  type Act,
  ACT_TEXTS,
  actBody,
  actMistake,
  actsIn,
  type ActTyped,
  commandOf,
} from '#shared/procedure/customer-acts.ts';
import { bodyName, type WayOut } from '#shared/procedure/ways-out.ts';
import { cleanJson } from '#shared/proof/clean-text.ts';
import { newId } from '#shared/proof/ids.ts';
import { readReceipt } from '#shared/proof/receipt.ts';
import { dateInWords, timeOfDay } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import { focusOn, type PartHost } from '../part.ts';
import { saveFile } from '../ui/save-file.ts';
import type { TrackingTexts } from '../tracking/opening.ts';
import type { Papers } from '../letters/papers.ts';
import { styles } from './acts.styles.ts';
import type { Attaching } from './attaching.ts';
import type { ContactFields } from './contact.ts';
import { renderQuestion } from './question.ts';

/** What an act needs of the case that is open. */
export type Opened = {
  case_: Case;
  caseId: string;
  token: string;
  verifier: string;
  files: readonly CaseFile[];
};

type Sent = { body: Record<string, Json>; files: readonly FileAnnouncement[] };

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
  #contact: ContactFields | undefined;
  #papers: Papers | undefined;
  #attaching: Attaching | undefined;
  /** What of it is open: the letter and the dates, or what goes to a body. */
  readonly #unfolded = new Set<'papers' | Body>();
  /** A part that was asked for couldn't be loaded; asked for again, it is tried again. */
  #isMissing = false;

  constructor(host: PartHost, texts: () => TrackingTexts) {
    this.#host = host;
    this.#t = texts;
    const root = host.renderRoot as ShadowRoot;
    const { styleSheet } = styles;
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
      root.adoptedStyleSheets.push(styleSheet);
  }

  /** Whether something was typed that the server doesn't have. */
  get isOpen(): boolean {
    return this.#act !== undefined;
  }

  render(opened: Opened): TemplateResult {
    const t = this.#t();
    const acts = actsIn(opened.case_);
    return html`<div class="onscreen">
      <h3>${t.actNow}</h3>
      ${this.#renderDone()} ${this.#act ? nothing : this.#attaching?.renderRest(opened.files)}
      ${this.#isMissing ? html`<p role="alert">${t.loadFailed}</p>` : nothing}
      ${
        this.#act
          ? this.#renderForm(this.#act, opened)
          : html`<p class="actions">
              ${acts.map(
                (act, index) =>
                  html`<button
                    class=${index === 0 ? 'main' : ''}
                    @click=${() => this.#open(act, opened.case_)}
                  >
                    ${t[ACT_TEXTS[act].title]}
                  </button>`,
              )}
              <button @click=${() => this.#unfold('papers', '#papers')}>${t.papers}</button>
              <button @click=${this.#onPrint}>${t.printReceipt}</button>
            </p>`
      }
      ${this.#unfolded.has('papers') && !this.#act ? this.#papers?.render(opened.case_) : nothing}
    </div>`;
  }

  /** What can be prepared for an outside body: a way to open it, and then what it is. */
  renderWay({ body, open }: WayOut, { case_ }: Opened): unknown {
    const t = this.#t();
    // The facts hold nothing that a court asks for.
    if (!open || body === 'court') return nothing;
    if (this.#unfolded.has(body))
      return this.#papers?.renderPack(case_, body, () => this.#renderGone(body, case_));
    return html`<p class="actions">
      <button @click=${() => this.#unfold(body, `#pack-${body}`)}>
        ${t.packOpen}<span class="unseen"> : ${bodyName(t, body)}</span>
      </button>
    </p>`;
  }

  #renderGone(body: Body, case_: Case): TemplateResult {
    const onGone = () => {
      this.#typed = { ...this.#typed, body };
      void this.#open('declareRecourse', case_);
    };
    return html`<button @click=${onGone}>${this.#t().actRecourse}</button>`;
  }

  async #unfold(what: 'papers' | Body, selector: string): Promise<void> {
    const part = await this.#load(() => import('../letters/papers.ts'));
    this.#papers ??= await part?.createPapers(this.#host, this.#t);
    if (!this.#papers) return;
    this.#unfolded.add(what);
    void focusOn(this.#host, selector);
  }

  #onPrint = async (): Promise<void> => {
    const part = await this.#load(() => import('../ui/print-alone.ts'));
    const frame = this.#host.renderRoot.querySelector('.sfs');
    if (frame) part?.printAlone(frame);
  };

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
    const files = act === 'write' ? this.#attaching?.files : undefined;
    return html`<form
      novalidate
      @submit=${(event: Event) => this.#onSubmit(event, act, opened)}
      @dragover=${files?.onDrag}
      @drop=${files?.onDrop}
      @paste=${files?.onPaste}
    >
      <h4 tabindex="-1" id="act">${t[ACT_TEXTS[act].title]}</h4>
      <p id="act-why">${t[ACT_TEXTS[act].why]}</p>
      ${this.#renderQuestions(act)} ${act === 'write' ? this.#renderFiles(opened) : nothing}
      ${this.#state === 'failed' ? html`<p class="bad" role="alert">${t.actFailed}</p>` : nothing}
      <p class="actions">
        <button class="main" aria-disabled=${sending ? 'true' : nothing}>
          ${sending ? t.actSending : t.actSend}
        </button>
        <button type="button" @click=${this.#onCancel}>${t.actCancel}</button>
      </p>
    </form>`;
  }

  #renderQuestions(act: Act): unknown {
    if (act === 'correctContact')
      return this.#contact?.render(() => (this.#command = undefined)) ?? nothing;
    return renderQuestion(this.#t(), act, {
      typed: this.#typed,
      error: this.#error,
      onType: (change) => this.#type(change),
    });
  }

  #renderFiles(opened: Opened): unknown {
    const t = this.#t();
    const { files } = opened;
    const held = files.length > 0 ? fill(t.filesHeld, { count: files.length }) : nothing;
    if (this.#attaching)
      return html`<p>${held}</p>
        ${this.#attaching.render(files)}`;
    return html`<p>${held}</p>
      <p><button type="button" @click=${() => this.#attach(opened)}>${t.addFiles}</button></p>`;
  }

  async #attach({ caseId, verifier }: Opened): Promise<void> {
    const part = await this.#load(() => import('./attaching.ts'));
    const made = await part?.createAttaching(this.#host, { caseId, verifier });
    this.#attaching ??= made;
    void focusOn(this.#host, '#files-heading');
  }

  async #open(act: Act, case_: Case): Promise<void> {
    if (act === 'correctContact') {
      const part = await this.#load(() => import('./contact.ts'));
      if (!part) return;
      this.#contact = new part.ContactFields(this.#host, this.#t, case_);
    }
    this.#act = act;
    this.#done = undefined;
    void focusOn(this.#host, '#act');
  }

  async #load<P>(part: () => Promise<P>): Promise<P | undefined> {
    this.#isMissing = false;
    try {
      return await part();
    } catch {
      this.#isMissing = true;
      this.#host.requestUpdate();
      return undefined;
    }
  }

  // Whoever changes the words after a failed sending means another command.
  #type(change: Partial<ActTyped>): void {
    this.#typed = { ...this.#typed, ...change };
    this.#command = undefined;
  }

  #onCancel = (): void => {
    void this.#attaching?.giveUp();
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
    if (this.#state !== 'sending') void this.#give(act, opened);
  }

  async #give(act: Act, opened: Opened): Promise<void> {
    const chosen = act === 'write' ? await this.#attaching?.files.announcements() : undefined;
    const files = chosen ?? [];
    const body = this.#read(act, opened.case_, files.length > 0);
    if (!body || this.#state === 'sending') return;
    await this.#send(act, opened, { body: cleanJson(body) as Record<string, Json>, files });
  }

  /** What is to be sent; undefined where something is missing, which then is said at its field. */
  #read(act: Act, case_: Case, isWithFiles: boolean): Json | undefined {
    if (act === 'correctContact') {
      const contact = this.#contact?.read();
      return contact && { contact: contact as unknown as Json };
    }
    const text = this.#typed.text.trim() || !isWithFiles ? this.#typed.text : this.#t().filesAlone;
    const typed = { ...this.#typed, text };
    const mistake = actMistake(act, typed, case_, brusselsTime(Date.now()).date);
    this.#error = mistake && this.#t()[mistake];
    if (!this.#error) return actBody(act, typed);
    void focusOn(this.#host, act === 'declareRecourse' ? '#act-on' : '#act-text');
    return undefined;
  }

  async #send(act: Act, { case_, caseId, token }: Opened, { body, files }: Sent): Promise<void> {
    const announced = files.length > 0 ? { files } : {};
    // Whoever adds or removes a file after a failed sending means another command, too.
    if (JSON.stringify(this.#command?.files ?? []) !== JSON.stringify(files))
      this.#command = undefined;
    const type = commandOf(act, case_);
    this.#command ??= { v: 1, id: newId(random), caseId, type, body, ...announced };
    this.#state = 'sending';
    this.#host.requestUpdate();
    const reply = await this.#host.client.send(this.#command, token);
    const receipt = 'answer' in reply ? reply.answer.receipt : undefined;
    if (receipt !== undefined && readReceipt(receipt)?.commandId === this.#command.id) {
      const proof = { receipt, salt: 'answer' in reply ? reply.answer.salt : '' };
      const text = `${JSON.stringify(body, null, 2)}\n\n${proof.receipt}\n\nsalt: ${proof.salt ?? ''}\n`;
      this.#attaching?.name(files);
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
