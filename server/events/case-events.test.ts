import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, test } from 'node:test';
import type { EventsAnswer } from '#shared/api/wire.ts';
import { newId } from '#shared/proof/ids.ts';
import { randomBytesOf } from '../node/random.ts';
import { disablePerson } from '../staff/persons.ts';
import { aFiledCase } from '../testing/complaints.ts';
import { aHandledCase, aPerson, give } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { writeCaseCursor } from './cursor.ts';

async function events(server: TestServer, bearer: string, query: string) {
  const response = await server.send('GET', `/v1/events${query}`, { bearer });
  const answer = (await response.json()) as EventsAnswer & { code?: string };
  return { status: response.status, ...answer };
}
const typesOf = ({ entries }: EventsAnswer) => entries.map(({ event }) => event.type);

async function aNotedCase(server: TestServer) {
  const handled = await aHandledCase(server);
  const by = { bearer: handled.handler.token };
  await give(server, handled.caseId, ['noteInternally', { text: 'NOTED' }], by);
  await give(server, handled.caseId, ['acknowledge', {}], by);
  await aHandledCase(server, { description: 'ELSEWHERE' });
  return { ...handled, by, of: `caseId=${handled.caseId}` };
}

describe('the log of one case', () => {
  test('is read whole by its handler: words, notes, persons, numbers of the log, in pages of any size', async () => {
    await using server = await startTestServer();
    const { handler, of, command } = await aNotedCase(server);
    const whole = await events(server, handler.token, `?${of}`);
    assert.deepEqual(typesOf(whole), ['complaintFiled', 'notedInternally', 'acknowledged']);
    assert.deepEqual(
      whole.entries.map(({ seq }) => seq),
      [1, 2, 3],
    );
    const [first, note] = whole.entries;
    assert.deepEqual(first?.body, command.body);
    assert.deepEqual(note?.body, { text: 'NOTED' });
    assert.deepEqual(note?.by, { role: 'handler', id: handler.id });
    assert.ok(!JSON.stringify(whole).includes('ELSEWHERE'));
    for (const limit of [1, 2, 3, 4]) {
      const seen: EventsAnswer['entries'] = [];
      let page: EventsAnswer = { log: '', entries: [], next: '', more: true };
      while (page.more) {
        page = await events(server, handler.token, `?${of}&limit=${limit}&after=${page.next}`);
        assert.ok(page.entries.length <= limit);
        seen.push(...page.entries);
      }
      assert.deepEqual(seen, whole.entries);
    }
  });

  test('wakes who waits for it, also by an entry that the customer never sees', async () => {
    await using server = await startTestServer();
    const { caseId, by, handler, of } = await aNotedCase(server);
    const { next } = await events(server, handler.token, `?${of}`);
    const started = performance.now();
    const waiting = events(server, handler.token, `?${of}&wait=20&after=${next}`);
    await pause(50);
    await give(server, caseId, ['noteInternally', { text: 'x' }], by);
    assert.deepEqual(typesOf(await waiting), ['notedInternally']);
    assert.ok(performance.now() - started < 5_000);
  });

  test('is told of by a stream that hears of no other case', async () => {
    await using server = await startTestServer();
    const { caseId, by, handler, of } = await aNotedCase(server);
    const { next } = await events(server, handler.token, `?${of}`);
    const path = `/v1/stream?${of}&after=${next}`;
    const { body } = await server.send('GET', path, { bearer: handler.token });
    const reader = body?.getReader();
    const said = async () => new TextDecoder().decode((await reader?.read())?.value);
    assert.equal(await said(), ':\n\n');
    let hasHeard = false;
    const heard = said().finally(() => (hasHeard = true));
    await aFiledCase(server);
    await pause(100);
    assert.equal(hasHeard, false);
    await give(server, caseId, ['noteInternally', { text: 'x' }], by);
    assert.equal(await heard, 'event: more\ndata: {}\n\n');
    await reader?.cancel();
  });

  test('is missing to whom it is not for, foreign or made up', async () => {
    await using server = await startTestServer();
    const { caseId, token, of } = await aNotedCase(server);
    const lease = await aPerson(server, ['handler'], 'lease');
    const admin = await aPerson(server, ['admin']);
    const other = await aFiledCase(server);
    const none = `caseId=${newId(randomBytesOf)}`;
    const answers = new Set<string>();
    for (const path of ['events', 'stream'])
      for (const [bearer, query] of [
        ...[lease.token, admin.token, other.token].map((bearer) => [bearer, of] as const),
        ...[lease.token, admin.token, token].map((bearer) => [bearer, none] as const),
      ]) {
        const response = await server.send('GET', `/v1/${path}?${query}`, { bearer });
        answers.add(`${response.status} ${await response.text()}`);
      }
    assert.equal(answers.size, 1);
    assert.match([...answers].join(), /^404 .*"code":"notFound"/);
    const { token: compliance } = await aPerson(server, ['compliance']);
    await give(server, caseId, ['assign', { to: lease.id }], { bearer: compliance });
    assert.equal((await events(server, lease.token, `?${of}`)).status, 200);
  });

  test('goes missing during a wait when the case goes to another department', async () => {
    await using server = await startTestServer();
    const { caseId, handler, of } = await aNotedCase(server);
    const { token: compliance } = await aPerson(server, ['compliance']);
    const { next } = await events(server, handler.token, `?${of}`);
    const waiting = events(server, handler.token, `?${of}&wait=20&after=${next}`);
    await pause(50);
    const away = ['reclassify', { department: 'lease' }] as [string, object];
    await give(server, caseId, away, { bearer: compliance });
    assert.equal((await waiting).status, 404);
  });

  test('is what a customer gets without naming it, when it is their own', async () => {
    await using server = await startTestServer();
    const { token, of } = await aNotedCase(server);
    const named = await events(server, token, `?${of}`);
    assert.deepEqual(named, await events(server, token, ''));
    assert.deepEqual(typesOf(named), ['complaintFiled', 'acknowledged']);
  });

  test('has cursors that mean nothing elsewhere', async () => {
    await using server = await startTestServer();
    const { caseId, handler, token, of, answer } = await aNotedCase(server);
    const other = await aFiledCase(server);
    const { next } = await events(server, handler.token, `?${of}`);
    const desk = await events(server, handler.token, '');
    const elsewhere = `caseId=${other.command.caseId}`;
    for (const [bearer, query] of [
      [handler.token, `?after=${next}`],
      [handler.token, `?${elsewhere}&after=${next}`],
      [handler.token, `?${of}&after=${desk.next}`],
      [handler.token, `?${of}&after=${answer.cursor}`],
      [token, `?after=${next}`],
    ] as const)
      assert.deepEqual((await events(server, bearer, query)).code, 'cursor', query);
    const { logId } = server.ports;
    for (const cursor of [
      writeCaseCursor(logId, caseId, 4),
      writeCaseCursor(newId(randomBytesOf), caseId, 1),
    ])
      assert.equal(
        (await events(server, handler.token, `?${of}&wait=20&after=${cursor}`)).status,
        410,
      );
  });

  for (const path of ['/v1/events', '/v1/stream'])
    for (const query of ['caseid=x', 'case=x', 'caseId=x', 'caseId='])
      test(`${path} refuses ${query}`, async () => {
        await using server = await startTestServer();
        const { handler } = await aHandledCase(server);
        const response = await server.send('GET', `${path}?${query}`, { bearer: handler.token });
        assert.equal(response.status, 400);
      });
});

