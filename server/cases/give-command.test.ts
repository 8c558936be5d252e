import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { COMMAND_BODIES } from '#shared/api/command-bodies.ts';
import type { CommandAnswer } from '#shared/api/wire.ts';
import type { Problem } from '#shared/api/problem.ts';
import { commitmentOf } from '#shared/proof/chain.ts';
import { linkOf } from '#shared/proof/chain.ts';
import { newId } from '#shared/proof/ids.ts';
import { readReceipt } from '#shared/proof/receipt.ts';
import { verifyReceipt } from '#shared/proof/receipt.ts';
import { randomBytesOf } from '../node/random.ts';
import { aComplaint, aFiledCase, rowsOf } from '../testing/complaints.ts';
import { aHandledCase, ANSWER, aPerson, give, type Giving } from '../testing/staff.ts';
import { STALE_SENTENCES } from './stale-sentences.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { readCase } from './case-log.ts';

type Told = Problem & { seq?: number; state?: { case: { seq: number; status: string } } };
type Asked = [type: string, body: object];

async function told(server: TestServer, caseId: string, asked: Asked, by: Giving) {
  const response = await give(server, caseId, asked, by);
  const problem = (await response.json()) as Told;
  assert.equal(problem.status, response.status);
  return problem;
}

describe('a case that is handled by commands', () => {
  test('goes from filing over the second reading to its closing', async () => {
    await using server = await startTestServer();
    const { caseId, token, handler, reviewer } = await aHandledCase(server);
    const [by, from, again] = [handler.token, token, reviewer.token];
    const steps: [string, string, object, string][] = [
      [by, 'acknowledge', { message: 'Wij kijken ernaar.' }, 'acknowledged'],
      [by, 'assign', { to: handler.id }, 'acknowledged'],
      [by, 'askInformation', { text: 'Welk bedrag?' }, 'acknowledged'],
      [from, 'addInformation', { text: '100 euro.' }, 'acknowledged'],
      [by, 'noteInternally', { text: 'Opletten.' }, 'acknowledged'],
      [by, 'extend', { until: '2026-11-20', reason: 'Een expert kijkt mee.' }, 'acknowledged'],
      [by, 'answer', ANSWER, 'answered'],
      [from, 'requestSecondReading', { grounds: 'Niet volledig.' }, 'inSecondReading'],
      [again, 'assignSecondReading', { to: reviewer.id }, 'inSecondReading'],
      [again, 'decideSecondReading', ANSWER, 'reviewed'],
      [from, 'declareRecourse', { body: 'ombudsfin', on: '2026-10-05' }, 'reviewed'],
      [by, 'close', {}, 'closed'],
      [by, 'reopen', { reason: 'Nieuwe feiten.' }, 'acknowledged'],
    ];
    for (const [bearer, type, body, status] of steps) {
      const response = await give(server, caseId, [type, body], { bearer });
      assert.equal(response.status, 201, `${type}: ${await response.text()}`);
      assert.equal((await readCase(server.ports.db, caseId)).status, status, type);
    }
  });

  test('may begin with a letter that came in by post', async () => {
    await using server = await startTestServer();
    const { token: bearer } = await aPerson(server, ['handler'], 'src');
    const caseId = newId(randomBytesOf);
    const body = { complaint: aComplaint(), receivedOn: '2026-10-01', channel: 'post' };
    const response = await give(server, caseId, ['registerComplaint', body], { bearer });
    const answer = (await response.json()) as CommandAnswer;
    assert.equal(response.status, 201);
    assert.deepEqual(Object.keys(answer).sort(), ['cursor', 'reference', 'result', 'seq']);
    const case_ = await readCase(server.ports.db, caseId);
    assert.deepEqual([case_.receivedOn, case_.channel], ['2026-10-01', 'post']);
    assert.equal((await rowsOf(server, 'verifiers')).length, 0);
    const twice = await told(server, caseId, ['registerComplaint', body], { bearer });
    assert.deepEqual([twice.status, twice.code], [409, 'alreadyFiled']);
    const later = { ...body, receivedOn: '2026-10-06' };
    const future = await told(server, newId(randomBytesOf), ['registerComplaint', later], {
      bearer,
    });
    assert.deepEqual(future.errors, [{ path: 'body.receivedOn', code: 'inTheFuture' }]);
  });

  test('gives the customer a receipt for each of their commands that speaks of these words', async () => {
    await using server = await startTestServer();
    const { caseId, token: bearer } = await aFiledCase(server).then((filed) => ({
      ...filed,
      caseId: filed.command.caseId,
    }));
    const file = { id: newId(randomBytesOf), name: 'a.pdf', type: 'application/pdf', size: 3 };
    const files = [{ ...file, sha256: 'ab'.repeat(32) }];
    const id = newId(randomBytesOf);
    const words = { text: 'Nog iets.' };
    const response = await give(server, caseId, ['addInformation', words], {
      bearer,
      more: { id, files },
    });
    const { receipt = '', salt = '', seq } = (await response.json()) as CommandAnswer;
    const verified = await verifyReceipt(crypto.subtle, server.ports.keys.published, receipt);
    assert.ok('receipt' in verified);
    const { commitment, commandId, due, files: named } = verified.receipt;
    assert.equal(commitment, await commitmentOf(crypto.subtle, salt, { ...words, files }));
    assert.deepEqual([commandId, seq], [id, 2]);
    assert.deepEqual(due, { acknowledgement: '2026-10-12', answer: '2026-11-05' });
    assert.deepEqual(named, [{ sha256: 'ab'.repeat(32), size: 3 }]);
  });
});

