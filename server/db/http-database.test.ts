import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test, type TestContext } from 'node:test';
import { startHranaServer } from '../../tests/contract/hrana-server.ts';
import { holdLock } from '../../tests/faults/lock-holder.ts';
import { scratchFile } from '../../tests/scratch-file.ts';
import { BusyError, ShutOutError, TakenError, type SqlValue } from './database.ts';
import { openHttpDatabase } from './http-database.ts';
import { logId } from './log-id.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migration-files.ts';

describe('a database over HTTP (against a stand-in)', () => {
  test('migrates, writes and reads as the one in a file does', async (t) => {
    const { db } = await served(t);
    await migrate(db, readMigrations(), 'A'.repeat(22));
    assert.equal(await logId(db), 'A'.repeat(22));
    const bytes = new Uint8Array([0, 1, 255]);
    const results = await db.write([
      sql('CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB, c REAL, d TEXT)'),
      sql('INSERT INTO t VALUES (?, ?, ?, ?), (2, NULL, NULL, NULL)', 1, bytes, 1.5, 'é😀'),
      sql('UPDATE t SET a = a + 10 WHERE a = ? RETURNING a', 2),
    ]);
    assert.deepEqual(
      results.map(({ changes }) => changes),
      [0, 2, 1],
    );
    assert.deepEqual(results[2]?.rows, [[12]]);
    assert.deepEqual(await db.read([sql('SELECT a, b, c, d FROM t ORDER BY a')]), [
      {
        rows: [
          [1, bytes, 1.5, 'é😀'],
          [12, null, null, null],
        ],
        changes: 0,
      },
    ]);
  });

  test('takes one round trip a call', async (t) => {
    const { db, server } = await served(t);
    await db.write([sql('CREATE TABLE t (a)'), sql('INSERT INTO t VALUES (1)')]);
    await db.read([sql('SELECT a FROM t'), sql('SELECT a FROM t')]);
    assert.equal(server.pipelines, 2);
  });

  test('writes all of a call or none of it, and names the key that was taken', async (t) => {
    const { db } = await served(t);
    await db.write([
      sql('CREATE TABLE t (a, b, UNIQUE (a, b))'),
      sql('INSERT INTO t VALUES (1, 1)'),
    ]);
    await assert.rejects(
      db.write([sql('INSERT INTO t VALUES (2, 2)'), sql('INSERT INTO t VALUES (1, 1)')]),
      (error) => error instanceof TakenError && error.key === 't.a, t.b',
    );
    assert.deepEqual((await db.read([sql('SELECT a FROM t')]))[0]?.rows, [[1]]);
  });

  test('refuses to write in a read', async (t) => {
    const { db } = await served(t);
    await db.write([sql('CREATE TABLE t (a)')]);
    await assert.rejects(db.read([sql('INSERT INTO t VALUES (1)')]), /readonly/);
    assert.deepEqual((await db.read([sql('SELECT a FROM t')]))[0]?.rows, []);
  });

  test('makes an answer that was lost after the commit busy; the same write again finds its own row', async (t) => {
    const { db, server } = await served(t);
    await db.write([sql('CREATE TABLE t (a PRIMARY KEY)')]);
    server.faults.dropAnswers = 1;
    await assert.rejects(db.write([sql('INSERT INTO t VALUES (?)', 'id')]), BusyError);
    await assert.rejects(db.write([sql('INSERT INTO t VALUES (?)', 'id')]), TakenError);
  });

  test('makes a 503 busy, and nothing was written', async (t) => {
    const { db, server } = await served(t);
    await db.write([sql('CREATE TABLE t (a)')]);
    server.faults.unavailable = 1;
    await assert.rejects(db.write([sql('INSERT INTO t VALUES (1)')]), BusyError);
    assert.deepEqual((await db.read([sql('SELECT a FROM t')]))[0]?.rows, []);
  });

  test('makes a lock that another process holds busy, and nothing was written', async (t) => {
    const { db, file } = await served(t);
    await db.write([sql('CREATE TABLE t (a)')]);
    const holder = await holdLock(file, 400);
    await assert.rejects(db.write([sql('INSERT INTO t VALUES (1)')]), BusyError);
    await once(holder, 'exit');
    await db.write([sql('INSERT INTO t VALUES (2)')]);
    assert.deepEqual((await db.read([sql('SELECT a FROM t')]))[0]?.rows, [[2]]);
  });

  test('makes a server that is gone or silent busy', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const patient = openHttpDatabase({ url, timeoutMs: 100 });
    await assert.rejects(patient.read([sql('SELECT 1')]), BusyError);
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
    await assert.rejects(openHttpDatabase({ url }).read([sql('SELECT 1')]), BusyError);
  });

  test('says plainly when it is not let in, and that it makes no backups', async (t) => {
    const { db, server } = await served(t, 'right');
    await db.read([sql('SELECT 1')]);
    const stranger = openHttpDatabase({ url: server.url, authToken: 'wrong' });
    await assert.rejects(
      stranger.read([sql('SELECT 1')]),
      (error: Error) => error instanceof ShutOutError && /answered 401/.test(error.message),
    );
    server.faults.forbidden = 1;
    await assert.rejects(db.write([sql('CREATE TABLE t (a)')]), ShutOutError);
    await db.write([sql('CREATE TABLE t (a)')]);
    await assert.rejects(db.backup('x.db'), /whoever runs it backs it up/);
  });
});

function sql(text: string, ...params: SqlValue[]) {
  return { sql: text, params };
}

async function served(t: TestContext, authToken?: string) {
  const file = scratchFile(t);
  const secret = authToken ? { authToken } : {};
  const server = await startHranaServer({ file, ...secret });
  const db = openHttpDatabase({ url: server.url, ...secret });
  t.after(async () => {
    await db.close();
    await server.close();
  });
  return { db, server, file };
}
