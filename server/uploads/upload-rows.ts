import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { blobs, uploads } from '../db/schema.ts';
import { CLAIMED } from './blobs.ts';

type Reads = Pick<Database, 'read'>;

const COLUMNS = {
  id: uploads.id,
  caseId: uploads.caseId,
  run: uploads.run,
  size: uploads.size,
  sha256: uploads.sha256,
  offset: uploads.offset,
  state: uploads.state,
  until: uploads.until,
  file: uploads.file,
  found: uploads.found,
  scan: uploads.scan,
};

/** An upload as its row says. */
export type Upload = NonNullable<Awaited<ReturnType<typeof readUpload>>>;

/** Undefined for an id under which nothing was begun. */
export async function readUpload(db: Reads, id: string) {
  const [row] = await readQueries(db).select(COLUMNS).from(uploads).where(eq(uploads.id, id));
  return row;
}

/** Everything that was begun for a case. */
export const readUploads = (db: Reads, caseId: string): Promise<Upload[]> =>
  readQueries(db).select(COLUMNS).from(uploads).where(eq(uploads.caseId, caseId));

/** The parts of a run that count, from the first byte on. */
export const readParts = (db: Reads, run: string) =>
  readQueries(db)
    .select({ key: blobs.key, start: blobs.start, length: blobs.length })
    .from(blobs)
    .where(and(eq(blobs.run, run), isNotNull(blobs.start)))
    .orderBy(asc(blobs.start));

/** Whether nothing more can be added: it was given up, or its time ran out before the last byte came. */
export const isGone = ({ state, until, offset, size }: Upload, now: number): boolean =>
  state === 'gone' ||
  (state === 'receiving' && offset < size && until !== null && Date.parse(until) <= now);

/** Part after part that goes on from `from`. */
export type NewPart = { key: string; length: number };

/**
 * Makes parts count, all of them or none: false when the run no longer stands at `from`. Their bytes have to be durable before, so that an offset never says more
 * than there is.
 */
export async function countParts(
  db: Database,
  { run, until }: { run: string; until: string },
  from: number,
  parts: readonly NewPart[],
): Promise<boolean> {
  let start = from;
  const statements = parts.flatMap(({ key, length }) => {
    const at = start;
    start += length;
    return [
      {
        sql: `UPDATE blobs SET start = ?, length = ?, loose_at = NULL WHERE key = ? AND start IS NULL AND loose_at > '${CLAIMED}' AND EXISTS (${STANDS_AT})`,
        params: [at, length, key, run, at],
      },
      {
        sql: `UPDATE uploads SET "offset" = ?, until = ? WHERE run = ? AND EXISTS (SELECT 1 FROM blobs WHERE key = ? AND start = ?) AND EXISTS (${STANDS_AT})`,
        params: [at + length, until, run, key, at, run, at],
      },
    ];
  });
  const results = await db.write(statements);
  return results.every(({ changes }) => changes === 1);
}

const STANDS_AT = `SELECT 1 FROM uploads WHERE run = ? AND "offset" = ? AND state = 'receiving'`;
