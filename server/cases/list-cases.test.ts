import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aFiledCase } from '../testing/complaints.ts';
import { aHandledCase, aPerson, give } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { eraseCase } from './give-command.ts';
import { makeServer } from '../app.ts';

const DAY = 86_400_000;
type List = { cases: { id: string; nextDue: string | null; name: string | null }[]; next?: string };

async function list(server: TestServer, bearer: string, query = '') {
  const response = await server.send('GET', `/v1/cases${query}`, { bearer });
  return { status: response.status, ...((await response.json()) as List) };
}
const idsOf = ({ cases }: List) => cases.map(({ id }) => id);

describe('the list of cases', () => {
  test('comes in pages by what is due first, with nothing due at the end, each case once', async () => {
    await using server = await startTestServer();
    const { token, caseId, handler } = await aHandledCase(server);
    const { token: all } = await aPerson(server, ['compliance']);
    const by = { bearer: handler.token };
    await give(server, caseId, ['acknowledge', {}], by);
    await give(server, caseId, ['withdraw', {}], { bearer: token });
    for (let day = 0; day < 6; day += 1) {
      await aFiledCase(server);
      if (day % 2) server.clock.now += DAY;
    }
    const whole = await list(server, all);
    const due = whole.cases.map(({ nextDue }) => nextDue ?? '~');
    assert.deepEqual(due, [...due].sort());
    assert.equal(due.at(-1), '~');
    for (const limit of [1, 2, 3, 7]) {
      const seen: string[] = [];
      let next: string | undefined;
      do {
        const query = `?limit=${limit}${next ? `&after=${next}` : ''}`;
        const page = await list(server, all, query);
        assert.ok(page.cases.length <= limit);
        seen.push(...idsOf(page));
        next = page.next;
      } while (next);
      assert.deepEqual(seen, idsOf(whole));
    }
  });

  test('can be asked for by status, department, due day, person and text', async () => {
    await using server = await startTestServer();
    const contact = { name: 'Éléonore Ünal', email: 'e@example.be', prefers: 'email' } as const;
    const { caseId, handler, answer } = await aHandledCase(server, { contact });
    const { token } = await aPerson(server, ['compliance']);
    const lease = await aFiledCase(server, { customer: 'business' });
    await give(server, caseId, ['assign', { to: handler.id }], { bearer: token });
    await give(server, caseId, ['acknowledge', {}], { bearer: handler.token });
    const one = [caseId];
    const asked: [string, string, string[]][] = [
      [token, 'status=acknowledged', one],
      [token, 'department=src', one],
      [token, 'department=lease', [lease.command.caseId]],
      [token, 'dueBefore=2026-10-13', [lease.command.caseId]],
      [token, 'dueBefore=2026-10-12', []],
      [token, `assignedTo=${handler.id}`, one],
      [handler.token, 'assignedTo=me', one],
      [token, 'assignedTo=me', []],
      [token, `q=${answer.reference.toLowerCase()}`, one],
      [token, `q=${answer.reference.slice(4, 12).toLowerCase()}`, one],
      [token, 'q=eleonore%20unal', one],
      [token, 'q=%25', []],
      [handler.token, '', one],
    ];
    for (const [bearer, query, expected] of asked)
      assert.deepEqual(idsOf(await list(server, bearer, `?${query}`)), expected, query);
  });

  test('keeps no name of a case whose words were erased', async () => {
    await using server = await startTestServer();
    const { caseId, token, handler } = await aHandledCase(server);
    const by = { bearer: handler.token };
    assert.equal((await list(server, handler.token)).cases[0]?.name, 'An Peeters');
    await give(server, caseId, ['acknowledge', {}], by);
    await give(server, caseId, ['withdraw', {}], { bearer: token });
    assert.ok('answer' in (await eraseCase(makeServer(server.ports), caseId)));
    const { cases } = await list(server, handler.token);
    assert.equal(cases[0]?.name, null);
    assert.deepEqual(idsOf(await list(server, handler.token, '?q=peeters')), []);
  });

  for (const query of [
    'status=x',
    'status=none',
    'dueBefore=2026-02-30',
    'limit=0',
    'limit=101',
    'order=x',
    'assignedTo=you',
    'after=x',
  ])
    test(`refuses ${query}`, async () => {
      await using server = await startTestServer();
      const { token } = await aPerson(server, ['compliance']);
      assert.equal((await list(server, token, `?${query}`)).status, 400);
    });
});

describe('who may see no list', () => {
  for (const [language, sentence] of [
    ['nl-BE', 'U mag dit niet doen.'],
    ['de', 'Sie dürfen das nicht tun.'],
    ['en', 'You are not allowed to do this.'],
    ['fr', 'Vous n’avez pas le droit de faire cela.'],
    ['pl', 'Vous n’avez pas le droit de faire cela.'],
  ] as const)
    test(`is told so in words to read: ${language}`, async () => {
      await using server = await startTestServer();
      const { token: bearer } = await aFiledCase(server);
      const headers = { 'Accept-Language': language };
      const response = await server.send('GET', '/v1/cases', { bearer, headers });
      const { code, detail } = (await response.json()) as Record<string, unknown>;
      assert.deepEqual([response.status, code, detail], [403, 'notAllowed', sentence]);
    });
});

describe('one case as its readers get it', () => {
  test('has clocks and ways out, and tells its customer nothing of who works on it', async () => {
    await using server = await startTestServer();
    const { caseId, token, handler } = await aHandledCase(server);
    const { id } = handler;
    await give(server, caseId, ['acknowledge', {}], { bearer: handler.token });
    await give(server, caseId, ['assign', { to: id }], { bearer: handler.token });
    await give(server, caseId, ['noteInternally', { text: 'CANARY' }], { bearer: handler.token });
    const look = async (bearer: string) => {
      const response = await server.send('GET', `/v1/cases/${caseId}`, { bearer });
      const text = await response.text();
      return {
        text,
        view: JSON.parse(text) as Record<string, Record<string, unknown>[]> & {
          case: Record<string, unknown>;
        },
      };
    };
    const own = await look(token);
    assert.equal(own.view.case.seq, 2);
    assert.ok(!own.text.includes(id) && !own.text.includes('CANARY'));
    assert.ok(!('assignedTo' in own.view.case) && !('firstReaders' in own.view.case));
    assert.deepEqual(
      own.view.clocks?.map(({ name }) => name),
      ['acknowledgement', 'answer', 'ombudsfin'],
    );
    assert.equal(own.view.recourse?.length, 5);
    const theirs = await look(handler.token);
    assert.deepEqual([theirs.view.case.assignedTo, theirs.view.case.seq], [id, 4]);
  });
});
