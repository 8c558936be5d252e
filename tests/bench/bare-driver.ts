import { rmSync } from 'node:fs';
import Libsql from 'libsql';
import { newId } from '#shared/proof/ids.ts';
import type { Database, Statement } from '../../server/db/database.ts';
import { openFileDatabase } from '../../server/db/file-database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { readMigrations } from '../../server/db/migration-files.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { startTestServer } from '../../server/testing/test-server.ts';
import { freshCommand } from './commands.ts';
import type { Loaded } from './load.ts';

/** What the server writes for one complaint, statement by statement. */
export type Write = readonly Statement[];

const AT_ONCE = 32;

/** Files complaints with the app itself and keeps what it wrote. */
export async function recordWrites(count: number): Promise<Write[]> {
  const writes: Write[] = [];
  const recorded = (real: Database): Database => ({
    read: (statements) => real.read(statements),
    write: async (statements) => {
      const results = await real.write(statements);
      writes.push(statements);
      return results;
    },
    backup: (file) => real.backup(file),
    close: () => real.close(),
  });
  await using server = await startTestServer({
    wrapDatabase: recorded,
    settings: { rateFiling: { count, windowMs: 3_600_000 } },
  });
  const headers = { 'Content-Type': 'application/json' };
  for (let sent = 0; sent < count; sent += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        server.send('POST', '/v1/commands', { body: freshCommand(), headers }),
      ),
    );
  return writes;
}

/**
 * Writes the same rows by the driver alone, durably, `group` complaints in a transaction, for `lastsMs` or until all are in. A wait is that of a transaction.
 * It blocks the thread.
 */
export async function insertBare(
  file: string,
  writes: readonly Write[],
  { group, lastsMs }: { group: number; lastsMs: number },
): Promise<Loaded> {
  const made = await openFileDatabase({ file });
  await migrate(made, readMigrations(), newId(randomBytesOf));
  await made.close();
  const driver = new Libsql(file);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])
    driver.exec(`PRAGMA ${pragma}`);
  const run = prepared(driver);
  const waitsMs: number[] = [];
  const start = performance.now();
  let filed = 0;
  while (filed < writes.length && performance.now() - start < lastsMs) {
    const since = performance.now();
    const together = writes.slice(filed, filed + group);
    driver.exec('BEGIN IMMEDIATE');
    for (const statement of together.flat()) run(statement);
    driver.exec('COMMIT');
    waitsMs.push(performance.now() - since);
    filed += together.length;
  }
  const seconds = (performance.now() - start) / 1000;
  driver.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  return { filed, seconds, waitsMs };
}

function prepared(driver: Libsql.Database): (statement: Statement) => void {
  const known = new Map<string, Libsql.Statement>();
  return ({ sql, params }) => {
    const statement = known.get(sql) ?? driver.prepare(sql);
    known.set(sql, statement);
    // A statement that returns rows and isn't read to its end keeps the transaction from ending.
    if (statement.reader) statement.all(params);
    else statement.run(params);
  };
}
