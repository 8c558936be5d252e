import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, test } from 'node:test';
import { aFiledCase } from '../testing/complaints.ts';
import { aHandledCase, aPerson, give } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import type { DeskEvents } from './read-desk-events.ts';

async function events(server: TestServer, bearer: string, query = '') {
  const response = await server.send('GET', `/v1/events${query}`, { bearer });
  return { status: response.status, ...((await response.json()) as DeskEvents) };
}

/** A handler who stands at the end of the log when 10,050 entries of another department follow, and then one of their own. */
async function aLongLog(server: TestServer) {
  const { caseId, handler } = await aHandledCase(server);
  const lease = await aFiledCase(server, { customer: 'business' });
  const { next } = await events(server, handler.token);
  const sql = `WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i <= 10050)
    INSERT INTO entries (case_id, seq, at, by, event, prev, hash, command_id)
    SELECT case_id, i, at, by, event, prev, hash, command_id FROM entries, n WHERE case_id = ? AND seq = 1`;
  await server.ports.db.write([{ sql, params: [lease.command.caseId] }]);
  await give(server, caseId, ['acknowledge', {}], { bearer: handler.token });
  return { token: handler.token, next };
}

describe('the whole feed of the staff', () => {
  test('has every entry of every case that a person may see, once, whatever the page', async () => {
    await using server = await startTestServer();
    const { caseId, handler } = await aHandledCase(server);
    const lease = await aFiledCase(server, { customer: 'business' });
    await give(server, caseId, ['acknowledge', {}], { bearer: handler.token });
    await aFiledCase(server, { customer: 'business' });
    await give(server, caseId, ['noteInternally', { text: 'x' }], { bearer: handler.token });
    await aFiledCase(server, { customer: 'business' });
    const { token: all } = await aPerson(server, ['reviewer']);
    assert.equal((await events(server, all)).entries.length, 6);
    for (const limit of [1, 2, 3]) {
      const seen: string[] = [];
      let page: DeskEvents = { log: '', entries: [], next: '', more: true };
      while (page.more) {
        page = await events(server, handler.token, `?limit=${limit}&after=${page.next}`);
        seen.push(...page.entries.map(({ caseId: id, seq }) => `${id} ${seq}`));
      }
      assert.deepEqual(seen, [`${caseId} 1`, `${caseId} 2`, `${caseId} 3`]);
      const after = await events(server, handler.token, `?after=${page.next}`);
      assert.deepEqual([after.entries, after.next], [[], page.next]);
    }
    assert.ok(!JSON.stringify(await events(server, handler.token)).includes(lease.command.caseId));
  });

  test('moves on past what a person may not see, and wakes who waits', async () => {
    await using server = await startTestServer();
    const { caseId, handler } = await aHandledCase(server);
    await aFiledCase(server, { customer: 'business' });
    const first = await events(server, handler.token);
    const all = await events(server, (await aPerson(server, ['reviewer'])).token);
    assert.equal(first.next, all.next);
    const waiting = events(server, handler.token, `?wait=20&after=${first.next}`);
    await pause(50);
    const started = performance.now();
    await give(server, caseId, ['acknowledge', {}], { bearer: handler.token });
    assert.equal((await waiting).entries[0]?.event.type, 'acknowledged');
    assert.ok(performance.now() - started < 5_000);
  });

  test('does not wait while there is log that it has not looked through', async () => {
    await using server = await startTestServer();
    const { token, next } = await aLongLog(server);
    const started = performance.now();
    const first = await events(server, token, `?wait=20&after=${next}`);
    assert.deepEqual([first.entries, first.more], [[], true]);
    const second = await events(server, token, `?wait=20&after=${first.next}`);
    assert.equal(second.entries[0]?.event.type, 'acknowledged');
    assert.equal(second.more, false);
    assert.ok(performance.now() - started < 5_000);
  });

  test('is told of by its stream, however far behind the news is', async () => {
    await using server = await startTestServer();
    const { token: bearer, next } = await aLongLog(server);
    const started = performance.now();
    const { body } = await server.send('GET', `/v1/stream?after=${next}`, { bearer });
    const reader = body?.getReader();
    const said = new TextDecoder().decode((await reader?.read())?.value);
    assert.equal(said, 'event: more\ndata: {}\n\n');
    assert.ok(performance.now() - started < 5_000);
    await reader?.cancel();
  });

  test("doesn't take the cursor of a customer, nor a customer theirs, nor one from beyond the log", async () => {
    await using server = await startTestServer();
    const { handler, token, answer } = await aHandledCase(server);
    const { next } = await events(server, handler.token);
    assert.equal((await events(server, handler.token, `?after=${answer.cursor}`)).status, 400);
    assert.equal((await events(server, token, `?after=${next}`)).status, 400);
    await using other = await startTestServer();
    assert.equal((await events(server, token, '')).status, 200);
    const { token: elsewhere } = await aPerson(other, ['reviewer']);
    assert.equal((await events(other, elsewhere, `?after=${next}`)).status, 410);
  });

  test("leaves the customer's feed without gap, person or note", async () => {
    await using server = await startTestServer();
    const { caseId, handler, token } = await aHandledCase(server);
    const by = { bearer: handler.token };
    await give(server, caseId, ['noteInternally', { text: 'CANARY' }], by);
    await give(server, caseId, ['acknowledge', {}], by);
    await give(server, caseId, ['assign', { to: handler.id }], by);
    await give(server, caseId, ['sendMessage', { text: 'Dag' }], by);
    const response = await server.send('GET', '/v1/events', { bearer: token });
    const text = await response.text();
    const { entries } = JSON.parse(text) as DeskEvents;
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      [1, 2, 3],
    );
    assert.deepEqual(entries[1]?.by, { role: 'handler' });
    assert.ok(!text.includes('CANARY') && !text.includes(handler.id));
  });
});
