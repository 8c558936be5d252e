import { html, nothing, type TemplateResult } from 'lit';
import type { CaseFile } from '#shared/api/files.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Case } from '#shared/case/evolve.ts';
import type { CustomerCommand } from '#shared/case/predict.ts';
import type { Body } from '#shared/case/recourse.ts';
import type { Draft } from '#shared/filing/fields.ts';
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
import { bodyName, type WayOut } from '#shared/procedure/ways-out.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { cleanJson } from '#shared/proof/clean-text.ts';
import { fill } from '#shared/texts/msg.ts';
import type { DossierTaking } from '../dossier/dossier.ts';
import type { Papers } from '../letters/papers.ts';
import { focusOn, type PartHost } from '../part.ts';
import type { Session } from '../session/session.ts';
import type { TrackingTexts } from '../tracking/opening.ts';
import { styles } from './acts.styles.ts';
import type { Attaching } from './attaching.ts';
import type { ContactFields } from './contact.ts';
import { renderQuestion } from './question.ts';

/** What was being typed, as the session keeps it. */
type Typed = { act: Act | undefined; typed: ActTyped; contact?: Draft | undefined };

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
  #contactTyped: Draft | undefined;
  #error: string | undefined;
  #isGiving = false;
  #contact: ContactFields | undefined;
  #papers: Papers | undefined;
  #dossier: DossierTaking | undefined;
  #attaching: Attaching | undefined;
  /** Whether files of this case were looked for that this device still has to send. */
  #hasLooked = false;
  /** What of it is open: the letter and the dates, or what goes to a body. */
  readonly #unfolded = new Set<'papers' | Body>();
  /** A part that was asked for couldn't be loaded; asked for again, it is tried again. */
  #isMissing = false;

  constructor(host: PartHost, texts: () => TrackingTexts, session: Session) {
    this.#host = host;
    this.#t = texts;
    this.session = session;
    const { act, typed, contact } = Object(session.typed) as Partial<Typed>;
    this.#act = ACTS.find((one) => one === act);
    this.#typed = { ...BLANK, ...typed };
    this.#contactTyped = contact;
    const root = host.renderRoot as ShadowRoot;
    const { styleSheet } = styles;
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
      root.adoptedStyleSheets.push(styleSheet);
  }

  /** `files` are those of the case, as the server has them. */
  render(case_: Case, files: readonly CaseFile[]): TemplateResult {
    const t = this.#t();
    if (files.some(({ state }) => state === 'awaited')) this.#goOn();
    return html`<div class="onscreen">
      <h3>${t.actNow}</h3>
      ${this.session.renderStates()}
      ${this.#act ? nothing : this.#attaching?.renderRest(files, this.session.mayKeep)}
      ${this.#isMissing ? html`<p role="alert">${t.loadFailed}</p>` : nothing}
      ${
        this.#act
          ? this.#renderForm(this.#act, case_, files)
          : html`<p class="actions">
              ${actsIn(case_).map(
                (act, index) =>
                  html`<button
                    class=${index === 0 ? 'main' : ''}
                    @click=${() => this.#open(act, case_)}
                  >
                    ${t[ACT_TEXTS[act].title]}
                  </button>`,
              )}
              <button @click=${() => this.#unfold('papers', '#papers')}>${t.papers}</button>
              <button @click=${this.#onDossier}>${this.session.texts.takeDossier}</button>
              <button @click=${this.#onPrint}>${t.printReceipt}</button>
            </p>`
      }
      ${this.#unfolded.has('papers') && !this.#act ? this.#papers?.render(case_) : nothing}
      ${this.#act ? nothing : this.#dossier?.render(this.session.opened)}
    </div>`;
  }

  /** What can be prepared for an outside body: a way to open it, and then what it is. */
  renderWay({ body, open }: WayOut, case_: Case): unknown {
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
      this.#type({ body });
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

  #onDossier = async (): Promise<void> => {
    const part = await this.#load(() => import('../dossier/dossier.ts'));
    this.#dossier ??= await part?.createDossier(this.#host);
    if (this.#dossier) void focusOn(this.#host, '#dossier');
  };

  #onPrint = async (): Promise<void> => {
    const part = await this.#load(() => import('../ui/print-alone.ts'));
    const frame = this.#host.renderRoot.querySelector('.sfs');
    if (frame) part?.printAlone(frame);
  };

  #renderForm(act: Act, case_: Case, held: readonly CaseFile[]): TemplateResult {
    const t = this.#t();
    const files = act === 'write' ? this.#attaching?.files : undefined;
    return html`<form
      novalidate
      @submit=${(event: Event) => this.#onSubmit(event, act, case_)}
      @dragover=${files?.onDrag}
      @drop=${files?.onDrop}
      @paste=${files?.onPaste}
    >
      <h4 tabindex="-1" id="act">${t[ACT_TEXTS[act].title]}</h4>
      <p id="act-why">${t[ACT_TEXTS[act].why]}</p>
      ${this.#renderQuestions(act, case_)} ${act === 'write' ? this.#renderFiles(held) : nothing}
      <p class="actions">
        <button class="main">${t.actSend}</button>
        <button type="button" @click=${this.#onCancel}>${t.actCancel}</button>
      </p>
    </form>`;
  }

  #renderQuestions(act: Act, case_: Case): unknown {
    if (act !== 'correctContact')
      return renderQuestion(this.#t(), act, {
        typed: this.#typed,
        error: this.#error,
        onType: (change) => this.#type(change),
      });
    // Begun before the page was left.
    if (!this.#contact && !this.#isMissing) void this.#open(act, case_);
    return this.#contact?.render((draft) => {
      this.#contactTyped = draft;
      this.#keep();
    });
  }

  #renderFiles(held: readonly CaseFile[]): unknown {
    const t = this.#t();
    const count = held.length > 0 ? fill(t.filesHeld, { count: held.length }) : nothing;
    if (this.#attaching)
      return html`<p>${count}</p>
        ${this.#attaching.render(held, this.session.mayKeep)}`;
    return html`<p>${count}</p>
      <p><button type="button" @click=${this.#onAttach}>${t.addFiles}</button></p>`;
  }

  #onAttach = async (): Promise<void> => {
    await this.#attach();
    void focusOn(this.#host, '#files-heading');
  };

  async #attach(): Promise<void> {
    const { caseId, verifier } = this.session.key;
    const part = await this.#load(() => import('./attaching.ts'));
    const made = await part?.createAttaching(this.#host, { caseId, verifier });
    this.#attaching ??= made;
    this.#host.requestUpdate();
  }

  // Files that are awaited may be on this device, chosen before the page was left.
  #goOn(): void {
    if (this.#hasLooked || this.#attaching) return;
    this.#hasLooked = true;
    void this.#attach();
  }

  async #open(act: Act, case_: Case): Promise<void> {
    if (act === 'correctContact') {
      const part = await this.#load(() => import('./contact.ts'));
      const create = () => part?.createContact(this.#host, this.#t, case_, this.#contactTyped);
      this.#contact = await this.#load(async () => create());
      if (!this.#contact) return;
    }
    this.#act = act;
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

  #type(change: Partial<ActTyped>): void {
    this.#typed = { ...this.#typed, ...change };
    this.#keep();
  }

  #keep(): void {
    this.session.keepTyped({ act: this.#act, typed: this.#typed, contact: this.#contactTyped });
  }

  #onCancel = (): void => {
    void this.#attaching?.giveUp();
    this.#close();
    void focusOn(this.#host, '[data-heading]');
  };

  #close(): void {
    this.#act = undefined;
    this.#typed = BLANK;
    this.#contact = undefined;
    this.#contactTyped = undefined;
    this.#error = undefined;
    this.session.keepTyped(undefined);
  }

  #onSubmit(event: Event, act: Act, case_: Case): void {
    event.preventDefault();
    if (!this.#isGiving) void this.#give(act, case_);
  }

  // The form goes once the device has the command, or is known not to keep it.
  async #give(act: Act, case_: Case): Promise<void> {
    this.#isGiving = true;
    try {
      const isWithFiles = act === 'write' && this.#attaching !== undefined;
      const files = isWithFiles ? await this.#attaching!.files.announcements() : [];
      const body = this.#read(act, case_, files.length > 0);
      if (!body) return;
      const announced = act === 'write' ? { files } : {};
      const command = { type: commandOf(act, case_), ...(cleanJson(body) as object), ...announced };
      await this.session.give(command as CustomerCommand, case_);
      this.#attaching?.name(files);
      this.#close();
      void focusOn(this.#host, '[data-heading]');
    } finally {
      this.#isGiving = false;
    }
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
}

const BLANK: ActTyped = { text: '', body: 'ombudsfin', on: '' };
