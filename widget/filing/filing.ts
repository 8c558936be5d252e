import { html, nothing, type TemplateResult } from 'lit';
import type { Complaint } from '#shared/api/complaint.ts';
import { mistakes, type Mistake, readDraft } from '#shared/filing/draft.ts';
import { type Draft, type Field, isAsked, STEPS } from '#shared/filing/fields.ts';
import { fill } from '#shared/texts/msg.ts';
import { SfsBeforeFileEvent } from '../events.ts';
import { focusOn, type Part, type PartHost } from '../part.ts';
import type { Files } from '../files/files.ts';
import type { Sent } from '../sent/sent.ts';
import type { Keeping } from '../sync/keeping.ts';
import type { Filing as Ids, KeptDraft, KeptSealed } from '../sync/store.ts';
import { renderAnswers } from '../ui/answers.ts';
import { type FieldTexts, renderField } from '../ui/field.ts';
import { Drafting } from './drafting.ts';
import { Leaving } from './leaving.ts';
import { announcedOf, keptDrafts } from './kept-drafts.ts';
import { seal } from './sealed.ts';

export { styles } from './filing.styles.ts';
// Contact details of an open case are corrected by the same questions; taken from here, so that they stay in one file.
export { contactFields, readContact } from '#shared/filing/contact.ts';
export { mistakes, renderField };

/** The form: what was begun or sealed on this device, a few short steps, checking and sealing, and the receipt on the same screen. */
export async function createPart(host: PartHost): Promise<Part> {
  await moveOldThings();
  const { keepingOf } = await import('../sync/keeping.ts');
  const keeping = await keepingOf(host);
  const drafts = await keptDrafts(keeping.store, Date.now());
  const filing = new Filing(host, keeping, drafts);
  if (drafts.length > 0) await filing.loadDrafts();
  // Wanted when something is sealed, perhaps without a network: so it is fetched while the person writes.
  const loading = filing.loadSent();
  if (keeping.outbox.items.length > 0) await loading;
  if (keeping.arrived) await filing.continue(keeping.arrived);
  return filing;
}

// Version 1.0.0 kept in localStorage; who never used it loads nothing for that.
async function moveOldThings(): Promise<void> {
  try {
    if (!Object.keys(localStorage).some((key) => /^sfs-complaint\/.+\/1$/.test(key))) return;
    const old = await import('../drafts/old-things.ts');
    await old.moveOldThings();
  } catch {
    // It stays where it is until it can be moved.
  }
}

/** The step that files are added in: where it is told what happened. */
const STORY = STEPS.find(({ fields }) => fields.some(({ name }) => name === 'description'));

class Filing implements Part {
  readonly #host: PartHost;
  readonly #keeping: Keeping;
  readonly #drafting: Drafting;
  #sent: Sent | undefined;
  /** What was just sealed, for as long as the screen for it couldn't be loaded. */
  #sealed: KeptSealed | undefined;
  #step = 0;
  #mistakes: readonly Mistake[] = [];
  #sealing = false;
  /** A draft that is still on the device, because what was sealed of it could not be kept there; it is the same complaint. */
  #left: { draft: string; sealed: string } | undefined;
  #files: Files | undefined;

