/** A calendar day without a time zone, `YYYY-MM-DD`, proleptic Gregorian, years 0001 to 9999; such texts sort and compare as days do. */
export type CivilDate = string;

/** Days of the week as ISO 8601 numbers them: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** True for a day that exists: `2023-02-29`, year 0000 and any other way of writing a date are not. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '0001') return false;
  // Some engines read 30 February as a day in March.
  return write(timeOf(text)) === text;
}

/** Throws where `days` is not whole or the result leaves the years 0001 to 9999; negative days go back. */
export function addDays(date: CivilDate, days: number): CivilDate {
  const time = (dayNumber(date) + days) * DAY_MS;
  return checked(Number.isInteger(days) ? write(time) : '');
}

/** Nights from one day to the other: 0 for the same day, negative where `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 for a Monday, 7 for a Sunday; throws for what is no date. */
export function weekdayOf(date: CivilDate): Weekday {
  // Day 0 was a Thursday, and days before it are negative.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The same day of the next month, or that month's last day where it has no such day: 31 January gives 28 or 29 February. */
export function addMonth(date: CivilDate): CivilDate {
  const nextMonth = addDays(`${checked(date).slice(0, 8)}01`, 31).slice(0, 8);
  let day = Number(date.slice(8));
  while (!isCivilDate(nextMonth + twoDigits(day))) day -= 1;
  return nextMonth + twoDigits(day);
}

const DAY_MS = 86_400_000;
const MOST_MS = 8.64e15;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

// Days since 1970-01-01; the engine counts civil dates by UTC, where each has 24 hours.
const dayNumber = (date: CivilDate): number => timeOf(checked(date)) / DAY_MS;

// Not by `Date.parse`, which some pages replace by one that reads a date as local time.
const timeOf = (date: CivilDate): number => new Date(date).getTime();

// By UTC; with a sign before a year beyond 9999, '' for a time that no engine has.
const write = (time: number): string =>
  Math.abs(time) <= MOST_MS ? new Date(time).toISOString().slice(0, 10) : '';

function checked(date: CivilDate): CivilDate {
  if (!isCivilDate(date)) throw new Error(`"${date}" is not a date from 0001-01-01 to 9999-12-31.`);
  return date;
}
