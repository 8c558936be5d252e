import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeServer } from './app.ts';
import { readLog } from './cases/case-log.ts';
import { aFiledCase, rowsOf } from './testing/complaints.ts';
import { aHandledCase, give } from './testing/staff.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import { tick } from './ticking.ts';

const DAY = 86_400_000;
const tickAt = async (server: TestServer, instant: string) => {
  server.clock.now = Date.parse(instant);
  await tick(makeServer(server.ports), server.clock.now);
};
const missed = async (server: TestServer, caseId: string) =>
  (await readLog(server.ports.db, caseId)).entries.flatMap(({ event, by }) =>
    event.type === 'promiseMissed' ? [`${event.clock} ${event.due} ${by.role}`] : [],
  );
const reminders = async (server: TestServer) =>
  (await rowsOf(server, 'effects'))
    .filter(([, kind]) => kind === 'reminderDue')
    .map((row) => JSON.parse(String(row[4])) as { due: string });

describe('the clock', () => {
  test('writes a promise down as missed on the day after, once', async () => {
    await using server = await startTestServer();
    const { command } = await aFiledCase(server);
    await tickAt(server, '2026-10-12T21:59:59Z');
    assert.deepEqual(await missed(server, command.caseId), []);
    for (const at of ['2026-10-12T22:00:00Z', '2026-10-12T22:01:00Z', '2026-10-13T22:01:00Z'])
      await tickAt(server, at);
    assert.deepEqual(await missed(server, command.caseId), ['acknowledgement 2026-10-12 system']);
    const sql = 'SELECT promise_due FROM cases';
    const [rows] = await server.ports.db.read([{ sql, params: [] }]);
    assert.deepEqual(rows?.rows, [['2026-11-05']]);
  });

  test('reminds two working days before, once for each date', async () => {
    await using server = await startTestServer();
    const { caseId, handler } = await aHandledCase(server);
    await tickAt(server, '2026-10-07T21:59:00Z');
    assert.deepEqual(await reminders(server), []);
    await tickAt(server, '2026-10-08T06:00:00Z');
    await tickAt(server, '2026-10-09T06:00:00Z');
    assert.deepEqual(
      (await reminders(server)).map(({ due }) => due),
      ['2026-10-12'],
    );
    await give(server, caseId, ['acknowledge', {}], { bearer: handler.token });
    await tickAt(server, '2026-11-03T06:00:00Z');
    await tickAt(server, '2026-11-03T06:01:00Z');
    assert.deepEqual((await reminders(server)).map(({ due }) => due).sort(), [
      '2026-10-12',
      '2026-11-05',
    ]);
  });

  test('catches up after a stop of weeks: everything once, also from two processes', async () => {
    await using server = await startTestServer();
    await using other = await startTestServer({ beside: server });
    const { command } = await aFiledCase(server);
    server.clock.now += 60 * DAY;
    const now = server.clock.now;
    for (let round = 0; round < 2; round += 1)
      await Promise.all([server, other].map((each) => tick(makeServer(each.ports), now)));
    assert.deepEqual(await missed(server, command.caseId), [
      'acknowledgement 2026-10-12 system',
      'answer 2026-11-05 system',
    ]);
    assert.equal((await reminders(server)).length, 2);
    assert.equal((await rowsOf(server, 'checkpoints')).length, 1);
  });

  test('leaves a case alone that was answered or closed in time', async () => {
    await using server = await startTestServer();
    const { caseId, handler, token } = await aHandledCase(server);
    await give(server, caseId, ['acknowledge', {}], { bearer: handler.token });
    await give(server, caseId, ['withdraw', {}], { bearer: token });
    server.clock.now += 60 * DAY;
    await tick(makeServer(server.ports), server.clock.now);
    assert.deepEqual([await missed(server, caseId), await reminders(server)], [[], []]);
  });
});
