import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeRateLimit } from './rate-limits.ts';
import { aFiledCase, aFiling } from './testing/complaints.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const HOUR = 3_600_000;
const file = async (server: TestServer, from: string, forwarded?: string) => {
  const { command: json } = await aFiling();
  const headers = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded };
  return (await server.send('POST', '/v1/commands', { json, from, headers })).status;
};

describe('a rate limit', () => {
  test('lets so many through, and tells the others when to come back', () => {
    const clock = { now: 1_000 };
    const limit = makeRateLimit({ count: 2, windowMs: HOUR }, () => clock.now);
    assert.deepEqual([limit('a'), limit('a'), limit('a')], [undefined, undefined, 3_600]);
    assert.equal(limit('b'), undefined);
    clock.now += HOUR - 1_500;
    assert.equal(limit('a'), 2);
    clock.now += 2_000;
    assert.deepEqual([limit('a'), limit('a'), limit('a')], [undefined, undefined, 3_600]);
  });

  test('forgets the oldest of very many addresses, and no others', () => {
    const limit = makeRateLimit({ count: 1, windowMs: HOUR }, () => 0);
    for (let address = 0; address <= 20_000; address += 1) limit(String(address));
    assert.equal(limit('20000'), 3_600);
    assert.equal(limit('1'), 3_600);
    assert.equal(limit('0'), undefined);
  });
});

describe('filing from one address', () => {
  const settings = { rateFiling: { count: 3, windowMs: HOUR } };

  test('is limited, and goes on after the time that was told', async () => {
    await using server = await startTestServer({ settings });
    const from = '203.0.113.1';
    for (let i = 0; i < 3; i += 1) assert.equal(await file(server, from), 201);
    const { command: json } = await aFiling();
    const response = await server.send('POST', '/v1/commands', { json, from });
    assert.equal(response.status, 429);
    assert.equal(response.headers.get('Retry-After'), '3600');
    assert.match(await response.text(), /"code":"tooManyRequests"/);
    assert.equal(await file(server, '203.0.113.2'), 201);
    server.clock.now += HOUR;
    assert.equal(await file(server, from), 201);
  });

  test('may always send again what was accepted', async () => {
    await using server = await startTestServer({ settings });
    const { command: json } = await aFiling();
    const statuses = [];
    for (let i = 0; i < 5; i += 1)
      statuses.push((await server.send('POST', '/v1/commands', { json })).status);
    for (let i = 0; i < 3; i += 1) statuses.push(await file(server, '203.0.113.7'));
    statuses.push((await server.send('POST', '/v1/commands', { json })).status);
    assert.deepEqual(statuses, [201, 200, 200, 200, 200, 201, 201, 429, 200]);
  });

  test('does not move to another count by a header that anyone can write', async () => {
    await using server = await startTestServer({ settings });
    const statuses = [];
    for (const made of ['1.1.1.1', '2.2.2.2', '3.3.3.3, 4.4.4.4', '5.5.5.5'])
      statuses.push(await file(server, '203.0.113.1', made));
    assert.deepEqual(statuses, [201, 201, 201, 429]);
  });

  test('is told by trusted proxies, and only as far as these wrote it', async () => {
    const trustedProxies = ['10.0.0.0/8'];
    await using server = await startTestServer({ settings, trustedProxies });
    const statuses = [];
    for (const made of ['1.1.1.1', '2.2.2.2', '3.3.3.3', '4.4.4.4'])
      statuses.push(await file(server, '10.0.0.1', `${made}, 198.51.100.9, 10.2.3.4`));
    assert.deepEqual(statuses, [201, 201, 201, 429]);
    assert.equal(await file(server, '10.0.0.1', '198.51.100.10'), 201);
  });
});

describe('opening cases from one address', () => {
  test('is limited for right and wrong codes alike', async () => {
    const settings = { rateSessions: { count: 3, windowMs: HOUR } };
    await using server = await startTestServer({ settings });
    const { answer, verifier } = await aFiledCase(server);
    const { verifier: wrong } = await aFiling();
    const statuses = [];
    for (const tried of [wrong, verifier, verifier, wrong]) {
      const json = { v: 1, reference: answer.reference, verifier: tried };
      statuses.push((await server.send('POST', '/v1/sessions', { json })).status);
    }
    assert.deepEqual(statuses, [401, 201, 429, 429]);
    const json = { v: 1, reference: answer.reference, verifier };
    const elsewhere = await server.send('POST', '/v1/sessions', { json, from: '192.0.2.9' });
    assert.equal(elsewhere.status, 201);
  });
});

describe('wrong codes for one case', () => {
  const settings = { rateWrongCodes: { count: 3, windowMs: HOUR } };
  const open = (server: TestServer, reference: string, verifier: string, last: number) =>
    server.send('POST', '/v1/sessions', {
      json: { v: 1, reference, verifier },
      from: `198.51.100.${last}`,
    });

  test('are slowed from however many addresses they come, and the right one opens it meanwhile', async () => {
    await using server = await startTestServer({ settings });
    const { answer, verifier } = await aFiledCase(server);
    const { verifier: wrong } = await aFiling();
    const statuses = [];
    for (const last of [1, 2, 3, 4])
      statuses.push((await open(server, answer.reference, wrong, last)).status);
    assert.deepEqual(statuses, [401, 401, 401, 429]);
    const slowed = await open(server, answer.reference.toLowerCase(), wrong, 5);
    assert.equal(slowed.headers.get('Retry-After'), '3600');
    assert.equal((await open(server, answer.reference, verifier, 6)).status, 201);
    server.clock.now += HOUR;
    assert.equal((await open(server, answer.reference, wrong, 7)).status, 401);
  });

  test('say nothing about whether there is such a case, and nothing of another', async () => {
    await using server = await startTestServer({ settings });
    const { answer } = await aFiledCase(server);
    const other = await aFiledCase(server);
    const { verifier: wrong } = await aFiling();
    const told = async (reference: string) => {
      const answers = [];
      for (const last of [1, 2, 3, 4]) {
        const response = await open(server, reference, wrong, last);
        const wait = response.headers.get('Retry-After');
        answers.push([response.status, wait, await response.text()]);
      }
      return answers;
    };
    const there = await told(answer.reference);
    assert.equal(there.at(-1)?.[0], 429);
    assert.deepEqual(await told('SFB-26-00000M'), there);
    assert.equal((await open(server, other.answer.reference, wrong, 9)).status, 401);
  });
});
