import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId } from '#shared/proof/ids.ts';
import { toBase64url } from '#shared/proof/bytes.ts';
import { COMMAND_BODIES } from '#shared/api/command-bodies.ts';
import { randomBytesOf } from './node/random.ts';
import { disablePerson } from './staff/persons.ts';
import { aComplaint, aFiledCase } from './testing/complaints.ts';
import { ANSWER, aPerson, give } from './testing/staff.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import { aFile, begin, head, piece } from './testing/uploads.ts';

const NOBODY = ['none', 'garbage', 'ended', 'disabled', 'expired', 'replaced'] as const;
const STAFF = ['handler', 'handlerElsewhere', 'reviewer', 'compliance', 'admin'] as const;
const WHO = [...NOBODY, 'customer', 'otherCustomer', ...STAFF] as const;
type Who = (typeof WHO)[number];
type Row = [customer: number, handler: number, reviewer: number, compliance: number];
type State = 'received' | 'acknowledged' | 'answered' | 'second' | 'closed';

const contact = { name: 'An', email: 'an@example.be', prefers: 'email' };
/** In which state each command is tried, with which body, and what its customer, its handler, a reviewer and compliance are answered. */
const COMMANDS: Record<string, [State, (handler: string, reviewer: string) => object, Row]> = {
  acknowledge: ['received', () => ({}), [403, 201, 403, 403]],
  assign: ['acknowledged', (to) => ({ to }), [403, 201, 403, 201]],
  addInformation: ['acknowledged', () => ({ text: 'x' }), [201, 201, 403, 403]],
  askInformation: ['acknowledged', () => ({ text: 'x' }), [403, 201, 201, 403]],
  sendMessage: ['acknowledged', () => ({ text: 'x' }), [201, 201, 201, 403]],
  extend: ['acknowledged', () => ({ until: '2026-11-20', reason: 'x' }), [403, 201, 403, 403]],
  answer: ['acknowledged', () => ANSWER, [403, 201, 403, 403]],
  requestSecondReading: ['answered', () => ({ grounds: 'x' }), [201, 403, 403, 403]],
  assignSecondReading: ['second', (_, to) => ({ to }), [403, 403, 201, 201]],
  decideSecondReading: ['second', () => ANSWER, [403, 403, 201, 403]],
  close: ['answered', () => ({}), [403, 201, 201, 403]],
  reopen: ['closed', () => ({ reason: 'x' }), [403, 201, 201, 201]],
  withdraw: ['acknowledged', () => ({}), [201, 403, 403, 403]],
  reclassify: ['acknowledged', () => ({ department: 'lease' }), [403, 201, 403, 201]],
  noteInternally: ['acknowledged', () => ({ text: 'x' }), [403, 201, 201, 201]],
  declareRecourse: ['received', () => ({ body: 'court', on: '2026-10-05' }), [201, 201, 403, 403]],
  correctContact: ['received', () => ({ contact }), [201, 201, 403, 403]],
};

async function aWorld(server: TestServer, state: State) {
  const filed = await aFiledCase(server);
  const { caseId } = filed.command;
  const helper = await aPerson(server, ['handler'], 'src');
  const steps: [State, string, string, object][] = [
    ['acknowledged', helper.token, 'acknowledge', {}],
    ['answered', helper.token, 'answer', ANSWER],
    ['second', filed.token, 'requestSecondReading', { grounds: 'x' }],
  ];
  const count = { received: 0, acknowledged: 1, answered: 2, second: 3, closed: 2 }[state];
  const path = steps.slice(0, count);
  if (state === 'closed') path.push(['closed', helper.token, 'close', {}]);
  for (const [, bearer, type, body] of path)
    assert.equal((await give(server, caseId, [type, body], { bearer })).status, 201);
  return { caseId, customer: filed.token };
}

async function tokens(server: TestServer) {
  const handler = await aPerson(server, ['handler'], 'src');
  const reviewer = await aPerson(server, ['reviewer']);
  const disabled = await aPerson(server, ['reviewer', 'compliance']);
  await disablePerson(server.ports, disabled.id);
  const expired = await aPerson(server, ['reviewer']);
  const replaced = await aPerson(server, ['reviewer']);
  const ended = (await aFiledCase(server)).token;
  await server.send('DELETE', '/v1/sessions', { bearer: ended });
  await server.ports.db.write([
    {
      sql: 'UPDATE staff_tokens SET expires_at = ? WHERE person_id = ?',
      params: [new Date(server.clock.now).toISOString(), expired.id],
    },
    {
      sql: 'UPDATE staff_tokens SET revoked_at = at WHERE person_id = ?',
      params: [replaced.id],
    },
  ]);
  const by: Record<Exclude<Who, 'customer' | 'none'>, string> = {
    ...{ garbage: toBase64url(randomBytesOf(32)), ended, disabled: disabled.token },
    ...{ expired: expired.token, replaced: replaced.token },
    otherCustomer: (await aFiledCase(server)).token,
    handler: handler.token,
    handlerElsewhere: (await aPerson(server, ['handler'], 'lease')).token,
    reviewer: reviewer.token,
    compliance: (await aPerson(server, ['compliance'])).token,
    admin: (await aPerson(server, ['admin'])).token,
  };
  return { by, handler, reviewer };
}

type Tokens = Awaited<ReturnType<typeof tokens>>;
const bearerOf = ({ by }: Tokens, who: Who, customer: string) =>
  who === 'none' ? {} : { bearer: who === 'customer' ? customer : by[who] };

