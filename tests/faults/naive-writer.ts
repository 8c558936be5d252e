import { createClient } from '@libsql/client';

/**
 * The way to write that looks right and loses acknowledged rows beside a process that holds the lock: the client's own pool and `execute`. It exists
 * only so that the durability test can be seen to fail; see https://github.com/tursodatabase/libsql-client-ts/issues/352.
 */
export function openNaiveWriter(file: string): (id: string) => Promise<void> {
  const client = createClient({ url: `file:${file}`, timeout: 50 });
  return async (id) => {
    await client.execute({ sql: 'INSERT INTO acknowledged (id) VALUES (?)', args: [id] });
  };
}
