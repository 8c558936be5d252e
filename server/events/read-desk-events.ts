import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { CaseEntry } from '#shared/case/events.ts';
import type { Person } from '#shared/case/rights.ts';
import { COLUMNS, entryOf } from '../cases/case-log.ts';
import { visibleTo } from '../cases/list-cases.ts';
import { readQueries } from '../db/queries.ts';
import { bodies, cases, entries } from '../db/schema.ts';
import type { Server } from '../env.ts';
import { readDeskCursor, writeDeskCursor } from './cursor.ts';
import { type Asked, newsOf } from './read-events.ts';
import { DESK } from './signals.ts';
import { lastPlace } from './watch-log.ts';

/** How many entries one request looks through for those that its person may see. */
const SPAN = 10_000;

/** An entry as the staff gets it: with its case, and `seq` as its log has it. */
export type DeskEntry = CaseEntry & { caseId: string };

/** `GET /v1/events` for the staff; `next` moves on also past what the person may not see, so a page without entries may say that there is `more`. */
export type DeskEvents = { log: string; entries: DeskEntry[]; next: string; more: boolean };

/**
 * The whole log after a cursor, without the cases that a person may not see today. Who is given a case later doesn't get its earlier entries here: an
 * entry that doesn't follow what the desk holds means that the case is to be fetched.
 */
export async function readDeskEvents(
  server: Server,
  person: Person,
  { after, limit, waitSeconds, gone }: Asked,
): Promise<{ answer: DeskEvents } | { problem: 'cursor' | 'otherLog' }> {
  const { db, logId } = server;
  const cursor = readDeskCursor(after);
  if (!cursor) return { problem: 'cursor' };
  if (cursor.log !== undefined && cursor.log !== logId) return { problem: 'otherLog' };
  const { rows, end } = await newsOf(server, DESK, {
    read: async () => {
      // Read first, so that what is written meanwhile lies behind it and isn't passed over.
      const end = await lastPlace(db);
      const span = { after: cursor.g, end: Math.min(end, cursor.g + SPAN), limit };
      return { rows: await readSpan(db, person, span), end };
    },
    // A span without a row for this person is no reason to wait while there is log behind it.
    isNews: ({ rows, end }) => rows.length > 0 || end > cursor.g + SPAN || end < cursor.g,
    waitSeconds,
    gone,
  });
  if (cursor.g > end) return { problem: 'otherLog' };
  const page = rows.slice(0, limit);
  const reached =
    rows.length > limit ? (page.at(-1)?.g ?? cursor.g) : Math.min(end, cursor.g + SPAN);
  const answer = {
    ...{ log: logId, entries: page.map(({ g: _, ...entry }) => entry) },
    ...{ next: writeDeskCursor(logId, reached), more: reached < end },
  };
  return { answer };
}

async function readSpan(
  db: Server['db'],
  person: Person,
  { after, end, limit }: { after: number; end: number; limit: number },
): Promise<(DeskEntry & { g: number })[]> {
  const rows = await readQueries(db)
    .select({ ...COLUMNS, g: entries.g, caseId: entries.caseId })
    .from(entries)
    .innerJoin(cases, eq(cases.id, entries.caseId))
    .leftJoin(bodies, and(eq(bodies.caseId, entries.caseId), eq(bodies.seq, entries.seq)))
    .where(and(gt(entries.g, after), lte(entries.g, end), visibleTo(person)))
    .orderBy(asc(entries.g))
    .limit(limit + 1);
  return rows.map(({ g, caseId, ...row }) => ({ g, caseId, ...entryOf(row) }));
}
