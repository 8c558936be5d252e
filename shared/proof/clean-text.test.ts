import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, type Json } from './canonical-json.ts';
import { cleanJson, cleanText } from './clean-text.ts';

const dirty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 0xd800, 0xdbff, 0xdc00, 0xdfff)))
    .map((units) => String.fromCharCode(...units)),
);

function isWellFormed(text: string): boolean {
  return Buffer.from(text).toString() === text;
}

describe('Cleaned text', () => {
  test('it is well-formed, without NUL, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(dirty, (text) => {
        const clean = cleanText(text);
        assert.ok(isWellFormed(clean));
        assert.ok(!clean.includes('\0'));
        assert.equal(clean.length, text.length);
        assert.equal(cleanText(clean), clean);
      }),
      { numRuns: 5000 },
    );
  });

  test('a text that had neither NUL nor half pairs is left as it was', () => {
    const fine = fc
      .string({ unit: 'binary' })
      .filter((text) => isWellFormed(text) && !text.includes('\0'));
    fc.assert(fc.property(fine, (text) => assert.equal(cleanText(text), text)));
    const kept = '\u0001\t\r\n\u202e\u200d\ufeff\ufffe e\u0301 \u{10ffff} 😀';
    assert.equal(cleanText(kept), kept);
  });

  test('each NUL and each half pair becomes one replacement character', () => {
    assert.equal(cleanText('a\0b\ud800c\udc00\ud800'), 'a\ufffdb\ufffdc\ufffd\ufffd');
    assert.equal(cleanText('\ud83d\ud83d\ude00\ude00'), '\ufffd😀\ufffd');
  });
});

describe('Cleaned JSON', () => {
  test('texts and keys are cleaned at every depth', () => {
    const value = { 'k\0': ['a\ud800', { '\udc00': 'x\0' }, 1, null, true], u: undefined };
    const expected = { 'k\ufffd': ['a\ufffd', { '\ufffd': 'x\ufffd' }, 1, null, true] };
    assert.equal(JSON.stringify(cleanJson(value)), JSON.stringify(expected));
  });

  test('of two keys that become equal the last one wins', () => {
    assert.deepEqual(cleanJson({ 'a\0': 1, 'a\ud800': 2 }), { 'a\ufffd': 2 });
    assert.deepEqual(cleanJson({ 'a\ufffd': 1, 'a\0': 2 }), { 'a\ufffd': 2 });
  });

  test('a key __proto__ stays a member and sets no prototype', () => {
    const clean = cleanJson(JSON.parse('{"__proto__":{"admin":"a\\u0000"}}') as Json) as object;
    assert.equal(Object.getPrototypeOf(clean), Object.prototype);
    assert.deepEqual(Object.keys(clean), ['__proto__']);
    assert.equal('admin' in clean, false);
    assert.equal(JSON.stringify(clean), '{"__proto__":{"admin":"a\ufffd"}}');
  });

  test('whatever was dirty can be written as canonical JSON, and cleaning is idempotent', () => {
    const value = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        dirty,
        fc.constantFrom(null, true, 0, -1.5),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(dirty, tie('json'), { maxKeys: 4 }),
      ),
    })).json;
    fc.assert(
      fc.property(value, (some) => {
        const clean = cleanJson(some);
        assert.ok(!canonicalJson(clean).includes('\\u0000'));
        assert.deepEqual(cleanJson(clean), clean);
      }),
      { numRuns: 1000 },
    );
  });
});
