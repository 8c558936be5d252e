import { html, nothing, type TemplateResult } from 'lit';
import type { CaseFile } from '#shared/api/files.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Case } from '#shared/case/evolve.ts';
import type { CustomerCommand } from '#shared/case/predict.ts';
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
import type { WayOut } from '#shared/procedure/ways-out.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { cleanJson } from '#shared/proof/clean-text.ts';
import { fill } from '#shared/texts/msg.ts';
import type { PapersTyped } from '../letters/papers.ts';
import { focusOn, type PartHost } from '../part.ts';
import type { Session } from '../session/session.ts';
import type { ActingTexts } from '../session/texts.ts';
import { styles } from './acts.styles.ts';
import type { Attaching } from './attaching.ts';
import type { ContactFields } from './contact.ts';
import { Asked } from './asked.ts';
import { renderQuestion } from './question.ts';
import { Taking } from './taking.ts';

/** What was being typed, as the session keeps it. */
type Typed = {
  act: Act | undefined;
  typed: ActTyped;
  contact?: Draft | undefined;
  /** Whether files were added to the message. */
  hasFiles?: boolean;
  papers?: PapersTyped | undefined;
};

/**
 * What a customer does in their case: one form at a time. What is typed is kept by the session at every pause; what is sent is the session's from then on.
 */
export class Acts {
  readonly #host: PartHost;
  /** Another one after the case was closed and opened again; what was typed stays. */
  session: Session;
  #act: Act | undefined;
  #typed: ActTyped = BLANK;
  #contactTyped: Draft | undefined;
  /** What was typed in a form that was left for another, or cancelled: it stands there again. */
  readonly #setAside = new Map<Act, ActTyped>();
  #hasFiles = false;
  #papersTyped: PapersTyped | undefined;
  #error: string | undefined;
  #isGiving = false;
  #contact: ContactFields | undefined;
  readonly #taking: Taking;
  #attaching: Attaching | undefined;
  /** Whether files of this case were looked for that this device still has to send. */
  #hasLooked = false;
  readonly #parts: Asked;

  constructor(host: PartHost, session: Session) {
    this.#host = host;
    this.#parts = new Asked(host);
    this.session = session;
    const { act, typed, contact, hasFiles, papers } = Object(session.typed) as Partial<Typed>;
    this.#act = ACTS.find((one) => one === act);
    this.#typed = { ...BLANK, ...typed };
    this.#contactTyped = contact;
    this.#hasFiles = hasFiles === true;
    this.#papersTyped = papers;
    this.#taking = new Taking(host, () => this.session, {
      typed: papers,
      onType: (written) => {
        this.#papersTyped = written;
        this.#keep();
      },
    });
    const root = host.renderRoot as ShadowRoot;
    const { styleSheet } = styles;
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
      root.adoptedStyleSheets.push(styleSheet);
  }

  readonly #t = (): ActingTexts => this.session.texts;

  /** `files` are those of the case, as the server has them. */
  render(case_: Case, files: readonly CaseFile[]): TemplateResult {
    const t = this.#t();
    if (files.some(({ state }) => state === 'awaited')) this.#goOn();
    return html`<div class="onscreen">
      <h3>${t.actNow}</h3>
      ${this.session.renderStates()}
      ${this.#act ? nothing : this.#attaching?.renderRest(files, this.session.mayKeep)}
      ${this.#parts.renderMissing(t)}
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
              ${this.#taking.renderButtons()}
            </p>`
      }
      ${this.#act ? nothing : this.#taking.render(case_)}
    </div>`;
  }

  /** What can be prepared for an outside body. */
  renderWay = (way: WayOut, case_: Case): unknown =>
    this.#taking.renderWay(way, case_, () => {
      void this.#open('declareRecourse', case_).then(() => this.#type({ body: way.body }));
    });

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
        <button class="main">${act === 'withdraw' ? t.actWithdraw : t.actSend}</button>
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
    if (!this.#contact && !this.#parts.isMissing) void this.#open(act, case_);
    return this.#contact?.render((draft) => {
      this.#contactTyped = draft;
      this.#keep();
    });
  }

  #renderFiles(held: readonly CaseFile[]): unknown {
    const t = this.#t();
    const count = held.length > 0 ? fill(t.filesHeld, { count: held.length }) : nothing;
    if (this.#hasFiles) this.#goOn();
    if (this.#attaching)
      return html`<p>${count}</p>
        <p class="quiet">${t.filesGo}</p>
        ${this.#attaching.render(held, this.session.mayKeep)}`;
    return html`<p>${count}</p>
      <p><button type="button" @click=${this.#onAttach}>${t.addFiles}</button></p>`;
  }

  #onAttach = async (): Promise<void> => {
    this.#hasFiles = true;
    this.#keep();
    await this.#attach();
    void focusOn(this.#host, '#files-heading');
  };

  async #attach(): Promise<void> {
    const { caseId, verifier } = this.session.key;
    const part = await this.#parts.load(() => import('./attaching.ts'));
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
      const part = await this.#parts.load(() => import('./contact.ts'));
      const create = () => part?.createContact(this.#host, this.#t, case_, this.#contactTyped);
      this.#contact = await this.#parts.load(async () => create());
      if (!this.#contact) return;
    }
    if (this.#act !== act) {
      this.#layAside();
      this.#typed = this.#setAside.get(act) ?? BLANK;
    }
    this.#act = act;
    void focusOn(this.#host, '#act');
  }

  #type(change: Partial<ActTyped>): void {
    this.#typed = { ...this.#typed, ...change };
    this.#keep();
  }

  #keep(): void {
    const papers = this.#papersTyped;
    const act = this.#act && { act: this.#act, typed: this.#typed, contact: this.#contactTyped };
    const typed = { ...act, ...(act && { hasFiles: this.#hasFiles }), ...(papers && { papers }) };
    this.session.keepTyped(act || papers ? typed : undefined);
  }

  #onCancel = (): void => {
    void this.#attaching?.giveUp();
    this.#layAside();
    this.#close();
    void focusOn(this.#host, '[data-heading]');
  };

  #layAside(): void {
    if (this.#act) this.#setAside.set(this.#act, this.#typed);
  }

  #close(): void {
    this.#act = undefined;
    this.#typed = BLANK;
    this.#contact = undefined;
    this.#contactTyped = undefined;
    this.#hasFiles = false;
    this.#error = undefined;
    this.#keep();
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
      this.#setAside.delete(act);
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
