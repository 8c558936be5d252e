import { SfsFiledEvent } from '../events.ts';
import type { PartHost } from '../part.ts';
import type { FileSender } from './file-sender.ts';
import { Outbox } from './outbox.ts';
import { type KeptDraft, type KeptSealed, Store } from './store.ts';

/** What one element keeps on the device: drafts, and what was sealed. Loaded when somebody writes, or has something waiting. */
export class Keeping {
  readonly store = new Store();
  readonly outbox: Outbox;
  /** A draft that came from another device and wants to be gone on with. */
  arrived: KeptDraft | undefined;
  readonly #host: PartHost;
  readonly #owner: object;
  readonly #listeners = new Set<() => void>();
  /** What the server is known to have; what it had before this page was opened is no news. */
  readonly #received = new Set<string>();
  #isOpen = false;
  /** What sends files, where it was asked for. */
  sender: Promise<FileSender> | undefined;
  #loaded: FileSender | undefined;

  constructor(host: PartHost) {
    this.#host = host;
    this.#owner = host.owner;
    this.outbox = new Outbox(
      () => host.client,
      this.store,
      this.#tell,
      (sealed) => this.#sendFiles(sealed, true),
    );
  }

  /** Reads what is there; a browser that keeps nothing has nothing. */
  async open(): Promise<void> {
    await this.outbox.read();
    this.#isOpen = true;
    this.#host.addController(this.outbox, true);
    this.#tell();
  }

  /** Whether something that was sealed, or a file, would be lost with this page. */
  get isAtRisk(): boolean {
    return this.outbox.items.some(({ unkept }) => unkept) || this.#loaded?.isAtRisk === true;
  }

  /** Hears of every change of the outbox. */
  listen(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** What sends files; loaded when there is one to be sent, or about to be chosen. */
  files(): Promise<FileSender> {
    this.sender ??= this.#loadSender().catch((error: unknown) => {
      this.sender = undefined;
      throw error;
    });
    return this.sender;
  }

  async #loadSender(): Promise<FileSender> {
    const { FileSender: Sender } = await import('./file-sender.ts');
    const sender = new Sender(this.store, () => this.#host.client.base);
    this.#host.addController(sender, true);
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

  #tell = (): void => {
    // After the person has gone, the next one's `Keeping` tells of what is on the device.
    const isOurs = this.#owner === this.#host.owner;
    const items = this.outbox.items.filter(({ unkept }) => isOurs || unkept);
    for (const { where, sealed } of items) {
      if (this.#isOpen) void this.#sendFiles(sealed);
      if (where !== 'received' || this.#received.has(sealed.id)) continue;
      this.#received.add(sealed.id);
      if (this.#isOpen) this.#host.dispatchEvent(new SfsFiledEvent(sealed.reference));
    }
    for (const listener of this.#listeners) listener();
    const isWaiting = items.some(({ where }) => where !== 'received');
    if (isOurs || isWaiting) this.#host.tell('waiting', isWaiting);
    else {
      // Nothing of who has gone is to be sent any more: how things stand is the next one's to say.
      this.outbox.hostDisconnected();
      void keepingOf(this.#host).then(({ outbox }) => outbox.read());
    }
    this.#host.requestUpdate();
  };
}

const byOwner = new WeakMap<object, Promise<Keeping>>();

/** The one `Keeping` of an element for the person who has it, opened; that of who had it before goes on sending, unseen. */
export function keepingOf(host: PartHost): Promise<Keeping> {
  let opened = byOwner.get(host.owner);
  if (!opened) {
    const keeping = new Keeping(host);
    opened = keeping.open().then(() => keeping);
    byOwner.set(host.owner, opened);
  }
  return opened;
}
