import type { DraftsTexts } from '#shared/texts/drafts.ts';
import type { Loaders } from '../spoken.ts';

/** Named here and not in `widget/texts.ts`, so that the first sight doesn't carry their addresses. */
export const DRAFTS: Loaders<DraftsTexts> = {
  fr: () => import('#shared/texts/drafts.ts'),
  nl: () => import('#shared/texts/locales/drafts/nl.ts'),
  de: () => import('#shared/texts/locales/drafts/de.ts'),
  en: () => import('#shared/texts/locales/drafts/en.ts'),
};
