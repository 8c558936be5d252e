import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { newId } from './ids.ts';
import { readReference, referenceAttempts, referenceOf } from './reference.ts';

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function references(count: number): string[] {
  return Array.from({ length: count }, (_, i) => referenceOf(newId(randomBytes), 2000 + i, i % 5));
}

describe('The reference of a case', () => {
  test('its symbols are 25 bits of the case id, others at each attempt', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
        const id = Buffer.from(bytes).toString('base64url');
        for (const attempt of referenceAttempts) {
          const five = bits.slice(25 * attempt, 25 * attempt + 25).match(/.{5}/g) ?? [];
          const expected = five.map((group) => symbols[parseInt(group, 2)]).join('');
          const reference = referenceOf(id, 2026, attempt);
          assert.equal(reference.slice(0, -1), `SFB-26-${expected}`);
          assert.equal(readReference(reference), reference);
        }
      }),
    );
  });

  test('it never changes for the same case', () => {
    const id = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex').toString('base64url');
    const attempts = [0, 1, 2, 3, 4].map((attempt) => referenceOf(id, 2026, attempt));
    assert.deepEqual(attempts, [
      'SFB-26-000G4P',
      'SFB-26-0R40M5',
      'SFB-26-30E20C',
      'SFB-26-9185GQ',
      'SFB-26-R38E13',
    ]);
    assert.match(referenceOf(id, 2005, 0), /^SFB-05-/);
  });

  test('what is no case id, year or attempt is misuse', () => {
    const id = newId(randomBytes);
    for (const attempt of [-1, 5, NaN, 0.5])
      assert.throws(() => referenceOf(id, 2026, attempt), /from 0 to 4/);
    for (const year of [NaN, 2026.5]) assert.throws(() => referenceOf(id, year, 0), /year/);
    for (const wrong of ['', id.slice(1), `${id}AA`, `${id.slice(0, -1)}=`])
      assert.throws(() => referenceOf(wrong, 2026, 0), /case id/);
  });
});

describe('A typed reference', () => {
  test('every single wrong character in year, symbols or check is found', () => {
    for (const reference of references(100))
      for (const position of [4, 5, 7, 8, 9, 10, 11, 12])
        for (const symbol of symbols) {
          if (symbol === reference[position]) continue;
          const wrong = reference.slice(0, position) + symbol + reference.slice(position + 1);
          assert.equal(readReference(wrong), undefined, `${reference} ${wrong}`);
        }
  });

  test('every swap of neighbours is found', () => {
    for (const reference of references(1000)) {
      const bare = reference.replaceAll('-', '');
      for (let at = 0; at < 10; at++) {
        if (bare[at] === bare[at + 1]) continue;
        const swapped = bare.slice(0, at) + bare[at + 1] + bare[at] + bare.slice(at + 2);
        assert.equal(readReference(swapped), undefined, `${reference} ${swapped}`);
      }
    }
  });

  test('case, spaces, dashes and look-alikes are read as meant', () => {
    const reference = referenceOf(Buffer.alloc(16, 1).toString('base64url'), 2010, 0);
    assert.match(reference, /0.*1|1.*0/);
    for (const typed of [
      reference.toLowerCase(),
      reference.replaceAll('-', ''),
      ` ${reference.replaceAll('-', ' \u2013 ')}\n`,
      reference.replaceAll('0', 'o').replaceAll('1', 'l'),
      reference.replaceAll('0', 'O').replaceAll('1', 'I'),
      `“${reference}”.`,
      reference.slice('SFB-'.length),
    ])
      assert.equal(readReference(typed), reference, typed);
  });

  test('what can not be a reference is none', () => {
    const reference = referenceOf(newId(randomBytes), 2026, 0);
    const wrong = ['', 'SFB', reference.slice(0, -1), `${reference}0`, reference.slice(1)];
    wrong.push(reference.replace('SFB', 'SFX'), `x${reference}`, 'SFB-26-UUUUUU', 'SFB-26-______');
    wrong.push('SFB-AB-7K3M9Q', `${reference}+`);
    for (const text of wrong) assert.equal(readReference(text), undefined, text);
  });
});
