import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Language } from '../api/choices.ts';
import { brusselsInstant } from '../calendar/brussels-time.ts';
import { dateInWords } from '../texts/format.ts';
import { templates as de } from '../texts/locales/sight/de.ts';
import { templates as en } from '../texts/locales/sight/en.ts';
import { templates as nl } from '../texts/locales/sight/nl.ts';
import { templates as fr, type SightTexts } from '../texts/sight.ts';
import {
  type Explained,
  explainProcedure,
  explainPromises,
  type Section,
  telephoneNow,
} from './explain.ts';

const TEXTS: Record<Language, SightTexts> = { fr, nl, de, en };
const LANGUAGES = Object.keys(TEXTS) as Language[];
const CHANNELS = {
  emailPrivate: 'private@example.be',
  emailBusiness: 'business@example.be',
  portalUrl: 'https://portal.example.be/',
};

const at = (language: Language, date: string, hour: number, minute = 0): Explained => ({
  language,
  now: brusselsInstant(date, hour * 60 + minute),
  channels: {},
});

const words = (sections: readonly Section[]): string =>
  sections
    .flatMap(({ heading, lines }) => [
      heading,
      ...lines.flatMap((line) => {
        if (line.kind === 'list') return line.items;
        if (line.kind === 'contacts')
          return line.contacts.flatMap(({ text, href }) => [text, href ?? '']);
        return [line.text];
      }),
    ])
    .join('\n');

// Facts that are the same in each language, and those that differ.
const FACTS = [
  '+32 2 370 77 11',
  'tel:+3223707711',
  'SRC',
  'BU Lease',
  'https://consumerconnect.be',
  'https://www.ombudsfin.be/fr/introduire-une-plainte',
  'ombudsman@ombudsfin.be',
  '0800 120 33',
  'info.eco@economie.fgov.be',
  'https://economie.fgov.be/fr',
  'North Gate III',
  '+32 2 547 58 71',
  'info@ombudsman-insurance.be',
  'https://www.ombudsman-insurance.be',
  'Lease Cover',
  'Smart Repair',
  'Omnium',
  '90',
];
const FACTS_BY_LANGUAGE: Record<Language, string[]> = {
  fr: [
    'Stellantis Financial Services Belux SA',
    'Avenue du Bourget 20, boîte 1, 1130 Bruxelles',
    'Boulevard du Roi Albert II 8, boîte 2, 1000 Bruxelles',
    'Boulevard du Roi Albert II 16, 1000 Bruxelles',
    'Square de Meeûs 35, 1000 Bruxelles',
    'Service des plaintes',
    'SPF Économie, P.M.E., Classes moyennes et Énergie - Direction générale de l’Inspection économique',
    'Ombudsfin - Ombudsman en conflits financiers',
    'Ombudsman des Assurances',
  ],
  nl: [
    'Stellantis Financial Services Belux NV',
    'Bourgetlaan 20 bus 1, 1130 Brussel',
    'Koning Albert II-laan 8, bus 2',
    'Koning Albert II-laan 16',
    'de Meeûssquare 35',
    'Klachtendienst',
    'FOD Economie, K.M.O., Middenstand en Energie - Algemene Directie Economische Inspectie',
    'Ombudsfin - Ombudsman in financiële geschillen',
    'Ombudsman van de Verzekeringen',
  ],
  de: [
    'Stellantis Financial Services Belux SA',
    'Avenue du Bourget 20, boîte 1, 1130 Bruxelles',
    'Beschwerdedienst',
    'FÖD Wirtschaft, KMB, Mittelstand und Energie - Generaldirektion Wirtschaftsinspektion',
    'Ombudsfin - Ombudsmann für Finanzkonflikte',
    'Ombudsmann der Versicherungen',
  ],
  en: [
    'Stellantis Financial Services Belux SA',
    'Avenue du Bourget 20, boîte 1, 1130 Bruxelles',
    'Complaints Service',
    'FPS Economy, SMEs, Self-employed and Energy - Directorate-General Economic Inspection',
    'Ombudsfin - Ombudsman in financial conflicts',
    'Insurance Ombudsman',
  ],
};

