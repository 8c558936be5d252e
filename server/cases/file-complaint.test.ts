import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CommandAnswer } from '#shared/api/wire.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { commitmentOf, FIRST_LINK, linkOf } from '#shared/proof/chain.ts';
import { newId } from '#shared/proof/ids.ts';
import { verifyReceipt } from '#shared/proof/receipt.ts';
import { referenceOf } from '#shared/proof/reference.ts';
import { randomBytesOf } from '../node/random.ts';
import { aComplaint, aFiling, rowsOf } from '../testing/complaints.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { readCase, readLog } from './case-log.ts';

const post = (server: TestServer, json: unknown) => server.send('POST', '/v1/commands', { json });
const answerOf = async (response: Response) => (await response.json()) as CommandAnswer;
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('a complaint that is filed', () => {
  test('is kept under the reference that its page could tell beforehand', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling();
    const response = await post(server, command);
    const { result, reference, seq } = await answerOf(response);
    assert.equal(response.status, 201);
    assert.deepEqual([result, seq], ['applied', 1]);
    assert.equal(reference, referenceOf(command.caseId, 2026, 0));
    const case_ = await readCase(server.ports.db, command.caseId);
    assert.equal(case_.status, 'received');
    assert.equal(case_.receivedOn, '2026-10-05');
    assert.deepEqual(case_.filed, command.body);
  });

  test('has a receipt that verifies and speaks of these very words', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling();
    const files = [
      {
        id: newId(randomBytesOf),
        name: 'brief.pdf',
        type: 'application/pdf',
        size: 12,
        sha256: 'ab'.repeat(32),
      },
    ];
    const { receipt = '', salt = '' } = await answerOf(await post(server, { ...command, files }));
    const verified = await verifyReceipt(crypto.subtle, server.ports.keys.published, receipt);
    assert.ok('receipt' in verified);
    const words = { ...command.body, files } as Json;
    assert.equal(verified.receipt.commitment, await commitmentOf(crypto.subtle, salt, words));
    assert.deepEqual(verified.receipt.files, [{ sha256: 'ab'.repeat(32), size: 12 }]);
    assert.deepEqual(verified.receipt.due, {
      acknowledgement: '2026-10-12',
      answer: '2026-11-05',
    });
    assert.equal(verified.receipt.commandId, command.id);
    const { entries, end } = await readLog(server.ports.db, command.caseId);
    const { seq, at, by, event } = entries[0] ?? assert.fail('There is no entry.');
    const { commitment } = verified.receipt;
    const linked = { caseId: command.caseId, seq, at, by, event, commitment, prev: FIRST_LINK };
    assert.equal(verified.receipt.chain, await linkOf(crypto.subtle, linked as never));
    assert.equal(end?.hash, verified.receipt.chain);
  });

  test('belongs to its day in Brussels, not in Greenwich', async () => {
    await using server = await startTestServer();
    server.clock.now = Date.parse('2026-12-31T23:30:00Z');
    const { command } = await aFiling();
    const { reference } = await answerOf(await post(server, command));
    assert.equal((await readCase(server.ports.db, command.caseId)).receivedOn, '2027-01-01');
    assert.match(reference, /^SFB-27-/);
  });

  test('needs no verifier, and is then opened by no code', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling();
    const { verifier: _, ...without } = command;
    assert.equal((await post(server, without)).status, 201);
    assert.equal((await rowsOf(server, 'verifiers')).length, 0);
  });

  test('keeps NUL and lone surrogates as U+FFFD, in what is stored and what is proven', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling({ description: 'a\0b\ud800c' });
    const { receipt = '', salt = '' } = await answerOf(await post(server, command));
    const clean = { ...command.body, description: 'a\ufffdb\ufffdc' } as Json;
    const verified = await verifyReceipt(crypto.subtle, server.ports.keys.published, receipt);
    assert.ok('receipt' in verified);
    assert.equal(verified.receipt.commitment, await commitmentOf(crypto.subtle, salt, clean));
    assert.deepEqual((await readCase(server.ports.db, command.caseId)).filed, clean);
  });

  test('takes the next reference when another case has the first, and a random one after five', async () => {
    await using server = await startTestServer();
    const caseId = newId(randomBytesOf);
    const taken = [0, 1, 2, 3, 4].map((attempt) => referenceOf(caseId, 2026, attempt));
    const place = async (reference: string) => {
      const { command } = await aFiling();
      await post(server, command);
      const sql = 'UPDATE cases SET reference = ? WHERE id = ?';
      await server.ports.db.write([{ sql, params: [reference, command.caseId] }]);
    };
    await place(taken[0] ?? '');
    const first = await aFiling();
    const second = await answerOf(await post(server, { ...first.command, caseId }));
    assert.equal(second.reference, taken[1]);
    for (const reference of taken.slice(2)) await place(reference);
    const sql = 'UPDATE cases SET id = ? WHERE id = ?';
    await server.ports.db.write([
      { sql, params: [newId(randomBytesOf), caseId] },
      ...['bodies', 'entries', 'verifiers', 'upload_rights'].map((table) => ({
        sql: `DELETE FROM ${table} WHERE case_id = ?`,
        params: [caseId],
      })),
    ]);
    const again = await aFiling();
    const last = await answerOf(await post(server, { ...again.command, caseId }));
    assert.match(last.reference, /^SFB-26-[0-9A-HJKMNP-TV-Z]{6}$/);
    assert.ok(!taken.includes(last.reference));
  });
});

