import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Problem } from '#shared/api/problem.ts';
import type { CommandAnswer } from '#shared/api/wire.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { commitmentOf } from '#shared/proof/chain.ts';
import { readReceipt } from '#shared/proof/receipt.ts';
import { aFiling, rowsOf } from '../testing/complaints.ts';
import { startTestServer, type Sending, type TestServer } from '../testing/test-server.ts';
import { readCase } from './case-log.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));

async function problemOf(server: TestServer, sending: Sending) {
  const response = await server.send('POST', '/v1/commands', sending);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  const problem = (await response.json()) as Problem;
  assert.equal(problem.status, response.status);
  assert.equal(problem.type, `urn:sfs-complaint:problem:${problem.code}`);
  return problem;
}

describe('a body that is no command at all', () => {
  const tooLong = `{"a":"${'x'.repeat(256 * 1024)}"}`;
  const sendings: [string, Sending, number, string][] = [
    [
      'text',
      { body: 'hello', headers: { 'Content-Type': 'text/plain' } },
      415,
      'unsupportedMediaType',
    ],
    ['no type', { body: new TextEncoder().encode('{}') }, 415, 'unsupportedMediaType'],
    [
      'a form',
      { body: 'a=b', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
      415,
      'unsupportedMediaType',
    ],
    [
      'another charset',
      { body: '{}', headers: { 'Content-Type': 'application/json; charset=utf-16' } },
      415,
      'unsupportedMediaType',
    ],
    [
      'a type that only begins so',
      { body: '{}', headers: { 'Content-Type': 'application/jsonp' } },
      415,
      'unsupportedMediaType',
    ],
    [
      'compressed',
      { body: '{}', headers: { ...JSON_TYPE, 'Content-Encoding': 'gzip' } },
      415,
      'unsupportedMediaType',
    ],
    ['too large', { body: tooLong, headers: JSON_TYPE }, 413, 'tooLarge'],
    [
      'too large by its own word',
      { body: '{}', headers: { ...JSON_TYPE, 'Content-Length': '262145' } },
      413,
      'tooLarge',
    ],
    [
      'larger than its word',
      { body: tooLong, headers: { ...JSON_TYPE, 'Content-Length': '5' } },
      413,
      'tooLarge',
    ],
    ['nothing', { body: '', headers: JSON_TYPE }, 400, 'notJson'],
    ['cut off', { body: '{"v":1,', headers: JSON_TYPE }, 400, 'notJson'],
    ['not UTF-8', { body: new Uint8Array([0x22, 0xff, 0x22]), headers: JSON_TYPE }, 400, 'notJson'],
    ['33 levels', { json: nested(33) }, 400, 'tooDeep'],
    [
      '100,000 levels',
      { body: '['.repeat(100_000) + ']'.repeat(100_000), headers: JSON_TYPE },
      400,
      'tooDeep',
    ],
    ['201 keys', { json: keys(201) }, 400, 'tooManyKeys'],
    ['201 keys in all', { json: [keys(100), keys(101)] }, 400, 'tooManyKeys'],
    ['__proto__', { body: '{"__proto__":{"v":1}}', headers: JSON_TYPE }, 400, 'unsafeKey'],
    [
      '__proto__ further in',
      { body: '{"v":1,"body":{"a":[{"__proto__":1}]}}', headers: JSON_TYPE },
      400,
      'unsafeKey',
    ],
  ];
  for (const [name, sending, status, code] of sendings) {
    test(`${name} is refused as ${code}`, async () => {
      await using server = await startTestServer();
      const problem = await problemOf(server, sending);
      assert.deepEqual([problem.status, problem.code], [status, code]);
      assert.equal((await rowsOf(server, 'commands')).length, 0);
    });
  }

  test('is not read further than the limit', async () => {
    await using server = await startTestServer();
    let pulled = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
      },
    });
    const problem = await problemOf(server, { body, headers: JSON_TYPE });
    assert.equal(problem.code, 'tooLarge');
    assert.ok(pulled < 10, `${pulled} chunks were read.`);
  });

  test('may name its charset, and be as large and as deep as the limits say', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling();
    const headers = { 'Content-Type': 'Application/JSON; charset="UTF-8"' };
    const sent = JSON.stringify({ ...command, body: { deep: nested(30) } });
    const body = sent + ' '.repeat(256 * 1024 - sent.length);
    assert.equal((await server.send('POST', '/v1/commands', { body, headers })).status, 202);
  });
});

