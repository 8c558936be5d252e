import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { quickSubtle } from './quick-subtle.ts';

const quick = quickSubtle(crypto);
const LENGTHS = [0, 1, 64, 65_536, 65_537];

describe('quick WebCrypto', () => {
  for (const length of LENGTHS)
    test(`gives of ${length} bytes what WebCrypto gives, also of a part of a longer piece of memory`, async () => {
      const data = new Uint8Array(length + 7).map((_, at) => at * 31).subarray(5, 5 + length);
      const hmac = { name: 'HMAC', hash: 'SHA-256' };
      const mac = await crypto.subtle.importKey('raw', new Uint8Array(32), hmac, false, ['sign']);
      const longer = { name: 'HMAC', hash: 'SHA-512' };
      const other = await crypto.subtle.importKey('raw', new Uint8Array(32), longer, false, [
        'sign',
      ]);
      const pair = (await crypto.subtle.generateKey('Ed25519', false, [
        'sign',
        'verify',
      ])) as CryptoKeyPair;
      assert.deepEqual(
        await quick.digest('SHA-256', data),
        await crypto.subtle.digest('SHA-256', data),
      );
      assert.deepEqual(
        await quick.digest('SHA-1', data),
        await crypto.subtle.digest('SHA-1', data),
      );
      for (const key of [mac, other])
        assert.deepEqual(
          await quick.sign('HMAC', key, data),
          await crypto.subtle.sign('HMAC', key, data),
        );
      const signature = await quick.sign('Ed25519', pair.privateKey, data);
      assert.deepEqual(signature, await crypto.subtle.sign('Ed25519', pair.privateKey, data));
      assert.equal(signature.byteLength, 64);
      assert.ok(await quick.verify('Ed25519', pair.publicKey, signature, data));
    });

  test('refuses what WebCrypto refuses', async () => {
    const pair = (await crypto.subtle.generateKey('Ed25519', false, [
      'sign',
      'verify',
    ])) as CryptoKeyPair;
    await assert.rejects(quick.sign('Ed25519', pair.publicKey, new Uint8Array(1)));
  });
});
