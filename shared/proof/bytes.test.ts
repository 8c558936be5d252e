import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fromBase64url, fromUtf8, toBase64url, utf8 } from './bytes.ts';

const utf16 = fc
  .array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 0xd7f0, max: 0xe010 })))
  .map((units) => String.fromCharCode(...units));

describe('UTF-8', () => {
  test('every text gives the bytes that TextEncoder gives', () => {
    const edges = '\0\x7f\x80\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}';
    for (const text of ['', edges, 'a\ud800', '\udc00a', '\udc00\ud800', '€é😀'])
      assert.deepEqual(utf8(text), new Uint8Array(new TextEncoder().encode(text)), text);
    fc.assert(
      fc.property(fc.oneof(utf16, fc.string({ unit: 'binary' })), (text) => {
        assert.deepEqual([...utf8(text)], [...new TextEncoder().encode(text)]);
      }),
      { numRuns: 2000 },
    );
  });

  test('bytes that are no UTF-8 have no text, all others have that of TextDecoder', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc.array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xed, 0xa0, 0xf0, 0xf4, 0x90)),
      utf16.map(utf8),
    );
    fc.assert(
      fc.property(bytes, (some) => {
        let expected: string | undefined;
        try {
          expected = decoder.decode(Uint8Array.from(some));
        } catch {
          expected = undefined;
        }
        assert.equal(fromUtf8(Uint8Array.from(some)), expected);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('Base64url', () => {
  test('it is what Node writes, and reads back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64url(bytes);
        assert.equal(text, Buffer.from(bytes).toString('base64url'));
        assert.deepEqual([...(fromBase64url(text) ?? [-1])], [...bytes]);
      }),
    );
  });

  test('nothing is read that would not have been written so', () => {
    const strict = /^(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/;
    const character = fc.constantFrom(...'AQgwBEIM_-09z+/= \n\u017f');
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 6 }), (text) => {
        assert.equal(fromBase64url(text) !== undefined, strict.test(text), text);
      }),
      { numRuns: 20_000 },
    );
    for (const text of ['A', 'AAAAA', 'AB', 'AAB', 'AA==', 'A+AA', 'A/AA', 'AAAA\n', ' AAAA'])
      assert.equal(fromBase64url(text), undefined, text);
  });
});
