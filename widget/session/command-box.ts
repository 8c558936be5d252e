import type { ReactiveController } from 'lit';
import type { Language } from '#shared/api/choices.ts';
import { type CustomerCommand, wordsOf } from '#shared/case/predict.ts';
import { newId } from '#shared/proof/ids.ts';
import { markActs } from '../sync/acts-marker.ts';
import { alone } from '../sync/alone.ts';
import type { Api } from '../sync/api.ts';
import { deliverCommand } from '../sync/deliver.ts';
import type { CaseWords } from './case-words.ts';
import { envelopeOf, type Given, isGiven, outcomeOf, rests } from './given.ts';

/** What is told of a command; there are no other states. */
export type Whereabouts = 'kept' | 'sending' | 'received';

/** Where commands go: the token of the session that is open now, and who hears that the server doesn't know it any more. */
export type Post = {
  api: () => Api;
  language: () => Language;
  token: () => string | undefined;
  onSignedOut: (token: string) => void;
};

const NAME = 'sfs-complaint/commands';
/** A timer that is set for longer than 24 days goes off at once. */
const LOOK_MS = 3_600_000;
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/**
 * What was done in one case and isn't proven yet. It is kept on the device first, then sent, in the order in which it was done, again and again after a rest that grows, until the server
 * has signed for it. One page sends at a time where the browser has locks.
 */
export class CommandBox implements ReactiveController {
  readonly #caseId: string;
  readonly #post: Post;
  readonly #words: CaseWords;
  readonly #onChange: () => void;
  /** Whether what is written may stay on this device. */
  #mayKeep = true;
  #given: readonly Given[] = [];
  /** What couldn't be kept on the device, or was not to be. */
  readonly #unkept = new Set<string>();
  #sending: string | undefined;
  /** A token that the server doesn't know: nothing is sent with it again. */
  #refused: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = true;

