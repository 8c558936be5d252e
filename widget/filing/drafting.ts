import { html, type TemplateResult } from 'lit';
import type { Draft } from '#shared/filing/fields.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { createHanding } from '../handoff/handing.ts';
import { focusOn, type PartHost } from '../part.ts';
import { alone } from '../sync/alone.ts';
import type { Keeping } from '../sync/keeping.ts';
import type { Filing, KeptDraft } from '../sync/store.ts';
import type { FieldTexts } from '../ui/field.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { renderFooter } from './drafts-view.ts';
import { forgetDraft, newDraft, unkeepDraft } from './kept-drafts.ts';
import { newFiling } from './sealed.ts';

/** The draft that the form works on, and those that could be worked on instead. What is typed is kept at every pause, unless the computer is shared. */
export class Drafting {
  readonly #host: PartHost;
  readonly #keeping: Keeping;
  readonly #keeper: DraftKeeper;
  readonly #onOther: () => void;
  #offered: readonly KeptDraft[];
  #draft: KeptDraft;
  #kept: boolean | undefined;
  #isCopy = false;
  /** The names of files that a copy of a draft lacks. */
  #leftOut: readonly string[] = [];
  /** Whether a draft that was offered is no longer there. */
  #isGone = false;
  #unreadable = false;
  #erasing: KeptDraft | undefined;
  /** What offers drafts and acts on them, once somebody has one or asked for it. */
  #drafts: Drafts | undefined;
  /** The panel that makes a link for another device. */
  #handing: Awaited<ReturnType<typeof createHanding>> | undefined;
  #release: () => void = () => {};
  isShared = false;

