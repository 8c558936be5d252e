/** A calendar day without a time zone, `YYYY-MM-DD`, proleptic Gregorian, years 0001 to 9999; such texts sort and compare as days do. */
export type CivilDate = string;

/** Days of the week as ISO 8601 numbers them: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** True for a day that exists: `2023-02-29`, year 0000 and any other way of writing a date are not. */
export function isCivilDate(text: string): boolean {
  return partsOf(text) !== undefined;
}

/** Throws where `days` is not whole or the result leaves the years 0001 to 9999; negative days go back. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Nights from one day to the other: 0 for the same day, negative where `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 for a Monday, 7 for a Sunday; throws for what is no date. */
export function weekdayOf(date: CivilDate): Weekday {
  return (((dayNumber(date) + 2) % 7) + 1) as Weekday;
}

/** The same day of the next month, or that month's last day where it has no such day: 31 January gives 28 or 29 February. */
export function addMonth(date: CivilDate): CivilDate {
  const [year, month, day] = checkedPartsOf(date);
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return write(nextYear, nextMonth, Math.min(day, lengthOfMonth(nextYear, nextMonth)));
}

type Parts = [year: number, month: number, day: number];

// Days are counted from 0000-03-01, so that the leap day is the last of its year and no number in range is negative.
function dayNumber(date: CivilDate): number {
  const [year, month, day] = checkedPartsOf(date);
  const y = month < 3 ? year - 1 : year;
  const monthsSinceMarch = (month + 9) % 12;
  return leapDaysBefore(y) + 365 * y + Math.floor((153 * monthsSinceMarch + 2) / 5) + day - 1;
}

function fromDayNumber(number: number): CivilDate {
  // The quotient is the year or, on some days from 1 March on, one too few: never more, as leap days are at most 0.72 ahead of their mean.
  let y = Math.floor(number / 365.2425);
  if (number >= leapDaysBefore(y + 1) + 365 * (y + 1)) y++;
  const dayOfYear = number - leapDaysBefore(y) - 365 * y;
  const monthsSinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((monthsSinceMarch + 2) % 12) + 1;
  const day = dayOfYear - Math.floor((153 * monthsSinceMarch + 2) / 5) + 1;
  return write(month < 3 ? y + 1 : y, month, day);
}

function leapDaysBefore(y: number): number {
  return Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
}

function lengthOfMonth(year: number, month: number): number {
  if (month !== 2) return 30 + ((month ^ (month >> 3)) & 1);
  return year % 4 || (year % 100 === 0 && year % 400) ? 28 : 29;
}

function partsOf(text: string): Parts | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const [year, month, day] = text.split('-').map(Number) as Parts;
  const exists =
    year > 0 && month > 0 && month < 13 && day > 0 && day <= lengthOfMonth(year, month);
  return exists ? [year, month, day] : undefined;
}

function checkedPartsOf(date: CivilDate): Parts {
  const parts = partsOf(date);
  if (!parts) throw new Error(`"${date}" is not a date from 0001-01-01 to 9999-12-31.`);
  return parts;
}

function write(...parts: Parts): CivilDate {
  const date = parts.map((part, i) => String(part).padStart(i ? 2 : 4, '0')).join('-');
  checkedPartsOf(date);
  return date;
}