  constructor(caseId: string, post: Post, words: CaseWords, onChange: () => void) {
    this.#caseId = caseId;
    this.#post = post;
    this.#words = words;
    this.#onChange = () => {
      markActs(
        caseId,
        this.#given.some((given) => !given.proof && this.isKept(given)),
      );
      onChange();
    };
  }

  /** In the order in which it was done; what is proven stays as long as the case is open. */
  get given(): readonly Given[] {
    return this.#given;
  }

  /** Whether something would be lost with this page. */
  get isHolding(): boolean {
    return this.#given.some(({ id, proof }) => !proof && this.#unkept.has(id));
  }

  /** Whether something stays on the device that only goes on while the case is open. */
  get isWaiting(): boolean {
    return this.#open().length > 0;
  }

  whereIs({ id, proof }: Given): Whereabouts {
    if (proof) return 'received';
    return id === this.#sending ? 'sending' : 'kept';
  }

  isKept = ({ id }: Given): boolean => !this.#unkept.has(id);

  hostConnected(): void {
    this.#closed = false;
    addEventListener('online', this.#onOnline);
    void this.work(true);
  }

  hostDisconnected(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.#onOnline);
  }

  /** Goes on with what another one held of the same case when it was closed: what the device doesn't keep, and proofs. */
  async takeOver(before: CommandBox): Promise<void> {
    this.#mayKeep = before.#mayKeep;
    this.#given = before.given;
    // Also what the device had: the code may be another one, and with it the key.
    for (const given of this.#given) if (!given.proof) await this.#keep(given);
  }

  /** Keeps a command in place of what was typed for it, and only then begins to send it. Resolves to its id once it is kept, or is known not to be. */
  async give(command: CustomerCommand, base: number, typedId?: string): Promise<string> {
    const at = new Date().toISOString();
    const given = { command, id: newId(random), at, base, tries: 0, nextAt: 0 };
    await this.#keep(given, typedId);
    // It may have been read from the device meanwhile.
    if (!this.#given.some(({ id }) => id === given.id)) this.#given = [...this.#given, given];
    this.#onChange();
    void this.work();
    return given.id;
  }

  /** Tries one again now, also one that was parked. */
  async retry({ parked: _, why: __, ...given }: Given): Promise<void> {
    await this.#put({ ...given, nextAt: 0 });
    void this.work();
  }

  /** Gives one up on the person's word. */
  async forget({ id }: Given): Promise<void> {
    this.#given = this.#given.filter((one) => one.id !== id);
    this.#onChange();
    await this.#words.forget(id).catch(() => {});
  }

  /** A server that was restored may lack what it had signed for: all that is still held is offered again, under the same ids. */
  async offerAgain(): Promise<void> {
    for (const { proof, seq: _, ...given } of this.#given)
      if (proof) await this.#put({ ...given, nextAt: 0 });
    void this.work();
  }

  /** Keeps everything on the device from now on, or nothing any more. What another page kept here is this one's before it is taken away. */
  async keepAll(mayKeep: boolean): Promise<void> {
    await this.#read();
    this.#mayKeep = mayKeep;
    for (const given of this.#given) if (!given.proof) await this.#keep(given);
    this.#onChange();
    void this.work();
  }

  #onOnline = (): void => void this.work(true);

  /** Sends what is due; `isBack` ends a rest of our own, but none that the server asked for. */
  work = (isBack = false): Promise<void> =>
    alone(`${NAME}/${this.#caseId}`, () => this.#sendDue(isBack));

  async #sendDue(isBack: boolean): Promise<void> {
    await this.#read();
    for (const given of this.#open()) {
      const token = this.#token;
      // What was done later waits for what was done before.
      if (token === undefined || rests(given, isBack)) break;
      if (!(await this.#sendOne(given, token))) break;
    }
    this.#plan();
  }

  get #token(): string | undefined {
    const token = this.#post.token();
    return this.#closed || token === this.#refused ? undefined : token;
  }

  // Another page may have given or sent something meanwhile.
  async #read(): Promise<void> {
    const kept = await this.#words.read().catch(() => undefined);
    if (!kept) return;
    const ours = this.#given.filter(
      (given) => given.proof || this.#unkept.has(given.id) || kept.has(given.id),
    );
    const known = new Set(ours.map(({ id }) => id));
    const others = [...kept.values()].filter(isGiven).filter(({ id }) => !known.has(id));
    this.#given = [...ours, ...others].sort((one, other) => one.at.localeCompare(other.at));
    this.#onChange();
  }

  #open(): readonly Given[] {
    return this.#given.filter(({ proof, parked }) => !proof && parked === undefined);
  }

  /** True when the next one may go. */
  async #sendOne(given: Given, token: string): Promise<boolean> {
    this.#sending = given.id;
    this.#onChange();
    const delivered = await deliverCommand(
      this.#post.api(),
      {
        command: envelopeOf(this.#caseId, given),
        words: [wordsOf(given.command)],
        ...{ token, language: this.#post.language() },
      },
      Date.now(),
    );
    this.#sending = undefined;
    if (this.#given.some(({ id }) => id === given.id)) await this.#put(outcomeOf(given, delivered));
    if ('signedOut' in delivered) {
      this.#refused = token;
      this.#post.onSignedOut(token);
    }
    return 'proof' in delivered || 'parked' in delivered;
  }

  async #put(given: Given): Promise<void> {
    this.#given = this.#given.map((one) => (one.id === given.id ? given : one));
    if (given.proof) await this.#words.forget(given.id).catch(() => {});
    else await this.#keep(given);
    this.#onChange();
  }

  async #keep(given: Given, instead?: string): Promise<void> {
    try {
      if (!this.#mayKeep) throw new Error('Nothing is to be kept on a shared computer.');
      await this.#words.keep(given.id, given, instead);
      this.#unkept.delete(given.id);
    } catch {
      this.#unkept.add(given.id);
    }
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const [next] = this.#open();
    if (!next || this.#token === undefined) return;
    const restMs = Math.min(Math.max(0, next.nextAt - Date.now()), LOOK_MS);
    this.#timer = setTimeout(() => void this.work(), restMs);
  }
}