describe('the same complaint sent again', () => {
  test('has the same answer, and is one case', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling();
    const first = await answerOf(await post(server, command));
    server.clock.now += 86_400_000;
    const response = await post(server, command);
    assert.equal(response.status, 200);
    assert.equal(await response.text(), JSON.stringify({ ...first, result: 'replayed' }));
    assert.equal((await rowsOf(server, 'entries')).length, 1);
  });

  test('has the same answer, in whatever order its members come', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling();
    await post(server, command);
    const { body } = command;
    const turned = Object.fromEntries(Object.entries(body).reverse());
    assert.equal((await post(server, { ...command, body: turned })).status, 200);
  });

  test('has no salt any more once its words were erased', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling();
    const { salt, ...first } = await answerOf(await post(server, command));
    await server.ports.db.write([{ sql: 'DELETE FROM bodies', params: [] }]);
    const again = await answerOf(await post(server, command));
    assert.ok(salt);
    assert.deepEqual(again, { ...first, result: 'replayed' });
  });

  test('eight times at once is filed once', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling();
    const responses = await Promise.all(Array.from({ length: 8 }, () => post(server, command)));
    assert.deepEqual(
      responses.map(({ status }) => status).sort(),
      [200, 200, 200, 200, 200, 200, 200, 201],
    );
    const answers = await Promise.all(responses.map(answerOf));
    assert.equal(new Set(answers.map(({ receipt }) => receipt)).size, 1);
    assert.equal((await rowsOf(server, 'cases')).length, 1);
  });

  test('at once to two processes on one database is filed once', async () => {
    await using server = await startTestServer();
    await using other = await startTestServer({ beside: server });
    for (let round = 0; round < 10; round += 1) {
      const { command } = await aFiling();
      const responses = await Promise.all(
        [server, other, server, other].map((each) => post(each, command)),
      );
      const statuses = responses.map(({ status }) => status).sort();
      assert.deepEqual(statuses, [200, 200, 200, 201]);
      const answers = await Promise.all(responses.map(answerOf));
      assert.equal(new Set(answers.map(({ receipt }) => receipt)).size, 1);
    }
    assert.equal((await rowsOf(server, 'cases')).length, 10);
  });
});

describe('an id or a code that was used before', () => {
  test('is refused for other content, and nothing of the first is told', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling();
    const first = await answerOf(await post(server, command));
    const others = [
      { ...command, body: aComplaint({ description: 'Iets anders.' }) },
      { ...command, caseId: newId(randomBytesOf) },
      { ...command, verifier: (await aFiling()).verifier },
      { ...command, files: [] },
    ];
    for (const other of others) {
      const response = await post(server, other);
      const text = await response.text();
      assert.equal(response.status, 422);
      assert.ok(!text.includes(first.reference) && !text.includes(command.caseId));
    }
    assert.equal((await rowsOf(server, 'entries')).length, 1);
  });

  test('is refused as already filed where a second command brings the same case', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling();
    await post(server, command);
    const response = await post(server, { ...command, id: newId(randomBytesOf) });
    assert.equal(response.status, 409);
    assert.equal(await codeOf(response), 'alreadyFiled');
  });

  test('is refused in the same words where a code opens another case already', async () => {
    await using server = await startTestServer();
    const first = await aFiling();
    await post(server, first.command);
    const reusedId = await post(server, { ...first.command, files: [] });
    const second = await aFiling();
    const reusedCode = await post(server, { ...second.command, verifier: first.verifier });
    assert.equal(reusedCode.status, 422);
    assert.equal(await reusedCode.text(), await reusedId.text());
    assert.equal((await rowsOf(server, 'cases')).length, 1);
    assert.equal((await post(server, second.command)).status, 201);
  });
});
