import assert from 'node:assert/strict';
import { createPublicKey, verify, type webcrypto } from 'node:crypto';
import { describe, test } from 'node:test';
import {
  readReceipt,
  signReceipt,
  verifyReceipt,
  type PublicKey,
  type Receipt,
} from './receipt.ts';
import type { Subtle } from './web-crypto.ts';

// Both must be assignable as they are: the browser's type and Node's.
const subtle: Subtle = globalThis.crypto.subtle;
const nodes: Subtle = globalThis.crypto.subtle as webcrypto.SubtleCrypto;

async function newKey(kid: string) {
  const pair = (await globalThis.crypto.subtle.generateKey('Ed25519', true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const { x = '' } = await globalThis.crypto.subtle.exportKey('jwk', pair.publicKey);
  const published: PublicKey = { kid, kty: 'OKP', crv: 'Ed25519', x };
  return { kid, privateKey: pair.privateKey, published };
}

function receipt(): Receipt {
  return {
    reference: 'SFB-26-7K3M9Q',
    caseId: 'AAAAAAAAAAAAAAAAAAAAAA',
    commandId: 'AAAAAAAAAAAAAAAAAAAAAQ',
    at: '2026-03-02T09:00:00Z',
    commitment: 'B'.repeat(42) + 'A',
    chain: 'C'.repeat(42) + 'A',
    files: [{ sha256: 'D'.repeat(42) + 'A', size: 1234 }],
    due: { acknowledgement: '2026-03-09', answer: '2026-04-02' },
    rules: '2026-01 é',
  };
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

async function signed(privateKey: CryptoKey, header: unknown, payload: unknown): Promise<string> {
  const text = `${encoded(header)}.${encoded(payload)}`;
  const bytes = await globalThis.crypto.subtle.sign('Ed25519', privateKey, Buffer.from(text));
  return `${text}.${Buffer.from(bytes).toString('base64url')}`;
}

describe('A receipt', () => {
  test('it is a compact JWS that Node verifies without our code', async () => {
    const key = await newKey('2026-1');
    const jws = await signReceipt(subtle, key, receipt());
    const [header = '', payload = '', signature = ''] = jws.split('.');
    assert.equal(
      Buffer.from(header, 'base64url').toString(),
      '{"alg":"EdDSA","kid":"2026-1","typ":"sfs-receipt+jws"}',
    );
    assert.deepEqual(JSON.parse(Buffer.from(payload, 'base64url').toString()), receipt());
    const { x } = key.published;
    const publicKey = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x },
      format: 'jwk',
    });
    const data = Buffer.from(`${header}.${payload}`);
    assert.ok(verify(null, data, publicKey, Buffer.from(signature, 'base64url')));
  });

  test('it verifies with its key, among others, and gives back what was signed', async () => {
    const [old, key] = [await newKey('2025-1'), await newKey('2026-1')];
    const jws = await signReceipt(nodes, key, receipt());
    const keys = [old.published, key.published];
    assert.deepEqual(await verifyReceipt(nodes, keys, jws), { receipt: receipt() });
  });

  test('RFC 8032, test 2: a signature made elsewhere verifies on the same primitives', async () => {
    const x = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
    const made =
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
    const raw = new Uint8Array(Buffer.from(x, 'hex'));
    const key = await subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    const signature = new Uint8Array(Buffer.from(made, 'hex'));
    assert.ok(await subtle.verify('Ed25519', key, signature, Uint8Array.of(0x72)));
  });

  test('every change of a single character is refused', async () => {
    const key = await newKey('k');
    const jws = await signReceipt(subtle, key, receipt());
    const others = ['A', 'B', 'Q', 'g', 'w', '_', '-', '.', '=', ' ', 'é'];
    for (let at = 0; at < jws.length; at++)
      for (const other of others) {
        if (jws[at] === other) continue;
        const forged = jws.slice(0, at) + other + jws.slice(at + 1);
        assert.ok('problem' in (await verifyReceipt(subtle, [key.published], forged)), forged);
      }
  });

  test('every change of a single bit of header, payload or signature is refused', async () => {
    const key = await newKey('k');
    const jws = await signReceipt(subtle, key, receipt());
    const parts = jws.split('.').map((part) => Buffer.from(part, 'base64url'));
    for (const part of parts)
      for (let bit = 0; bit < part.length * 8; bit++) {
        part.writeUInt8((part[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
        const forged = parts.map((bytes) => bytes.toString('base64url')).join('.');
        assert.ok('problem' in (await verifyReceipt(subtle, [key.published], forged)), forged);
        part.writeUInt8((part[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      }
  });

  test('the signature of another key is bad, a key that is not published unknown', async () => {
    const [key, other] = [await newKey('k'), await newKey('k')];
    const jws = await signReceipt(subtle, key, receipt());
    assert.deepEqual(await verifyReceipt(subtle, [other.published], jws), {
      problem: 'badSignature',
    });
    for (const keys of [
      [],
      [{ ...key.published, kid: 'K' }],
      [{ ...key.published, x: '' }],
      [{ ...key.published, x: 'AAAA' }],
    ])
      assert.deepEqual(await verifyReceipt(subtle, keys, jws), { problem: 'unknownKey' });
  });

  test('another algorithm, type or a critical extension is malformed, even when signed', async () => {
    const key = await newKey('k');
    const good = { alg: 'EdDSA', kid: 'k', typ: 'sfs-receipt+jws' };
    const jws = await signed(key.privateKey, good, receipt());
    assert.ok('receipt' in (await verifyReceipt(subtle, [key.published], jws)));
    const headers: unknown[] = [
      { ...good, alg: 'none' },
      { ...good, alg: 'HS256' },
      { ...good, alg: 'eddsa' },
      { ...good, alg: undefined },
      { ...good, typ: 'JWT' },
      { ...good, kid: 1 },
      { ...good, kid: undefined },
      { ...good, crit: ['b64'], b64: false },
      null,
      [],
      'EdDSA',
    ];
    for (const header of headers) {
      const forged = await signed(key.privateKey, header, receipt());
      const verified = await verifyReceipt(subtle, [key.published], forged);
      assert.deepEqual(verified, { problem: 'malformed' }, JSON.stringify(header));
    }
    const unsigned = `${encoded({ ...good, alg: 'none' })}.${encoded(receipt())}.`;
    assert.deepEqual(await verifyReceipt(subtle, [key.published], unsigned), {
      problem: 'malformed',
    });
  });

  test('a payload of another shape is malformed, even when signed', async () => {
    const key = await newKey('k');
    const header = { alg: 'EdDSA', kid: 'k', typ: 'sfs-receipt+jws' };
    const payloads: unknown[] = [
      null,
      [],
      'receipt',
      ...Object.keys(receipt()).map((name) => ({ ...receipt(), [name]: undefined })),
      ...Object.keys(receipt()).map((name) => ({ ...receipt(), [name]: 1 })),
      { ...receipt(), files: [null] },
      { ...receipt(), files: [{ sha256: 'x', size: '1' }] },
      { ...receipt(), files: [{ sha256: 'x', size: 1.5 }] },
      { ...receipt(), files: [{ sha256: 'x', size: -1 }] },
      { ...receipt(), due: { answer: 1 } },
      { ...receipt(), due: ['2026-04-02'] },
    ];
    for (const payload of payloads) {
      const jws = await signed(key.privateKey, header, payload);
      assert.deepEqual(await verifyReceipt(subtle, [key.published], jws), { problem: 'malformed' });
      assert.equal(readReceipt(jws), undefined);
    }
  });

  test('an engine without Ed25519, or without WebCrypto, says that it can not check', async () => {
    const key = await newKey('k');
    const jws = await signReceipt(subtle, key, receipt());
    const lacking: Subtle = {
      digest: (algorithm, data) => subtle.digest(algorithm, data),
      importKey: () => Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError')),
      sign: (algorithm, with_, data) => subtle.sign(algorithm, with_, data),
      verify: (algorithm, with_, signature, data) =>
        subtle.verify(algorithm, with_, signature, data),
      deriveBits: (algorithm, with_, length) => subtle.deriveBits(algorithm, with_, length),
    };
    for (const engine of [lacking, undefined])
      assert.deepEqual(await verifyReceipt(engine, [key.published], jws), {
        problem: 'unsupported',
      });
  });

  test('it can be read unchecked, also when forged', async () => {
    const key = await newKey('k');
    const jws = await signReceipt(subtle, key, receipt());
    assert.deepEqual(readReceipt(jws), receipt());
    const [header, , signature] = jws.split('.');
    const forged = `${header}.${encoded({ ...receipt(), rules: 'forged' })}.${signature}`;
    assert.equal(readReceipt(forged)?.rules, 'forged');
    assert.deepEqual(await verifyReceipt(subtle, [key.published], forged), {
      problem: 'badSignature',
    });
    for (const text of ['', '..', 'a.b.c', `${jws}.`, `${jws}\n`])
      assert.equal(readReceipt(text), undefined);
  });
});
