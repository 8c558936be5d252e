import { LANGUAGES, type Language } from '../../shared/api/choices.ts';
import { CATALOGUES, type Catalogue } from './text-files.ts';

/**
 * How easy texts read, from 0 to 100, by the formula of each language on words a sentence and syllables a word: Kandel and Moles for French, Douma for Dutch, Amstad for
 * German, Flesch for English. From 60 on they count as plain. What stands between colons and semicolons is a sentence of its own, as Flesch had it. Figures of one language
 * can't be compared with another's.
 */
const FORMULAS: Record<Language, (words: number, syllables: number) => number> = {
  fr: (words, syllables) => 207 - 1.015 * words - 73.6 * syllables,
  nl: (words, syllables) => 206.84 - 0.93 * words - 77 * syllables,
  de: (words, syllables) => 180 - words - 58.5 * syllables,
  en: (words, syllables) => 206.835 - 1.015 * words - 84.6 * syllables,
};

/** Vowels that are said as one; what isn't said counts for none. */
const SYLLABLES: Record<Language, { silent: RegExp; one: RegExp }> = {
  fr: {
    silent: /(?<=[^aeiouyéèêâîôûù]{1,3})(?:es?|ent)$|(?<=[éiu])es?$|(?<=q)u|(?<=g)u(?=[eéèêiy])/,
    one: /eau|oeu|œu|[ao]u|[aeio]i|eu|œ|i(?=[aeoéè])[aeoéè]+|oy|[aeiouyàâéèêëîïôûùü]/g,
  },
  nl: {
    silent: /$^/,
    one: /aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|[aeiouyëïöüéè]/g,
  },
  de: { silent: /$^/, one: /aa|ee|oo|ie|ei|ai|au|eu|äu|[aeiouyäöüé]/g },
  en: {
    silent:
      /(?<=[^aeiouylr])es?$|(?<=[^aeioutd])ed$|(?<=[aeiour]l|[aeiou][rt])es?$|e(?=(?:ly|ment|ful)$)/,
    one: /[aeiouy]+/g,
  },
};

/** How many syllables a word has, as near as spelling tells. */
export function syllablesIn(word: string, language: Language): number {
  const { silent, one } = SYLLABLES[language];
  return Math.max(1, word.toLowerCase().replace(silent, '').match(one)?.length ?? 0);
}

/** The figure of some sentences; NaN for none. Numbers, places to fill and what has no word in it are left out. */
export function readability(texts: readonly string[], language: Language): number {
  const sentences = texts.flatMap((text) => sentencesIn(text, language));
  const words = sentences.flat();
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word, language), 0);
  return FORMULAS[language](words.length / sentences.length, syllables / words.length);
}

/** The words of each whole sentence: what ends in a full stop or a question mark and has at least four. */
export function sentencesIn(text: string, language: Language): string[][] {
  if (!/[.?!]$/.test(text)) return [];
  const split = (granularity: 'sentence' | 'word', part: string) => [
    ...new Intl.Segmenter(language, { granularity }).segment(part),
  ];
  return split('sentence', text.replace(/\{\w+\}/g, '7'))
    .flatMap(({ segment }) => segment.split(/[:;]\s/))
    .map((sentence) =>
      split('word', sentence)
        .filter(({ segment, isWordLike }) => isWordLike && /\p{L}/u.test(segment))
        .map(({ segment }) => segment),
    )
    .filter((words) => words.length >= 4);
}

/** All texts of one catalogue in one language. */
export async function textsOf(catalogue: Catalogue, language: Language): Promise<string[]> {
  const place = language === 'fr' ? `${catalogue}.ts` : `locales/${catalogue}/${language}.ts`;
  const { templates } = (await import(`../../shared/texts/${place}`)) as {
    templates: Record<string, string>;
  };
  return Object.values(templates);
}

/** The figures as `docs/accessibility.md` has them: a row a catalogue, a column a language, and one row for all. */
export async function readabilityTable(): Promise<{ name: string; figures: number[] }[]> {
  const all = LANGUAGES.map((): string[] => []);
  const rows = [];
  for (const name of CATALOGUES) {
    const texts = await Promise.all(LANGUAGES.map((language) => textsOf(name, language)));
    texts.forEach((some, index) => all[index]?.push(...some));
    rows.push({ name, texts });
  }
  return [...rows, { name: 'all', texts: all }].map(({ name, texts }) => ({
    name,
    figures: texts.map((some, index) => Math.round(readability(some, LANGUAGES[index] ?? 'fr'))),
  }));
}

if (import.meta.main)
  for (const { name, figures } of await readabilityTable())
    console.log(`| ${[name, ...figures].join(' | ')} |`);
