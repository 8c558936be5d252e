import { utf8 } from '#shared/proof/bytes.ts';
import type { EventsAnswer } from '#shared/api/wire.ts';
import type { Server } from '../env.ts';
import type { Principal } from '../sessions/principal.ts';
import { readFor, type Unreadable } from './read-for.ts';

/** A stream ends after this long, so that rights are asked again; the client opens the next one. */
const LASTS_MS = 60_000;
/** A line that says nothing, so that no box on the way takes the connection for dead. */
const BEAT_SECONDS = 15;

const LIMIT = 100;

/** What somebody listens to: news after a cursor, of one case where it is named, until `gone` aborts. */
type Listening = { after: string; caseId: string | undefined; gone: AbortSignal };

/**
 * Server-sent events (WHATWG HTML, 9.2) that only say "there is more" after a cursor: `event: more` with empty data, at once where there is
 * something already, and a comment every 15 seconds. What it is, `GET /v1/events` says. Ends after a minute, when `gone` aborts or the server stops.
 */
export async function openStream(
  server: Server,
  principal: Principal,
  { after, caseId, gone }: Listening,
): Promise<{ stream: ReadableStream<Uint8Array> } | { problem: Unreadable }> {
  const over = new AbortController();
  let cancelled = false;
  const asked = { after, caseId, limit: LIMIT, waitSeconds: 0, gone };
  const first = await readFor(server, principal, asked);
  if ('problem' in first) return first;
  const timer = setTimeout(() => over.abort(), LASTS_MS);
  const ends = AbortSignal.any([gone, over.signal]);
  const stream = new ReadableStream<Uint8Array>({
    start: (to) => {
      const write = (text: string) => to.enqueue(utf8(text));
      void tell(server, principal, { first: first.answer, caseId, ends, write })
        // Nothing is said of what went wrong: the client looks for itself.
        .catch(() => {})
        .finally(() => {
          clearTimeout(timer);
          if (!cancelled) to.close();
        });
    },
    cancel: () => {
      cancelled = true;
      over.abort();
    },
  });
  return { stream };
}

type Telling = {
  first: Pick<EventsAnswer, 'next' | 'more'> & { entries: unknown[] };
  caseId: string | undefined;
  ends: AbortSignal;
  write: (text: string) => void;
};

async function tell(
  server: Server,
  principal: Principal,
  { first, caseId, ends, write }: Telling,
): Promise<void> {
  let answer = first;
  for (;;) {
    if (answer.entries.length > 0) write('event: more\ndata: {}\n\n');
    // With more log to look through there is nothing to say yet.
    else if (!answer.more) write(':\n\n');
    if (ends.aborted || server.closing.aborted) return;
    const asked = { after: answer.next, caseId, limit: LIMIT, gone: ends };
    const next = await readFor(server, principal, { ...asked, waitSeconds: BEAT_SECONDS });
    if ('problem' in next || ends.aborted) return;
    answer = next.answer;
  }
}
