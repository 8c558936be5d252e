import { eq, inArray, notExists, sql } from 'drizzle-orm';
import { evolve, NO_CASE } from '#shared/case/evolve.ts';
import { canonicalJson, type Json } from '#shared/proof/canonical-json.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import type { Database } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { cases, entries } from '../db/schema.ts';
import { caseRow } from './case-row.ts';
import { caseIds, readLogs } from './rebuild-cases.ts';

type Reads = Pick<Database, 'read'>;

/** The id of a case whose row in the cache is not the one that its log makes, is missing, or has no log; undefined when there is none. Also beside a running server. */
export async function differingCase(db: Reads): Promise<string | undefined> {
  let after = '';
  for (;;) {
    const ids = await caseIds(db, after);
    if (ids.length === 0) break;
    const kept = await keptRows(db, ids);
    for (const [id, log] of await readLogs(db, ids))
      if (kept.get(id) !== madeOf(id, log) && (await differs(db, id))) return id;
    after = ids.at(-1) ?? after;
  }
  const q = readQueries(db);
  const log = q
    .select({ one: sql`1` })
    .from(entries)
    .where(eq(entries.caseId, cases.id));
  const [stray] = await q.select({ id: cases.id }).from(cases).where(notExists(log)).limit(1);
  return stray?.id;
}

const spelt = (row: object) => canonicalJson(row as Json);
const madeOf = (id: string, log: readonly CaseEntry[]) =>
  spelt(caseRow(id, log[0]?.at ?? '', log.reduce(evolve, NO_CASE)));

// A row that stayed the same while its log was read belongs to that log; one that didn't had a command come in, and is looked at again.
async function differs(db: Reads, id: string): Promise<boolean> {
  for (;;) {
    const before = (await keptRows(db, [id])).get(id);
    const log = (await readLogs(db, [id])).get(id) ?? [];
    const after = (await keptRows(db, [id])).get(id);
    if (before === after) return after !== madeOf(id, log);
  }
}

async function keptRows(db: Reads, ids: string[]): Promise<Map<string, string>> {
  const rows = await readQueries(db).select().from(cases).where(inArray(cases.id, ids));
  return new Map(rows.map((row) => [row.id, spelt(row)]));
}
