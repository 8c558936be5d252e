import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, test } from 'node:test';
import type { EventsAnswer } from '#shared/api/wire.ts';
import { newId } from '#shared/proof/ids.ts';
import { randomBytesOf } from '../node/random.ts';
import { aFiledCase } from '../testing/complaints.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { writeCursor } from './cursor.ts';
import { makeSignals, type Signals } from './signals.ts';

async function events(server: TestServer, bearer: string, query = '') {
  const response = await server.send('GET', `/v1/events${query}`, { bearer });
  return { status: response.status, answer: (await response.json()) as EventsAnswer };
}

// The only command so far is the filing, so what follows it in these logs is written by hand.
async function addEntry(server: TestServer, caseId: string, seq: number, pub: number | null) {
  const sql = `INSERT INTO entries (case_id, seq, pub, at, by, event, prev, hash, command_id)
    SELECT case_id, ?, ?, at, '{"role":"system"}', ?, prev, hash, command_id
    FROM entries WHERE case_id = ? AND seq = 1`;
  const event = JSON.stringify({ type: 'somethingLater', seq });
  await server.ports.db.write([{ sql, params: [seq, pub, event, caseId] }]);
}

describe('the events of a case', () => {
  test('begin with the complaint, its words and their salt', async () => {
    await using server = await startTestServer();
    const { token, answer, command } = await aFiledCase(server);
    const { answer: first } = await events(server, token);
    assert.equal(first.log, server.ports.logId);
    assert.deepEqual(first.entries, [
      {
        seq: 1,
        at: '2026-10-05T08:00:00.000Z',
        by: { role: 'customer' },
        event: {
          type: 'complaintFiled',
          reference: answer.reference,
          receivedOn: '2026-10-05',
          rules: (first.entries[0]?.event as { rules: string }).rules,
          marque: 'peugeot',
          language: 'nl',
          customer: 'private',
          department: 'src',
          subject: 'leasing',
          files: 0,
        },
        body: command.body,
        salt: answer.salt,
      },
    ]);
    assert.equal(first.next, answer.cursor);
    assert.equal(first.more, false);
  });

  test('are those of one case and no other', async () => {
    await using server = await startTestServer();
    const one = await aFiledCase(server);
    const other = await aFiledCase(server, { description: 'CANARY' });
    const { answer } = await events(server, one.token);
    assert.equal(answer.entries.length, 1);
    assert.ok(!JSON.stringify(answer).includes('CANARY'));
    assert.ok(!JSON.stringify(answer).includes(other.answer.reference));
  });

  test("come in pages of any size, in order, without what is not the customer's and without a gap for it", async () => {
    await using server = await startTestServer();
    const { token, command } = await aFiledCase(server);
    for (const [seq, pub] of [
      [2, null],
      [3, 2],
      [4, null],
      [5, 3],
      [6, 4],
    ] as const)
      await addEntry(server, command.caseId, seq, pub);
    for (const limit of [1, 2, 3, 4, 5]) {
      const seen: number[] = [];
      let after = '';
      let more = true;
      while (more) {
        const { answer } = await events(server, token, `?limit=${limit}&after=${after}`);
        assert.ok(answer.entries.length <= limit);
        seen.push(...answer.entries.map(({ seq }) => seq));
        after = answer.next;
        more = answer.more;
      }
      assert.deepEqual(seen, [1, 2, 3, 4]);
      assert.deepEqual((await events(server, token, `?after=${after}`)).answer.entries, []);
    }
  });

  test('come without words once these were erased', async () => {
    await using server = await startTestServer();
    const { token } = await aFiledCase(server);
    await server.ports.db.write([{ sql: 'DELETE FROM bodies', params: [] }]);
    const { answer } = await events(server, token);
    assert.deepEqual(Object.keys(answer.entries[0] ?? {}), ['seq', 'at', 'by', 'event']);
  });

  test('are not told to a cursor that this log does not know', async () => {
    await using server = await startTestServer();
    const { token } = await aFiledCase(server);
    const cursors = [writeCursor(newId(randomBytesOf), 1), writeCursor(server.ports.logId, 2)];
    for (const cursor of cursors) {
      const { status, answer } = await events(server, token, `?after=${cursor}`);
      assert.equal(status, 410);
      assert.equal(answer.log, server.ports.logId);
    }
  });

  for (const query of ['after=0', 'after=SFB', 'after=%00', `after=${'A'.repeat(81)}`])
    test(`refuse the cursor ${query.slice(0, 20)}`, async () => {
      await using server = await startTestServer();
      const { token } = await aFiledCase(server);
      const { status, answer } = await events(server, token, `?${query}`);
      assert.deepEqual([status, (answer as unknown as { code: string }).code], [400, 'cursor']);
    });

  for (const query of ['limit=0', 'limit=501', 'limit=x', 'wait=26', 'wait=-1'])
    test(`refuse ${query}`, async () => {
      await using server = await startTestServer();
      const { token } = await aFiledCase(server);
      assert.equal((await events(server, token, `?${query}`)).status, 400);
    });
});

describe('a wait for news', () => {
  // What `createApp` keeps to itself is reached by a request: a filing of the same case rings.
  test('ends at once when there is news already', async () => {
    await using server = await startTestServer();
    const { token } = await aFiledCase(server);
    const started = performance.now();
    const { answer } = await events(server, token, '?wait=25');
    assert.equal(answer.entries.length, 1);
    assert.ok(performance.now() - started < 5_000);
  });

  test('ends with what another process wrote meanwhile', async () => {
    await using server = await startTestServer();
    const { token, command, answer } = await aFiledCase(server);
    const waiting = events(server, token, `?wait=2&after=${answer.cursor}`);
    await pause(500);
    await addEntry(server, command.caseId, 2, 2);
    assert.deepEqual(
      (await waiting).answer.entries.map(({ seq }) => seq),
      [2],
    );
  });

  test('ends when the client goes or the server stops', async () => {
    const closing = new AbortController();
    await using server = await startTestServer({ ports: { closing: closing.signal } });
    const { token: bearer, answer } = await aFiledCase(server);
    const gone = new AbortController();
    const path = `/v1/events?wait=25&after=${answer.cursor}`;
    const started = performance.now();
    const first = server.send('GET', path, { bearer, signal: gone.signal });
    const second = server.send('GET', path, { bearer });
    await pause(50);
    gone.abort();
    await first;
    closing.abort();
    const { entries } = (await (await second).json()) as EventsAnswer;
    assert.deepEqual(entries, []);
    assert.ok(performance.now() - started < 5_000);
  });

  test('is woken by its own case only, and leaves nothing behind', async () => {
    const signals: Signals = makeSignals();
    let woken = '';
    const one = signals.wait('one', []).then(() => (woken += 'one'));
    const stop = new AbortController();
    const two = signals.wait('two', [stop.signal]).then(() => (woken += 'two'));
    signals.ring('one');
    await one;
    assert.equal(woken, 'one');
    stop.abort();
    await two;
    await signals.wait('three', [stop.signal]);
  });
});
