import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { makeServer } from '../app.ts';
import { aFiledCase, rowsOf } from '../testing/complaints.ts';
import { ANSWER, aPerson, give } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { tick } from '../ticking.ts';
import { eraseCase } from './give-command.ts';
import { rebuildCases } from './rebuild-cases.ts';

const DAY = 86_400_000;
const contact = { name: 'Bea', email: 'bea@example.be', prefers: 'email' };
const TYPES: [string, object][] = [
  ['acknowledge', {}],
  ['assign', {}],
  ['addInformation', { text: 'x' }],
  ['extend', { until: '2026-11-27', reason: 'x' }],
  ['answer', ANSWER],
  ['requestSecondReading', { grounds: 'x' }],
  ['assignSecondReading', {}],
  ['decideSecondReading', ANSWER],
  ['close', {}],
  ['reopen', { reason: 'x' }],
  ['withdraw', {}],
  ['reclassify', { department: 'lease' }],
  ['reclassify', { subject: 'insurance', insurance: 'tyre' }],
  ['correctContact', { contact }],
  ['erase', {}],
  ['file', {}],
];

const sorted = async (server: TestServer) =>
  (await rowsOf(server, 'cases')).map((row) => JSON.stringify(row)).sort();

async function play(server: TestServer, steps: [number, number, number][]) {
  const cases = [await aFiledCase(server)];
  const staff = [
    await aPerson(server, ['handler'], 'src'),
    await aPerson(server, ['reviewer']),
    await aPerson(server, ['compliance', 'handler'], 'lease'),
  ];
  for (const [what, who, days] of steps) {
    const [type, body] = TYPES[what] ?? ['file', {}];
    const filed = cases[what % cases.length] ?? cases[0];
    const caseId = filed?.command.caseId ?? '';
    server.clock.now += days * DAY;
    if (days > 8) await tick(makeServer(server.ports), server.clock.now);
    if (type === 'file') cases.push(await aFiledCase(server, { customer: 'business' }));
    else if (type === 'erase') await eraseCase(makeServer(server.ports), caseId);
    else {
      const named = type.startsWith('assign') ? { to: staff[who % 3]?.id } : body;
      const bearers = [filed?.token, ...staff.map(({ token }) => token)];
      for (const bearer of bearers)
        if (bearer) await give(server, caseId, [type, named], { bearer });
    }
  }
}

describe('the cache of cases', () => {
  test('made again from the log is what it was, row by row, after any commands', async () => {
    const step = fc.tuple(fc.nat(TYPES.length - 1), fc.nat(2), fc.nat(12));
    let rows = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        await using server = await startTestServer();
        await play(server, steps);
        const live = await sorted(server);
        rows += live.length;
        await rebuildCases(server.ports.db);
        assert.deepEqual(await sorted(server), live);
        const spoilt =
          "UPDATE cases SET status = 'none', search = 'x', next_due = NULL, name = '\"x\"'";
        await server.ports.db.write([
          { sql: 'DELETE FROM cases WHERE rowid % 2 = 0', params: [] },
          { sql: spoilt, params: [] },
        ]);
        await rebuildCases(server.ports.db);
        assert.deepEqual(await sorted(server), live);
      }),
      { numRuns: 12 },
    );
    assert.ok(rows > 12);
  });

  test('loses a row that no log stands behind, and keeps one that is ahead of what was read', async () => {
    await using server = await startTestServer();
    await aFiledCase(server);
    const row = 'INSERT INTO cases SELECT';
    const [stray] = await rowsOf(server, 'cases');
    assert.ok(stray);
    const values = stray.map((value, index) => (index < 2 ? `stray ${index}` : value));
    const sql = `${row.replace(' SELECT', '')} VALUES (${values.map(() => '?').join()})`;
    await server.ports.db.write([{ sql, params: values as string[] }]);
    await server.ports.db.write([
      { sql: "UPDATE cases SET seq = 9 WHERE id <> 'stray 0'", params: [] },
    ]);
    assert.equal(await rebuildCases(server.ports.db), 1);
    assert.deepEqual(
      (await rowsOf(server, 'cases')).map(([, , seq]) => seq),
      [9],
    );
  });
});