describe('a command of another shape', () => {
  const changes: [string, Record<string, unknown>, string, string][] = [
    ['no version', { v: undefined }, 'v', 'required'],
    ['another version', { v: 2 }, 'v', 'version'],
    ['no id', { id: undefined }, 'id', 'required'],
    ['an id of another length', { id: 'abc' }, 'id', 'id'],
    ['an id with loose bits', { id: `${'A'.repeat(21)}B` }, 'id', 'id'],
    ['a case id that is a number', { caseId: 12 }, 'caseId', 'invalid'],
    ['a verifier that is none', { verifier: 'CANARY' }, 'verifier', 'verifier'],
    ['no body', { body: undefined }, 'body', 'required'],
    ['a body that is a text', { body: 'CANARY' }, 'body', 'object'],
    ['an unknown member', { type: 'close', by: { role: 'handler' } }, 'by', 'unknownField'],
    [
      'a member named constructor',
      { type: 'close', constructor: 'CANARY' },
      'constructor',
      'unknownField',
    ],
    [
      'an unknown member with a name that tells',
      { type: 'close', 'CANARY says': 1 },
      '?',
      'unknownField',
    ],
  ];
  for (const [name, change, path, code] of changes) {
    test(`${name} is refused, by path and code alone`, async () => {
      await using server = await startTestServer();
      const { command } = await aFiling();
      const problem = await problemOf(server, { json: { ...command, ...change } });
      assert.deepEqual([problem.status, problem.code], [400, 'invalidCommand']);
      assert.deepEqual(problem.errors, [{ path, code }]);
      assert.ok(!JSON.stringify(problem).includes('CANARY'));
    });
  }

  for (const json of [null, 1, 'text', [], [1]])
    test(`${JSON.stringify(json)} is refused`, async () => {
      await using server = await startTestServer();
      assert.equal((await problemOf(server, { json })).code, 'invalidCommand');
    });

  for (const type of ['eraseEverything', 'quarantineComplaint', 'toString', ''])
    test(`the type "${type}" is unknown`, async () => {
      await using server = await startTestServer();
      const { command } = await aFiling();
      const problem = await problemOf(server, { json: { ...command, type } });
      assert.deepEqual([problem.status, problem.code], [400, 'unknownCommand']);
    });
});

describe('a complaint that is none today', () => {
  const bodies: [string, Record<string, unknown>][] = [
    ['nothing in it', {}],
    ['an unknown field', { shoeSize: 43 }],
    ['a field too long', { description: 'x'.repeat(20_001) }],
    ['a choice that there is not', { subject: 'weather' }],
    ['no way to answer', { contact: { name: 'An', prefers: 'email' } }],
    ['a field of another type', { description: { text: 'Help' } }],
    ['a field named constructor', { constructor: 'x' }],
    ['a number that JSON cannot write', { description: 1e999 }],
  ];
  for (const [name, odd] of bodies) {
    test(`${name} is kept as it was sent, and proven`, async () => {
      await using server = await startTestServer();
      const { command } = await aFiling();
      const body = Object.keys(odd).length ? { ...command.body, ...odd } : {};
      const text = JSON.stringify({ ...command, body }).replace(':null', ':1e999');
      const response = await server.send('POST', '/v1/commands', {
        body: text,
        headers: JSON_TYPE,
      });
      const {
        result,
        reference,
        receipt = '',
        salt = '',
      } = (await response.json()) as CommandAnswer;
      assert.equal(response.status, 202);
      assert.equal(result, 'quarantined');
      const case_ = await readCase(server.ports.db, command.caseId);
      const asSent = JSON.parse(JSON.stringify(body)) as Json;
      assert.deepEqual(case_.filed, { asSent });
      assert.deepEqual([case_.quarantined, case_.reference], [true, reference]);
      const commitment = await commitmentOf(crypto.subtle, salt, { asSent });
      assert.equal(readReceipt(receipt)?.commitment, commitment);
    });
  }

  test('a list is kept as it was sent, too', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling();
    const json = { ...command, body: ['Help'] };
    assert.equal((await server.send('POST', '/v1/commands', { json })).status, 202);
    const { filed } = await readCase(server.ports.db, command.caseId);
    assert.deepEqual(filed, { asSent: ['Help'] });
  });

  for (const files of [null, 'brief.pdf', [{ name: 'brief.pdf' }], Array(11).fill({})])
    test(`files announced as ${JSON.stringify(files).slice(0, 30)} are kept with it`, async () => {
      await using server = await startTestServer();
      const { command } = await aFiling();
      const json = { ...command, files };
      const response = await server.send('POST', '/v1/commands', { json });
      assert.equal(response.status, 202);
      const { filed } = await readCase(server.ports.db, command.caseId);
      assert.deepEqual(filed, { asSent: command.body, files });
    });

  test('is opened by its code and replayed like any other', async () => {
    await using server = await startTestServer();
    const { command, verifier } = await aFiling();
    const json = { ...command, body: { text: 'Bonjour' } };
    const filed = await server.send('POST', '/v1/commands', { json });
    const { reference } = (await filed.json()) as CommandAnswer;
    assert.equal((await server.send('POST', '/v1/commands', { json })).status, 200);
    const session = { v: 1, reference, verifier };
    assert.equal((await server.send('POST', '/v1/sessions', { json: session })).status, 201);
  });
});
