import type { ReactiveController } from 'lit';
import { alone } from './alone.ts';
import type { Api } from './api.ts';
import { deliver, type Delivered, LONGEST_MS, restAfter } from './deliver.ts';
import type { Change, KeptSealed, Store } from './store.ts';

/** What is told of a sealed complaint; there are no other states. */
export type Whereabouts = 'kept' | 'sending' | 'received';

/** A sealed complaint and where it is. `unkept`: this browser has no place for it, so it lives as long as the page does. */
export type Item = {
  readonly sealed: KeptSealed;
  readonly where: Whereabouts;
  readonly unkept?: true;
};

/** Of the lock, the channel, and the mark that says that something may be waiting here. */
const NAME = 'sfs-complaint/outbox';
/** A timer that is set for longer than 24 days goes off at once, and a clock may have been set back. */
const LOOK_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Sends what was sealed, by itself, until the server has proven that it has it: at once, when the network is back, after a rest that grows, after a reload, and from whichever
 * page is open. One page sends at a time where the browser has locks; where it hasn't, two may, which is harmless: the ids are the same.
 */
export class Outbox implements ReactiveController {
  readonly #apiNow: () => Api;
  readonly #store: Store;
  readonly #onChange: () => void;
  readonly #onLost: (sealed: KeptSealed) => Promise<void>;
  #channel: BroadcastChannel | undefined;
  /** Sealed complaints that couldn't be kept on the device, or were not to be. */
  readonly #unkept = new Map<string, KeptSealed>();
  #kept: readonly KeptSealed[] = [];
  #sending: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = true;

  /** `onLost` hears of what a server may have lost, before it is offered again. */
  constructor(
    apiNow: () => Api,
    store: Store,
    onChange: () => void,
    onLost: (sealed: KeptSealed) => Promise<void>,
  ) {
    this.#onLost = onLost;
    this.#apiNow = apiNow;
    this.#store = store;
    this.#onChange = onChange;
  }

