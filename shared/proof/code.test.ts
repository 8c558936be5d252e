import assert from 'node:assert/strict';
import { hkdfSync, randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { makeCode, readCode, verifierOf } from './code.ts';

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const shape = /^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/;
const fixed = '0123-4567-89AB-CDEF-GHJK-MNPQ-RS10';

function bareCodes(count: number): string[] {
  return Array.from({ length: count }, () => makeCode(randomBytes).replaceAll('-', ''));
}

function replaced(text: string, position: number, symbol: string): string {
  return text.slice(0, position) + symbol + text.slice(position + 1);
}

describe('A new access code', () => {
  test('it has 28 symbols in 7 groups and reads as itself', () => {
    for (let i = 0; i < 500; i++) {
      const code = makeCode(randomBytes);
      assert.match(code, shape);
      assert.deepEqual(readCode(code), { code });
    }
  });

  test('its first 26 symbols are the lower five bits of 26 random bytes', () => {
    const bytes = randomBytes(26);
    const code = makeCode((length) => bytes.subarray(0, length)).replaceAll('-', '');
    assert.equal(code.slice(0, 26), Array.from(bytes, (byte) => symbols[byte % 32]).join(''));
  });

  test('its checks are the ones that the documented polynomial asks for', () => {
    assert.equal(
      makeCode(() => Uint8Array.from({ length: 26 }, (_, value) => value)),
      fixed,
    );
    // Independent of the code under test: powers of alpha from a table built by repeated doubling.
    const powers = [1];
    while (powers.length < 31) {
      const next = (powers.at(-1) ?? 0) * 2;
      powers.push(next > 31 ? next ^ 0b100101 : next);
    }
    assert.equal(new Set(powers).size, 31);
    const times = (a: number, b: number) =>
      a && b ? (powers[(powers.indexOf(a) + powers.indexOf(b)) % 31] ?? NaN) : 0;
    for (const bare of bareCodes(50)) {
      const values = [...bare].map((symbol) => symbols.indexOf(symbol));
      assert.equal(
        values.reduce((sum, value) => sum ^ value),
        0,
      );
      assert.equal(
        values.reduce((sum, value, at) => sum ^ times(value, powers[27 - at] ?? NaN), 0),
        0,
      );
    }
  });
});

describe('A typed access code', () => {
  test('every single wrong character is found and the right code suggested', () => {
    for (const bare of bareCodes(40))
      for (let position = 0; position < 28; position++)
        for (const symbol of symbols) {
          if (symbol === bare[position]) continue;
          const read = readCode(replaced(bare, position, symbol));
          assert.ok('suggestion' in read);
          assert.equal(read.suggestion.replaceAll('-', ''), bare);
          assert.match(read.suggestion, shape);
          assert.equal(read.position, position);
        }
  });

  test('two wrong characters are never taken for a code', () => {
    for (const bare of bareCodes(1))
      for (let first = 0; first < 28; first++)
        for (let second = first + 1; second < 28; second++)
          for (const a of symbols)
            for (const b of symbols) {
              if (a === bare[first] || b === bare[second]) continue;
              const read = readCode(replaced(replaced(bare, first, a), second, b));
              assert.ok(!('code' in read));
            }
  });

  test('swapped neighbours are never taken for a code, nor for one wrong character', () => {
    for (const bare of bareCodes(300))
      for (let at = 0; at < 27; at++) {
        const [a = '', b = ''] = bare.slice(at, at + 2);
        if (a === b) continue;
        const swapped = bare.slice(0, at) + b + a + bare.slice(at + 2);
        assert.deepEqual(readCode(swapped), { problem: 'unreadable' });
      }
  });

  test('case, spaces, dashes and look-alikes are read as meant', () => {
    const code = makeCode(() => new Uint8Array(26).fill(1));
    const typed = [
      fixed.toLowerCase(),
      fixed.replaceAll('-', ''),
      ` ${fixed.replaceAll('-', ' \u00a0\t')}\n`,
      fixed.replaceAll('-', '\u2013'),
      fixed.replaceAll('-', '\u2014\u2011\u2212\u2010\ufe58\uff0d'),
      `\ufeff\u200e${fixed.replaceAll('-', '\u00ad\u200b')}`,
      fixed.replace('0', 'O').replace('1', 'l'),
      fixed.replace('0', 'o').replace('1', 'i'),
      fixed.replace('1', 'I').replace('1', 'L'),
      `${fixed}.`,
      ` « ${fixed} ».\n`,
      `(“${fixed}”)`,
    ];
    for (const text of typed) assert.deepEqual(readCode(text), { code: fixed }, text);
    assert.deepEqual(readCode(code.replaceAll('1', 'l').replaceAll('0', 'o')), { code });
  });

  test('a character that no code holds is said to be the problem', () => {
    for (const wrong of ['U', 'u', '!', 'é', 'ß', '\u0131', '\u017f', '٣', '😀', '\ud800', '\0'])
      assert.deepEqual(readCode(fixed.replace('Q', wrong)), { problem: 'character' }, wrong);
  });

  test('a code that is cut short or too long is said to be so', () => {
    for (const text of ['', '-', fixed.slice(0, -1), `${fixed}0`, `${fixed}${fixed}`])
      assert.deepEqual(readCode(text), { problem: 'length' }, text);
  });
});

describe('The verifier of a code', () => {
  test('it is the HKDF that Node computes, and never changes', async () => {
    const { subtle } = globalThis.crypto;
    assert.equal(await verifierOf(subtle, fixed), 'qjFMoA9J94yscJ2MmI-dOh70Ue-rulRVaPqFBwYJeJw');
    for (const bare of bareCodes(5)) {
      const bits = hkdfSync('sha256', bare, '', 'sfs-complaint/auth/1', 32);
      assert.equal(await verifierOf(subtle, bare), Buffer.from(bits).toString('base64url'));
    }
  });

  test('it is the same however the code is typed', async () => {
    const { subtle } = globalThis.crypto;
    const typed = fixed.toLowerCase().replace('0', 'o').replaceAll('-', ' ');
    assert.equal(await verifierOf(subtle, typed), await verifierOf(subtle, fixed));
  });

  test('what is no code has none', async () => {
    for (const text of ['', fixed.slice(1), fixed.replace('Q', 'R')])
      await assert.rejects(verifierOf(globalThis.crypto.subtle, text), /right access code/);
  });
});
