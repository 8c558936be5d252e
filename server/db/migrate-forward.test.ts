import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scratchFile } from '../../tests/scratch-file.ts';
import { aFiling } from '../testing/complaints.ts';
import { startTestServer } from '../testing/test-server.ts';
import type { Database, SqlValue } from './database.ts';
import { openFileDatabase } from './file-database.ts';
import { migrate, type Migration } from './migrate.ts';
import { readMigrations } from './migration-files.ts';

const ID = 'A'.repeat(22);
const ALL = readMigrations();

type Column = { name: string; type: string };
type Table = { name: string; columns: Column[] };

async function ask(db: Database, sql: string, params: SqlValue[] = []): Promise<SqlValue[][]> {
  return (await db.read([{ sql, params }]))[0]?.rows ?? [];
}

/** The tables of people's data, with the columns that a process of that time knows. */
async function tablesOf(db: Database): Promise<Table[]> {
  const names = await ask(
    db,
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%drizzle%' AND name != 'log'",
  );
  return Promise.all(
    names.map(async ([name]) => ({
      name: String(name),
      columns: (
        await ask(db, 'SELECT name, type FROM pragma_table_info(?) ORDER BY cid', [String(name)])
      ).map(([column, type]) => ({ name: String(column), type: String(type) })),
    })),
  );
}

/** Writes and reads a row of every table as that process does, on the connection that it has had all along. */
async function work(db: Database, tables: readonly Table[], round: number): Promise<void> {
  const insert = ({ name, columns }: Table, n: number) => ({
    sql: `INSERT INTO ${name} (${columns.map((c) => c.name).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    params: columns.map(({ type }) => (/int/i.test(type) ? n : `row ${n}`)),
  });
  // What a row points to is written in the same transaction; keys are looked at when it ends.
  await db.write([
    { sql: 'PRAGMA defer_foreign_keys = ON', params: [] },
    ...tables.map((table) => insert(table, round)),
  ]);
  for (const { name, columns } of tables) {
    const [first] = columns;
    assert.ok(first);
    const sql = `SELECT ${columns.map((c) => c.name).join(', ')} FROM ${name} WHERE ${first.name} = ?`;
    const [row] = await ask(db, sql, [/int/i.test(first.type) ? round : `row ${round}`]);
    assert.equal(row?.length, columns.length, name);
  }
}

describe('a migration while an older process goes on', () => {
  for (const at of ALL.keys()) {
    if (at === 0) continue;
    test(`number ${at} leaves it everything that it writes and reads`, async (t) => {
      const file = scratchFile(t);
      const old = await openFileDatabase({ file });
      const young = await openFileDatabase({ file });
      t.after(() => Promise.all([old.close(), young.close()]));
      await migrate(old, ALL.slice(0, at), ID);
      const known = await tablesOf(old);
      await work(old, known, 1);
      await migrate(young, ALL.slice(0, at + 1), ID);
      await work(old, known, 2);
      await migrate(young, ALL, ID);
      await work(old, known, 3);
    });
  }

  test('turns no filing away', async (t) => {
    await using server = await startTestServer();
    const young = await openFileDatabase({ file: server.file });
    t.after(() => young.close());
    const statuses = new Set<number>();
    let filed = 0;
    let isOver = false;
    const file = async () => {
      while (!isOver) {
        const { command } = await aFiling();
        statuses.add((await server.send('POST', '/v1/commands', { json: command })).status);
        filed += 1;
      }
    };
    const clients = [file(), file(), file(), file()];
    for (let more = 0; more < 5; more += 1) {
      const before = filed;
      await migrate(young, [...ALL, ...Array.from({ length: more + 1 }, (_, n) => next(n))], ID);
      while (filed < before + 8) await new Promise((resolve) => setTimeout(resolve, 2));
    }
    isOver = true;
    await Promise.all(clients);
    assert.deepEqual([...statuses], [201]);
  });
});

/** A migration of tomorrow, as ours are: it adds, and what it adds to a table may be left out. */
const next = (n: number): Migration => ({
  ...{ hash: `next ${n}`, folderMillis: n },
  sql: [
    `ALTER TABLE cases ADD later_${n} text`,
    `CREATE INDEX cases_later_${n} ON cases (later_${n})`,
    `CREATE TABLE later_${n} (id text PRIMARY KEY)`,
  ],
});
