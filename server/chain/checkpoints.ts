import { and, asc, desc, gt, lte, sql } from 'drizzle-orm';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import { toBase64url, utf8 } from '#shared/proof/bytes.ts';
import { canonicalJson } from '#shared/proof/canonical-json.ts';
import type { Subtle } from '#shared/proof/web-crypto.ts';
import { type Database, statementOf, TakenError } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { checkpoints, entries } from '../db/schema.ts';
import type { Ports } from '../env.ts';

const PAGE = 5_000;
type Reads = Pick<Database, 'read'>;

/** A signed statement of where every chain ended; see the table. */
export type Checkpoint = typeof checkpoints.$inferSelect;

/** Signs where every chain ends now as the checkpoint of a day that has ended, unless there is one for that day. */
export async function makeCheckpoint(
  { db, subtle, keys }: Pick<Ports, 'db' | 'subtle' | 'keys'>,
  day: CivilDate,
  now: number,
): Promise<void> {
  const before = await lastCheckpoint(db);
  if (before && before.day >= day) return;
  const g = await lastEntry(db);
  const unsigned = {
    ...{ day, at: new Date(now).toISOString(), g },
    ...(await rootAt(db, subtle, g)),
    ...{ prev: before?.signature ?? '', kid: keys.signing.kid },
  };
  const signature = toBase64url(
    new Uint8Array(await subtle.sign('Ed25519', keys.signing.privateKey, signedBytes(unsigned))),
  );
  try {
    const q = readQueries(db);
    await db.write([statementOf(q.insert(checkpoints).values({ ...unsigned, signature }))]);
  } catch (error) {
    // Another process was quicker; one is enough.
    if (!(error instanceof TakenError)) throw error;
  }
}

/** What the signature of a checkpoint covers: all of it but itself. */
export const signedBytes = ({
  day,
  at,
  g,
  root,
  count,
  prev,
  kid,
}: Omit<Checkpoint, 'signature'>) => utf8(canonicalJson({ day, at, g, root, count, prev, kid }));

/** SHA-256 in base64url over a line (case id, last seq, last hash) a case in the order of their ids, as the log was when its entry `g` was the last. */
export async function rootAt(
  db: Reads,
  subtle: Subtle,
  g: number,
): Promise<{ root: string; count: number }> {
  const lines: string[] = [];
  let after = '';
  for (;;) {
    const rows = await readQueries(db)
      .select({
        caseId: entries.caseId,
        seq: sql<number>`max(${entries.seq})`,
        // SQLite takes the other columns of a group from the row that has the maximum.
        hash: entries.hash,
      })
      .from(entries)
      .where(and(lte(entries.g, g), gt(entries.caseId, after)))
      .groupBy(entries.caseId)
      .orderBy(asc(entries.caseId))
      .limit(PAGE);
    lines.push(...rows.map(({ caseId, seq, hash }) => `${caseId} ${seq} ${hash}\n`));
    after = rows.at(-1)?.caseId ?? after;
    if (rows.length < PAGE) break;
  }
  const digest = await subtle.digest('SHA-256', utf8(lines.join('')));
  return { root: toBase64url(new Uint8Array(digest)), count: lines.length };
}

async function lastCheckpoint(db: Reads) {
  const [row] = await readQueries(db)
    .select({ day: checkpoints.day, signature: checkpoints.signature })
    .from(checkpoints)
    .orderBy(desc(checkpoints.day))
    .limit(1);
  return row;
}

async function lastEntry(db: Reads): Promise<number> {
  const [row] = await readQueries(db)
    .select({ g: sql<number | null>`max(${entries.g})` })
    .from(entries);
  return row?.g ?? 0;
}
