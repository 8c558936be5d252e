import { and, eq, gt } from 'drizzle-orm';
import { readQueries } from '../db/queries.ts';
import { uploads } from '../db/schema.ts';
import type { Server } from '../env.ts';
import { sweepBlobs } from './blobs.ts';
import { UNNAMED_MS } from './create-upload.ts';
import { finishUpload } from './finish-upload.ts';

/**
 * What time asks of files: an upload that stood still for 48 hours is gone, a file that no command names goes after 7 days, and the bytes of both. What a break left
 * undone is done here, too. `now` is in milliseconds since 1970.
 */
export async function tidyUploads(server: Server, now: number): Promise<void> {
  const at = new Date(now).toISOString();
  const later = new Date(now + UNNAMED_MS).toISOString();
  await server.db.write([
    { sql: KEEP_NAMED, params: [at] },
    { sql: LOOSEN_OVER, params: [at, at] },
    { sql: FORGET_OVER, params: [at] },
    { sql: EXPIRE, params: [later, at] },
    { sql: FORGET_RIGHTS, params: [at] },
  ]);
  for (const upload of await wholeButUnfinished(server)) await finishUpload(server, upload);
  await sweepBlobs(server);
}

// Bodies are canonical JSON, and nothing in an id is written in another way there.
const KEEP_NAMED = `UPDATE uploads SET until = NULL WHERE state = 'arrived' AND until <= ? AND
  EXISTS (SELECT 1 FROM bodies WHERE bodies.case_id = uploads.case_id AND instr(bodies.body, uploads.id) > 0)`;
const LOOSEN_OVER = `UPDATE blobs SET loose_at = ? WHERE run IN
  (SELECT run FROM uploads WHERE until <= ? AND (state <> 'receiving' OR "offset" < size))`;
const FORGET_OVER = `DELETE FROM uploads WHERE state <> 'receiving' AND until <= ?`;
const EXPIRE = `UPDATE uploads SET state = 'gone', "offset" = 0, until = ?
  WHERE state = 'receiving' AND "offset" < size AND until <= ?`;
const FORGET_RIGHTS = `DELETE FROM upload_rights WHERE until <= ? AND
  NOT EXISTS (SELECT 1 FROM uploads WHERE uploads.case_id = upload_rights.case_id)`;

const wholeButUnfinished = ({ db }: Server) =>
  readQueries(db)
    .select({ id: uploads.id })
    .from(uploads)
    .where(
      and(gt(uploads.until, ''), eq(uploads.state, 'receiving'), eq(uploads.offset, uploads.size)),
    );
