import type { Language } from '#shared/api/choices.ts';
import { type CaseTexts, templates as caseFr } from '#shared/texts/case.ts';
import { type DossierTexts, templates as dossierFr } from '#shared/texts/dossier.ts';
import { type CodeTexts, templates as codeFr } from '#shared/texts/code.ts';
import { type FormTexts, templates as formFr } from '#shared/texts/form.ts';
import { type LettersTexts, templates as lettersFr } from '#shared/texts/letters.ts';
import { templates as caseDe } from '#shared/texts/locales/case/de.ts';
import { templates as caseEn } from '#shared/texts/locales/case/en.ts';
import { templates as caseNl } from '#shared/texts/locales/case/nl.ts';
import { templates as dossierDe } from '#shared/texts/locales/dossier/de.ts';
import { templates as dossierEn } from '#shared/texts/locales/dossier/en.ts';
import { templates as dossierNl } from '#shared/texts/locales/dossier/nl.ts';
import { type FilesTexts, templates as filesFr } from '#shared/texts/files.ts';
import { templates as filesDe } from '#shared/texts/locales/files/de.ts';
import { templates as filesEn } from '#shared/texts/locales/files/en.ts';
import { templates as filesNl } from '#shared/texts/locales/files/nl.ts';
import { templates as codeDe } from '#shared/texts/locales/code/de.ts';
import { templates as formDe } from '#shared/texts/locales/form/de.ts';
import { templates as codeEn } from '#shared/texts/locales/code/en.ts';
import { templates as formEn } from '#shared/texts/locales/form/en.ts';
import { templates as codeNl } from '#shared/texts/locales/code/nl.ts';
import { templates as formNl } from '#shared/texts/locales/form/nl.ts';
import { templates as lettersDe } from '#shared/texts/locales/letters/de.ts';
import { templates as pagesDe } from '#shared/texts/locales/pages/de.ts';
import { templates as lettersEn } from '#shared/texts/locales/letters/en.ts';
import { templates as pagesEn } from '#shared/texts/locales/pages/en.ts';
import { templates as lettersNl } from '#shared/texts/locales/letters/nl.ts';
import { templates as pagesNl } from '#shared/texts/locales/pages/nl.ts';
import { templates as sightDe } from '#shared/texts/locales/sight/de.ts';
import { templates as sightEn } from '#shared/texts/locales/sight/en.ts';
import { templates as sightNl } from '#shared/texts/locales/sight/nl.ts';
import { type PagesTexts, templates as pagesFr } from '#shared/texts/pages.ts';
import { type SessionTexts, templates as sessionFr } from '#shared/texts/session.ts';
import { templates as sessionNl } from '#shared/texts/locales/session/nl.ts';
import { templates as sessionDe } from '#shared/texts/locales/session/de.ts';
import { templates as sessionEn } from '#shared/texts/locales/session/en.ts';
import { templates as statementDe } from '#shared/texts/locales/statement/de.ts';
import { templates as statementEn } from '#shared/texts/locales/statement/en.ts';
import { templates as statementNl } from '#shared/texts/locales/statement/nl.ts';
import { type SightTexts, templates as sightFr } from '#shared/texts/sight.ts';
import { type StatementTexts, templates as statementFr } from '#shared/texts/statement.ts';

/** All texts by key; no key stands in two catalogues. */
export type Texts = SightTexts &
  FormTexts &
  CaseTexts &
  SessionTexts &
  LettersTexts &
  CodeTexts &
  PagesTexts &
  DossierTexts &
  StatementTexts;

/** One language with its texts; every template gets it as its first argument, so that nothing about a language is kept between requests. */
export type Words = Readonly<{
  language: Language;
  t: Texts;
  sight: SightTexts;
  /** Of adding files, as in the widget; a catalogue apart, since its keys are short. */
  files: FilesTexts;
}>;

const words = (
  language: Language,
  sight: SightTexts,
  form: FormTexts,
  case_: CaseTexts,
  session: SessionTexts,
  letters: LettersTexts,
  code: CodeTexts,
  pages: PagesTexts,
  dossier: DossierTexts,
  statement: StatementTexts,
  files: FilesTexts,
): Words => ({
  language,
  sight,
  files,
  t: {
    ...{ ...sight, ...form, ...case_, ...session, ...letters },
    ...{ ...code, ...pages, ...dossier, ...statement },
  },
});

/** The words of every language. */
export const WORDS: Readonly<Record<Language, Words>> = {
  fr: words(
    'fr',
    sightFr,
    formFr,
    caseFr,
    sessionFr,
    lettersFr,
    codeFr,
    pagesFr,
    dossierFr,
    statementFr,
    filesFr,
  ),
  nl: words(
    'nl',
    sightNl,
    formNl,
    caseNl,
    sessionNl,
    lettersNl,
    codeNl,
    pagesNl,
    dossierNl,
    statementNl,
    filesNl,
  ),
  de: words(
    'de',
    sightDe,
    formDe,
    caseDe,
    sessionDe,
    lettersDe,
    codeDe,
    pagesDe,
    dossierDe,
    statementDe,
    filesDe,
  ),
  en: words(
    'en',
    sightEn,
    formEn,
    caseEn,
    sessionEn,
    lettersEn,
    codeEn,
    pagesEn,
    dossierEn,
    statementEn,
    filesEn,
  ),
};
