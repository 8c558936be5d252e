import type { Language } from '#shared/api/choices.ts';
import { type CaseTexts, templates as caseFr } from '#shared/texts/case.ts';
import { type DossierTexts, templates as dossierFr } from '#shared/texts/dossier.ts';
import { type FormTexts, templates as formFr } from '#shared/texts/form.ts';
import { templates as caseDe } from '#shared/texts/locales/case/de.ts';
import { templates as caseEn } from '#shared/texts/locales/case/en.ts';
import { templates as caseNl } from '#shared/texts/locales/case/nl.ts';
import { templates as dossierDe } from '#shared/texts/locales/dossier/de.ts';
import { templates as formDe } from '#shared/texts/locales/form/de.ts';
import { templates as dossierEn } from '#shared/texts/locales/dossier/en.ts';
import { templates as formEn } from '#shared/texts/locales/form/en.ts';
import { templates as dossierNl } from '#shared/texts/locales/dossier/nl.ts';
import { templates as formNl } from '#shared/texts/locales/form/nl.ts';
import { templates as pagesDe } from '#shared/texts/locales/pages/de.ts';
import { templates as pagesEn } from '#shared/texts/locales/pages/en.ts';
import { templates as pagesNl } from '#shared/texts/locales/pages/nl.ts';
import { templates as sightDe } from '#shared/texts/locales/sight/de.ts';
import { templates as sightEn } from '#shared/texts/locales/sight/en.ts';
import { templates as sightNl } from '#shared/texts/locales/sight/nl.ts';
import { type PagesTexts, templates as pagesFr } from '#shared/texts/pages.ts';
import { type SightTexts, templates as sightFr } from '#shared/texts/sight.ts';

/** All texts by key; no key stands in two catalogues. */
export type Texts = SightTexts & FormTexts & CaseTexts & PagesTexts & DossierTexts;

/** One language with its texts; every template gets it as its first argument, so that nothing about a language is kept between requests. */
export type Words = Readonly<{ language: Language; t: Texts; sight: SightTexts }>;

const words = (
  language: Language,
  sight: SightTexts,
  form: FormTexts,
  case_: CaseTexts,
  pages: PagesTexts,
  dossier: DossierTexts,
): Words => ({
  language,
  sight,
  t: { ...sight, ...form, ...case_, ...pages, ...dossier },
});

/** The words of every language. */
export const WORDS: Readonly<Record<Language, Words>> = {
  fr: words('fr', sightFr, formFr, caseFr, pagesFr, dossierFr),
  nl: words('nl', sightNl, formNl, caseNl, pagesNl, dossierNl),
  de: words('de', sightDe, formDe, caseDe, pagesDe, dossierDe),
  en: words('en', sightEn, formEn, caseEn, pagesEn, dossierEn),
};
