import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeCode } from './code.ts';
import { referenceOf } from './reference.ts';
import { keysIn } from './saved-keys.ts';

const some = (seed: number) => (length: number) =>
  Uint8Array.from({ length }, (_, at) => (at * 37 + seed * 11) % 256);
const code = makeCode(some(1));
const reference = referenceOf('AAAAAAAAAAAAAAAAAAAAAA', 2026, 0);

describe('reference and code in a saved text', () => {
  test('are found in the lines that the page saves', () => {
    const text = `Votre plainte\n{"description": "x"}\n\nRéférence: ${reference}\nCode d’accès: ${code}\n\nReçu:\nabc.def-ghi\n`;
    assert.deepEqual(keysIn(text), { reference, code });
  });

  test('are found where line breaks were lost, with other dashes, and within markup', () => {
    assert.deepEqual(keysIn(`Référence : ${reference} Code : ${code} Merci`), { reference, code });
    const dashes = code.replaceAll('-', '\u2011');
    assert.deepEqual(keysIn(`${reference}\n${dashes}`), { reference, code });
    const spaced = code.replaceAll('-', ' ').toLowerCase();
    assert.deepEqual(keysIn(`${reference.toLowerCase()} / ${spaced}`), { reference, code: spaced });
    const page = `<dd>${reference}</dd><dd class="key">${code.replaceAll('-', '<wbr>-<wbr>')}</dd>`;
    assert.deepEqual(keysIn(page), { reference, code });
  });

  test('are those of this complaint, whatever others people write about in it', () => {
    const other = referenceOf('BBBBBBBBBBBBBBBBBBBBBA', 2025, 0);
    const text = `"Déjà écrit sous ${other}, code ${makeCode(some(2))}"\n\n${reference}\n${code}\n`;
    assert.deepEqual(keysIn(text), { reference, code });
  });

  test('keep a code with one wrong letter, which is proposed right afterwards', () => {
    const wrong = (code.startsWith('7') ? '8' : '7') + code.slice(1);
    assert.deepEqual(keysIn(`${reference} ${wrong}`), { reference, code: wrong });
  });

  test('are not found where one of them is missing, or in words', () => {
    for (const text of [
      '',
      reference,
      code,
      `SFB-26-XXXXXX ${code}`,
      `${reference} this that with some more than u`,
    ])
      assert.equal(keysIn(text), undefined, text);
  });
});
