import type { Language } from '#shared/api/choices.ts';
import type { LettersTexts } from '#shared/texts/letters.ts';

const LETTERS: Record<Language, () => Promise<{ templates: LettersTexts }>> = {
  fr: () => import('#shared/texts/letters.ts'),
  nl: () => import('#shared/texts/locales/letters/nl.ts'),
  de: () => import('#shared/texts/locales/letters/de.ts'),
  en: () => import('#shared/texts/locales/letters/en.ts'),
};

/** The texts of letters, packs and the calendar file; they stand apart, since few people want them. */
export const loadLetters = async (language: Language): Promise<LettersTexts> =>
  (await LETTERS[language]()).templates;
