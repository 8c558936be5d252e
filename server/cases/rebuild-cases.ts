import { and, asc, eq, gt, inArray, lte, notExists, sql } from 'drizzle-orm';
import type { CaseEntry } from '#shared/case/events.ts';
import { evolve, NO_CASE } from '#shared/case/evolve.ts';
import { type Database, statementOf } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { bodies, cases, entries } from '../db/schema.ts';
import { COLUMNS, entryOf } from './case-log.ts';
import { caseRow } from './case-row.ts';

const BATCH = 100;

/** Makes the rows of `cases` again from the log, while the server goes on; a row that moved on meanwhile is left alone. Resolves to how many cases there are. */
export async function rebuildCases(db: Database): Promise<number> {
  const q = readQueries(db);
  let count = 0;
  let after = '';
  for (;;) {
    const ids = await caseIds(db, after);
    if (ids.length === 0) break;
    const logs = await readLogs(db, ids);
    await db.write(
      [...logs]
        .flatMap(([id, log]) => {
          const case_ = log.reduce(evolve, NO_CASE);
          const row = caseRow(id, log[0]?.at ?? '', case_);
          const older = and(eq(cases.id, id), lte(cases.seq, case_.seq));
          return [q.delete(cases).where(older), q.insert(cases).values(row).onConflictDoNothing()];
        })
        .map(statementOf),
    );
    count += ids.length;
    after = ids.at(-1) ?? after;
  }
  const log = q
    .select({ one: sql`1` })
    .from(entries)
    .where(eq(entries.caseId, cases.id));
  await db.write([statementOf(q.delete(cases).where(notExists(log)))]);
  return count;
}

/** The next case ids of the log behind one, in order. */
export async function caseIds(db: Pick<Database, 'read'>, after: string): Promise<string[]> {
  const rows = await readQueries(db)
    .select({ id: entries.caseId })
    .from(entries)
    .where(and(gt(entries.caseId, after), eq(entries.seq, 1)))
    .orderBy(asc(entries.caseId))
    .limit(BATCH);
  return rows.map(({ id }) => id);
}

/** Their logs by case id, with words; empty for an id that has none. */
export async function readLogs(
  db: Pick<Database, 'read'>,
  ids: string[],
): Promise<Map<string, CaseEntry[]>> {
  const rows = await readQueries(db)
    .select({ ...COLUMNS, caseId: entries.caseId })
    .from(entries)
    .leftJoin(bodies, and(eq(bodies.caseId, entries.caseId), eq(bodies.seq, entries.seq)))
    .where(inArray(entries.caseId, ids))
    .orderBy(asc(entries.caseId), asc(entries.seq));
  const logs = new Map<string, CaseEntry[]>(ids.map((id) => [id, []]));
  for (const { caseId, ...row } of rows) logs.get(caseId)?.push(entryOf(row));
  return logs;
}
