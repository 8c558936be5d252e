import { asc, count, gt } from 'drizzle-orm';
import { fromBase64url } from '#shared/proof/bytes.ts';
import type { PublicKey } from '#shared/proof/receipt.ts';
import type { Subtle } from '#shared/proof/web-crypto.ts';
import type { Database } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { checkpoints, entries } from '../db/schema.ts';
import { type Checkpoint, rootAt, signedBytes } from './checkpoints.ts';

type Reads = Pick<Database, 'read'>;

/** The last of them says where the log ended: whoever keeps it elsewhere can tell that it was cut since. `later` counts the entries that came after it. */
export type Checkpoints = {
  count: number;
  last?: Pick<Checkpoint, 'day' | 'g' | 'signature'>;
  later: number;
};

/** Checks signature, order and content of every checkpoint. That the last ones are gone can't be seen from the inside. */
export async function verifyCheckpoints(
  { db, subtle }: { db: Reads; subtle: Subtle },
  keys: readonly PublicKey[],
): Promise<{ broken: string } | Checkpoints> {
  const rows = await readQueries(db).select().from(checkpoints).orderBy(asc(checkpoints.day));
  let prev = '';
  for (const row of rows) {
    const wrong = await brokenStatement(db, subtle, keys, row, prev);
    if (wrong) return { broken: `Checkpoint of ${row.day}: ${wrong}.` };
    prev = row.signature;
  }
  const last = rows.at(-1);
  const later = await entriesAfter(db, last?.g ?? 0);
  return { count: rows.length, later, ...(last && { last }) };
}

async function brokenStatement(
  db: Reads,
  subtle: Subtle,
  keys: readonly PublicKey[],
  row: Checkpoint,
  prev: string,
): Promise<string | undefined> {
  if (row.prev !== prev) return 'it does not follow the checkpoint before it';
  const x = fromBase64url(keys.find(({ kid }) => kid === row.kid)?.x ?? '');
  if (x?.length !== 32) return 'it is signed with a key that is not ours';
  const key = await subtle.importKey('raw', x, 'Ed25519', false, ['verify']);
  const signature = fromBase64url(row.signature) ?? new Uint8Array();
  if (!(await subtle.verify('Ed25519', key, signature, signedBytes(row))))
    return 'its signature is wrong';
  const { root, count: ends } = await rootAt(db, subtle, row.g);
  return root === row.root && ends === row.count
    ? undefined
    : 'the log does not end where it ended then';
}

async function entriesAfter(db: Reads, g: number): Promise<number> {
  const [row] = await readQueries(db)
    .select({ count: count() })
    .from(entries)
    .where(gt(entries.g, g));
  return row?.count ?? 0;
}