describe('a command sent again', () => {
  test('has the same answer to the same person, and is done once', async () => {
    await using server = await startTestServer();
    const { caseId, handler, token } = await aHandledCase(server);
    for (const [bearer, asked] of [
      [handler.token, ['acknowledge', {}]],
      [token, ['sendMessage', { text: 'Dag' }]],
    ] as [string, Asked][]) {
      const more = { id: newId(randomBytesOf) };
      const first = await give(server, caseId, asked, { bearer, more });
      const again = await give(server, caseId, asked, { bearer, more });
      assert.deepEqual([first.status, again.status], [201, 200]);
      const answer = (await first.json()) as CommandAnswer;
      assert.deepEqual(await again.json(), { ...answer, result: 'replayed' });
    }
    assert.equal((await rowsOf(server, 'entries')).length, 3);
  });

  test('by somebody else, or with other words, is refused', async () => {
    await using server = await startTestServer();
    const { caseId, handler, reviewer, token } = await aHandledCase(server);
    const more = { id: newId(randomBytesOf) };
    const asked: Asked = ['sendMessage', { text: 'Dag' }];
    await give(server, caseId, asked, { bearer: handler.token, more });
    for (const bearer of [reviewer.token, token])
      assert.equal((await give(server, caseId, asked, { bearer, more })).status, 422);
    const other: Asked = ['sendMessage', { text: 'Nee' }];
    assert.equal((await give(server, caseId, other, { bearer: handler.token, more })).status, 422);
  });

  test('eight at once to two processes are eight entries in one chain', async () => {
    await using server = await startTestServer();
    await using other = await startTestServer({ beside: server });
    const { caseId, handler, token } = await aHandledCase(server);
    const responses = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        give(index % 2 ? server : other, caseId, ['sendMessage', { text: `${index}` }], {
          bearer: index % 3 ? handler.token : token,
        }),
      ),
    );
    assert.deepEqual(new Set(responses.map(({ status }) => status)), new Set([201]));
    assert.equal((await readCase(server.ports.db, caseId)).seq, 9);
  });
});

