import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { CaseEvent } from '#shared/case/events.ts';
import { isPublic } from '#shared/case/events.ts';
import { fromBase64url } from '#shared/proof/bytes.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { commitmentOf, FIRST_LINK, linkOf } from '#shared/proof/chain.ts';
import type { PublicKey } from '#shared/proof/receipt.ts';
import type { Subtle } from '#shared/proof/web-crypto.ts';
import type { Database } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { bodies, checkpoints, commands, entries } from '../db/schema.ts';
import { type Checkpoint, rootAt, signedBytes } from './checkpoints.ts';

type Reads = Pick<Database, 'read'>;

/** The first thing that does not hold, in one sentence that names it; or how much was checked. */
export type Verified = { broken: string } | { cases: number; entries: number; checkpoints: number };

const BATCH = 100;

/** Checks every case's chain and every checkpoint. What was erased is not broken: its entry still holds, and an `erased` follows it. */
export async function verifyChains(
  { db, subtle }: { db: Reads; subtle: Subtle },
  keys: readonly PublicKey[],
): Promise<Verified> {
  const counted = { cases: 0, entries: 0, checkpoints: 0 };
  let after = '';
  for (;;) {
    const ids = await idsBehind(db, after);
    if (ids.length === 0) break;
    for (const [caseId, log] of await readChains(db, ids)) {
      const broken = await brokenChain(subtle, caseId, log);
      if (broken) return { broken };
      counted.cases += 1;
      counted.entries += log.length;
    }
    after = ids.at(-1) ?? after;
  }
  const lost = await commandWithoutEntry(db);
  if (lost) return { broken: `Case ${lost.caseId}: the entry of command ${lost.id} is missing.` };
  const gap = await missingPlace(db);
  if (gap !== undefined) return { broken: `The log: its entry number ${gap} is missing.` };
  const signed = await brokenCheckpoint(db, subtle, keys);
  return 'broken' in signed ? signed : { ...counted, checkpoints: signed.count };
}

type Link = Awaited<ReturnType<typeof readRows>>[number];

async function idsBehind(db: Reads, after: string): Promise<string[]> {
  const rows = await readQueries(db)
    .selectDistinct({ id: entries.caseId })
    .from(entries)
    .where(gt(entries.caseId, after))
    .orderBy(asc(entries.caseId))
    .limit(BATCH);
  return rows.map(({ id }) => id);
}

async function readChains(db: Reads, ids: string[]): Promise<Map<string, Link[]>> {
  const chains = new Map<string, Link[]>(ids.map((id) => [id, []]));
  for (const row of await readRows(db, ids)) chains.get(row.caseId)?.push(row);
  return chains;
}

const readRows = (db: Reads, ids: string[]) =>
  readQueries(db)
    .select({
      ...{ g: entries.g, caseId: entries.caseId, seq: entries.seq, pub: entries.pub },
      ...{ at: entries.at, by: entries.by, event: entries.event, commitment: entries.commitment },
      ...{ prev: entries.prev, hash: entries.hash, body: bodies.body, salt: bodies.salt },
    })
    .from(entries)
    .leftJoin(bodies, and(eq(bodies.caseId, entries.caseId), eq(bodies.seq, entries.seq)))
    .where(inArray(entries.caseId, ids))
    .orderBy(asc(entries.caseId), asc(entries.seq));

async function brokenChain(subtle: Subtle, caseId: string, log: Link[]) {
  const parsed = log.map((link) => ({ ...link, event: parse(link.event), by: parse(link.by) }));
  const erasedAt = parsed.findLast(({ event }) => typeOf(event) === 'erased')?.seq ?? 0;
  let last = { g: 0, seq: 0, pub: 0, hash: FIRST_LINK };
  for (const link of parsed) {
    const wrong = await brokenLink(subtle, link, last, link.seq < erasedAt);
    if (wrong) return `Case ${caseId}, entry ${last.seq + 1}: ${wrong}.`;
    last = { ...link, pub: link.pub ?? last.pub };
  }
  return undefined;
}

type Parsed = Omit<Link, 'event' | 'by'> & { event: Json | undefined; by: Json | undefined };
type Last = { g: number; seq: number; pub: number; hash: string };

async function brokenLink(subtle: Subtle, link: Parsed, last: Last, mayBeErased: boolean) {
  const { caseId, g, seq, pub, at, by, event, commitment, prev, hash } = link;
  if (seq !== last.seq + 1) return 'it is missing';
  if (g < last.g) return 'it stands in the log before the one that it follows';
  if (by === undefined || event === undefined) return 'it cannot be read';
  if (prev !== last.hash) return 'it does not follow the entry before it';
  if ((await linkOf(subtle, { caseId, seq, at, by, event, commitment, prev })) !== hash)
    return 'its hash is that of something else';
  const isTheirs = isPublic(event as CaseEvent);
  if (pub !== (isTheirs ? last.pub + 1 : null)) return 'its number for the customer is wrong';
  return brokenBody(subtle, link, mayBeErased);
}

async function brokenBody(
  subtle: Subtle,
  { commitment, body, salt }: Parsed,
  mayBeErased: boolean,
) {
  if (body === null || salt === null) {
    const isGone = commitment !== null && !mayBeErased;
    return isGone ? 'its words are gone, and nothing says that they were erased' : undefined;
  }
  const words = parse(body);
  const fits =
    words !== undefined &&
    fromBase64url(salt) !== undefined &&
    (await commitmentOf(subtle, salt, words)) === commitment;
  return fits ? undefined : 'its words are not those that it was made with';
}

async function commandWithoutEntry(db: Reads) {
  const [row] = await readQueries(db)
    .select({ id: commands.id, caseId: commands.caseId })
    .from(commands)
    .leftJoin(entries, eq(entries.commandId, commands.id))
    .where(isNull(entries.g))
    .limit(1);
  return row;
}

// AUTOINCREMENT gives every number once and remembers the last one, also of a row that is gone; a write that fails gives its numbers back.
async function missingPlace(db: Reads): Promise<number | undefined> {
  const results = await db.read([
    {
      sql: "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'entries'), 0)",
      params: [],
    },
    {
      sql: 'SELECT min(g) + 1 FROM (SELECT 0 AS g UNION ALL SELECT g FROM entries) AS had WHERE NOT EXISTS (SELECT 1 FROM entries WHERE g = had.g + 1)',
      params: [],
    },
  ]);
  const [last = 0, first = 0] = results.map(({ rows }) => Number(rows[0]?.[0]));
  return first <= last ? first : undefined;
}

async function brokenCheckpoint(
  db: Reads,
  subtle: Subtle,
  keys: readonly PublicKey[],
): Promise<{ broken: string } | { count: number }> {
  const rows = await readQueries(db).select().from(checkpoints).orderBy(asc(checkpoints.day));
  let prev = '';
  for (const row of rows) {
    const wrong = await brokenStatement(db, subtle, keys, row, prev);
    if (wrong) return { broken: `Checkpoint of ${row.day}: ${wrong}.` };
    prev = row.signature;
  }
  return { count: rows.length };
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
  const { root, count } = await rootAt(db, subtle, row.g);
  return root === row.root && count === row.count
    ? undefined
    : 'the log does not end where it ended then';
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const typeOf = (event: Json | undefined) => (event as { type?: unknown } | null | undefined)?.type;
