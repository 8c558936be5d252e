import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, type Json } from './canonical-json.ts';

const wellFormed = fc
  .string({ unit: 'binary' })
  .filter((text) => Buffer.from(text).toString() === text);
const json = fc.jsonValue({ stringUnit: 'grapheme' }) as fc.Arbitrary<Json>;

function double(bits: string): number {
  return Buffer.from(bits, 'hex').readDoubleBE();
}

describe('Canonical JSON', () => {
  test('RFC 8785, 3.2.2 to 3.2.4: the sample has the bytes that the RFC prints', () => {
    const sample = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    const printed =
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b33333333' +
      '33333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67' +
      '223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d';
    const written = canonicalJson(JSON.parse(sample) as Json);
    assert.equal(Buffer.from(written).toString('hex'), printed);
  });

  test('RFC 8785, 3.2.3: keys stand in the order of their UTF-16 units', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    assert.equal(
      canonicalJson(sample),
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control",' +
        '"ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign",' +
        '"😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
    assert.equal(canonicalJson({ b: 1, 10: 2, 9: 3 }), '{"10":2,"9":3,"b":1}');
  });

  test('RFC 8785, appendix B: numbers are written as the RFC lists them', () => {
    const listed = {
      '0000000000000000': '0',
      '8000000000000000': '0',
      '0000000000000001': '5e-324',
      '8000000000000001': '-5e-324',
      '7fefffffffffffff': '1.7976931348623157e+308',
      ffefffffffffffff: '-1.7976931348623157e+308',
      '4340000000000000': '9007199254740992',
      c340000000000000: '-9007199254740992',
      '4430000000000000': '295147905179352830000',
      '44b52d02c7e14af5': '9.999999999999997e+22',
      '44b52d02c7e14af6': '1e+23',
      '44b52d02c7e14af7': '1.0000000000000001e+23',
      '444b1ae4d6e2ef4e': '999999999999999700000',
      '444b1ae4d6e2ef4f': '999999999999999900000',
      '444b1ae4d6e2ef50': '1e+21',
      '3eb0c6f7a0b5ed8c': '9.999999999999997e-7',
      '3eb0c6f7a0b5ed8d': '0.000001',
      '41b3de4355555553': '333333333.3333332',
      '41b3de4355555554': '333333333.33333325',
      '41b3de4355555555': '333333333.3333333',
      '41b3de4355555556': '333333333.3333334',
      '41b3de4355555557': '333333333.33333343',
      becbf647612f3696: '-0.0000033333333333333333',
      '43143ff3c1cb0959': '1424953923781206.2',
    };
    for (const [bits, text] of Object.entries(listed))
      assert.equal(canonicalJson(double(bits)), text, bits);
  });

  test('what JSON can not hold is refused, wherever it stands', () => {
    const refused: unknown[] = [NaN, Infinity, -Infinity, '\ud800', 'a\udc00b', '\udc00\ud800'];
    refused.push(undefined, 1n, () => 1, Symbol('s'));
    for (const value of refused) {
      const message = /^Error: Canonical JSON holds finite numbers and well-formed text only\.$/;
      assert.throws(() => canonicalJson(value as Json), message);
      assert.throws(() => canonicalJson([value as Json]), message);
      if (value !== undefined) assert.throws(() => canonicalJson({ a: value as Json }), message);
    }
    assert.throws(() => canonicalJson({ '\udfff': 1 }), /well-formed/);
    assert.throws(() => canonicalJson(new Array<Json>(2)), /well-formed/);
  });

  test('members that are undefined are left out', () => {
    assert.equal(canonicalJson({ b: undefined, a: null, c: [] }), '{"a":null,"c":[]}');
  });

  test('a key named __proto__ is written like any other', () => {
    const text = '{"__proto__":{"a":1},"constructor":2}';
    assert.equal(canonicalJson(JSON.parse(text) as Json), text);
  });

  test('it reads back as the same value, and writing that again changes nothing', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        const back = JSON.parse(text) as Json;
        assert.deepEqual(back, JSON.parse(JSON.stringify(value)));
        assert.equal(canonicalJson(back), text);
      }),
      { numRuns: 1000 },
    );
  });

  test('the order in which keys were set makes no difference', () => {
    const members = fc.uniqueArray(fc.tuple(wellFormed, json), { selector: ([name]) => name });
    fc.assert(
      fc.property(members, (entries) => {
        const reversed = Object.fromEntries(entries.toReversed());
        assert.equal(canonicalJson(Object.fromEntries(entries)), canonicalJson(reversed));
      }),
    );
  });
});
