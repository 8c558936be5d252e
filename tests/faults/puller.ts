import { setTimeout as pause } from 'node:timers/promises';
import type { CaseEntry } from '#shared/case/events.ts';
import { Unanswered } from './line.ts';
import { between } from './seeded.ts';
import type { Bearer, World } from './world.ts';

type Entry = CaseEntry & { caseId?: string };
/** How many sessions one feed may take; a clock that steps ends some of them early. */
const SESSIONS = 100;

type Page = { entries: Entry[]; next: string; more: boolean };

/** Whose feed it is: a case's customer, or, without a case, somebody who sees all of them. */
export type Following = { bearer: Bearer; caseId?: string };

/** Follows a feed with cursors from its beginning, as a page does, and checks what comes as it comes. */
export class Puller {
  readonly caseId: string | undefined;
  /** When each entry came, by case and number; in the order in which they came. */
  readonly seen = new Map<string, number>();
  /** Set to one server's address: it is asked alone, and waited at, until this is undefined again. */
  pinnedTo: string | undefined;
  readonly #world: World;
  readonly #bearer: Bearer;
  #token: string | undefined;
  readonly #last = new Map<string, number>();
  #after = '';
  #sessions = 0;
  #stopped = false;
  #running: Promise<void>;

  constructor(world: World, { bearer, caseId }: Following) {
    this.#world = world;
    this.#bearer = bearer;
    this.caseId = caseId;
    this.#running = this.#follow();
  }

  /** Reads on to the end of the feed, and follows it no more. */
  async finish(): Promise<void> {
    this.#stopped = true;
    await this.#running;
    for (let more = true; more;) more = await this.#pull({ limit: 500, wait: 0 });
  }

  async #follow(): Promise<void> {
    const { random } = this.#world;
    while (!this.#stopped) {
      const to = this.pinnedTo;
      const wait = to === undefined ? between(random, 0, 1) : 10;
      await this.#pull({ limit: between(random, 1, 40), wait, ...(to && { to }) });
      if (wait === 0) await pause(between(random, 0, 100));
    }
  }

  /** Whether there is more; a page that didn't arrive is asked for again with the same cursor. */
  async #pull({ limit, wait, to }: { limit: number; wait: number; to?: string }): Promise<boolean> {
    const { line, ledger } = this.#world;
    const path = `/v1/events?after=${this.#after}&limit=${limit}&wait=${wait}`;
    try {
      this.#token ??= await this.#bearer();
      const asking = { bearer: this.#token, ...(to && { to }) };
      const { status, json } = await line.ask('GET', path, asking);
      if (status === 401 && this.#sessions < SESSIONS) {
        this.#sessions += 1;
        this.#token = await this.#bearer(this.#token);
        return true;
      }
      if (status === 410) ledger.violated('missed', `A cursor is not known any more.`);
      else if (status !== 200) ledger.violated('refusals', `The feed was answered ${status}.`);
      else return this.#take(json as unknown as Page);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      ledger.violated('unanswered', error.message);
    }
    this.#stopped = true;
    return false;
  }

  #take({ entries, next, more }: Page): boolean {
    const { ledger } = this.#world;
    for (const { caseId = this.caseId ?? '', seq } of entries) {
      const key = `${caseId} ${seq}`;
      const last = this.#last.get(caseId) ?? 0;
      if (seq <= last) ledger.violated('twice', `${key} came after ${last}.`);
      if (seq > last + 1) ledger.violated('missed', `${key} came after ${last}.`);
      this.#last.set(caseId, Math.max(seq, last));
      if (!this.seen.has(key)) this.seen.set(key, Date.now());
    }
    this.#after = next;
    return more;
  }
}
