import { eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { cases, commands, entries } from '../db/schema.ts';

type Reads = Pick<Database, 'read'>;

/** The first row that other rows say should be there and that is gone, in one sentence; undefined when none is. */
export async function missingRow(db: Reads): Promise<string | undefined> {
  const q = readQueries(db);
  const [alone] = await q
    .select({ id: commands.id, caseId: commands.caseId })
    .from(commands)
    .leftJoin(entries, eq(entries.commandId, commands.id))
    .where(isNull(entries.g))
    .limit(1);
  if (alone) return `Case ${alone.caseId}: the entry of command ${alone.id} is missing.`;
  const [orphan] = await q
    .select({ caseId: entries.caseId, seq: entries.seq })
    .from(entries)
    .leftJoin(commands, eq(commands.id, entries.commandId))
    .where(isNull(commands.id))
    .limit(1);
  if (orphan)
    return `Case ${orphan.caseId}, entry ${orphan.seq}: the command that it follows from is missing.`;
  const g = await missingPlace(db);
  if (g === undefined) return undefined;
  const of = await casesCutShort(db);
  const whose = of.length > 0 ? ` By the list of cases it was of case ${of.join(' or ')}.` : '';
  return `The log: its entry number ${g} is missing.${whose}`;
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

// The cache remembers how long a log was; more than a few together help nobody.
async function casesCutShort(db: Reads): Promise<string[]> {
  const rows = await readQueries(db)
    .select({ id: cases.id })
    .from(cases)
    .leftJoin(entries, eq(entries.caseId, cases.id))
    .groupBy(cases.id)
    .having(sql`${cases.seq} > coalesce(max(${entries.seq}), 0)`)
    .limit(3);
  return rows.map(({ id }) => id);
}