test('the first of a month is counted in French, and a 1 elsewhere is not', () => {
  assert.equal(dateInWords('fr', '2026-12-01'), 'mardi 1er décembre 2026');
  assert.equal(dateInWords('fr', '2026-11-01'), 'dimanche 1er novembre 2026');
  assert.equal(dateInWords('fr', '2026-12-11'), 'vendredi 11 décembre 2026');
  assert.equal(dateInWords('nl', '2026-12-01'), 'dinsdag 1 december 2026');
});

describe('the procedure explained', () => {
  for (const language of LANGUAGES) {
    test(`holds every fact in ${language}`, () => {
      const told = words(explainProcedure(TEXTS[language], at(language, '2026-11-23', 10)));
      for (const fact of [...FACTS, ...FACTS_BY_LANGUAGE[language]])
        assert.ok(told.includes(fact), `${language} lacks "${fact}"`);
      assert.doesNotMatch(told, /\{\w+\}/, 'a place in a text was left unfilled');
    });
  }

  test('shows no channel that is not configured', () => {
    const told = words(explainProcedure(fr, at('fr', '2026-11-23', 10)));
    assert.ok(!told.includes(fr.channelPortal));
    assert.ok(!told.includes(`\n${fr.channelEmail}\n`));
  });

  test('shows the channels that are', () => {
    const about = { ...at('fr', '2026-11-23', 10), channels: CHANNELS };
    const told = words(explainProcedure(fr, about));
    assert.ok(told.includes('mailto:private@example.be'));
    assert.ok(told.includes('mailto:business@example.be'));
    assert.ok(told.includes('https://portal.example.be/'));
  });

  test('tells a private customer nothing that is for businesses only, and the reverse', () => {
    const about = { ...at('fr', '2026-11-23', 10), channels: CHANNELS };
    const forPrivate = words(explainProcedure(fr, { ...about, customer: 'private' }));
    assert.ok(!forPrivate.includes('business@example.be'));
    assert.ok(!forPrivate.includes(fr.step3Business));
    const forBusiness = words(explainProcedure(fr, { ...about, customer: 'business' }));
    assert.ok(!forBusiness.includes('private@example.be'));
    assert.ok(forBusiness.includes(fr.step3Business));
  });
});

describe('the promises explained', () => {
  test('name the dates that filing now would mean, as Brussels counts the day', () => {
    const beforeMidnight = explainPromises(en, at('en', '2026-11-22', 23, 59));
    assert.match(beforeMidnight.today, /Sunday 22 November 2026/);
    assert.match(beforeMidnight.promises[0] ?? '', /Friday 27 November 2026/);
    const atMidnight = explainPromises(en, at('en', '2026-11-23', 0));
    assert.match(atMidnight.today, /Monday 23 November 2026/);
    assert.match(atMidnight.promises[0] ?? '', /Monday 30 November 2026/);
    assert.match(atMidnight.promises[1] ?? '', /Wednesday 23 December 2026/);
  });

  test('say which holiday does not count', () => {
    const { counted } = explainPromises(fr, at('fr', '2026-12-23', 9));
    assert.ok(counted.some((line) => line.includes('vendredi 25 décembre 2026 (Noël)')));
  });
});

describe('the telephone', () => {
  const now = (date: string, hour: number, minute = 0) =>
    telephoneNow(en, at('en', date, hour, minute));

  test('is open on Monday at 10 until 11', () => {
    assert.match(now('2026-11-23', 10), /11:00/);
  });
  test('closed on Monday at 8, it opens the same day at 9', () => {
    assert.match(now('2026-11-23', 8), /today.*9:00/);
  });
  test('closed from Friday 15:00, it opens on Monday', () => {
    assert.match(now('2026-11-27', 15), /Monday 30 November 2026.*9:00/);
  });
  test('stays closed on a holiday', () => {
    assert.match(now('2026-05-25', 10), /Tuesday 26 May 2026.*9:00/);
  });
});
