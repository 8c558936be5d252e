import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { describe, test } from 'node:test';
import { quickSubtle } from './quick-subtle.ts';

const { subtle } = webcrypto;
const quick = quickSubtle(crypto);
// At 64 KiB the work goes over to WebCrypto's threads.
const LENGTHS = [0, 1, 64, 65_536, 65_537];
const SECRET = new Uint8Array(40).map((_, at) => at).subarray(8);

describe('quick WebCrypto', () => {
  for (const length of LENGTHS)
    test(`gives of ${length} bytes, a part of a longer piece of memory, what WebCrypto gives`, async () => {
      const data = new Uint8Array(length + 7).map((_, at) => at * 31).subarray(5, 5 + length);
      for (const algorithm of ['SHA-256', 'SHA-1', 'SHA-512'])
        assert.deepEqual(
          await quick.digest(algorithm, data),
          await subtle.digest(algorithm, data),
          algorithm,
        );
      for (const hash of ['SHA-256', 'SHA-512']) {
        const how = { name: 'HMAC', hash };
        const macBy = async (by: Pick<typeof subtle, 'importKey' | 'sign'>) =>
          by.sign('HMAC', await by.importKey('raw', SECRET, how, false, ['sign']), data);
        assert.deepEqual(await macBy(quick), await macBy(subtle), hash);
      }
      const { jwk, publicKey } = await aPair();
      const theirs = await subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
      const ours = await quick.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
      const signature = await quick.sign('Ed25519', ours, data);
      assert.deepEqual(signature, await subtle.sign('Ed25519', theirs, data));
      assert.deepEqual(await quick.sign('Ed25519', theirs, data), signature);
      assert.ok(await quick.verify('Ed25519', publicKey, signature, data));
    });

  test('hands out no private key and refuses what WebCrypto refuses', async () => {
    const { jwk, publicKey } = await aPair();
    const key = await quick.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
    await assert.rejects(subtle.exportKey('jwk', key));
    await assert.rejects(quick.sign('Ed25519', publicKey, new Uint8Array(1)));
    await assert.rejects(quick.importKey('jwk', { ...jwk, d: 'A' }, 'Ed25519', false, ['sign']));
  });
});

async function aPair() {
  const pair = (await subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  return { jwk: await subtle.exportKey('jwk', pair.privateKey), publicKey: pair.publicKey };
}
