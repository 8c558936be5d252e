import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CaseView } from '../cases/case-view.ts';
import { aFiledCase } from '../testing/complaints.ts';
import { aPerson, give } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

type State = { today: string; cases: { reference: string; status: string; grievances: number }[] };

async function play(server: TestServer, reference: string, type: string, body: object = {}) {
  const json = { reference, type, body };
  const response = await server.send('POST', '/demo/qa/commands', { json });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}
const look = async (server: TestServer) =>
  (await (await server.send('GET', '/demo/qa')).json()) as State;
const forward = (server: TestServer, days: unknown) =>
  server.send('POST', '/demo/qa/clock', { json: { days } });

const findings = (count = 1) => ({
  findings: Array.from({ length: count }, (_, grievance) => ({
    grievance,
    finding: 'partly',
    reasons: 'Because.',
  })),
});

describe('the demo page that plays the company', () => {
  test('takes a case from filing to closing as handler and reviewer', async () => {
    await using server = await startTestServer();
    const grievances = ['One.', 'Two.'];
    const { token, answer, command } = await aFiledCase(server, { grievances });
    const { reference } = answer;
    for (const [type, body] of [
      ['acknowledge', {}],
      ['askInformation', { text: 'Which invoice?' }],
      ['assign', {}],
      ['extend', { until: '2026-11-20', reason: 'It takes longer.' }],
      ['answer', findings(2)],
    ] as const)
      assert.equal((await play(server, reference, type, body)).status, 201, type);
    const asking = ['requestSecondReading', { grounds: 'No.' }] as [string, object];
    assert.equal((await give(server, command.caseId, asking, { bearer: token })).status, 201);
    for (const [type, body] of [
      ['askInformation', { text: 'Which page?' }],
      ['sendMessage', { text: 'We are looking.' }],
      ['noteInternally', { text: 'Look at page 3.' }],
      ['assignSecondReading', {}],
      ['decideSecondReading', findings(2)],
      ['close', {}],
    ] as const)
      assert.equal((await play(server, reference, type, body)).status, 201, type);
    const state = await look(server);
    assert.deepEqual(state, {
      today: '2026-10-05',
      cases: [{ reference, status: 'closed', grievances: 2 }],
    });
  });

  test('opens no back door: what may not be is refused as on the wire', async () => {
    await using server = await startTestServer();
    const { answer } = await aFiledCase(server);
    const { status, answer: refused } = await play(server, answer.reference, 'answer', findings(3));
    assert.deepEqual([status, refused.code], [409, 'notAcknowledged']);
    assert.equal((await play(server, answer.reference, 'withdraw')).status, 409);
    for (const type of ['erase', 'fileComplaint', 'markPromiseMissed', 'toString']) {
      const { status, answer: unknown } = await play(server, answer.reference, type);
      assert.deepEqual([status, unknown.code], [400, 'unknownCommand'], type);
    }
    assert.equal((await play(server, answer.reference, 'answer', { findings: 1 })).status, 400);
    assert.equal((await play(server, 'SFB-26-AAAAAA', 'close')).status, 404);
  });

  test('plays the same persons again, each of one department', async () => {
    await using server = await startTestServer();
    const one = await aFiledCase(server);
    const other = await aFiledCase(server, { customer: 'business' });
    for (const { answer } of [one, other])
      assert.equal((await play(server, answer.reference, 'acknowledge')).status, 201);
    await play(server, one.answer.reference, 'sendMessage', { text: 'Hello.' });
    const persons = await server.ports.db.read([{ sql: 'SELECT name FROM persons', params: [] }]);
    assert.equal(persons[0]?.rows.length, 2);
  });

  test('moves the clock forward, writes down what was missed, and leaves open cases open', async () => {
    await using server = await startTestServer();
    const { token, command } = await aFiledCase(server);
    const moved = await forward(server, 30);
    assert.equal(((await moved.json()) as State).today, '2026-11-04');
    const bearer = token;
    const seen = await server.send('GET', `/v1/cases/${command.caseId}`, { bearer });
    const { clocks } = (await seen.json()) as CaseView;
    assert.equal(clocks.find(({ name }) => name === 'acknowledgement')?.missed, '2026-10-13');
    const events = await (await server.send('GET', '/v1/events', { bearer })).text();
    assert.match(events, /"promiseMissed"/);
  });

  for (const days of [0, -1, 1.5, 401, '1', null])
    test(`moves the clock by no ${JSON.stringify(days)} days`, async () => {
      await using server = await startTestServer();
      assert.equal((await forward(server, days)).status, 400);
      assert.equal((await look(server)).today, '2026-10-05');
    });
});

describe('a demo server that others can reach', () => {
  test('lets nobody play the company, and has the pages all the same', async () => {
    const asset = { type: 'text/html', tag: 'x', identity: new Uint8Array(1) };
    const assets = new Map([['/demo/index.html', asset]]);
    await using server = await startTestServer({ settings: { qa: false }, ports: { assets } });
    const { answer } = await aFiledCase(server);
    assert.equal((await server.send('GET', '/demo/qa')).status, 404);
    // The folder of pages knows GET alone.
    assert.equal((await forward(server, 1)).status, 405);
    const json = { reference: answer.reference, type: 'acknowledge', body: {} };
    assert.equal((await server.send('POST', '/demo/qa/commands', { json })).status, 405);
    const { token: bearer } = await aPerson(server, ['reviewer']);
    const list = await server.send('GET', '/v1/cases', { bearer });
    assert.match(await list.text(), /"status":"received"/);
    assert.equal((await server.send('GET', '/demo/')).status, 200);
  });
});

describe('production', () => {
  test('has no route of the demo', async () => {
    await using demo = await startTestServer();
    await using server = await startTestServer({
      settings: { demo: false, qa: false },
      beside: demo,
    });
    const paths = demo.app.routes
      .filter(({ path, method }) => path.startsWith('/demo') && method !== 'ALL')
      .map(({ method, path }) => ({ method, path: path.replace('/*', '/') }));
    assert.ok(paths.some(({ path }) => path === '/demo/qa/clock'));
    for (const { method, path } of paths) {
      const what = method === 'POST' ? { json: { days: 1 } } : {};
      assert.equal((await server.send(method, path, what)).status, 404, `${method} ${path}`);
    }
    assert.ok(!server.app.routes.some(({ path }) => path.startsWith('/demo')));
    assert.equal((await look(demo)).today, '2026-10-05');
  });
});
