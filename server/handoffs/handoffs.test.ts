import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HandoffAnswer } from '#shared/api/handoff.ts';
import { LIMITS } from '#shared/api/limits.ts';
import { newId } from '#shared/proof/ids.ts';
import { makeServer } from '../app.ts';
import { BusyError } from '../db/database.ts';
import { randomBytesOf } from '../node/random.ts';
import { rowsOf } from '../testing/complaints.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { tick } from '../ticking.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const aHandoff = (sealed = 'c2VhbGVk') => ({ v: 1, id: newId(randomBytesOf), sealed });
const keep = (server: TestServer, json: object) => server.send('POST', '/v1/handoffs', { json });
const take = (server: TestServer, id: string, taker = newId(randomBytesOf)) =>
  server.send('POST', `/v1/handoffs/${id}/take`, { json: { v: 1, taker } });
const withdraw = (server: TestServer, id: string) => server.send('DELETE', `/v1/handoffs/${id}`);
const statusOf = async (response: Promise<Response>) => (await response).status;

async function aKeptHandoff(server: TestServer, sealed?: string) {
  const handoff = aHandoff(sealed);
  assert.equal(await statusOf(keep(server, handoff)), 201);
  return handoff;
}

describe('a draft for another device', () => {
  test('is kept for seven days, and the same again has the same answer', async () => {
    await using server = await startTestServer();
    const handoff = aHandoff();
    const first = await keep(server, handoff);
    const answer = (await first.json()) as HandoffAnswer;
    assert.equal(answer.expiresAt, new Date(server.clock.now + 7 * DAY).toISOString());
    server.clock.now += MINUTE;
    const again = await keep(server, handoff);
    assert.deepEqual([first.status, again.status], [201, 200]);
    assert.deepEqual(await again.json(), answer);
  });

  test('is never replaced by another one under its id', async () => {
    await using server = await startTestServer();
    const handoff = await aKeptHandoff(server);
    const other = await keep(server, { ...handoff, sealed: 'b3RoZXI' });
    assert.equal(other.status, 422);
    assert.equal(((await other.json()) as { code: string }).code, 'idReused');
    assert.deepEqual(await (await take(server, handoff.id)).json(), { sealed: handoff.sealed });
  });

  test('is the one of two sent at the same moment that was kept first, for both processes', async () => {
    await using server = await startTestServer();
    await using other = await startTestServer({ beside: server });
    for (let round = 0; round < 10; round += 1) {
      const handoff = aHandoff();
      const sent = [
        statusOf(keep(server, handoff)),
        statusOf(keep(other, { ...handoff, sealed: 'b3RoZXI' })),
      ];
      assert.deepEqual((await Promise.all(sent)).sort(), [201, 422]);
    }
  });

  test('may be as long as the limit says, and no longer', async () => {
    await using server = await startTestServer();
    await aKeptHandoff(server, 'x'.repeat(LIMITS.sealedDraft));
    const longer = await keep(server, aHandoff('x'.repeat(LIMITS.sealedDraft + 1)));
    assert.equal(longer.status, 400);
  });

  test('is counted by address when it is new', async () => {
    const settings = { rateHandoffs: { count: 2, windowMs: DAY } };
    await using server = await startTestServer({ settings });
    const handoff = await aKeptHandoff(server);
    const statuses = [];
    for (const next of [handoff, aHandoff(), aHandoff(), handoff])
      statuses.push(await statusOf(keep(server, next)));
    assert.deepEqual(statuses, [200, 201, 429, 200]);
  });

  for (const [name, change] of [
    ['no version', { v: undefined }],
    ['an id of another shape', { id: 'x' }],
    ['nothing in it', { sealed: '' }],
    ['what is not base64url', { sealed: 'a b' }],
    ['a member too many', { words: 'x' }],
  ] as const)
    test(`is refused with ${name}`, async () => {
      await using server = await startTestServer();
      assert.equal(await statusOf(keep(server, { ...aHandoff(), ...change })), 400);
    });
});

