import type { Language } from '#shared/api/choices.ts';
import type { DossierTexts } from '#shared/texts/dossier.ts';

const DOSSIER: Record<Language, () => Promise<{ templates: DossierTexts }>> = {
  fr: () => import('#shared/texts/dossier.ts'),
  nl: () => import('#shared/texts/locales/dossier/nl.ts'),
  de: () => import('#shared/texts/locales/dossier/de.ts'),
  en: () => import('#shared/texts/locales/dossier/en.ts'),
};

/** The texts of taking a dossier along. */
export const loadDossier = async (language: Language): Promise<DossierTexts> =>
  (await DOSSIER[language]()).templates;
