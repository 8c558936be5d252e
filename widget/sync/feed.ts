import type { ReactiveController } from 'lit';
import type { CaseEntry } from '#shared/case/events.ts';
import type { Api } from './api.ts';

/** Where a case's news go. */
export type FeedListener = {
  /** New entries, in order and each once. */
  onEntries: (entries: readonly CaseEntry[]) => void;
  /** The server has another log than before: all that was heard is to be forgotten, and comes again. */
  onReset: () => void;
  /** The session is over; nothing more comes. */
  onSignedOut: () => void;
};

const WAIT_SECONDS = 25;
const POLL_MS = 30_000;
/** A wait or a stream that is over sooner, and brought nothing, was cut short on its way: asked for at once again, it would be asked for without end. */
const CUT_SHORT_MS = 1_000;
/** A stream whose first byte takes longer is held back on its way. */
const FIRST_BYTE_MS = 5_000;
/** Two beats of the server and a bit: a stream that is silent for longer is dead. */
const SILENCE_MS = 35_000;

/** How a feed hears of news, the best first; what doesn't get through is replaced by the next. */
type Way = 'stream' | 'wait' | 'poll';

/**
 * Follows one case while its element is on a page that can be seen: by a stream, else by requests that wait, else every 30 seconds. Begins again with
 * the stream when the page is shown again or the network comes back; catches up first, so nothing is missed meanwhile.
 */
export class Feed implements ReactiveController {
  readonly #api: Api;
  readonly #token: string;
  readonly #listener: FeedListener;
  #cursor: string;
  #run: AbortController | undefined;

  constructor(api: Api, token: string, cursor: string, listener: FeedListener) {
    this.#api = api;
    this.#token = token;
    this.#cursor = cursor;
    this.#listener = listener;
  }

  /** How far it has come. */
  get cursor(): string {
    return this.#cursor;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onChange);
    addEventListener('online', this.#onChange);
    this.#onChange();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onChange);
    removeEventListener('online', this.#onChange);
    this.#run?.abort();
  }

  #onChange = (): void => {
    this.#run?.abort();
    if (document.visibilityState === 'hidden') return;
    this.#run = new AbortController();
    void this.#follow(this.#run.signal);
  };

  async #follow(signal: AbortSignal): Promise<void> {
    let way: Way = 'stream';
    let failures = 0;
    while (!signal.aborted) {
      const waited = way === 'wait';
      const [since, cursor] = [performance.now(), this.#cursor];
      const isCutShort = () => performance.now() - since < CUT_SHORT_MS && this.#cursor === cursor;
      const pulled = await this.#pull(signal, waited ? WAIT_SECONDS : 0);
      if (pulled === 'over' || signal.aborted) return;
      if (typeof pulled === 'number') {
        failures += 1;
        if (waited && failures > 1) way = 'poll';
        await pause(pulled || Math.min(POLL_MS, 500 * 2 ** failures) * (1 + Math.random()), signal);
        continue;
      }
      failures = 0;
      if (waited && isCutShort()) way = 'poll';
      if (way === 'stream' && (!(await this.#listen(signal)) || isCutShort())) way = 'wait';
      if (way === 'poll') await pause(POLL_MS, signal);
    }
  }

  /** Takes what there is. A number is how many milliseconds to wait before the next try, 0 where nobody said. */
  async #pull(signal: AbortSignal, waitSeconds: number): Promise<'done' | 'over' | number> {
    for (let more = true; more;) {
      const reply = await this.#api.events(this.#token, this.#cursor, { waitSeconds, signal });
      if (signal.aborted) return 'over';
      if ('unreachable' in reply) return 0;
      if ('problem' in reply) {
        const { status } = reply.problem;
        if (status === 401) {
          this.#listener.onSignedOut();
          return 'over';
        }
        if (status !== 410) return (reply.retryAfterSeconds ?? 0) * 1_000;
        this.#cursor = '';
        this.#listener.onReset();
        continue;
      }
      this.#cursor = reply.answer.next;
      if (reply.answer.entries.length > 0) this.#listener.onEntries(reply.answer.entries);
      ({ more } = reply.answer);
    }
    return 'done';
  }

  /** Listens until the stream ends; false when none could be had. */
  async #listen(signal: AbortSignal): Promise<boolean> {
    const over = new AbortController();
    const end = () => over.abort();
    signal.addEventListener('abort', end);
    let timer = setTimeout(end, FIRST_BYTE_MS);
    let begun = false;
    try {
      const stream = await this.#api.stream(this.#token, this.#cursor, over.signal);
      const lines = stream?.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      for (let read = await lines?.read(); read && !read.done; read = await lines?.read()) {
        begun = true;
        clearTimeout(timer);
        timer = setTimeout(end, SILENCE_MS);
        text += read.value;
        const cut = text.lastIndexOf('\n\n');
        const said = text.slice(0, Math.max(cut, 0));
        text = text.slice(said.length);
        if (said.includes('event: more') && (await this.#pull(signal, 0)) !== 'done') break;
      }
    } catch {
      // A stream that breaks off is one that ended.
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      end();
    }
    return begun;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
