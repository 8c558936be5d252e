import { createClient, type InValue } from '@libsql/client';
import { type Database, type Result, TakenError, takenKey } from '../../server/db/database.ts';

/** A `Database` as one writes it at first: the client's own pool, `execute`, one statement after the other. It exists only so that the lab can be seen to notice. */
export async function openNaiveDatabase({ file }: { file: string }): Promise<Database> {
  const client = createClient({ url: `file:${file}`, timeout: 50 });
  const run: Database['write'] = async (statements) => {
    const results: Result[] = [];
    for (const { sql, params } of statements) {
      const { rows, columns, rowsAffected } = await client
        .execute({ sql, args: params as InValue[] })
        .catch(rethrow);
      const values = rows.map((row) => columns.map((_, at) => row[at]) as Result['rows'][number]);
      results.push({ rows: values, changes: rowsAffected });
    }
    return results;
  };
  return {
    read: run,
    write: run,
    backup: () => Promise.reject(new Error('This one makes no backups.')),
    close: async () => client.close(),
  };
}

function rethrow(error: unknown): never {
  const key = takenKey(String(error));
  throw key === undefined ? error : new TakenError(key);
}
