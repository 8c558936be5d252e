import type { ReactiveController } from 'lit';
import type { FileAnnouncement } from '#shared/api/files.ts';
import type { Draft } from '#shared/filing/fields.ts';
import { SfsFiledEvent } from '../events.ts';
import type { PartHost } from '../part.ts';
import type { FileSender } from './file-sender.ts';
import { DraftKeeper, keptDrafts, newDraft, removal } from './drafts.ts';
import { Outbox } from './outbox.ts';
import { type Change, type KeptDraft, type KeptSealed, Store } from './store.ts';

/** What one element keeps on the device: drafts, and what was sealed. Loaded when somebody writes, or has something waiting. */
export class Keeping implements ReactiveController {
  readonly store = new Store();
  readonly outbox: Outbox;
  /** Whether something was typed that the device doesn't keep; the form says. */
  isTypedAtRisk = () => false;
  /** A draft that came from another device and wants to be gone on with. */
  arrived: KeptDraft | undefined;
  readonly #host: PartHost;
  readonly #listeners = new Set<() => void>();
  /** What the server is known to have; what it had before this page was opened is no news. */
  readonly #received = new Set<string>();
  #isOpen = false;
  #sender: Promise<FileSender> | undefined;
  #loaded: FileSender | undefined;

  constructor(host: PartHost) {
    this.#host = host;
    this.outbox = new Outbox(
      () => host.client,
      this.store,
      this.#tell,
      (sealed) => this.#sendFiles(sealed, true),
    );
  }

  /** Reads what is there; a browser that keeps nothing has nothing. */
  async open(): Promise<void> {
    await this.#moveOldThings();
    await this.outbox.read();
    this.#isOpen = true;
    this.#host.addController(this.outbox);
    this.#host.addController(this);
    this.#tell();
  }

  /** The browser asks before the page is left, as long as something would be lost by that and no longer. */
  hostUpdated(): void {
    const isAtRisk =
      this.isTypedAtRisk() ||
      this.outbox.items.some((item) => item.unkept) ||
      this.#loaded?.isAtRisk;
    if (isAtRisk && this.#host.isConnected) addEventListener('beforeunload', this.#onLeave);
    else this.hostDisconnected();
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#onLeave);
  }

  #onLeave = (event: Event): void => event.preventDefault();

  // Version 1.0.0 kept in localStorage; who never used it loads nothing for that.
  async #moveOldThings(): Promise<void> {
    try {
      if (!Object.keys(localStorage).some((key) => /^sfs-complaint\/.+\/1$/.test(key))) return;
      const { moveOldThings } = await import('../drafts/old-things.ts');
      await moveOldThings(this.store);
    } catch {
      // It stays where it is until it can be moved.
    }
  }

  /** Hears of every change of the outbox. */
  listen(listener: () => void): void {
    this.#listeners.add(listener);
  }

  drafts = (): Promise<KeptDraft[]> => keptDrafts(this.store, Date.now()).catch(() => []);

  begin = (draft: Draft): KeptDraft => newDraft(draft);

  /** Keeps drafts of one form from now on. */
  keeper(onKept: (isKept: boolean) => void): DraftKeeper {
    const keeper = new DraftKeeper(this.store, onKept);
    this.#host.addController(keeper);
    return keeper;
  }

  async forgetDraft({ id, filing }: Pick<KeptDraft, 'id' | 'filing'>): Promise<void> {
    const { store } = this;
    await store.write(removal({ id }), ...(await store.removalsOf(filing?.caseId))).catch(() => {});
    (await this.#sender)?.forget(filing?.caseId);
  }

  /** What a draft announces, where the part that shows its files couldn't be loaded. */
  async announced({ filing }: Pick<KeptDraft, 'filing'>): Promise<FileAnnouncement[]> {
    const files = filing ? await this.store.filesOf(filing.caseId).catch(() => []) : [];
    return files.map(({ id, name, type, size, sha256 }) => ({ id, name, type, size, sha256 }));
  }

  /** Takes the words of a draft from the device; its files go on, kept in this page alone. */
  async unkeepDraft({ id, filing }: Pick<KeptDraft, 'id' | 'filing'>): Promise<void> {
    await this.store.write(removal({ id })).catch(() => {});
    await (await this.#sender)?.unkeep(filing?.caseId);
  }

  /** What sends files; loaded when there is one to be sent, or about to be chosen. */
  files(): Promise<FileSender> {
    this.#sender ??= this.#loadSender().catch((error: unknown) => {
      this.#sender = undefined;
      throw error;
    });
    return this.#sender;
  }

  async #loadSender(): Promise<FileSender> {
    const { FileSender: Sender } = await import('./file-sender.ts');
    const sender = new Sender(this.store, () => this.#host.client.base);
    this.#host.addController(sender);
    this.#loaded = sender;
    return sender;
  }

  // Also days later: what a complaint announced goes on to where it is awaited.
  async #sendFiles({ command: { caseId, files }, code }: KeptSealed, again = false): Promise<void> {
    if (!Array.isArray(files)) return;
    // Without a connection it can't be loaded; the next change asks again.
    const sender = await this.files().catch(() => undefined);
    await sender?.[again ? 'offerAgain' : 'adopt']({ caseId, code });
  }

  /** Seals: the complaint is kept and its draft taken away in one, before the first byte is sent. */
  async seal(sealed: KeptSealed, draft: KeptDraft, isToBeKept: boolean): Promise<void> {
    const along: Change[] = [removal(draft)];
    await this.outbox.add(sealed, along, isToBeKept);
  }

  #tell = (): void => {
    for (const { where, sealed } of this.outbox.items) {
      if (this.#isOpen) void this.#sendFiles(sealed);
      if (where !== 'received' || this.#received.has(sealed.id)) continue;
      this.#received.add(sealed.id);
      if (this.#isOpen) this.#host.dispatchEvent(new SfsFiledEvent(sealed.reference));
    }
    for (const listener of this.#listeners) listener();
    this.#host.requestUpdate();
  };
}

const byHost = new WeakMap<PartHost, Promise<Keeping>>();

/** The one `Keeping` of an element, opened. */
export function keepingOf(host: PartHost): Promise<Keeping> {
  const known = byHost.get(host);
  if (known) return known;
  const keeping = new Keeping(host);
  const opened = keeping.open().then(() => keeping);
  byHost.set(host, opened);
  return opened;
}
