import { alone } from '../sync/alone.ts';
import type { CaseWords } from './case-words.ts';

const PAUSE_MS = 500;
const HOLD_AGAIN_MS = 50;

/**
 * What is being written in a case and isn't given yet, kept on the device at every pause. Of the pages that have the case open one keeps it, under a Web Lock: in two,
 * the same words could be sent twice.
 */
export class Typed {
  /** Names it among the words kept of the case. */
  readonly id: string;
  readonly #words: CaseWords;
  /** Whether what is written may stay on this device. */
  readonly #mayKeep: () => boolean;
  #value: unknown;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #isWriter = false;
  #release: () => void = () => {};

  constructor(caseId: string, words: CaseWords, mayKeep: () => boolean) {
    this.id = `typed/${caseId}`;
    this.#words = words;
    this.#mayKeep = mayKeep;
  }

  /** As `keep` last had it; undefined for nothing. */
  get value(): unknown {
    return this.#value;
  }

  /** Whether it is lost with the page. */
  get isAtRisk(): boolean {
    return this.#value !== undefined && !(this.#isWriter && this.#mayKeep());
  }

  /** Reads what was kept, if no other page is writing in the case; `tries` more than 1 waits for one that is about to let go. */
  async read(tries: number): Promise<void> {
    await this.#hold(tries);
    const words = this.#isWriter ? await this.#words.read().catch(() => undefined) : undefined;
    this.#value = words?.get(this.id);
  }

  /** Keeps it at the next pause; undefined takes it away, because it was given up. */
  keep(value: unknown): void {
    this.#value = value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.keepNow(), value === undefined ? 0 : PAUSE_MS);
  }

  /** It was given: answers what is kept of it, for who gave it to take away; what another page is writing stays. */
  given(): string | undefined {
    clearTimeout(this.#pause);
    this.#value = undefined;
    return this.#isWriter ? this.id : undefined;
  }

  async keepNow(): Promise<void> {
    clearTimeout(this.#pause);
    // The page that was the writer may be gone.
    await this.#hold(1);
    if (!this.#isWriter) return;
    const kept =
      this.#value !== undefined && this.#mayKeep()
        ? this.#words.keep(this.id, this.#value)
        : this.#words.forget(this.id);
    await kept.catch(() => {});
  }

  /** Lets another page write. */
  async end(): Promise<void> {
    await this.keepNow();
    this.#release();
  }

  async #hold(tries: number): Promise<void> {
    for (let tried = 0; tried < tries && !this.#isWriter; tried += 1) {
      if (tried > 0) await new Promise((next) => setTimeout(next, HOLD_AGAIN_MS));
      this.#isWriter = await new Promise<boolean>((held) => {
        const hold = async (lock?: Lock | null) => {
          held(lock !== null);
          if (lock) await new Promise<void>((release) => (this.#release = release));
        };
        void alone(`sfs-complaint/${this.id}`, hold, { ifAvailable: true });
      });
    }
  }
}
