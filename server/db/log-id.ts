import type { Database } from './database.ts';
import { readQueries } from './queries.ts';
import { log } from './schema.ts';

/** The id of this database's log; throws before `migrate`. */
export async function logId(db: Pick<Database, 'read'>): Promise<string> {
  const [row] = await readQueries(db).select({ id: log.id }).from(log);
  if (!row) throw new Error('This database has no log id yet; migrate it first.');
  return row.id;
}
