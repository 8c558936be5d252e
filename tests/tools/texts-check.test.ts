import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseUnits, writeTargets } from './text-files.ts';
import { mistakesIn, mistakesInSource } from './texts-check.ts';

const unit = (source: string, target: string, stale = false) => ({ source, target, stale });

describe('A translated text', () => {
  test('is fit when it says the same places in any order', () => {
    assert.deepEqual(mistakesIn('due', unit('Le {day} à {hour}', 'Om {hour} op {day}')), []);
  });

  test('is refused when a place is lost, renamed or doubled', () => {
    for (const target of ['Op', 'Op {dag}', 'Op {day} {day}'])
      assert.equal(mistakesIn('due', unit('Le {day}', target)).length, 1, target);
  });

  test('is refused when its French has changed since', () => {
    assert.equal(mistakesIn('due', unit('Demain', 'Morgen', true)).length, 1);
  });

  test('is refused with a character that would be shown as an entity', () => {
    assert.equal(mistakesIn('due', unit('Vous et nous', 'U & wij')).length, 1);
  });

  test('does not give our own service a name that the law keeps for others', () => {
    for (const name of ['Ombudsdienst', 'Service de médiation', 'Schlichtungsstelle', 'Arbitrage'])
      assert.equal(mistakesIn('secondReadingWho', unit('Service', name)).length, 1, name);
    assert.deepEqual(
      mistakesIn('secondReadingWho', unit('Service des plaintes', 'Klachtendienst')),
      [],
    );
    assert.deepEqual(mistakesIn('bodyOmbudsfin', unit('Ombudsfin', 'Ombudsfin')), []);
  });
});

describe('A French source', () => {
  test('has a key that is the id of its text', () => {
    const source =
      "export const templates = { a: msg('A', { id: 'a' }), b: msg('B', { id: 'c' }) };";
    assert.deepEqual(mistakesInSource('x.ts', source), {
      keys: ['a', 'c'],
      found: ['the key b has the id c'],
    });
  });

  test('has no key twice', () => {
    const source =
      "export const templates = { a: msg('A', { id: 'a' }), a: msg('A', { id: 'a' }) };";
    assert.deepEqual(mistakesInSource('x.ts', source).found, ['the id a stands there twice']);
  });
});

describe('An interchange file', () => {
  const xml = '<trans-unit id="a">\n  <source>Un &amp; deux</source>\n</trans-unit>';

  test('takes a translation and gives it back as it was', () => {
    const text = `<b> & "$&" l'un`;
    const filled = writeTargets(xml, new Map([['a', text]]));
    assert.deepEqual(parseUnits(filled).get('a'), unit('Un & deux', text));
  });

  test('takes a translation in place of an older one, and a mark with it', () => {
    const marked = writeTargets(xml, new Map([['a', 'Een']]), true);
    assert.equal(parseUnits(marked).get('a')?.stale, true);
    const again = writeTargets(marked, new Map([['a', 'Twee']]));
    assert.deepEqual(parseUnits(again).get('a'), unit('Un & deux', 'Twee'));
    assert.equal(again.split('<target').length, 2);
  });
});