describe('somebody who loses their rights while they wait', () => {
  test('hears nothing more when they were disabled', async () => {
    await using server = await startTestServer();
    const { caseId, handler, of } = await aNotedCase(server);
    const colleague = await aPerson(server, ['handler'], 'src');
    for (const query of ['', `${of}&`]) {
      const person = await aPerson(server, ['handler'], 'src');
      const { next } = await events(server, handler.token, `?${query}`);
      const path = `/v1/events?${query}wait=10&after=${next}`;
      const waiting = server.send('GET', path, { bearer: person.token });
      await pause(50);
      await disablePerson(server.ports, person.id);
      const note = ['noteInternally', { text: 'CANARY' }] as [string, object];
      await give(server, caseId, note, { bearer: colleague.token });
      const response = await waiting;
      assert.equal(response.status, 401);
      assert.ok(!(await response.text()).includes('CANARY'));
    }
  });

  test('hears nothing more when their session was ended', async () => {
    await using server = await startTestServer();
    const { caseId, token, by, answer } = await aHandledCase(server).then((handled) => ({
      ...handled,
      by: { bearer: handled.handler.token },
    }));
    const path = `/v1/events?wait=10&after=${answer.cursor}`;
    const waiting = server.send('GET', path, { bearer: token });
    await pause(50);
    await server.send('DELETE', '/v1/sessions', { bearer: token });
    await give(server, caseId, ['sendMessage', { text: 'CANARY' }], by);
    const response = await waiting;
    assert.equal(response.status, 401);
    assert.ok(!(await response.text()).includes('CANARY'));
  });
});
