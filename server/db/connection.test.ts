import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scratchFile } from '../../tests/scratch-file.ts';
import { openConnection, type Connection } from './connection.ts';
import type { SqlValue } from './database.ts';

const SETTINGS = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'busy_timeout'];

describe('a connection', () => {
  test('has its settings from the start', (t) => {
    const connection = openConnection({ file: scratchFile(t), busyTimeoutMs: 321 });
    t.after(() => connection.discard());
    assert.deepEqual(settingsOf(connection), ['wal', 2, 1, 1, 321]);
  });

  test('is not opened where a setting does not take', () => {
    assert.throws(
      () => openConnection({ file: ':memory:', busyTimeoutMs: 1 }),
      /The database did not take PRAGMA journal_mode = WAL: it is at memory\./,
    );
  });

  test('that is read-only refuses every way to write', (t) => {
    const file = scratchFile(t);
    const writer = tableIn(file);
    const reader = openConnection({ file, busyTimeoutMs: 1, readOnly: true });
    t.after(() => [writer, reader].forEach((one) => one.discard()));
    for (const sql of ['INSERT INTO t VALUES (1)', 'INSERT INTO t VALUES (1) RETURNING a'])
      assert.throws(() => reader.run({ sql, params: [] }), /readonly/);
  });

  test('lets go of its lock when it is discarded in the middle of a transaction', (t) => {
    const file = scratchFile(t);
    const first = tableIn(file);
    first.control('BEGIN IMMEDIATE');
    first.run({ sql: 'INSERT INTO t VALUES (?)', params: [1] });
    first.discard();
    const second = openConnection({ file, busyTimeoutMs: 1 });
    t.after(() => second.discard());
    second.control('BEGIN IMMEDIATE');
    assert.deepEqual(rowsOf(second, 'SELECT a FROM t'), []);
  });

  test('reports rows in column order, and how many rows changed', (t) => {
    const connection = tableIn(scratchFile(t));
    t.after(() => connection.discard());
    const run = (sql: string, ...params: SqlValue[]) => connection.run({ sql, params });
    assert.deepEqual(run('INSERT INTO t VALUES (?), (?)', 1, 2), { rows: [], changes: 2 });
    assert.deepEqual(run('UPDATE t SET a = a + ? RETURNING a', 1), {
      rows: [[2], [3]],
      changes: 2,
    });
    assert.deepEqual(run('SELECT a, a * 2 AS a FROM t'), {
      rows: [
        [2, 4],
        [3, 6],
      ],
      changes: 0,
    });
  });

  test('refuses a statement that leaves a parameter at what another one set', (t) => {
    const connection = tableIn(scratchFile(t));
    t.after(() => connection.discard());
    const sql = 'INSERT INTO t SELECT coalesce(?, ?)';
    connection.run({ sql, params: [null, 'of somebody else'] });
    assert.throws(() => connection.run({ sql, params: [null] }), /same number of parameters/);
  });

  test('refuses statements that would end a transaction which others share', (t) => {
    const connection = tableIn(scratchFile(t));
    t.after(() => connection.discard());
    for (const sql of ['COMMIT', ' rollback', 'BEGIN', 'SAVEPOINT a', 'RELEASE a'])
      assert.throws(() => connection.run({ sql, params: [] }), /steered by the database/);
  });

  test('goes on after more different statements than it keeps', (t) => {
    const connection = tableIn(scratchFile(t));
    t.after(() => connection.discard());
    for (let n = 0; n < 450; n += 1) rowsOf(connection, `SELECT a + ${n} FROM t`);
    connection.run({ sql: 'INSERT INTO t VALUES (?)', params: [1] });
    assert.deepEqual(rowsOf(connection, 'SELECT a + 0 FROM t'), [[1]]);
  });
});

function tableIn(file: string): Connection {
  const connection = openConnection({ file, busyTimeoutMs: 100 });
  connection.control('CREATE TABLE t (a)');
  return connection;
}

function rowsOf(connection: Connection, sql: string): SqlValue[][] {
  return connection.run({ sql, params: [] }).rows;
}

function settingsOf(connection: Connection): SqlValue[] {
  return SETTINGS.map((name) => rowsOf(connection, `PRAGMA ${name}`)[0]![0]!);
}
