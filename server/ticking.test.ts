import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeServer } from './app.ts';
import { readLog } from './cases/case-log.ts';
import { aFiledCase, rowsOf } from './testing/complaints.ts';
import { MailError } from './effects/mail.ts';
import { keptMails } from './testing/mail.ts';
import { aHandledCase, give } from './testing/staff.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import { tick } from './ticking.ts';
import { StoreError } from './uploads/blobs.ts';

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

  test('sends mails and watches other cases, also while the store of files is away and one case is damaged', async () => {
    const mail = keptMails();
    mail.failing = new MailError('later', 'ECONNREFUSED');
    const away = () => Promise.reject(new StoreError('CANARY'));
    const blobs = { put: away, get: away, remove: away };
    await using server = await startTestServer({ ports: { mail, blobs } });
    const [damaged, whole] = [await aFiledCase(server), await aFiledCase(server)].sort((a, b) =>
      a.command.caseId < b.command.caseId ? -1 : 1,
    );
    const { db } = server.ports;
    await db.write([
      {
        sql: 'UPDATE entries SET event = ? WHERE case_id = ?',
        params: ['{', damaged?.command.caseId ?? ''],
      },
      {
        sql: 'INSERT INTO blobs (key, run, loose_at) VALUES (?, ?, ?)',
        params: ['parts/a', 'a', '2026-10-01T00:00:00.000Z'],
      },
    ]);
    mail.failing = undefined;
    await assert.rejects(tickAt(server, '2026-10-12T22:00:00Z'), StoreError);
    assert.deepEqual(await missed(server, whole?.command.caseId ?? ''), [
      'acknowledgement 2026-10-12 system',
    ]);
    assert.ok(mail.mails.some(({ text }) => text.includes(whole?.answer.reference ?? '-')));
    const lines = server.lines.filter((line) => line.includes('"error"'));
    // Of the damaged case: its promises, and its mail.
    assert.deepEqual(
      lines.map((line) => (JSON.parse(line) as { error: string }).error),
      ['SyntaxError', 'SyntaxError'],
    );
    assert.ok(!lines.join().includes('CANARY'));
  });
});
