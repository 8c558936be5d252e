import { and, eq, inArray } from 'drizzle-orm';
import { newId } from '#shared/proof/ids.ts';
import type { Bytes } from '#shared/proof/web-crypto.ts';
import { BusyError, type Statement, statementOf } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { blobs } from '../db/schema.ts';
import type { Server } from '../env.ts';

/** Where bytes are kept under keys of ours, like `parts/...` and `files/...`; a blob is never changed. All of them reject with `StoreError`. */
export type Blobs = {
  /** Resolves only when the bytes would survive a crash. */
  put(key: string, bytes: Bytes): Promise<void>;
  /** Undefined where there is none. */
  get(key: string): Promise<ReadableStream<Uint8Array> | undefined>;
  /** Resolves also when there was none. */
  remove(key: string): Promise<void>;
};

/** The store of files could not do what it should; the same may be tried again in a moment (HTTP 503). */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
  }
}

/** What the store has is not what was put there, so that trying again is in vain: a copy of the database that is older than its files, or a disk that was damaged. */
export class MissingBlobError extends StoreError {
  constructor(message: string) {
    super(message);
    this.name = 'MissingBlobError';
  }
}

/**
 * How long a blob that belongs to nothing yet is let be: far longer than it takes from its first byte to its row, also where the clocks of two machines are an hour apart. Swept too early,
 * its row is gone while its bytes are on their way, and a crash right then would leave bytes that no row names.
 */
const BEGUN_MS = 24 * 60 * 60_000;
const PAGE = 100;

/** In the place of a time: this blob is being removed, and nothing may count on it any more. Before any time. */
export const CLAIMED = '';

/**
 * Puts bytes under a new key and returns it. The blob is loose: it goes away by itself unless its row is made to belong to something within a day.
 */
export async function putBlob(
  server: Server,
  run: string,
  folder: 'parts' | 'files',
  bytes: Bytes,
): Promise<string> {
  const { db, now, random } = server;
  const key = `${folder}/${newId(random)}`;
  const looseAt = new Date(now() + BEGUN_MS).toISOString();
  await db.write([statementOf(readQueries(db).insert(blobs).values({ key, run, looseAt }))]);
  await server.blobs.put(key, bytes);
  return key;
}

/** Reads blobs one after the other into one piece of memory; throws a `MissingBlobError` unless they are `size` bytes together. */
export async function collectBlobs(
  { blobs: store }: Server,
  keys: readonly string[],
  size: number,
): Promise<Bytes> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const key of keys) {
    const stream = await store.get(key);
    if (!stream) throw new MissingBlobError('A blob that should be in the store is missing.');
    for await (const chunk of stream) {
      if (at + chunk.length > size)
        throw new MissingBlobError('Blobs are longer than they should be.');
      bytes.set(chunk, at);
      at += chunk.length;
    }
  }
  if (at !== size) throw new MissingBlobError('Blobs are shorter than they should be.');
  return bytes;
}

/** The statement after which all blobs of a run belong to nothing. */
export const loosen = (run: string, at: string): Statement => ({
  sql: 'UPDATE blobs SET loose_at = ? WHERE run = ?',
  params: [at, run],
});

/** The statements after which blobs that nothing counts belong to nothing: also those whose rows were swept while their bytes were on their way, so that the bytes are within reach again. */
export const loosenUncounted = (run: string, keys: readonly string[], at: string): Statement[] =>
  keys.map((key) => ({
    sql: `INSERT INTO blobs (key, run, loose_at) VALUES (?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET loose_at = excluded.loose_at WHERE start IS NULL AND loose_at IS NOT NULL`,
    params: [key, run, at],
  }));

/** The statements after which a case has no files, and their bytes belong to nothing. */
export const forgetFiles = (caseId: string, at: string): Statement[] => [
  {
    sql: 'UPDATE blobs SET loose_at = ? WHERE run IN (SELECT run FROM uploads WHERE case_id = ?)',
    params: [at, caseId],
  },
  { sql: 'DELETE FROM uploads WHERE case_id = ?', params: [caseId] },
];

/** Removes what belongs to nothing any more: of one run, or of all. What a stop leaves undone is done at the next call. */
export async function sweepBlobs(server: Server, run?: string): Promise<void> {
  const { db, blobs: store } = server;
  const q = readQueries(db);
  for (;;) {
    const keys = await claimLoose(server, run);
    for (const key of keys) await store.remove(key);
    // Rows go last, so that a blob is within reach until it is away.
    if (keys.length > 0)
      await db.write([
        statementOf(q.delete(blobs).where(and(inArray(blobs.key, keys), isClaimed))),
      ]);
    if (keys.length < PAGE) return;
  }
}

const isClaimed = eq(blobs.looseAt, CLAIMED);

// Before any of them goes: from here on none can be made to belong to something, as it could between being found and being removed.
async function claimLoose({ db, now }: Server, run?: string): Promise<string[]> {
  const of = run === undefined ? '' : 'AND run = ?';
  const params = [new Date(now()).toISOString(), ...(run === undefined ? [] : [run]), PAGE];
  await db.write([
    {
      sql: `UPDATE blobs SET loose_at = '${CLAIMED}' WHERE key IN (SELECT key FROM blobs WHERE loose_at <= ? ${of} LIMIT ?)`,
      params,
    },
  ]);
  const rows = await readQueries(db)
    .select({ key: blobs.key })
    .from(blobs)
    .where(run === undefined ? isClaimed : and(isClaimed, eq(blobs.run, run)))
    .limit(PAGE);
  return rows.map(({ key }) => key);
}

/** The same at once where that is possible; what fails waits for the clock, and nobody else is held up by it. */
export async function sweepIfPossible(server: Server, run?: string): Promise<void> {
  try {
    await sweepBlobs(server, run);
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof BusyError)) throw error;
  }
}
