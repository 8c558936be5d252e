import type { DossierTexts } from '#shared/texts/dossier.ts';
import type { Loaders } from '../spoken.ts';

/** Named here and not in `widget/texts.ts`, so that the first sight doesn't carry their addresses. */
export const DOSSIER: Loaders<DossierTexts> = {
  fr: () => import('#shared/texts/dossier.ts'),
  nl: () => import('#shared/texts/locales/dossier/nl.ts'),
  de: () => import('#shared/texts/locales/dossier/de.ts'),
  en: () => import('#shared/texts/locales/dossier/en.ts'),
};
