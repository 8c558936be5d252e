import type { EventsAnswer } from '#shared/api/wire.ts';
import { readPublicEntries } from '../cases/case-log.ts';
import type { Server } from '../env.ts';
import { readCursor, writeCursor } from './cursor.ts';

/** `waitSeconds`: how long to wait for news when there is none; `gone` aborts when nobody listens any more. */
export type Asked = { after: string; limit: number; waitSeconds: number; gone: AbortSignal };

/**
 * What the customer may see of a case after a cursor. A cursor of another log, or one beyond what this log holds (it was restored from an
 * older copy), is unknown here: the client starts again, and offers what it holds.
 */
export async function readEvents(
  server: Server,
  caseId: string,
  { after, limit, waitSeconds, gone }: Asked,
): Promise<{ answer: EventsAnswer } | { problem: 'cursor' | 'otherLog' }> {
  const { db, logId } = server;
  const cursor = readCursor(after);
  if (!cursor) return { problem: 'cursor' };
  if (cursor.log !== undefined && cursor.log !== logId) return { problem: 'otherLog' };
  // The entry that the cursor names comes along: it proves that the cursor is known.
  const known = Math.min(cursor.pub, 1);
  const rows = await newsOf(server, caseId, {
    read: () =>
      readPublicEntries(db, caseId, { after: cursor.pub - known, limit: known + limit + 1 }),
    isNews: ({ length }) => length !== known,
    waitSeconds,
    gone,
  });
  if (rows.length < known) return { problem: 'otherLog' };
  const entries = rows.slice(known, known + limit);
  const next = writeCursor(logId, entries.at(-1)?.seq ?? cursor.pub);
  return { answer: { log: logId, entries, next, more: rows.length > known + limit } };
}

/** How to look, and what is worth an answer: news, or that there is more to look through. */
type Wait<T> = {
  read: () => Promise<T>;
  isNews: (read: T) => boolean;
  waitSeconds: number;
  gone: AbortSignal;
};

/** What there is to read, waiting for news of `of` (a case id, or `DESK`) while there is none. */
export async function newsOf<T>(
  { signals, closing }: Server,
  of: string,
  { read, isNews, waitSeconds, gone }: Wait<T>,
): Promise<T> {
  if (waitSeconds === 0) return read();
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), waitSeconds * 1_000);
  try {
    for (;;) {
      // Listening begins before reading, so that no news falls in between.
      const news = signals.wait(of, [gone, closing, over.signal]);
      const found = await read();
      if (isNews(found)) return found;
      if (!(await news)) return await read();
    }
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}