describe('a command that is not followed', () => {
  test('says why, in the language of the one who asked or else of the case', async () => {
    await using server = await startTestServer();
    const { caseId, handler } = await aHandledCase(server);
    const asked: Asked = ['answer', ANSWER];
    const languages: [Record<string, string>, string][] = [
      [{}, 'Dit kan'],
      [{ 'Accept-Language': 'it, de-BE;q=0.5, fr;q=0.8' }, 'Cela est'],
      [{ 'Accept-Language': 'de' }, 'Das geht'],
      [{ 'Accept-Language': 'it;q=x' }, 'Dit kan'],
    ];
    for (const [headers, begin] of languages) {
      const problem = await told(server, caseId, asked, { bearer: handler.token, headers });
      assert.deepEqual([problem.status, problem.code], [409, 'notAcknowledged']);
      assert.ok(problem.detail?.startsWith(begin), problem.detail);
    }
  });

  test('names the field that is the reason', async () => {
    await using server = await startTestServer();
    const { caseId, handler } = await aHandledCase(server, { grievances: ['Een', 'Twee'] });
    const by = { bearer: handler.token };
    await give(server, caseId, ['acknowledge', {}], by);
    const wrong: [Asked, string, string][] = [
      [['answer', ANSWER], 'findings', 'findingsIncomplete'],
      [['extend', { until: '2026-10-01', reason: 'x' }], 'until', 'inThePast'],
      [['extend', { until: '2027-03-01', reason: 'x' }], 'until', 'beyondLimit'],
      [['assign', { to: newId(randomBytesOf) }], 'to', 'unknownPerson'],
    ];
    for (const [asked, path, code] of wrong) {
      const problem = await told(server, caseId, asked, by);
      assert.equal(problem.status, 409);
      assert.deepEqual(problem.errors, [{ path: `body.${path}`, code }]);
    }
  });

  test('because its base is old, comes with the case as it is now', async () => {
    await using server = await startTestServer();
    const { caseId, handler, token } = await aHandledCase(server);
    const by = { bearer: handler.token };
    await give(server, caseId, ['noteInternally', { text: 'x' }], by);
    await give(server, caseId, ['acknowledge', {}], { ...by, more: { base: 2 } });
    const stale = await told(server, caseId, ['answer', ANSWER], { ...by, more: { base: 2 } });
    assert.deepEqual([stale.status, stale.code, stale.seq], [409, 'stale', 3]);
    const { state } = stale;
    const view = await server.send('GET', `/v1/cases/${caseId}`, by);
    assert.deepEqual(state, await view.json());
    const message: Asked = ['sendMessage', { text: 'x' }];
    const own = await told(server, caseId, message, { bearer: token, more: { base: 3 } });
    assert.deepEqual([own.code, own.seq], ['stale', 2]);
    const languages = ['fr', 'nl', 'de', 'en', 'pl'];
    const details = languages.map(async (language) => {
      const headers = { 'Accept-Language': language };
      const asked = { bearer: token, headers, more: { base: 3 } };
      return (await told(server, caseId, message, asked)).detail;
    });
    // The case is in Dutch, which is what is said to whoever asks for none of ours.
    const { fr, nl, de, en } = STALE_SENTENCES;
    assert.deepEqual(await Promise.all(details), [fr, nl, de, en, nl]);
    const fresh = { bearer: token, more: { base: 2 } };
    assert.equal((await give(server, caseId, message, fresh)).status, 201);
  });

  for (const type of Object.keys(COMMAND_BODIES))
    test(`because ${type} has an unknown field, names it and nothing else`, async () => {
      await using server = await startTestServer();
      const { caseId, handler } = await aHandledCase(server);
      const asked: Asked = [type, { CANARY: 'secret' }];
      const problem = await told(server, caseId, asked, { bearer: handler.token });
      assert.deepEqual([problem.status, problem.code], [400, 'invalidCommand']);
      assert.ok(
        problem.errors?.some(({ path, code }) => path === 'body.CANARY' && code === 'unknownField'),
      );
      assert.ok(!JSON.stringify(problem).includes('secret'));
    });

  test('because a date, the files or the verifier are odd, says so at their path', async () => {
    await using server = await startTestServer();
    const { caseId, handler, verifier } = await aHandledCase(server);
    const by = { bearer: handler.token };
    const date: Asked = ['extend', { until: '2026-02-30', reason: 'x' }];
    assert.deepEqual((await told(server, caseId, date, by)).errors, [
      { path: 'body.until', code: 'date' },
    ]);
    const message: Asked = ['sendMessage', { text: 'x' }];
    const odd: [Asked, object, string][] = [
      [message, { files: null }, 'files'],
      [message, { files: [{ name: 'a' }] }, 'files.0.id'],
      [['acknowledge', {}], { files: [] }, 'files'],
      [message, { verifier }, 'verifier'],
      [['acknowledge', {}], { body: [] }, 'body'],
    ];
    for (const [asked, more, path] of odd) {
      const problem = await told(server, caseId, asked, { ...by, more });
      assert.equal(problem.status, 400);
      assert.equal(problem.errors?.[0]?.path, path);
    }
  });

  test('because the case is foreign is answered as if there were none, byte for byte', async () => {
    await using server = await startTestServer();
    const { caseId, token } = await aHandledCase(server);
    const other = await aFiledCase(server);
    const lease = await aPerson(server, ['handler'], 'lease');
    const asked: Asked = ['sendMessage', { text: 'x' }];
    const texts = new Set<string>();
    for (const [bearer, id] of [
      [other.token, caseId],
      [token, newId(randomBytesOf)],
      [lease.token, caseId],
      [lease.token, newId(randomBytesOf)],
    ] as const) {
      const response = await give(server, id, asked, { bearer });
      texts.add(`${response.status} ${await response.text()}`);
      const looked = await server.send('GET', `/v1/cases/${id}`, { bearer });
      texts.add(`${looked.status} ${await looked.text()}`);
    }
    assert.equal(texts.size, 1);
    assert.match([...texts][0] ?? '', /^404/);
  });
});