  hostConnected(): void {
    this.#closed = false;
    if ('BroadcastChannel' in globalThis) {
      this.#channel = new BroadcastChannel(NAME);
      this.#channel.addEventListener('message', this.#onElsewhere);
    }
    addEventListener('online', this.#onOnline);
    void this.#work(true);
  }

  hostDisconnected(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#channel?.close();
    this.#channel = undefined;
    removeEventListener('online', this.#onOnline);
  }

  get items(): readonly Item[] {
    const item = (sealed: KeptSealed, unkept: boolean): Item => ({
      sealed,
      where:
        sealed.proof && !sealed.stale
          ? 'received'
          : sealed.id === this.#sending
            ? 'sending'
            : 'kept',
      ...(unkept && { unkept: true }),
    });
    return [
      ...this.#kept.map((sealed) => item(sealed, false)),
      ...[...this.#unkept.values()].map((sealed) => item(sealed, true)),
    ];
  }

  /** Keeps a sealed complaint for good, together with what belongs to it (its draft goes), and only then begins to send it. Resolves once it is kept, or is known not to be. */
  async add(sealed: KeptSealed, along: readonly Change[], isToBeKept = true): Promise<void> {
    try {
      if (!isToBeKept) throw new Error('Nothing is to be kept on a shared computer.');
      mark(true);
      await this.#store.write({ store: 'sealed', put: sealed }, ...along);
      this.#kept = [...this.#kept, sealed];
      await this.read();
    } catch {
      this.#unkept.set(sealed.id, sealed);
      this.#onChange();
    }
    void this.#work();
  }

  /** Tries one again now, also one that was parked. */
  async retry(sealed: KeptSealed): Promise<void> {
    const { parked: _, ...again } = sealed;
    await this.#keep({ ...again, nextAt: 0 });
    void this.#work();
  }

  /** Forgets one on the person's word: proof that they put away, or, where its files go on in a draft, what was parked and that they want to change. */
  async forget(sealed: KeptSealed, withFiles = true): Promise<void> {
    this.#unkept.delete(sealed.id);
    await this.#remove(sealed, withFiles);
    await this.read();
    this.#channel?.postMessage('changed');
  }

  async #remove({ id, command }: KeptSealed, withFiles = true): Promise<void> {
    const store = this.#store;
    const files = withFiles ? store.removalsOf(command.caseId) : [];
    await store.write({ store: 'sealed', remove: id }, ...(await files)).catch(() => {});
  }

  #onElsewhere = (): void => void this.read();

  // A rest of our own ends with what it was for; what the server asked for doesn't.
  #onOnline = (): void => void this.#work(true);

  /** Looks anew at what is kept; also what another page has changed. */
  async read(): Promise<void> {
    const kept = await this.#store.all('sealed').catch(() => undefined);
    // What couldn't be read now may be there all the same: nothing is forgotten, and the mark stays.
    if (!kept) return;
    this.#kept = kept;
    mark(this.#kept.length > 0);
    this.#onChange();
  }

  async #keep(sealed: KeptSealed): Promise<void> {
    if (this.#unkept.has(sealed.id)) this.#unkept.set(sealed.id, sealed);
    else await this.#store.write({ store: 'sealed', put: sealed }).catch(() => {});
    // What couldn't be written is still known to this page.
    this.#kept = this.#kept.map((one) => (one.id === sealed.id ? sealed : one));
    this.#channel?.postMessage('changed');
    this.#onChange();
  }

  #work = (isBack = false): Promise<void> => alone(NAME, () => this.#sendDue(isBack));

  async #sendDue(isBack: boolean): Promise<void> {
    if (this.#closed) return;
    // Another page may have sent meanwhile.
    await this.read();
    await this.#offerAgain();
    for (const sealed of this.#open()) {
      const restMs = sealed.nextAt - Date.now();
      // A rest that is longer than any is a clock that was wrong.
      const rests = restMs > 0 && (sealed.asked ? restMs < DAY_MS : !isBack && restMs < LONGEST_MS);
      if (!rests && !this.#closed) await this.#sendOne(sealed);
    }
    this.#plan();
  }

  #open(): readonly KeptSealed[] {
    return this.items
      .map(({ sealed }) => sealed)
      .filter(({ proof, stale, parked }) => (!proof || stale) && parked === undefined);
  }

  async #sendOne(sealed: KeptSealed): Promise<void> {
    this.#sending = sealed.id;
    this.#onChange();
    const delivered = await deliver(this.#apiNow(), sealed, Date.now());
    this.#sending = undefined;
    await this.#keep(outcomeOf(sealed, delivered));
  }

  // A server that was restored from a backup has another log, and may lack what it once had: what is still held is offered again.
  async #offerAgain(): Promise<void> {
    const proven = this.#kept.filter(({ proof }) => proof);
    if (proven.length === 0) return;
    const meta = await this.#apiNow().meta();
    if (!('answer' in meta)) return;
    for (const sealed of proven)
      if (!sealed.stale && sealed.proof?.log !== meta.answer.log) {
        await this.#onLost(sealed);
        // The old proof stays until there is a new one.
        await this.#keep({ ...sealed, stale: true, nextAt: 0 });
      }
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const next = Math.min(...this.#open().map(({ nextAt }) => nextAt));
    if (this.#closed || next === Infinity) return;
    this.#timer = setTimeout(() => void this.#work(), Math.min(next - Date.now(), LOOK_MS));
  }
}

/** What was sealed, with what became of one sending. */
function outcomeOf({ asked: _, ...sealed }: KeptSealed, delivered: Delivered): KeptSealed {
  const tries = sealed.tries + 1;
  if ('proof' in delivered) {
    const { proof, reference } = delivered;
    return { ...sealed, proof, reference, tries, stale: undefined };
  }
  if ('parked' in delivered) return { ...sealed, ...delivered, tries };
  return { ...sealed, ...restAfter(tries, delivered) };
}

/** Whether something may be waiting on this device: one small mark, so that who never filed loads and opens nothing. */
export function mark(isWaiting: boolean): void {
  try {
    if (isWaiting) localStorage.setItem(NAME, '1');
    else localStorage.removeItem(NAME);
  } catch {
    // Then this page still sends, and the next one has to be opened at the form.
  }
}
