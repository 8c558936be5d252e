import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { BusyError, type Database } from '../db/database.ts';
import { aFiling, rowsOf } from '../testing/complaints.ts';
import { startTestServer } from '../testing/test-server.ts';

type Fault = { at: number; when: 'before' | 'after'; error: () => Error };

const TABLES = ['commands', 'entries', 'bodies', 'verifiers', 'cases'];

function faulty(db: Database, fault: Fault, count: { calls: number }): Database {
  const call =
    (kind: 'read' | 'write'): Database['read'] =>
    async (statements) => {
      count.calls += 1;
      const mine = count.calls === fault.at;
      if (mine && fault.when === 'before') throw fault.error();
      const results = await db[kind](statements);
      if (mine) throw fault.error();
      return results;
    };
  return { ...db, read: call('read'), write: call('write') };
}

describe('a database call that fails while a complaint is filed', () => {
  for (const [name, error, status] of [
    ['busy', () => new BusyError(), 503],
    ['broken', () => new Error('CANARY: disk I/O error'), 500],
  ] as const)
    test(`leaves no half case when it is ${name}, and the same complaint can be sent again`, async () => {
      let calls = 3;
      for (let at = 1; at <= calls; at += 1) {
        for (const when of ['before', 'after'] as const) {
          const count = { calls: 0 };
          await using server = await startTestServer({
            wrapDatabase: (db) => faulty(db, { at, when, error }, count),
          });
          const { command } = await aFiling();
          const failed = await server.send('POST', '/v1/commands', { json: command });
          assert.equal(failed.status, status);
          assert.ok(!(await failed.text()).includes('CANARY'));
          assert.ok(!server.lines.join().includes('CANARY'));
          if (status === 503) assert.match(failed.headers.get('Retry-After') ?? '', /^\d+$/);
          calls = Math.max(calls, count.calls);
          const counts = await Promise.all(TABLES.map((table) => rowsOf(server, table)));
          const wasWritten = at === 3 && when === 'after';
          assert.deepEqual(
            counts.map((rows) => rows.length),
            TABLES.map(() => (wasWritten ? 1 : 0)),
          );
          const again = await server.send('POST', '/v1/commands', { json: command });
          assert.equal(again.status, wasWritten ? 200 : 201);
          const { receipt } = (await again.json()) as CommandAnswer;
          assert.ok(receipt);
          assert.equal((await rowsOf(server, 'cases')).length, 1);
        }
      }
      assert.equal(calls, 3);
    });

  test('tells who sent it the number of the request, and nothing else', async () => {
    await using server = await startTestServer({
      wrapDatabase: (db) =>
        faulty(db, { at: 1, when: 'before', error: () => new TypeError('CANARY') }, { calls: 0 }),
    });
    const { command } = await aFiling();
    const response = await server.send('POST', '/v1/commands', { json: command });
    const lines = server.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const [error, request] = lines;
    assert.deepEqual(await response.json(), {
      type: 'urn:sfs-complaint:problem:internal',
      title: 'Something went wrong on our side.',
      status: 500,
      code: 'internal',
      detail: `Request ${String(request?.requestId)}`,
    });
    assert.equal(error?.error, 'TypeError');
    assert.equal(error?.requestId, request?.requestId);
    assert.ok(Array.isArray(error?.at) && error.at.length > 0);
  });
});
