import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Language } from '../api/choices.ts';
import { clocksOf } from '../case/clocks.ts';
import type { Case } from '../case/evolve.ts';
import { after, anna, customer, STEPS_TO, system } from '../case/testing.ts';
import { templates as caseFr } from '../texts/case.ts';
import { templates as formFr } from '../texts/form.ts';
import { templates as caseDe } from '../texts/locales/case/de.ts';
import { templates as caseEn } from '../texts/locales/case/en.ts';
import { templates as caseNl } from '../texts/locales/case/nl.ts';
import { templates as sightFr } from '../texts/sight.ts';
import { clocksInWords, nextInWords, statusInWords } from './explain-case.ts';

const TEXTS = { fr: caseFr, nl: caseNl, de: caseDe, en: caseEn };
const said = (case_: Case, today: string, language: Language = 'fr') =>
  `${statusInWords(TEXTS[language], case_)} ${nextInWords(TEXTS[language], language, case_, today)}`;

describe('the sentence on top of a case', () => {
  const extended = after(...STEPS_TO.acknowledged, [
    '2026-12-01',
    anna,
    { type: 'extend', until: '2027-01-20', reason: 'A file is missing.' },
  ]);
  const reopened = after(...STEPS_TO.closed, [
    '2027-02-01',
    anna,
    { type: 'reopen', reason: 'New facts.' },
  ]);
  for (const [name, case_, today, words] of [
    ['received', after(...STEPS_TO.received), '2026-11-24', /C’est à nous.*30 novembre 2026\.$/],
    ['received, late', after(...STEPS_TO.received), '2026-12-01', /30 novembre.*pas tenue\.$/],
    ['acknowledged', after(...STEPS_TO.acknowledged), '2026-11-25', /C’est à nous.*23 décembre/],
    ['put off', extended, '2026-12-25', /C’est à nous.*20 janvier 2027\.$/],
    ['answered', after(...STEPS_TO.answered), '2026-12-11', /C’est à vous.*second examen/],
    ['read again', after(...STEPS_TO.inSecondReading), '2026-12-16', /Service.*15 janvier 2027\.$/],
    ['reviewed', after(...STEPS_TO.reviewed), '2027-01-09', /C’est à vous.*voies extérieures/],
    [
      'closed',
      after(...STEPS_TO.closed),
      '2027-01-21',
      /clôturée\. Vous pouvez encore nous écrire\.$/,
    ],
    ['opened again', reopened, '2027-02-02', /C’est à nous.*1er mars 2027\.$/],
  ] as const)
    test(`${name}: what has happened, who acts next, and by when`, () => {
      assert.match(said(case_, today), words);
    });

  test('says that a complaint was withdrawn, not only that it is closed', () => {
    const withdrawn = after(...STEPS_TO.acknowledged, [
      '2026-12-01',
      customer,
      { type: 'withdraw' },
    ]);
    assert.match(
      said(withdrawn, '2026-12-02'),
      /^Vous avez retiré votre plainte\. Vous pouvez encore nous écrire\.$/,
    );
  });

  test('offers nothing in a case whose words were erased', () => {
    const erased = after(...STEPS_TO.closed, ['2037-02-01', system, { type: 'erase' }]);
    assert.equal(said(erased, '2037-02-02'), 'Cette plainte est clôturée. ');
  });

  test('has the same date in every language', () => {
    const case_ = after(...STEPS_TO.inSecondReading);
    assert.match(said(case_, '2026-12-16', 'nl'), /vrijdag 15 januari 2027/);
    assert.match(said(case_, '2026-12-16', 'de'), /Freitag, 15\. Januar 2027/);
    assert.match(said(case_, '2026-12-16', 'en'), /Friday 15 January 2027/);
  });
});

describe('a date opened to its explanation', () => {
  const t = { ...sightFr, ...formFr, ...caseFr };
  const why = (case_: Case, today: string) =>
    clocksInWords(t, 'fr', clocksOf(case_, today)).map((clock) => clock.why.join(' '));

  test('says rule, start day, every skipped day with its reason, and where it comes from', () => {
    assert.equal(
      why(after(...STEPS_TO.received), '2026-11-24')[0],
      '5 jours ouvrables après le jour de réception, le lundi 23 novembre 2026. ' +
        'Ne compte pas : samedi 28 novembre 2026 (week-end). Ne compte pas : dimanche 29 novembre 2026 (week-end). ' +
        'C’est un engagement de notre procédure.',
    );
  });

  test('says that the term of a second reading is our own, and no promise of the procedure', () => {
    const [, , second] = why(after(...STEPS_TO.inSecondReading), '2026-12-16');
    assert.match(second ?? '', /le mardi 15 décembre 2026\. C’est notre propre objectif\.$/);
  });
});
