import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LANGUAGES } from '../../shared/api/choices.ts';
import { readability, readabilityTable, sentencesIn, syllablesIn, textsOf } from './readability.ts';
import { CATALOGUES } from './text-files.ts';

const PLAIN = 60;
const MOST_WORDS = 30;

const COUNTED = {
  fr: 'plainte 1, réponse 2, qualité 3, signée 2, demandent 2, extérieur 4, accessibilité 6, nouveau 2',
  nl: 'klacht 1, antwoord 2, toegankelijkheid 5, bewijs 2, opnieuw 2, referentie 4, geopend 3',
  de: 'Beschwerde 3, zugänglich 3, Nachweise 3, Prüfung 2, unabhängig 4, neue 2',
  en: 'complaint 2, files 1, needed 2, closed 1, table 2, reference 3, accessible 4, here 1',
};

const OFFICIAL = {
  fr: 'La recevabilité de toute réclamation est subordonnée à la communication préalable des justificatifs nécessaires.',
  nl: 'De ontvankelijkheid van elke klacht is afhankelijk van de voorafgaande mededeling van noodzakelijke bewijsstukken.',
  de: 'Die Zulässigkeit jeglicher Beanstandung unterliegt der vorherigen Übermittlung erforderlicher Unterlagen.',
  en: 'Admissibility of complaints is conditional upon prior communication of necessary supporting documentation.',
};

describe('how easy texts read', () => {
  test('is counted in words of whole sentences, without numbers, places to fill and labels', () => {
    assert.deepEqual(sentencesIn('Nous répondons avant le {date}, à 9 heures.', 'fr'), [
      ['Nous', 'répondons', 'avant', 'le', 'à', 'heures'],
    ]);
    assert.deepEqual(sentencesIn('Ouvrir la plainte déjà déposée', 'fr'), []);
  });

  for (const language of LANGUAGES) {
    test(`is counted in syllables as they are said: ${language}`, () => {
      const counted = COUNTED[language]
        .split(', ')
        .map((pair) => pair.split(' ')[0] ?? '')
        .map((word) => `${word} ${syllablesIn(word, language)}`);
      assert.equal(counted.join(', '), COUNTED[language]);
    });

    test(`tells plain words from official ones: ${language}`, () => {
      assert.ok(readability([OFFICIAL[language]], language) < PLAIN / 2);
    });

    test(`leaves no sentence of more than ${MOST_WORDS} words: ${language}`, async () => {
      const texts = await Promise.all(CATALOGUES.map((name) => textsOf(name, language)));
      const sentences = texts.flat().flatMap((text) => sentencesIn(text, language));
      const long = sentences.filter(({ length }) => length > MOST_WORDS);
      assert.deepEqual(long, []);
    });
  }

  test('says plain of every group of texts and every language', async () => {
    const table = await readabilityTable();
    const hard = table.filter(({ figures }) => !figures.every((figure) => figure >= PLAIN));
    assert.deepEqual(hard, []);
  });
});
