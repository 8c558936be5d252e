import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { CaseEvent } from '#shared/case/events.ts';
import { isPublic } from '#shared/case/events.ts';
import { fromBase64url } from '#shared/proof/bytes.ts';
import { canonicalJson, type Json } from '#shared/proof/canonical-json.ts';
import { commitmentOf, FIRST_LINK, linkOf } from '#shared/proof/chain.ts';
import type { PublicKey } from '#shared/proof/receipt.ts';
import type { Subtle } from '#shared/proof/web-crypto.ts';
import { differingCase } from '../cases/differing-case.ts';
import type { Database } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { bodies, entries } from '../db/schema.ts';
import { missingRow } from './missing-rows.ts';
import { type Checkpoints, verifyCheckpoints } from './verify-checkpoints.ts';

type Reads = Pick<Database, 'read'>;

/** The first thing that does not hold, in one sentence that names it; or how much was checked. */
export type Verified =
  { broken: string } | { cases: number; entries: number; checkpoints: Checkpoints };

const BATCH = 100;

/** Checks every case's chain, that no row lacks its counterpart, every checkpoint, and that the list of cases says what the log does. What was erased is not broken: its entry still holds, and an `erased` follows it. */
export async function verifyChains(
  { db, subtle }: { db: Reads; subtle: Subtle },
  keys: readonly PublicKey[],
): Promise<Verified> {
  const counted = { cases: 0, entries: 0 };
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
  const gone = await missingRow(db);
  if (gone) return { broken: gone };
  const signed = await verifyCheckpoints({ db, subtle }, keys);
  if ('broken' in signed) return signed;
  const differing = await differingCase(db);
  return differing === undefined
    ? { ...counted, checkpoints: signed }
    : {
        broken: `Case ${differing}: the list of cases says something else than its log; npm run rebuild makes it again.`,
      };
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
  const parsed = log.map((link) => ({
    ...link,
    event: parse(link.event, JSON.stringify),
    by: parse(link.by, JSON.stringify),
  }));
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
  if (by === undefined || event === undefined) return 'it is not spelt as it was written';
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
  const words = parse(body, canonicalJson);
  const fits =
    words !== undefined &&
    fromBase64url(salt) !== undefined &&
    (await commitmentOf(subtle, salt, words)) === commitment;
  return fits ? undefined : 'its words are not those that it was made with';
}

// The hash covers what a text means. Another spelling of the same, or a member twice, was written by somebody else.
function parse(text: string, spell: (json: Json) => string): Json | undefined {
  try {
    const json = JSON.parse(text) as Json;
    return spell(json) === text ? json : undefined;
  } catch {
    return undefined;
  }
}

const typeOf = (event: Json | undefined) => (event as { type?: unknown } | null | undefined)?.type;
