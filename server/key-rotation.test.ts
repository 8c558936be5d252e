import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { type PublicKey, verifyReceipt } from '#shared/proof/receipt.ts';
import { makeServer } from './app.ts';
import { verifyChains } from './chain/verify-chains.ts';
import { makeSigningKey, openKeys, rotated, type StoredKeys } from './keys.ts';
import { aFiling } from './testing/complaints.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import { tick } from './ticking.ts';

const DAY_MS = 86_400_000;
const { subtle } = crypto;

const withKeys = async (beside: TestServer, stored: StoredKeys) =>
  startTestServer({ beside, ports: { keys: await openKeys(crypto, stored) } });

async function file(server: TestServer, command: unknown) {
  const response = await server.send('POST', '/v1/commands', { json: command });
  const { receipt = '', ...answer } = (await response.json()) as CommandAnswer;
  return { status: response.status, receipt, ...answer };
}

const verifies = async (keys: readonly PublicKey[], receipt: string) =>
  'receipt' in (await verifyReceipt(subtle, keys, receipt));

const endOfDay = async (server: TestServer) => {
  await tick(makeServer(server.ports), server.clock.now);
  server.clock.now += DAY_MS;
};

describe('a key that takes the place of another', () => {
  test('signs from then on; what is out there verifies everywhere, before, during and after', async () => {
    await using first = await startTestServer();
    const old = first.stored;
    const one = await aFiling();
    const early = await file(first, one.command);
    await endOfDay(first);

    const announced = { ...old, next: await makeSigningKey(crypto) };
    await using second = await withKeys(first, announced);
    const pageKeys = second.ports.keys.published;
    const between = await file(second, (await aFiling()).command);

    const now = rotated(announced);
    assert.ok(now);
    await using third = await withKeys(first, now);
    const late = await file(third, (await aFiling()).command);
    await endOfDay(third);

    const kidOf = (receipt: string) =>
      JSON.parse(Buffer.from(receipt.split('.')[0] ?? '', 'base64url').toString()).kid as string;
    const [oldKid, newKid] = [old.signing.kid, announced.next.kid];
    assert.deepEqual(
      [early, between, late].map(({ receipt }) => kidOf(receipt)),
      [oldKid, oldKid, newKid],
    );
    const published = third.ports.keys.published;
    for (const { receipt } of [early, between, late]) {
      assert.ok(await verifies(published, receipt), 'with the keys of now');
      assert.ok(await verifies(pageKeys, receipt), 'with those that a page got before the change');
    }
    assert.ok(!(await verifies(first.ports.keys.published, late.receipt)), 'nobody knew it sooner');
    assert.ok(!('broken' in (await verifyChains(third.ports, published))));

    const again = await file(third, one.command);
    assert.deepEqual([again.status, again.receipt], [200, early.receipt]);
    const { verifier } = one;
    const session = { v: 1, reference: early.reference, verifier };
    assert.equal((await third.send('POST', '/v1/sessions', { json: session })).status, 201);
    assert.ok(!JSON.stringify(now).includes(old.signing.d), 'the old private half is forgotten');
  });
});
