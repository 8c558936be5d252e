import { eq } from 'drizzle-orm';
import { LIMITS } from '#shared/api/limits.ts';
import { newId } from '#shared/proof/ids.ts';
import { BusyError, type Statement, statementOf, TakenError } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { uploads } from '../db/schema.ts';
import type { Server } from '../env.ts';
import { bindRight } from './bind-right.ts';
import { loosen } from './blobs.ts';
import { isAnnounced } from './case-files.ts';
import { endOngoing } from './ongoing-pieces.ts';
import { type Right, standingOf } from './upload-rights.ts';
import { isGone, readUpload, readUploads, type Upload } from './upload-rows.ts';

/** How long an unfinished upload is kept after its beginning or its last piece. */
export const UNFINISHED_MS = 48 * 60 * 60_000;
/** How long a file is kept that no command names, and a right that nothing came of. */
export const UNNAMED_MS = 7 * 24 * 60 * 60_000;

/** A file that is to come; `sha256` in base64url. */
export type Creation = { id: string; caseId: string; size: number; sha256: string };

/** What became of a wish to begin. The same wish again finds the same upload, however far it came. */
export type Created =
  | { upload: Upload }
  | { problem: 'notFound' | 'idReused' | 'tooManyFiles' | 'caseFilesTooLarge' | 'noSpace' }
  | { retryAfterSeconds: number };

/** How often one creation looks again after another process took one of its keys. */
const LOOKS = 8;

/** Begins an upload, or begins one anew that is gone. `limit` is asked once, for what is new. Throws `BusyError` when nobody knows whether it was kept. */
export async function createUpload(
  server: Server,
  right: Right,
  creation: Creation,
  limit: () => number | undefined,
): Promise<Created> {
  const { db, now } = server;
  for (let look = 0; look < LOOKS; look += 1) {
    const standing = await standingOf(server, right, creation.caseId);
    if (standing === 'foreign') return { problem: 'notFound' };
    if (standing === 'announced' && !(await isAnnounced(db, creation.caseId, creation)))
      return { problem: 'notFound' };
    const known = await readUpload(db, creation.id);
    if (known && known.caseId !== creation.caseId) return { problem: 'idReused' };
    if (known && !isGone(known, now())) {
      if (!isSame(known, creation)) return { problem: 'idReused' };
      await endOngoing(server.pieces, known.id);
      return { upload: (await readUpload(db, creation.id)) ?? known };
    }
    const retryAfterSeconds = look === 0 ? limit() : undefined;
    if (retryAfterSeconds !== undefined) return { retryAfterSeconds };
    const verifier = standing === 'first' && 'verifier' in right ? right.verifier : undefined;
    try {
      const isWritten = await write(server, creation, known?.run, verifier);
      const upload = isWritten ? await readUpload(db, creation.id) : undefined;
      if (upload) return { upload };
      if (!isWritten) return { problem: await quotaOf(server, creation) };
    } catch (error) {
      if (!(error instanceof TakenError)) throw error;
    }
  }
  throw new BusyError();
}

const isSame = ({ size, sha256 }: Upload, creation: Creation) =>
  size === creation.size && sha256 === creation.sha256;

async function write(
  { db, now, random, settings }: Server,
  { id, caseId, size, sha256 }: Creation,
  goneRun: string | undefined,
  verifier: string | undefined,
): Promise<boolean> {
  const at = new Date(now()).toISOString();
  const until = new Date(now() + UNFINISHED_MS).toISOString();
  const q = readQueries(db);
  const before: Statement[] = [
    ...(verifier === undefined
      ? []
      : bindRight(caseId, verifier, new Date(now() + UNNAMED_MS).toISOString())),
    ...(goneRun === undefined
      ? []
      : [loosen(goneRun, at), statementOf(q.delete(uploads).where(eq(uploads.run, goneRun)))]),
  ];
  const { files, caseFileBytes } = LIMITS;
  const insert = {
    sql: `INSERT INTO uploads (id, case_id, run, size, sha256, "offset", state, at, until)
      SELECT ?, ?, ?, ?, ?, 0, 'receiving', ?, ? WHERE
      (SELECT count(*) < ? AND coalesce(sum(size), 0) + ? <= ? FROM uploads WHERE case_id = ? AND state <> 'gone')
      AND (SELECT coalesce(sum(size), 0) + ? <= ? FROM uploads WHERE state <> 'gone')`,
    params: [
      ...[id, caseId, newId(random), size, sha256, at, until],
      ...[files, size, caseFileBytes, caseId],
      ...[size, settings.filesSpaceBytes],
    ],
  };
  const results = await db.write([...before, insert]);
  return results.at(-1)?.changes === 1;
}

async function quotaOf({ db }: Server, { caseId, size }: Creation) {
  const present = (await readUploads(db, caseId)).filter(({ state }) => state !== 'gone');
  if (present.length >= LIMITS.files) return 'tooManyFiles';
  const bytes = present.reduce((sum, one) => sum + one.size, size);
  return bytes > LIMITS.caseFileBytes ? 'caseFilesTooLarge' : 'noSpace';
}
