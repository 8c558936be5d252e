import type { ParkedTexts } from '#shared/texts/parked.ts';
import type { Loaders } from '../spoken.ts';

/** Named here and not in `widget/texts.ts`, so that the first sight doesn't carry their addresses. */
export const PARKED: Loaders<ParkedTexts> = {
  fr: () => import('#shared/texts/parked.ts'),
  nl: () => import('#shared/texts/locales/parked/nl.ts'),
  de: () => import('#shared/texts/locales/parked/de.ts'),
  en: () => import('#shared/texts/locales/parked/en.ts'),
};