describe('who takes a draft', () => {
  test('gets it first, and again after a lost answer; nobody else does', async () => {
    await using server = await startTestServer();
    const { id, sealed } = await aKeptHandoff(server);
    const taker = newId(randomBytesOf);
    for (const minutes of [0, 9]) {
      server.clock.now += minutes * MINUTE;
      const taken = await take(server, id, taker);
      assert.equal(taken.status, 200);
      assert.deepEqual(await taken.json(), { sealed });
      assert.equal(await statusOf(take(server, id)), 404);
    }
    server.clock.now += MINUTE;
    assert.equal(await statusOf(take(server, id, taker)), 404);
  });

  test('is one of two that ask at the same moment, of two processes', async () => {
    await using server = await startTestServer();
    await using other = await startTestServer({ beside: server });
    for (let round = 0; round < 10; round += 1) {
      const { id } = await aKeptHandoff(server);
      const asked = [server, other, server, other].map((each) => statusOf(take(each, id)));
      assert.deepEqual((await Promise.all(asked)).sort(), [200, 404, 404, 404]);
    }
  });

  test('learns nothing from one that is withdrawn, over, or never was', async () => {
    await using server = await startTestServer();
    const withdrawn = await aKeptHandoff(server);
    const over = await aKeptHandoff(server);
    assert.equal(await statusOf(withdraw(server, withdrawn.id)), 204);
    server.clock.now += 7 * DAY;
    const ids = [withdrawn.id, over.id, newId(randomBytesOf), 'x'];
    const answers = await Promise.all(
      ids.map(async (id) => {
        const response = await take(server, id);
        return `${response.status} ${await response.text()}`;
      }),
    );
    assert.match(answers[0] ?? '', /^404 /);
    assert.equal(new Set(answers).size, 1);
  });

  test('has to say which device it is', async () => {
    await using server = await startTestServer();
    const { id } = await aKeptHandoff(server);
    const sent = await server.send('POST', `/v1/handoffs/${id}/take`, { json: { v: 1 } });
    assert.equal(sent.status, 400);
    assert.equal(await statusOf(take(server, id)), 200);
  });
});

describe('a draft that was withdrawn', () => {
  test('is gone, and stays gone when its page sends it once more', async () => {
    await using server = await startTestServer();
    const handoff = await aKeptHandoff(server);
    for (const id of [handoff.id, handoff.id, newId(randomBytesOf), 'x'])
      assert.equal(await statusOf(withdraw(server, id)), 204);
    assert.equal(await statusOf(keep(server, handoff)), 422);
    assert.equal(await statusOf(take(server, handoff.id)), 404);
    assert.ok(!JSON.stringify(await rowsOf(server, 'handoffs')).includes(handoff.sealed));
  });
});

describe('the clock', () => {
  test('forgets what was taken after ten minutes, and what nobody took after seven days', async () => {
    await using server = await startTestServer();
    const taken = await aKeptHandoff(server, 'dGFrZW4');
    const left = await aKeptHandoff(server, 'bGVmdA');
    await take(server, taken.id);
    const held = async () =>
      (await rowsOf(server, 'handoffs')).map(([, sealed]) => sealed).filter((it) => it !== '');
    const tickAfter = async (ms: number) => {
      server.clock.now += ms;
      await tick(makeServer(server.ports), server.clock.now);
      return held();
    };
    assert.deepEqual((await tickAfter(10 * MINUTE - 1)).sort(), [left.sealed, taken.sealed]);
    assert.deepEqual(await tickAfter(1), [left.sealed]);
    assert.deepEqual(await tickAfter(7 * DAY - 10 * MINUTE - 1), [left.sealed]);
    await tickAfter(1);
    assert.deepEqual(await rowsOf(server, 'handoffs'), []);
  });
});

describe('what is logged of drafts', () => {
  test('is neither their ids nor what is in them', async () => {
    await using server = await startTestServer();
    const { id, sealed } = await aKeptHandoff(server);
    await take(server, id);
    await take(server, id);
    await withdraw(server, id);
    await server.send('GET', `/v1/handoffs/${id}/take`);
    await server.send('GET', `/v1/handoffs/${id}/nothing`);
    const lines = server.lines.join('\n');
    assert.equal(server.lines.length, 6);
    assert.ok(lines.includes('/v1/handoffs/:id/take'));
    assert.ok(!lines.includes(id) && !lines.includes(sealed));
  });
});

describe('a database call that fails', () => {
  test('is answered 503, and the same request then does what it would have done', async () => {
    let fails = false;
    await using server = await startTestServer({
      wrapDatabase: (db) => ({
        ...db,
        read: (statements) => db.read(statements),
        write: async (statements) => {
          const results = await db.write(statements);
          if (fails) throw new BusyError();
          return results;
        },
      }),
    });
    const handoff = aHandoff();
    const taker = newId(randomBytesOf);
    const asks = [
      () => keep(server, handoff),
      () => take(server, handoff.id, taker),
      () => withdraw(server, handoff.id),
    ];
    const statuses = [];
    for (const ask of asks) {
      fails = true;
      const first = await statusOf(ask());
      fails = false;
      statuses.push([first, await statusOf(ask())]);
    }
    assert.deepEqual(statuses, [
      [503, 200],
      [503, 200],
      [503, 204],
    ]);
  });
});
