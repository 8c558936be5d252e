import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { after, STEPS_TO } from '#shared/case/testing.ts';
import { toText } from './markup.ts';
import { renderPrepare } from './paper-forms.ts';
import { styleSheet } from './styles.ts';
import { WORDS } from './words.ts';

describe('the button of a pack', () => {
  test('has a name with the colon of its language', () => {
    const read = { case_: after(...STEPS_TO.answered), today: '2026-12-11', token: 'x' };
    const before = Object.values(WORDS).map((words) => {
      const drawn = renderPrepare(words, read, 'ombudsfin');
      assert.ok(typeof drawn === 'object');
      const [, name = ''] = />([^<>]*)Ombudsfin/.exec(toText(drawn)) ?? [];
      return [words.language, name];
    });
    assert.deepEqual(Object.fromEntries(before), { fr: '\u00a0: ', nl: ': ', de: ': ', en: ': ' });
  });
});

describe('the sheet of the hosted pages', () => {
  test('takes no padding from a link that is a button, also where it stands alone', () => {
    const alone = styleSheet.split('\n').filter((line) => line.includes('a:only-child'));
    assert.ok(alone.length > 0);
    for (const line of alone) assert.ok(!/a:only-child(?!:not\(\.button\))/.test(line), line);
  });
});
