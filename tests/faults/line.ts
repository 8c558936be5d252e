import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';
import { oneOf, type Random } from './seeded.ts';

/** What is sent; `to` is one server's address, else any of them. */
export type Asking = {
  json?: object;
  bytes?: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  bearer?: string;
  to?: string;
};

/** An answer that arrived whole; `json` is empty where it is something else. */
export type Answered = {
  status: number;
  json: Record<string, unknown>;
  bytes: Uint8Array;
  headers: Headers;
};

/** No answer came in time, however often it was tried. */
export class Unanswered extends Error {}

/** How a client reaches the servers: it asks the same again, of any of them, until an answer arrives that isn't "try again". */
export class Line {
  readonly #servers: readonly string[];
  readonly #random: Random;
  readonly #ledger: Ledger;
  readonly #patienceMs: number;

  constructor(
    servers: readonly string[],
    { random, ledger, patienceMs }: { random: Random; ledger: Ledger; patienceMs: number },
  ) {
    this.#servers = servers;
    this.#random = random;
    this.#ledger = ledger;
    this.#patienceMs = patienceMs;
  }

  /** The first final answer; throws `Unanswered` when there was none for a long time. */
  async ask(method: string, path: string, asking: Asking = {}): Promise<Answered> {
    const until = Date.now() + this.#patienceMs;
    for (let attempt = 0; Date.now() < until; attempt += 1) {
      const answered = await this.once(method, path, asking);
      if (answered && answered.status !== 503) return answered;
      await pause(this.#random() * Math.min(250, 10 * 2 ** attempt));
    }
    throw new Unanswered(
      `${method} ${path.split('?')[0]} had no answer in ${this.#patienceMs} ms.`,
    );
  }

  /** One attempt: undefined where none or half an answer came back. */
  async once(
    method: string,
    path: string,
    { json, bytes, headers, bearer, to = oneOf(this.#random, this.#servers) }: Asking = {},
  ): Promise<Answered | undefined> {
    this.#ledger.sends += 1;
    try {
      const response = await fetch(to + path, {
        method,
        headers: {
          ...(json && { 'Content-Type': 'application/json' }),
          ...(bearer && { Authorization: `Bearer ${bearer}` }),
          ...headers,
        },
        ...(json && { body: JSON.stringify(json) }),
        ...(bytes && { body: bytes }),
        signal: AbortSignal.timeout(20_000),
      });
      return await wholeOf(response);
    } catch {
      return undefined;
    }
  }
}

async function wholeOf(response: Response): Promise<Answered> {
  const { status, headers } = response;
  const bytes = await response.bytes();
  const isJson = headers.get('Content-Type')?.includes('json') ?? false;
  const json = isJson ? (JSON.parse(new TextDecoder().decode(bytes)) as Answered['json']) : {};
  return { status, headers, bytes, json };
}
