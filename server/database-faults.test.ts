import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId } from '#shared/proof/ids.ts';
import { makeServer } from './app.ts';
import { BusyError, ShutOutError } from './db/database.ts';
import { randomBytesOf } from './node/random.ts';
import { aFiling, rowsOf } from './testing/complaints.ts';
import { type Fault, faulty } from './testing/faulty-database.ts';
import { aHandledCase } from './testing/staff.ts';
import { type Sending, startTestServer, type TestServer } from './testing/test-server.ts';
import { tick } from './ticking.ts';

type World = Awaited<ReturnType<typeof aHandledCase>>;
const aHandoff = { v: 1, id: newId(randomBytesOf), sealed: 'c2VhbGVk' };

/** Each route that reaches the database beside those of commands, which have tests of their own: what it is asked, and the answers that are right when asked again. */
const ROUTES: [name: string, string, (world: World) => [path: string, what: Sending], number[]][] =
  [
    [
      'a session that opens',
      'POST',
      ({ answer, verifier }) => [
        '/v1/sessions',
        { json: { v: 1, reference: answer.reference, verifier } },
      ],
      [201],
    ],
    ['a session that closes', 'DELETE', ({ token }) => ['/v1/sessions', { bearer: token }], [204]],
    ['the feed of a case', 'GET', ({ token }) => ['/v1/events', { bearer: token }], [200]],
    [
      'the feed of the desk',
      'GET',
      ({ reviewer }) => ['/v1/events', { bearer: reviewer.token }],
      [200],
    ],
    [
      'the list of cases',
      'GET',
      ({ reviewer }) => ['/v1/cases', { bearer: reviewer.token }],
      [200],
    ],
    ['a case', 'GET', ({ caseId, token }) => [`/v1/cases/${caseId}`, { bearer: token }], [200]],
    ['a draft that is handed on', 'POST', () => ['/v1/handoffs', { json: aHandoff }], [200, 201]],
  ];

describe('a database call that fails, whichever it is', () => {
  for (const [name, method, askOf, right] of ROUTES)
    for (const [status, error] of [
      [503, () => new BusyError()],
      [500, () => new Error('CANARY: disk I/O error')],
    ] as const)
      test(`in ${name} is answered ${status}, and the same can be asked again`, async () => {
        // The first time none fails, which tells how many calls there are.
        for (let at = 0, calls = 1; at <= calls; at += 1)
          for (const after of [false, true]) {
            const fault: Fault = { at: 0, calls: 0, after, error };
            await using server = await startTestServer({ wrapDatabase: (db) => faulty(db, fault) });
            const world = await aHandledCase(server);
            const ask = () => server.send(method, ...askOf(world));
            Object.assign(fault, { at, calls: 0 });
            const first = await ask();
            if (at === 0) calls = fault.calls;
            else {
              assert.equal(first.status, status, `call ${at}`);
              const text = await first.text();
              assert.ok(!text.includes('CANARY') && !server.lines.join().includes('CANARY'));
              assert.equal(first.headers.has('Retry-After'), status === 503);
            }
            const again = await ask();
            assert.ok(right.includes(again.status), `call ${at}: ${again.status}`);
          }
      });

  test('of a database that lets nobody in is answered 503 and logged, as it stays so until somebody looks', async () => {
    const fault: Fault = { at: 0, calls: 0, after: false, error: () => new ShutOutError('CANARY') };
    await using server = await startTestServer({ wrapDatabase: (db) => faulty(db, fault) });
    const { command } = await aFiling();
    Object.assign(fault, { at: 1, calls: 0 });
    const first = await server.send('POST', '/v1/commands', { json: command });
    assert.deepEqual([first.status, first.headers.get('Retry-After')], [503, '2']);
    const lines = server.lines.join();
    assert.ok(lines.includes('ShutOutError') && !lines.includes('CANARY'));
    assert.equal((await server.send('POST', '/v1/commands', { json: command })).status, 201);
  });

  test('in the clock leaves nothing half done, and the next tick makes up for it', async () => {
    const tables = ['entries', 'commands', 'effects', 'checkpoints', 'cases'];
    const counts = async (server: TestServer) =>
      Promise.all(tables.map(async (table) => (await rowsOf(server, table)).length));
    let expected: number[] | undefined;
    for (let at = 0, calls = 1; at <= calls; at += 1)
      for (const after of [false, true]) {
        const fault: Fault = { at: 0, calls: 0, after, error: () => new BusyError() };
        await using server = await startTestServer({ wrapDatabase: (db) => faulty(db, fault) });
        await aHandledCase(server);
        server.clock.now = Date.parse('2026-10-20T08:00:00Z');
        Object.assign(fault, { at, calls: 0 });
        const ticked = () => tick(makeServer(server.ports), server.clock.now);
        const failed = await ticked().then(
          () => false,
          () => true,
        );
        assert.equal(failed, at > 0, `call ${at}`);
        calls = Math.max(calls, at === 0 ? fault.calls : 1);
        await ticked();
        expected ??= await counts(server);
        assert.deepEqual(await counts(server), expected, `call ${at}`);
      }
    assert.deepEqual(expected?.slice(0, 3), [2, 2, 3]);
  });
});
