import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HOSTILE_WORDS } from '../../tests/security/hostile-words.ts';
import type { Block } from './paper.ts';
import { printPage } from './print-page.ts';

const print = async (...blocks: Block[]) =>
  new TextDecoder().decode(
    await printPage({
      ...{ language: 'nl', title: 'Klachtdossier SFB-1', author: 'De dienst' },
      ...{ madeAt: '2026-03-02T08:00:00.000Z', foot: '', blocks },
    }),
  );

describe('a paper as a page', () => {
  test('has every block by what it is, in order, in its language, and no script', async () => {
    const page = await print(
      { kind: 'title', text: 'Klachtdossier' },
      { kind: 'heading', text: 'Stand' },
      { kind: 'subheading', text: '1. Ingediend' },
      { kind: 'text', text: 'Wij lezen ze.' },
      { kind: 'words', text: 'Mijn\nwoorden' },
      { kind: 'list', items: ['een', 'twee'] },
      { kind: 'pairs', pairs: [['Naam', 'An']] },
    );
    assert.match(page, /<html lang="nl">/);
    const bare = page.replace(/<!--.*?-->|<\?>/gs, '').replace(/>\s+</g, '><');
    assert.ok(
      bare.includes(
        '<h1>Klachtdossier</h1><h2>Stand</h2><h3>1. Ingediend</h3><p>Wij lezen ze.</p><blockquote>Mijn\nwoorden</blockquote><ul><li>een</li><li>twee</li></ul><dl><dt>Naam</dt><dd>An</dd></dl>',
      ),
    );
    assert.doesNotMatch(page, /<script|<link|src=|href=/);
  });

  test('keeps words words, and shows what nobody would see', async () => {
    for (const words of HOSTILE_WORDS) {
      const page = await print({ kind: 'words', text: words });
      assert.equal(
        /<(script|img|svg|iframe|b|a|input|style onload)\b[^>]*CANARY/i.test(page),
        false,
      );
      assert.equal(page.split('<blockquote>').length, 2);
      assert.equal(page.split('</blockquote>').length, 2);
    }
    assert.match(
      await print({ kind: 'words', text: 'a\u202eb\ud83dc' }),
      /a\[U\+202E\]b\[U\+D83D\]c/,
    );
  });
});
