import type { Language } from '#shared/api/choices.ts';
import { templates as de } from '#shared/texts/locales/verify/de.ts';
import { templates as en } from '#shared/texts/locales/verify/en.ts';
import { templates as nl } from '#shared/texts/locales/verify/nl.ts';
import { templates as fr, type VerifyTexts } from '#shared/texts/verify.ts';

/** All languages at once: the page is one file that has to work from a disk. */
export const TEXTS: Readonly<Record<Language, VerifyTexts>> = { fr, nl, de, en };

/** Each language by its own name. */
export const NAMES: Readonly<Record<Language, string>> = {
  fr: 'Français',
  nl: 'Nederlands',
  de: 'Deutsch',
  en: 'English',
};