  constructor(host: PartHost, keeping: Keeping, drafts: readonly KeptDraft[]) {
    this.#host = host;
    this.#keeping = keeping;
    this.#drafting = new Drafting(host, keeping, drafts, () => this.#goTo(0));
    host.addController(new Leaving(host, () => this.#drafting.isAtRisk || keeping.isAtRisk));
  }

  loadDrafts = (): Promise<void> => this.#drafting.loadDrafts();

  get #t(): FieldTexts {
    return { ...this.#host.sight, ...this.#host.form };
  }

  get #draft(): Draft {
    return this.#drafting.draft;
  }

  render(): TemplateResult {
    this.#takeLeft();
    if (this.#sent?.isShown) return this.#sent.render();
    if (this.#sealed) return this.#renderKeys(this.#sealed);
    if (!isSecureContext) return this.#renderInsecure();
    if (this.#drafting.isOffering) return this.#drafting.renderOffer();
    const step = STEPS[this.#step];
    const files = this.#filesOf();
    return html`<form
      novalidate
      @submit=${this.#onSubmit}
      @dragover=${files?.onDrag}
      @drop=${files?.onDrop}
      @paste=${files?.onPaste}
    >
      <p class="quiet">
        ${fill(this.#t.stepOf, { step: this.#step + 1, steps: STEPS.length + 1 })}
      </p>
      <progress aria-hidden="true" max=${STEPS.length + 1} value=${this.#step + 1}></progress>
      <h2 tabindex="-1" data-heading>${step ? this.#t[step.heading] : this.#t.check}</h2>
      ${this.#renderMistakes()}
      ${step ? step.fields.map((field) => this.#renderField(field)) : this.#renderCheck()}
      ${step === STORY ? files?.render() : nothing}
      <p class="actions">
        <button class="main">${step ? this.#t.next : this.#t.send}</button>
        <button type="button" @click=${this.#onBack}>
          ${this.#step > 0 ? this.#t.back : this.#t.close}
        </button>
      </p>
      ${this.#drafting.renderFooter()}
    </form>`;
  }

  continue = (draft: KeptDraft): Promise<void> => this.#drafting.continue(draft);

  /** Loads the screen of what was sealed; again after a failure. */
  async loadSent(): Promise<void> {
    try {
      const { Sent: Screen } = await import('../sent/sent.ts');
      this.#sent ??= new Screen(this.#host, this.#keeping, this.#onChangeText);
    } catch {
      // What was sealed goes on all the same; its keys are shown until the screen is there.
    }
  }

  #renderKeys({ reference, code }: KeptSealed): TemplateResult {
    const t = this.#t;
    return html`<h2 tabindex="-1" data-heading>${t.sealedHeading}</h2>
      <p role="status">${t.stateKept}</p>
      <dl class="proof">
        <dt>${t.reference}</dt>
        <dd class="key">${reference}</dd>
        <dt>${t.accessCode}</dt>
        <dd class="key">${code}</dd>
      </dl>
      <p class="actions"><button @click=${this.#onShowSealed}>${t.retry}</button></p>`;
  }

  #onShowSealed = async (): Promise<void> => {
    await this.loadSent();
    if (this.#sealed) this.#sent?.show(this.#sealed.id);
    if (this.#sent) this.#sealed = undefined;
  };

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
      ${this.#filesOf()?.renderNames()}
      <p>${t.dataUse}</p>`;
  }

  // Files belong to the draft that is open; a shared computer keeps none of them.
  #filesOf(): Files | undefined {
    const drafting = this.#drafting;
    this.#files?.follow({
      known: drafting.filing,
      isToBeKept: !drafting.isShared,
      filing: () => drafting.fileFor(),
    });
    return this.#files;
  }

  async #loadFiles(): Promise<void> {
    try {
      const [{ createFiles }, sender] = await Promise.all([
        import('../files/files.ts'),
        this.#keeping.files(),
      ]);
      this.#files ??= await createFiles(this.#host, sender);
      this.#host.requestUpdate();
    } catch {
      // The complaint needs no files: they can be added when the step is shown again, or later.
    }
  }

  #onInput(field: Field, value: string): void {
    this.#drafting.type({ [field.name]: value });
  }

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const step = STEPS[this.#step];
    const read = readDraft(this.#draft, this.#host.marque, this.#host.language);
    const asked = (step ? [step] : STEPS).flatMap(({ fields }) => fields);
    this.#mistakes = 'errors' in read ? mistakes(this.#t, read.errors, asked) : [];
    if (this.#sealing) return;
    if (this.#mistakes.length > 0) void focusOn(this.#host, '.summary');
    else if (step) this.#goTo(this.#step + 1);
    else if ('complaint' in read) {
      const { customer, subject } = read.complaint;
      const wanted = this.#host.dispatchEvent(new SfsBeforeFileEvent(customer, subject));
      if (wanted) void this.#seal(read.complaint);
    }
  };

  #onBack = (): void => {
    if (this.#step > 0) this.#goTo(this.#step - 1);
    else this.#host.go('procedure');
  };

  #goTo(step: number): void {
    this.#step = step;
    const isWanted = STEPS[step] === STORY || this.#drafting.filing;
    if (isWanted && !this.#files) void this.#loadFiles();
    this.#mistakes = [];
    void focusOn(this.#host, '[data-heading]');
  }

  #focusField(name: string): void {
    const step = STEPS.findIndex(({ fields }) => fields.some((field) => field.name === name));
    // From the last step, the way to a mistake leads through its own.
    if (this.#step === STEPS.length) this.#step = step;
    void focusOn(this.#host, `#f-${name}`);
  }

  // Kept for good before the first byte is sent; what sends it is the outbox.
  async #seal(complaint: Complaint): Promise<void> {
    // Said at once: a second click finds nothing to seal.
    this.#sealing = true;
    try {
      const announced = await this.#filesOf()?.announcements();
      // With its ids on the device, a draft that can't be taken away is the same complaint, and never a second one.
      const filing = await this.#drafting.fileFor();
      const draft = await this.#drafting.leave();
      const files = announced ?? (await announcedOf(this.#keeping.store, draft));
      const sealed = await seal(complaint, filing, files, Date.now());
      // The complaint is kept and its draft taken away in one.
      await this.#keeping.outbox.add(
        sealed,
        [{ store: 'drafts', remove: draft.id }],
        !this.#drafting.isShared,
      );
      this.#left = { draft: draft.id, sealed: sealed.id };
      this.#drafting.begin();
      this.#step = 0;
      this.#sealed = sealed;
      await this.#onShowSealed();
    } finally {
      this.#sealing = false;
    }
  }

  #takeLeft(): void {
    const { outbox, store } = this.#keeping;
    const item = outbox.items.find(({ sealed }) => sealed.id === this.#left?.sealed);
    if (!this.#left || item?.where !== 'received') return;
    void store.write({ store: 'drafts', remove: this.#left.draft }).catch(() => {});
    this.#left = undefined;
  }

  // The server said no for good, so nothing of it is there. What is sent next has a new id, and keeps its case's where files went there already.
  #onChangeText = async (draft: Draft, filing?: Ids): Promise<void> => {
    await this.#drafting.beginWith(draft, filing);
    this.#goTo(0);
  };
}