describe('a clock that is set back', () => {
  test('makes no entry older than the one before it, and no receipt either', async () => {
    await using server = await startTestServer();
    const { caseId, token, handler, answer } = await aHandledCase(server);
    server.clock.now -= 3_600_000;
    await give(server, caseId, ['acknowledge', {}], { bearer: handler.token });
    const sent = await give(server, caseId, ['sendMessage', { text: 'x' }], { bearer: token });
    const { receipt = '' } = (await sent.json()) as CommandAnswer;
    assert.equal(readReceipt(receipt)?.at, readReceipt(answer.receipt ?? '')?.at);
    server.clock.now += 7_200_000;
    const by = { bearer: handler.token };
    await give(server, caseId, ['sendMessage', { text: 'y' }], by);
    const events = await server.send('GET', `/v1/events?caseId=${caseId}`, by);
    const { entries } = (await events.json()) as { entries: { at: string }[] };
    const times = entries.map(({ at }) => at);
    assert.equal(times.length, 4);
    assert.equal(new Set(times.slice(0, 3)).size, 1);
    assert.ok((times[3] ?? '') > (times[2] ?? ''), times.join());
  });
});

describe('a receipt', () => {
  test('tells nothing of what is internal: its chain is that of the entries the customer sees', async () => {
    const chains = [];
    for (const notes of [[], ['x', 'y']]) {
      await using server = await startTestServer();
      const { caseId, token, handler, answer } = await aHandledCase(server);
      const bearer = handler.token;
      for (const text of notes)
        await give(server, caseId, ['noteInternally', { text }], { bearer });
      const sent = await give(server, caseId, ['addInformation', { text: 'x' }], { bearer: token });
      const [before, after] = [answer, (await sent.json()) as CommandAnswer].map(
        ({ receipt = '' }) => readReceipt(receipt),
      );
      const counted = await linkOf(crypto.subtle, {
        ...{ caseId, seq: 2, at: after?.at ?? '', by: { role: 'customer' } },
        event: { type: 'informationAdded', files: 0 },
        commitment: after?.commitment ?? '',
        prev: before?.chain ?? '',
      });
      chains.push(counted === after?.chain);
    }
    assert.deepEqual(chains, [true, true]);
  });
});
