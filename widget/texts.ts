import { LANGUAGES, type Language } from '#shared/api/choices.ts';
import type { CaseTexts } from '#shared/texts/case.ts';
import type { FormTexts } from '#shared/texts/form.ts';
import type { SightTexts } from '#shared/texts/sight.ts';

type Loaders<Texts> = Record<Language, () => Promise<{ templates: Texts }>>;

const SIGHT: Loaders<SightTexts> = {
  fr: () => import('#shared/texts/sight.ts'),
  nl: () => import('#shared/texts/locales/sight/nl.ts'),
  de: () => import('#shared/texts/locales/sight/de.ts'),
  en: () => import('#shared/texts/locales/sight/en.ts'),
};

const FORM: Loaders<FormTexts> = {
  fr: () => import('#shared/texts/form.ts'),
  nl: () => import('#shared/texts/locales/form/nl.ts'),
  de: () => import('#shared/texts/locales/form/de.ts'),
  en: () => import('#shared/texts/locales/form/en.ts'),
};

const CASE: Loaders<CaseTexts> = {
  fr: () => import('#shared/texts/case.ts'),
  nl: () => import('#shared/texts/locales/case/nl.ts'),
  de: () => import('#shared/texts/locales/case/de.ts'),
  en: () => import('#shared/texts/locales/case/en.ts'),
};

/** The texts of the first sight in one language, one small file. */
export const loadSight = async (language: Language): Promise<SightTexts> =>
  (await SIGHT[language]()).templates;

/** The texts of the form and the receipt. */
export const loadForm = async (language: Language): Promise<FormTexts> =>
  (await FORM[language]()).templates;

/** The texts of opening a case and reading it; its fields are named as in the form. */
export const loadCase = async (language: Language): Promise<CaseTexts> =>
  (await CASE[language]()).templates;

const known = (tag: string | null | undefined) =>
  LANGUAGES.find((language) => language === tag?.toLowerCase().split('-')[0]);

/** The element's own `lang`, else the nearest one around it (also past a shadow root), else the browser's, else French. */
export function languageOf(element: Element): Language {
  for (let at: Node | null = element; at; at = at.parentNode ?? (at as ShadowRoot).host ?? null) {
    const language = at instanceof Element && known(at.getAttribute('lang'));
    if (language) return language;
  }
  return navigator.languages.map(known).find(Boolean) ?? 'fr';
}
