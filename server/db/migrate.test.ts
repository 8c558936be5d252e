import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { scratchFile } from '../../tests/scratch-file.ts';
import type { Database } from './database.ts';
import { openFileDatabase } from './file-database.ts';
import { logId } from './log-id.ts';
import { migrate, type Migration } from './migrate.ts';
import { readMigrations } from './migration-files.ts';

const ID = 'A'.repeat(22);
const OTHER_ID = 'B'.repeat(22);

describe('migrating a database', () => {
  test('makes the tables and the log id, once', async (t) => {
    const db = await database(t);
    await assert.rejects(logId(db), /no such table: log/);
    await migrate(db, readMigrations(), ID);
    await migrate(db, readMigrations(), OTHER_ID);
    assert.equal(await logId(db), ID);
    assert.deepEqual(await rowsOf(db, 'SELECT count(*) FROM __drizzle_migrations'), [
      [readMigrations().length],
    ]);
  });

  test('happens once when two processes start together', async (t) => {
    const file = scratchFile(t);
    const dbs = await Promise.all([openFileDatabase({ file }), openFileDatabase({ file })]);
    t.after(() => Promise.all(dbs.map((db) => db.close())));
    await Promise.all(dbs.map((db, i) => migrate(db, readMigrations(), i ? ID : OTHER_ID)));
    const [first, second] = await Promise.all(dbs.map(logId));
    assert.equal(first, second);
    assert.deepEqual(await rowsOf(dbs[0]!, 'SELECT count(*) FROM log'), [[1]]);
  });

  test('takes a migration as done that another process applied since we looked', async (t) => {
    const file = scratchFile(t);
    const [db, other] = await Promise.all([openFileDatabase({ file }), openFileDatabase({ file })]);
    t.after(() => Promise.all([db.close(), other.close()]));
    const read: Database['read'] = async (statements) => {
      const results = await db.read(statements);
      await migrate(other, readMigrations(), OTHER_ID);
      return results;
    };
    const late: Database = {
      read,
      write: (all) => db.write(all),
      backup: (to) => db.backup(to),
      close: () => db.close(),
    };
    await migrate(late, readMigrations(), ID);
    assert.equal(await logId(db), OTHER_ID);
  });

  test('leaves nothing of a migration that fails, and can be mended and run again', async (t) => {
    const db = await database(t);
    await migrate(db, readMigrations(), ID);
    const broken = migration('b', ['CREATE TABLE more (a)', 'CREATE TABLE log (id)']);
    await assert.rejects(migrate(db, [...readMigrations(), broken], ID), /log.* already exists/);
    assert.deepEqual(await rowsOf(db, "SELECT name FROM sqlite_master WHERE name = 'more'"), []);
    const mended = migration('c', ['CREATE TABLE more (a)']);
    await migrate(db, [...readMigrations(), mended], ID);
    assert.deepEqual(await rowsOf(db, 'SELECT a FROM more'), []);
  });

  test('refuses what would silently not happen', async (t) => {
    const db = await database(t);
    const two = migration('d', ["CREATE TABLE a (b DEFAULT ';'); CREATE TABLE c (d);"]);
    await assert.rejects(migrate(db, [two], ID), /only the first would run/);
    const pragma = migration('e', ['PRAGMA foreign_keys=OFF;']);
    await assert.rejects(migrate(db, [pragma], ID), /does nothing in a transaction/);
  });
});

function migration(hash: string, sql: string[]): Migration {
  return { hash, sql, folderMillis: 1 };
}

async function rowsOf(db: Database, sql: string) {
  return (await db.read([{ sql, params: [] }]))[0]!.rows;
}

async function database(t: TestContext): Promise<Database> {
  const db = await openFileDatabase({ file: scratchFile(t) });
  t.after(() => db.close());
  return db;
}