describe('who may give a command', () => {
  test('is said here for every one that there is', () => {
    assert.deepEqual(
      [...Object.keys(COMMANDS), 'registerComplaint'].sort(),
      Object.keys(COMMAND_BODIES).sort(),
    );
  });

  for (const [type, [state, bodyFor, row]] of Object.entries(COMMANDS))
    test(`${type}: ${row.join(' ')}`, async () => {
      await using server = await startTestServer();
      const all = await tokens(server);
      const [customer, handler, reviewer, compliance] = row;
      const expected: Partial<Record<Who, number>> = {
        ...Object.fromEntries(NOBODY.map((who) => [who, 401])),
        ...{ customer, handler, reviewer, compliance },
        ...{ otherCustomer: 404, handlerElsewhere: 404, admin: 404 },
      };
      const got: Partial<Record<Who, number>> = {};
      const refusals = new Set<string>();
      for (const who of WHO) {
        const world = await aWorld(server, state);
        const body = bodyFor(all.handler.id, all.reviewer.id);
        const bearer = bearerOf(all, who, world.customer);
        const response = await give(server, world.caseId, [type, body], bearer);
        got[who] = response.status;
        if (response.status === 401) refusals.add(await response.text());
      }
      assert.deepEqual(got, expected);
      assert.equal(refusals.size, 1);
    });

  test('registerComplaint and fileComplaint, for a case that is new', async () => {
    await using server = await startTestServer();
    const all = await tokens(server);
    const { customer } = await aWorld(server, 'received');
    const register = { complaint: aComplaint(), receivedOn: '2026-10-05', channel: 'phone' };
    const got = await Promise.all(
      WHO.map(async (who) => {
        const by = bearerOf(all, who, customer);
        const one = await give(server, newId(randomBytesOf), ['registerComplaint', register], by);
        const other = await give(server, newId(randomBytesOf), ['fileComplaint', aComplaint()], by);
        return [who, [one.status, other.status]];
      }),
    );
    assert.deepEqual(Object.fromEntries(got), {
      ...Object.fromEntries(NOBODY.map((who) => [who, [401, 201]])),
      ...{ customer: [404, 201], otherCustomer: [404, 201] },
      ...{ handler: [201, 403], handlerElsewhere: [201, 403] },
      ...{ reviewer: [403, 403], compliance: [403, 403], admin: [403, 403] },
    });
  });
});

describe('who may read', () => {
  const routes: [string, (caseId: string) => string, Partial<Record<Who, number>>][] = [
    ['the events', () => '/v1/events', { admin: 403 }],
    [
      'the events of a case',
      (caseId) => `/v1/events?caseId=${caseId}`,
      { otherCustomer: 404, handlerElsewhere: 404, admin: 404 },
    ],
    ['the list', () => '/v1/cases', { customer: 403, otherCustomer: 403, admin: 403 }],
    [
      'a case',
      (caseId) => `/v1/cases/${caseId}`,
      { otherCustomer: 404, handlerElsewhere: 404, admin: 404 },
    ],
    ['no case', () => '/v1/cases/x', Object.fromEntries(WHO.map((who) => [who, 404]))],
  ];
  for (const [name, path, odd] of routes)
    test(name, async () => {
      await using server = await startTestServer();
      const all = await tokens(server);
      const { caseId, customer } = await aWorld(server, 'acknowledged');
      const got: Partial<Record<Who, number>> = {};
      const expected: Partial<Record<Who, number>> = {};
      for (const who of WHO) {
        const by = bearerOf(all, who, customer);
        got[who] = (await server.send('GET', path(caseId), by)).status;
        const signedIn = !(NOBODY as readonly string[]).includes(who);
        expected[who] = signedIn ? (odd[who] ?? 200) : 401;
      }
      assert.deepEqual(got, expected);
    });

  test('a file, and where its upload stands', async () => {
    await using server = await startTestServer();
    const all = await tokens(server);
    const { caseId, customer } = await aWorld(server, 'acknowledged');
    const file = aFile('hello');
    const { id } = file.announced;
    await begin(server, file.announced, { caseId, bearer: customer });
    await piece(server, id, { offset: 0, body: file.bytes, bearer: customer });
    const more = { files: [file.announced] };
    const told = await give(server, caseId, ['addInformation', { text: 'x' }], {
      bearer: customer,
      more,
    });
    assert.equal(told.status, 201);
    for (const who of WHO) {
      const by = bearerOf(all, who, customer);
      const odd = ['otherCustomer', 'handlerElsewhere', 'admin'].includes(who) ? 404 : 200;
      const expected = (NOBODY as readonly string[]).includes(who) ? 401 : odd;
      const given = await server.send('GET', `/v1/cases/${caseId}/files/${id}`, by);
      assert.equal(given.status, expected, who);
      assert.equal((await given.text()) === 'hello', expected === 200, who);
      assert.equal((await head(server, id, undefined, by)).status, expected, who);
    }
  });

  test('a case that was assigned to somebody of the other department: they, too', async () => {
    await using server = await startTestServer();
    const { caseId } = await aWorld(server, 'acknowledged');
    const lease = await aPerson(server, ['handler'], 'lease');
    const { token } = await aPerson(server, ['compliance']);
    const by = { bearer: lease.token };
    assert.equal((await server.send('GET', `/v1/cases/${caseId}`, by)).status, 404);
    await give(server, caseId, ['assign', { to: lease.id }], { bearer: token });
    assert.equal((await server.send('GET', `/v1/cases/${caseId}`, by)).status, 200);
    const list = await server.send('GET', '/v1/cases', by);
    assert.equal(((await list.json()) as { cases: unknown[] }).cases.length, 1);
  });
});
