import { fromBase64url } from '#shared/proof/bytes.ts';
import type { Bytes } from '#shared/proof/web-crypto.ts';
import type { Server } from '../env.ts';
import {
  CLAIMED,
  collectBlobs,
  loosen,
  loosenUncounted,
  MissingBlobError,
  putBlob,
  StoreError,
  sweepIfPossible,
} from './blobs.ts';
import { UNNAMED_MS } from './create-upload.ts';
import { typeByContent } from './file-types.ts';
import { hasDigest, IN_MEMORY } from './receive-piece.ts';
import { readParts, readUpload, type Upload } from './upload-rows.ts';

/**
 * Makes one file of an upload whose last byte is there, if it is what was announced. May be called again after any break; one file at a time is in memory. Where parts are
 * missing for good (the database is of a backup, and its parts were made one file meanwhile) the upload ends, so that it begins anew.
 */
export function finishUpload(
  server: Server,
  { id }: Pick<Upload, 'id'>,
): Promise<'arrived' | 'wrongDigest' | 'partsMissing'> {
  return server.turns(IN_MEMORY, async () => {
    const upload = await readUpload(server.db, id);
    if (upload?.state === 'arrived') return 'arrived';
    if (upload?.state !== 'receiving' || upload.offset < upload.size) return 'wrongDigest';
    const parts = await readParts(server.db, upload.run);
    const keys = parts.map(({ key }) => key);
    const bytes = await collectIfThere(server, keys, upload.size);
    if (!bytes) {
      await giveUp(server, upload);
      return 'partsMissing';
    }
    const digest = fromBase64url(upload.sha256) ?? new Uint8Array();
    if (!(await hasDigest(server.subtle, 'SHA-256', bytes, digest))) {
      await giveUp(server, upload);
      return 'wrongDigest';
    }
    await keep(server, upload, bytes);
    await sweepIfPossible(server, upload.run);
    return 'arrived';
  });
}

async function collectIfThere(server: Server, keys: readonly string[], size: number) {
  try {
    return await collectBlobs(server, keys, size);
  } catch (error) {
    if (error instanceof MissingBlobError) return undefined;
    throw error;
  }
}

/** Ends an upload, whatever it had; its id may begin anew. */
export async function giveUp(server: Server, { run }: Pick<Upload, 'run'>): Promise<void> {
  const { db, now } = server;
  const at = new Date(now()).toISOString();
  const until = new Date(now() + UNNAMED_MS).toISOString();
  const gone = {
    sql: `UPDATE uploads SET state = 'gone', "offset" = 0, file = NULL, found = NULL, scan = NULL, until = ? WHERE run = ?`,
    params: [until, run],
  };
  await db.write([gone, loosen(run, at)]);
  await sweepIfPossible(server, run);
}

async function keep(server: Server, { run, size }: Upload, bytes: Bytes): Promise<void> {
  const { db, now, scanner } = server;
  const found = (await typeByContent(bytes)) ?? null;
  const key = await putBlob(server, run, 'files', bytes);
  const at = new Date(now()).toISOString();
  const until = new Date(now() + UNNAMED_MS).toISOString();
  const scan = scanner ? 'held' : 'unscanned';
  const [arrived] = await db.write([
    {
      sql: `UPDATE uploads SET state = 'arrived', file = ?, found = ?, scan = ?, until = ?
        WHERE run = ? AND state = 'receiving' AND "offset" = ? AND EXISTS (SELECT 1 FROM blobs WHERE key = ? AND loose_at > '${CLAIMED}')`,
      params: [key, found, scan, until, run, size, key],
    },
    {
      sql: 'UPDATE blobs SET loose_at = NULL WHERE key = ? AND EXISTS (SELECT 1 FROM uploads WHERE run = ? AND file = ?)',
      params: [key, run, key],
    },
    {
      sql: 'UPDATE blobs SET loose_at = ? WHERE run = ? AND key <> ? AND EXISTS (SELECT 1 FROM uploads WHERE run = ? AND file = ?)',
      params: [at, run, key, run, key],
    },
  ]);
  if (arrived?.changes === 1) return;
  await db.write(loosenUncounted(run, [key], at));
  throw new StoreError('The upload ended while its file was made.');
}
