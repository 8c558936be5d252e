import type { Language } from '../api/choices.ts';
import type { CivilDate } from '../calendar/civil-date.ts';

const noon = (date: CivilDate) => Date.parse(`${date}T12:00:00Z`);

const formats: Partial<Record<Language, Intl.DateTimeFormat>> = {};

/** What makes dates into words, one a language. The first one of a page takes a browser as long as drawing the first sight: ask for it while there is something to wait for. */
export const dateFormat = (language: Language): Intl.DateTimeFormat =>
  (formats[language] ??= new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : `${language}-BE`, {
    dateStyle: 'full',
    timeZone: 'UTC',
  }));

/** A civil date in words, with its weekday: "vendredi 27 novembre 2026". */
export const dateInWords = (language: Language, date: CivilDate): string =>
  dateFormat(language)
    .format(noon(date))
    // Some engines put a comma behind the English weekday, some don't; one page shall not differ from the next.
    .replace(/^(\w+day),/, '$1')
    // French counts the first of a month, as no engine does.
    .replace(/^(\S+di|dimanche) 1 /, '$1 1er ');

/** What stands between a name and what is said of it: French alone sets the colon apart. */
export const colon = (language: Language): string => (language === 'fr' ? '\u00a0: ' : ': ');

/** Minutes since midnight as "9:00". */
export const timeOfDay = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
