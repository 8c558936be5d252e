import type { SessionAnswer } from '#shared/api/wire.ts';
import type { Reply } from '../sync/api.ts';
import { restAfter } from '../sync/deliver.ts';

/** Tokens that the server takes back again as soon as they are made aren't asked for over and over. */
const SOON_MS = 60_000;

type Listener = {
  token: () => string | undefined;
  onToken: (token: string) => void;
  /** What opened the case opens it no more. */
  onRefused: () => void;
};

/**
 * Opens a session anew that the server no longer knows: after twelve hours, or because it was restored. Who is there needn't type the code again for that. A server that can't be reached
 * refuses nothing, and is asked again.
 */
export class Reopening {
  readonly #open: () => Promise<Reply<SessionAnswer>>;
  readonly #listener: Listener;
  #openedAt = 0;
  #tries = 0;
  #isBusy = false;
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(open: () => Promise<Reply<SessionAnswer>>, listener: Listener) {
    this.#open = open;
    this.#listener = listener;
  }

  /** Hears, from each who uses it, that a token is unknown; the first one counts, and the token that is in use now. */
  signOut(token: string): void {
    if (this.#isOver || this.#isBusy || token !== this.#listener.token()) return;
    if (Date.now() - this.#openedAt < SOON_MS) this.#listener.onRefused();
    else void this.#reopen();
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  async #reopen(): Promise<void> {
    this.#isBusy = true;
    const reply = await this.#open();
    if (this.#isOver) return;
    if ('problem' in reply && reply.problem.status === 401) return this.#listener.onRefused();
    if (!('answer' in reply)) return this.#rest(reply);
    this.#isBusy = false;
    this.#tries = 0;
    this.#openedAt = Date.now();
    this.#listener.onToken(reply.answer.token);
  }

  #rest(reply: Exclude<Reply<SessionAnswer>, { answer: SessionAnswer }>): void {
    const seconds = 'problem' in reply ? reply.retryAfterSeconds : undefined;
    const again = { again: true, ...(seconds && { afterMs: seconds * 1_000 }) } as const;
    const { tries, nextAt } = restAfter(this.#tries + 1, again);
    this.#tries = tries;
    this.#timer = setTimeout(() => void this.#reopen(), nextAt - Date.now());
  }
}
