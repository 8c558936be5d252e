import type { ReactiveController } from 'lit';
import type { CommandEnvelope } from '#shared/api/wire.ts';
import { type CustomerCommand, wordsOf } from '#shared/case/predict.ts';
import { newId } from '#shared/proof/ids.ts';
import { alone } from '../sync/alone.ts';
import type { Api } from '../sync/api.ts';
import { type Delivered, deliverCommand, LONGEST_MS, restAfter } from '../sync/deliver.ts';
import type { Proof } from '../sync/store.ts';
import type { CaseWords } from './case-words.ts';

/** What a person did in a case: what is sent is never changed, and its id makes sending again harmless. */
export type Given = {
  command: CustomerCommand;
  /** The command's id. */
  id: string;
  /** When it was given, RFC 3339, and the last entry that was seen then. */
  at: string;
  base: number;
  tries: number;
  /** When it may be tried again, in milliseconds since 1970. */
  nextAt: number;
  asked?: true;
  /** Why the server would never take it as it is: a problem's code. */
  parked?: string;
  /** Once the server has proven that it has it: its proof, and the number of its entry. */
  proof?: Proof;
  seq?: number;
};

/** What is told of it; there are no other states. */
export type Whereabouts = 'kept' | 'sending' | 'received';

/** Where commands go: the token of the session that is open now, and who hears that it is over. */
export type Post = { api: () => Api; token: () => string | undefined; onSignedOut: () => void };

const NAME = 'sfs-complaint/commands';
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
  mayKeep = true;
  #given: readonly Given[] = [];
  /** What couldn't be kept on the device, or was not to be. */
  readonly #unkept = new Set<string>();
  #sending: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = true;

  constructor(caseId: string, post: Post, words: CaseWords, onChange: () => void) {
    this.#caseId = caseId;
    this.#post = post;
    this.#words = words;
    this.#onChange = onChange;
  }

  /** In the order in which it was done; what is proven stays as long as the case is open. */
  get given(): readonly Given[] {
    return this.#given;
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

  /** Keeps a command, and only then begins to send it. Resolves once it is kept, or is known not to be. */
  async give(command: CustomerCommand, base: number): Promise<void> {
    const at = new Date().toISOString();
    const given = { command, id: newId(random), at, base, tries: 0, nextAt: 0 };
    this.#given = [...this.#given, given];
    await this.#keep(given);
    void this.work();
  }

  /** Tries one again now, also one that was parked. */
  async retry({ parked: _, ...given }: Given): Promise<void> {
    await this.#put({ ...given, nextAt: 0 });
    void this.work();
  }

  /** Gives one up on the person's word. */
  async forget({ id }: Given): Promise<void> {
    this.#given = this.#given.filter((one) => one.id !== id);
    await this.#words.forget(id).catch(() => {});
    this.#onChange();
  }

  /** A server that was restored may lack what it had signed for: all that is still held is offered again, under the same ids. */
  async offerAgain(): Promise<void> {
    for (const { proof, seq: _, ...given } of this.#given)
      if (proof) await this.#put({ ...given, nextAt: 0 });
    void this.work();
  }

  /** Keeps everything on the device from now on, or nothing any more. */
  async keepAll(mayKeep: boolean): Promise<void> {
    this.mayKeep = mayKeep;
    for (const given of this.#given) if (!given.proof) await this.#keep(given);
    this.#onChange();
  }

  #onOnline = (): void => void this.work(true);

  /** Sends what is due; `isBack` ends a rest of our own, but none that the server asked for. */
  work = (isBack = false): Promise<void> =>
    alone(`${NAME}/${this.#caseId}`, () => this.#sendDue(isBack));

  async #sendDue(isBack: boolean): Promise<void> {
    await this.#read();
    for (const given of this.#open()) {
      const token = this.#post.token();
      const restMs = given.nextAt - Date.now();
      const rests = restMs > 0 && (given.asked || (!isBack && restMs <= LONGEST_MS));
      // What was done later waits for what was done before.
      if (this.#closed || token === undefined || rests) break;
      if (!(await this.#sendOne(given, token))) break;
    }
    this.#plan();
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
    const command = this.#envelope(given);
    const words = [wordsOf(given.command)];
    const delivered = await deliverCommand(this.#post.api(), { command, words, token }, Date.now());
    this.#sending = undefined;
    if (this.#given.some(({ id }) => id === given.id)) await this.#put(outcomeOf(given, delivered));
    if ('signedOut' in delivered) this.#post.onSignedOut();
    return 'proof' in delivered || 'parked' in delivered;
  }

  #envelope({ id, command }: Given): CommandEnvelope {
    const { type, files, ...body } = command as CustomerCommand & { files?: readonly unknown[] };
    return { v: 1, id, caseId: this.#caseId, type, body, ...(files?.length && { files }) };
  }

  async #put(given: Given): Promise<void> {
    this.#given = this.#given.map((one) => (one.id === given.id ? given : one));
    if (given.proof) await this.#words.forget(given.id).catch(() => {});
    else await this.#keep(given);
    this.#onChange();
  }

  async #keep(given: Given): Promise<void> {
    try {
      if (!this.mayKeep) throw new Error('Nothing is to be kept on a shared computer.');
      await this.#words.keep(given.id, given);
      this.#unkept.delete(given.id);
    } catch {
      this.#unkept.add(given.id);
    }
    this.#onChange();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const [next] = this.#open();
    if (this.#closed || !next || this.#post.token() === undefined) return;
    this.#timer = setTimeout(() => void this.work(), Math.max(0, next.nextAt - Date.now()));
  }
}

function outcomeOf({ asked: _, ...given }: Given, delivered: Delivered): Given {
  if ('proof' in delivered) return { ...given, proof: delivered.proof, seq: delivered.seq };
  if ('parked' in delivered) return { ...given, parked: delivered.parked };
  if ('signedOut' in delivered) return given;
  return { ...given, ...restAfter(given.tries + 1, delivered) };
}

/** Whether it is a command, and not what was only typed. */
const isGiven = (value: unknown): value is Given => {
  const { id, command, at } = Object(value) as Partial<Given>;
  return typeof id === 'string' && typeof command?.type === 'string' && typeof at === 'string';
};
