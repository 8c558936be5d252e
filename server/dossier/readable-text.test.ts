import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WORDS } from '../pages/words.ts';
import { makeReadable } from './readable-text.ts';

const latinOnly = (point: number) => point < 0x250;

describe('a text that is going to be printed', () => {
  test('keeps what the font has a sign for', () => {
    assert.equal(
      makeReadable('Été à Liège : 12 €.', () => true),
      'Été à Liège : 12 €.',
    );
    assert.equal(makeReadable('', latinOnly), '');
  });

  test('has the number of a character without a sign in its place, also beyond 16 bits and half of a pair', () => {
    assert.equal(makeReadable('a\u{1F600}b', latinOnly), 'a[U+1F600]b');
    assert.equal(makeReadable('\u4F60', latinOnly), '[U+4F60]');
    assert.equal(makeReadable('\uD83D!', latinOnly), '[U+D83D]!');
  });

  test('shows what nobody would see: directions, zero width, controls', () => {
    assert.equal(
      makeReadable('\u202Etxt.exe\u200B\u2060\uFEFF\u0007\u001B\u0000', () => true),
      '[U+202E]txt.exe[U+200B][U+2060][U+FEFF][U+0007][U+001B][U+0000]',
    );
    assert.equal(
      makeReadable('a\u2028b\u2029c', () => true),
      'a[U+2028]b[U+2029]c',
    );
  });

  test('keeps joiners and the soft hyphen, which words of some languages need', () => {
    const words = 'co\u00ADop \u0646\u200C\u0645 \u0915\u200D';
    assert.equal(
      makeReadable(words, () => true),
      words,
    );
  });

  test('the note on the paper names every unseen character that is kept, in each language', () => {
    const kept = Array.from({ length: 0x10000 }, (_, point) => String.fromCharCode(point)).filter(
      (one) => /\p{Cf}/u.test(one) && makeReadable(one, () => true) === one,
    );
    assert.ok(kept.length > 0);
    for (const { language, t } of Object.values(WORDS))
      for (const one of kept) {
        const number = `U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
        assert.ok(t.paperSigns.includes(number), `${language} ${number}`);
      }
  });

  test('has one kind of line break, and spaces for a tab', () => {
    assert.equal(makeReadable('a\r\nb\rc\nd\te', latinOnly), 'a\nb\nc\nd    e');
  });
});