  /** `onOther` hears when the form shows another draft than before. */
  constructor(
    host: PartHost,
    keeping: Keeping,
    offered: readonly KeptDraft[],
    onOther: () => void,
  ) {
    this.#host = host;
    this.#keeping = keeping;
    this.#offered = offered;
    this.#onOther = onOther;
    this.#draft = newDraft(this.#blank());
    this.#keeper = new DraftKeeper(keeping.store, (isKept) => {
      this.#become(isKept);
      host.requestUpdate();
    });
    host.addController(this.#keeper);
  }

  get draft(): Draft {
    return this.#draft.draft;
  }

  /** Whether something was typed that the device doesn't keep. */
  get isAtRisk(): boolean {
    return this.#kept === false;
  }

  get isOffering(): boolean {
    return this.#offered.length > 0;
  }

  get #t(): FieldTexts {
    return { ...this.#host.sight, ...this.#host.form };
  }

  /** Under which ids its files go; none as long as it has none. */
  get filing(): Filing | undefined {
    return this.#draft.filing;
  }

  /** Makes these ids with the first file, and resolves once they are kept with the draft: the files are of no use without them. */
  async fileFor(): Promise<Filing> {
    const filing = this.#draft.filing ?? newFiling();
    if (this.#draft.filing) return filing;
    this.#change({ filing });
    await this.#keeper.flush();
    return filing;
  }

  type(answers: Draft): void {
    this.#change({ draft: { ...this.#draft.draft, ...answers } });
  }

  /** Begins a draft that has these answers, and resolves when it is kept, or can't be. */
  async beginWith(draft: Draft, filing: Filing | undefined): Promise<void> {
    this.begin();
    this.#change({ draft: { ...this.draft, ...draft }, ...(filing && { filing }) });
    await this.#keeper.flush();
  }

  /** Begins a blank draft; the one before stays as it is kept. */
  begin(): void {
    this.#release();
    this.#draft = newDraft(this.#blank());
    this.#kept = undefined;
    this.#isCopy = false;
    this.#leftOut = [];
    this.#handing = undefined;
  }

  /** The draft, with nothing of it on its way to the device any more. */
  async leave(): Promise<KeptDraft> {
    await this.#keeper.stop();
    this.#release();
    return this.#draft;
  }

  /** Loads what only those need who have drafts, or want to do something with one; rejects where it can't be had. */
  async loadDrafts(): Promise<void> {
    const { createDrafts: create } = await import('../drafts/drafts.ts');
    this.#drafts ??= await create(this.#host);
  }

  renderOffer = (): TemplateResult =>
    this.#drafts?.renderOffer({
      drafts: this.#offered,
      onContinue: (draft) => void this.continue(draft),
      erasing: this.#erasing,
      onErase: this.#onErase,
      onErased: () => void this.#erase(),
      onKeep: () => this.#onErase(),
      onFresh: this.#onFresh,
      onFile: this.#onFile,
      unreadable: this.#unreadable,
    }) ?? html`<p aria-busy="true">…</p>`;

  renderFooter = (): TemplateResult =>
    renderFooter(this.#t, this.#host.language, {
      kept: this.#kept,
      isShared: this.isShared,
      isCopy: this.#isCopy,
      isGone: this.#isGone,
      leftOut: this.#leftOut.length > 0 ? this.#drafts?.renderLeftOut(this.#leftOut) : undefined,
      save: this.#kept === false ? this.#drafts?.renderSave(this.draft) : undefined,
      onShared: (isShared) => void this.#share(isShared),
      onMore: this.#onMore,
      more: this.#drafts?.renderMore({
        draft: this.#draft,
        kept: this.#kept,
        onName: (name) => this.#change({ name }),
        isErasing: this.#erasing?.id === this.#draft.id,
        onForget: () => this.#onErase(this.#draft),
        onErased: () => void this.#forget(),
        onKeep: () => this.#onErase(),
        onHand: () => void this.#hand(),
        onFile: this.#onFile,
        unreadable: this.#unreadable,
      }),
      handing: this.#handing?.render(),
    });

  #onMore = async ({ target }: Event): Promise<void> => {
    try {
      if ((target as HTMLDetailsElement).open) await this.loadDrafts();
    } catch {
      // Opened again, it is tried again.
      (target as HTMLDetailsElement).open = false;
    }
    this.#host.requestUpdate();
  };

  #blank(): Draft {
    const { customer, contract, form } = this.#host;
    return {
      country: form.countryDefault,
      ...(customer && { customer }),
      ...(contract && { contractReference: contract }),
    };
  }

  #change(change: Partial<KeptDraft>): void {
    const isFirst = this.#draft.at === 0;
    this.#draft = { ...this.#draft, ...change, at: Date.now(), overAt: undefined };
    if (isFirst) void this.#hold(this.#draft.id);
    if (this.isShared) this.#become(false);
    else this.#keeper.keep(this.#draft);
    this.#host.requestUpdate();
  }

  // Where it isn't kept, the way to save it has to stand beside that.
  #become(isKept: boolean): void {
    this.#kept = isKept;
    if (!isKept && !this.#drafts)
      void this.loadDrafts().then(
        () => this.#host.requestUpdate(),
        () => {},
      );
  }

  // While a draft is open here, another tab that continues it gets a copy: neither overwrites the other. False where another tab has it.
  #hold(id: string): Promise<boolean> {
    return new Promise((held) => {
      const hold = async (lock?: Lock | null) => {
        held(lock !== null);
        if (lock) await new Promise<void>((release) => (this.#release = release));
      };
      void alone(`sfs-complaint/draft/${id}`, hold, { ifAvailable: true });
    });
  }

  /** Goes on with a draft of this device; with a copy where another tab has it. */
  async continue(draft: KeptDraft): Promise<void> {
    this.#release();
    const isOurs = await this.#hold(draft.id);
    const { store } = this.#keeping;
    const present = await store.get('drafts', draft.id).catch(() => draft);
    if (draft.at > 0 && !present) {
      // Sent or erased in another tab while it was offered here.
      this.#release();
      this.#offered = this.#offered.filter(({ id }) => id !== draft.id);
      this.#isGone = true;
      this.#onOther();
      return;
    }
    this.#isCopy = !isOurs;
    this.#draft = isOurs ? (present ?? draft) : await this.#copyOf(present ?? draft);
    // What came from another device and was never written has no day yet.
    this.#kept = draft.at > 0 || undefined;
    if (!isOurs || draft.at === 0) this.#change({});
    // Its files are of no use without it.
    if (!isOurs) await this.#keeper.flush();
    this.#offered = [];
    this.#onOther();
  }

  // A copy is a complaint of its own: neither it nor its files are ever filed under the same ids.
  async #copyOf({ filing, ...draft }: KeptDraft): Promise<KeptDraft> {
    const copy = { ...draft, id: newDraft({}).id };
    if (!filing || !this.#drafts) return copy;
    const own = newFiling();
    this.#leftOut = await this.#drafts.copyFiles(this.#keeping.store, filing, own);
    return { ...copy, filing: own };
  }

  #onErase = (draft?: KeptDraft): void => {
    this.#erasing = draft;
    this.#host.requestUpdate();
  };

  async #erase(): Promise<void> {
    const draft = this.#erasing;
    if (!draft) return;
    await forgetDraft(this.#keeping, draft);
    this.#offered = this.#offered.filter(({ id }) => id !== draft.id);
    void focusOn(this.#host, '[data-heading]');
  }

  #onFresh = (): void => {
    this.#offered = [];
    this.#onOther();
  };

  #onFile = async (event: Event): Promise<void> => {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    const draft = file && (await this.#drafts?.readDraftFile(file));
    this.#unreadable = !draft;
    if (draft) {
      this.begin();
      this.#offered = [];
      this.type(draft);
      this.#onOther();
    }
    this.#host.requestUpdate();
  };

  async #hand(): Promise<void> {
    try {
      const { createHanding: create } = await import('../handoff/handing.ts');
      this.#handing ??= await create(this.#host, () => this.#draft);
      void focusOn(this.#host, '[data-handing]');
    } catch {
      // Without a network there is no link to be made either; the button stays.
    }
  }

  async #share(isShared: boolean): Promise<void> {
    this.isShared = isShared;
    await this.#keeper.stop();
    if (isShared) await unkeepDraft(this.#keeping, this.#draft);
    if (this.#draft.at > 0) this.#change({});
    this.#host.requestUpdate();
  }

  async #forget(): Promise<void> {
    this.#erasing = undefined;
    await this.#keeper.stop();
    await forgetDraft(this.#keeping, this.#draft);
    this.begin();
    this.#onOther();
  }
}
