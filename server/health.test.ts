import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BusyError, type Database } from './db/database.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const ready = async (server: TestServer) => {
  const response = await server.send('GET', '/readyz');
  return [response.status, await response.json(), response.headers.get('Retry-After')];
};
const READY = [200, { ready: true }, null];
const NOT_READY = [503, { ready: false }, '2'];

describe('a server that is watched over', () => {
  test('is ready while it can read its database, and alive all the time', async () => {
    let isDown = false;
    const wrapDatabase = (db: Database): Database => ({
      ...{ backup: (file) => db.backup(file), close: () => db.close() },
      write: (statements) => db.write(statements),
      read: (statements) => (isDown ? Promise.reject(new BusyError()) : db.read(statements)),
    });
    await using server = await startTestServer({ wrapDatabase });
    assert.deepEqual(await ready(server), READY);
    isDown = true;
    assert.deepEqual(await ready(server), NOT_READY);
    assert.equal((await server.send('GET', '/healthz')).status, 200);
    isDown = false;
    assert.deepEqual(await ready(server), READY);
  });

  test('is not ready where its database does not answer in time', async () => {
    let fall = (): void => {};
    const silent = new Promise<never>((_, reject) => (fall = () => reject(new BusyError())));
    const wrapDatabase = (db: Database): Database => ({
      ...{ backup: (file) => db.backup(file), close: () => db.close() },
      ...{ write: (statements) => db.write(statements), read: () => silent },
    });
    await using server = await startTestServer({ wrapDatabase });
    assert.deepEqual(await ready(server), NOT_READY);
    fall();
  });

  test('is not ready from the moment it is about to stop', async () => {
    const closing = new AbortController();
    await using server = await startTestServer({ ports: { closing: closing.signal } });
    assert.deepEqual(await ready(server), READY);
    closing.abort();
    assert.deepEqual(await ready(server), NOT_READY);
  });

  test('asks its database once, however many ask, and leaves no line in the log', async () => {
    let reads = 0;
    const wrapDatabase = (db: Database): Database => ({
      ...{ backup: (file) => db.backup(file), close: () => db.close() },
      write: (statements) => db.write(statements),
      read: (statements) => {
        reads += 1;
        return db.read(statements);
      },
    });
    await using server = await startTestServer({ wrapDatabase });
    const all = await Promise.all(Array.from({ length: 50 }, () => ready(server)));
    assert.deepEqual(new Set(all.map(([status]) => status)), new Set([200]));
    assert.equal(reads, 1);
    assert.deepEqual(server.lines, []);
  });
});
