import type { CodeLinkAnswer } from '#shared/api/code-link.ts';
import type { CaseFile } from '#shared/api/files.ts';
import type {
  HandoffAnswer,
  HandoffRequest,
  TakenHandoff,
  TakeRequest,
} from '#shared/api/handoff.ts';
import type { Problem } from '#shared/api/problem.ts';
import type {
  CommandAnswer,
  CommandEnvelope,
  EventsAnswer,
  MetaAnswer,
  SessionAnswer,
} from '#shared/api/wire.ts';

/** What came back: an answer, the server's own problem, or nothing at all (no network, no answer in time, not our server). */
export type Reply<T> =
  | { answer: T }
  | { problem: Pick<Problem, 'status' | 'code'>; retryAfterSeconds: number | undefined }
  | { unreachable: true };

const TIMEOUT_MS = 30_000;
/** What every request of ours is sent with: no cookie goes out or comes in, and nobody learns which page asked. */
export const WITHOUT_TRACES = {
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
} as const;

/** The routes of the wire that the element calls. Never throws; cookies are neither sent nor kept. */
export class Api {
  readonly base: string;
  #meta: Promise<Reply<MetaAnswer>> | undefined;

  constructor(base: string) {
    this.base = base;
  }

  /** Sends a command; whatever isn't a filing wants the token of a session. */
  send(command: CommandEnvelope, token?: string): Promise<Reply<CommandAnswer>> {
    return this.#ask('POST', '/v1/commands', command, token);
  }

  openSession(reference: string, verifier: string): Promise<Reply<SessionAnswer>> {
    return this.#ask('POST', '/v1/sessions', { v: 1, reference, verifier });
  }

  endSession(token: string): Promise<Reply<undefined>> {
    return this.#ask('DELETE', '/v1/sessions', undefined, token);
  }

  /** Asks for a link to a new code; the answer is the same whether there is such a case or not. */
  askCodeLink(reference: string, email: string): Promise<Reply<CodeLinkAnswer>> {
    return this.#ask('POST', '/v1/code-links', { v: 1, reference, email });
  }

  /** Leaves a sealed draft with the server, for 7 days; the same again is harmless. */
  keepHandoff(id: string, sealed: string): Promise<Reply<HandoffAnswer>> {
    return this.#ask('POST', '/v1/handoffs', { v: 1, id, sealed } satisfies HandoffRequest);
  }

  /** Takes a sealed draft, once; the same `taker` may ask again when the answer got lost, for ten minutes. */
  takeHandoff(id: string, taker: string): Promise<Reply<TakenHandoff>> {
    return this.#ask('POST', `/v1/handoffs/${id}/take`, { v: 1, taker } satisfies TakeRequest);
  }

  /** Has the server forget a sealed draft, whether it was taken or not. */
  withdrawHandoff(id: string): Promise<Reply<undefined>> {
    return this.#ask('DELETE', `/v1/handoffs/${id}`);
  }

  /** A case as the server sees it; of that, what the log alone doesn't say. */
  viewCase(token: string, caseId: string): Promise<Reply<{ files?: CaseFile[] }>> {
    return this.#ask('GET', `/v1/cases/${caseId}`, undefined, token);
  }

  /** The news after a cursor; waits up to `waitSeconds` (at most 25) for some. */
  events(
    token: string,
    after: string,
    { waitSeconds = 0, signal }: { waitSeconds?: number; signal?: AbortSignal } = {},
  ): Promise<Reply<EventsAnswer>> {
    const query = new URLSearchParams({ after, wait: String(waitSeconds) });
    return this.#ask('GET', `/v1/events?${query}`, undefined, token, signal);
  }

  /** A stream that says when there is news after a cursor; undefined where none is to be had. Rejects when it can't be reached. */
  async stream(token: string, after: string, signal: AbortSignal) {
    const query = new URLSearchParams({ after });
    const response = await fetch(`${this.base}/v1/stream?${query}`, {
      headers: { authorization: `Bearer ${token}` },
      ...WITHOUT_TRACES,
      signal,
    });
    const type = response.headers.get('content-type') ?? '';
    return response.ok && type.startsWith('text/event-stream')
      ? (response.body ?? undefined)
      : undefined;
  }

  /** Channels and keys of this deployment; asked once, and again after a failure or when they are wanted anew. */
  async meta(anew = false): Promise<Reply<MetaAnswer>> {
    if (anew) this.#meta = undefined;
    this.#meta ??= this.#ask('GET', '/v1/meta');
    const reply = await this.#meta;
    if (!('answer' in reply)) this.#meta = undefined;
    return reply;
  }

  async #ask<T>(
    method: string,
    path: string,
    body?: unknown,
    token?: string,
    end?: AbortSignal,
  ): Promise<Reply<T>> {
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), TIMEOUT_MS);
    end?.addEventListener('abort', () => over.abort());
    try {
      const response = await fetch(this.base + path, {
        method,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...WITHOUT_TRACES,
        signal: over.signal,
      });
      const type = response.headers.get('content-type') ?? '';
      if (response.status === 204) return { answer: undefined as T };
      if (response.ok && type.startsWith('application/json'))
        return { answer: Object(await response.json()) as T };
      if (!type.startsWith('application/problem+json')) return { unreachable: true };
      const { status, code } = (await response.json()) as Problem;
      const seconds = Number(response.headers.get('retry-after'));
      return { problem: { status, code }, retryAfterSeconds: seconds > 0 ? seconds : undefined };
    } catch {
      return { unreachable: true };
    } finally {
      clearTimeout(timer);
    }
  }
}
