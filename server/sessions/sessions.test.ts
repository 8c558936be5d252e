import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SessionAnswer } from '#shared/api/wire.ts';
import type { Database } from '../db/database.ts';
import { aFiledCase, aFiling, rowsOf } from '../testing/complaints.ts';
import { disablePerson } from '../staff/persons.ts';
import { aPerson } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

const MINUTE = 60_000;
const open = (server: TestServer, reference: string, verifier: string) =>
  server.send('POST', '/v1/sessions', { json: { v: 1, reference, verifier } });
const look = async (server: TestServer, bearer?: string) =>
  (await server.send('GET', '/v1/events', bearer === undefined ? {} : { bearer })).status;

describe('a session', () => {
  test('is opened by reference and code, typed as people type', async () => {
    await using server = await startTestServer();
    const { answer, verifier, command } = await aFiledCase(server);
    const typed = ` ${answer.reference.toLowerCase().replaceAll('-', ' ')} `;
    const response = await open(server, typed, verifier);
    const session = (await response.json()) as SessionAnswer;
    assert.equal(response.status, 201);
    assert.equal(session.caseId, command.caseId);
    assert.match(session.token, /^[\w-]{43}$/);
    assert.equal(session.expiresAt, new Date(server.clock.now + 30 * MINUTE).toISOString());
  });

  test('is kept as a hash: what is stored opens nothing', async () => {
    await using server = await startTestServer();
    const { token, verifier } = await aFiledCase(server);
    const stored = JSON.stringify([
      await rowsOf(server, 'sessions'),
      await rowsOf(server, 'verifiers'),
      await rowsOf(server, 'commands'),
    ]);
    assert.ok(!stored.includes(token) && !stored.includes(verifier));
    const [[hash] = []] = await rowsOf(server, 'sessions');
    assert.equal(await look(server, String(hash)), 401);
  });

  test('ends after half an hour without use, to the millisecond', async () => {
    await using server = await startTestServer();
    const { token } = await aFiledCase(server);
    server.clock.now += 30 * MINUTE;
    assert.equal(await look(server, token), 401);
    server.clock.now -= 1;
    assert.equal(await look(server, token), 200);
  });

  test('lasts while it is used, and twelve hours at most', async () => {
    await using server = await startTestServer();
    const { token } = await aFiledCase(server);
    const begin = server.clock.now;
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
      server.clock.now = begin + minutes * MINUTE;
      assert.equal(await look(server, token), 200, `after ${minutes} minutes`);
    }
    server.clock.now = begin + 12 * 60 * MINUTE;
    assert.equal(await look(server, token), 401);
  });

  test('is over once it was closed, and closing always succeeds', async () => {
    await using server = await startTestServer();
    const { token: bearer } = await aFiledCase(server);
    const close = async (what: object) =>
      (await server.send('DELETE', '/v1/sessions', what)).status;
    assert.deepEqual([await close({ bearer }), await look(server, bearer)], [204, 401]);
    assert.deepEqual([await close({ bearer }), await close({})], [204, 204]);
    assert.equal(await close({ bearer: 'nonsense' }), 204);
  });

  test('is nothing that a token of the staff is: closing one is refused, and it goes on', async () => {
    await using server = await startTestServer();
    const { id, token: bearer } = await aPerson(server, ['reviewer']);
    const response = await server.send('DELETE', '/v1/sessions', { bearer });
    assert.deepEqual(
      [response.status, ((await response.json()) as { code: string }).code],
      [403, 'notAllowed'],
    );
    assert.equal(await look(server, bearer), 200);
    await disablePerson(server.ports, id);
    assert.equal((await server.send('DELETE', '/v1/sessions', { bearer })).status, 204);
  });

  test('that ended is removed when another begins', async () => {
    await using server = await startTestServer();
    const { answer, verifier } = await aFiledCase(server);
    server.clock.now += 31 * MINUTE;
    await open(server, answer.reference, verifier);
    assert.equal((await rowsOf(server, 'sessions')).length, 1);
  });

  test('is needed for every look at a case, and any wrong one is answered alike', async () => {
    await using server = await startTestServer();
    const { command } = await aFiledCase(server);
    const answers = await Promise.all(
      [undefined, '', 'x', 'A'.repeat(43), command.caseId].map(async (bearer) => {
        const what = bearer === undefined ? {} : { bearer };
        const response = await server.send('GET', '/v1/events', what);
        assert.equal(response.status, 401);
        assert.equal(response.headers.get('WWW-Authenticate'), 'Bearer');
        return response.text();
      }),
    );
    assert.equal(new Set(answers).size, 1);
  });
});

describe('a wish to open a case that is wrong', () => {
  test('is answered alike, byte for byte and with the same work, whatever is wrong', async () => {
    const asked: string[] = [];
    await using server = await startTestServer({
      wrapDatabase: (db: Database) => ({
        ...db,
        write: (statements) => db.write(statements),
        read: (statements) => {
          asked.push(statements.map(({ sql }) => sql).join());
          return db.read(statements);
        },
      }),
    });
    const one = await aFiledCase(server);
    const other = await aFiledCase(server);
    const unopened = await aFiling();
    const { verifier: _, ...without } = unopened.command;
    const filed = await server.send('POST', '/v1/commands', { json: without });
    const { reference: noCode } = (await filed.json()) as { reference: string };
    const { reference } = one.answer;
    const wrongCheck = reference.slice(0, -1) + (reference.endsWith('0') ? '1' : '0');
    const tries: [string, string][] = [
      [reference, unopened.verifier],
      [reference, other.verifier],
      ['SFB-26-00000A', one.verifier],
      [wrongCheck, one.verifier],
      ['', one.verifier],
      ['x'.repeat(5_000), one.verifier],
      [reference, ''],
      [reference, 'not a verifier'],
      [noCode, unopened.verifier],
      [noCode, ''],
    ];
    asked.length = 0;
    const answers: string[] = [];
    for (const [name, verifier] of tries) {
      const response = await open(server, name, verifier);
      const headers = JSON.stringify([...response.headers]);
      answers.push(`${response.status} ${headers} ${await response.text()}`);
    }
    assert.equal(new Set(answers).size, 1, answers.join('\n'));
    assert.match(answers[0] ?? '', /^401 .*"code":"notOpened"/);
    assert.equal(asked.length, tries.length);
    assert.equal(new Set(asked).size, 1);
  });

  test('is a mistake of the page where it has another shape', async () => {
    await using server = await startTestServer();
    const { verifier } = await aFiling();
    for (const json of [
      {},
      [],
      { v: 1, reference: 'SFB-26-00000A' },
      { v: 2, reference: 'SFB-26-00000A', verifier },
      { v: 1, reference: 5, verifier },
      { v: 1, reference: 'SFB-26-00000A', verifier, code: 'CANARY' },
    ]) {
      const response = await server.send('POST', '/v1/sessions', { json });
      const text = await response.text();
      assert.equal(response.status, 400);
      assert.ok(text.includes('invalidRequest') && !text.includes('CANARY'));
    }
  });
});
