import type { Language } from '#shared/api/choices.ts';
import { templates as mailDe } from '#shared/texts/locales/mail/de.ts';
import { templates as mailEn } from '#shared/texts/locales/mail/en.ts';
import { templates as mailNl } from '#shared/texts/locales/mail/nl.ts';
import { type MailTexts, templates as mailFr } from '#shared/texts/mail.ts';
import { type Texts, WORDS } from '../pages/words.ts';

const MAIL: Record<Language, MailTexts> = { fr: mailFr, nl: mailNl, de: mailDe, en: mailEn };

/** All texts of the pages and those of mails, in one language. */
export const mailWords = (language: Language): Texts & MailTexts => ({
  ...WORDS[language].t,
  ...MAIL[language],
});
