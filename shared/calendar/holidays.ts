import { addDays, daysBetween, weekdayOf } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';

/** The ten legal public holidays of Belgium (Royal Decree of 18 April 1974); Easter Sunday and Whit Sunday are Sundays anyway. */
export type Holiday =
  | 'newYear'
  | 'easterMonday'
  | 'labourDay'
  | 'ascension'
  | 'whitMonday'
  | 'nationalDay'
  | 'assumption'
  | 'allSaints'
  | 'armistice'
  | 'christmas';

const holidaysByMonthDay: Partial<Record<string, Holiday>> = {
  '01-01': 'newYear',
  '05-01': 'labourDay',
  '07-21': 'nationalDay',
  '08-15': 'assumption',
  '11-01': 'allSaints',
  '11-11': 'armistice',
  '12-25': 'christmas',
};

const holidaysByDaysAfterEaster: Partial<Record<number, Holiday>> = {
  1: 'easterMonday',
  39: 'ascension',
  50: 'whitMonday',
};

/** The holiday on its own date, week-end or not: none is moved. Where Ascension falls on 1 May (2008, 2160) the day is `labourDay`. */
export function holidayOn(date: CivilDate): Holiday | undefined {
  const daysAfterEaster = daysBetween(easterOf(date.slice(0, 4)), date);
  return holidaysByMonthDay[date.slice(5)] ?? holidaysByDaysAfterEaster[daysAfterEaster];
}

/** Always all ten, in date order; where two fall on one day (2008, 2160) both are listed, the one that `holidayOn` names first. */
export function holidaysOf(year: number): { date: CivilDate; holiday: Holiday }[] {
  const yyyy = String(year).padStart(4, '0');
  const easter = easterOf(yyyy);
  const fixed = Object.entries(holidaysByMonthDay).map(
    ([monthDay, holiday]) => [`${yyyy}-${monthDay}`, holiday] as const,
  );
  const movable = Object.entries(holidaysByDaysAfterEaster).map(
    ([days, holiday]) => [addDays(easter, Number(days)), holiday] as const,
  );
  return [...fixed, ...movable]
    .map(([date, holiday]) => ({ date, holiday: holiday as Holiday }))
    .sort((a, b) => daysBetween(b.date, a.date));
}

const easters = new Map<string, CivilDate>();

// Each term asks for it once a day that it passes.
function easterOf(yyyy: string): CivilDate {
  const easter = easters.get(yyyy) ?? easterSunday(yyyy);
  easters.set(yyyy, easter);
  return easter;
}

// The Sunday after the Paschal full moon, found by the Gregorian epact (Oudin, 1940).
function easterSunday(yyyy: string): CivilDate {
  const century = Math.floor(Number(yyyy) / 100);
  const golden = Number(yyyy) % 19;
  const solar = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const moon = (solar + 19 * golden + 15) % 30;
  const early = moon === 29 || (moon === 28 && golden > 10) ? 1 : 0;
  const fullMoon = addDays(`${yyyy}-03-21`, moon - early);
  return addDays(fullMoon, 7 - (weekdayOf(fullMoon) % 7));
}
