import { addDays, daysBetween, weekdayOf } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const EPOCH = '1970-01-01';

/** A reading of a wall clock in Brussels; `minutes` are minutes since midnight as the clock shows them, 0 to 1439. */
export type BrusselsTime = { date: CivilDate; minutes: number };

/**
 * What a clock in Brussels shows at an instant, in whole minutes. Right from 1996 on, when the EU's present rule began (now Directive
 * 2000/84/EC: summer time from the last Sunday of March to the last of October, both at 01:00 UTC); earlier instants are read by it too.
 */
export function brusselsTime(epochMs: number): BrusselsTime {
  const localMs = epochMs + offsetMs(epochMs);
  const date = utcDate(localMs);
  return { date, minutes: Math.floor((localMs - utcMidnight(date)) / MINUTE_MS) };
}

/**
 * Epoch milliseconds of a wall-clock time. 02:30 of the night that skips it is taken as 03:30, the later; 02:30 of the night that has it
 * twice is the first. Minutes from 1440 on run into the next day's wall clock.
 */
export function brusselsInstant(date: CivilDate, minutes: number): number {
  const wallMs = utcMidnight(date) + minutes * MINUTE_MS;
  const inSummer = wallMs - 2 * HOUR_MS;
  return offsetMs(inSummer) === 2 * HOUR_MS ? inSummer : wallMs - HOUR_MS;
}

/** Epoch milliseconds of the first instant after that day, its next midnight: in time means strictly before it. */
export function endOfBrusselsDay(date: CivilDate): number {
  return brusselsInstant(date, 1440);
}

function offsetMs(epochMs: number): number {
  const year = utcDate(epochMs).slice(0, 4);
  const summer = epochMs >= clockChange(`${year}-03-31`) && epochMs < clockChange(`${year}-10-31`);
  return summer ? 2 * HOUR_MS : HOUR_MS;
}

function clockChange(lastOfMonth: CivilDate): number {
  return utcMidnight(addDays(lastOfMonth, -(weekdayOf(lastOfMonth) % 7))) + HOUR_MS;
}

function utcMidnight(date: CivilDate): number {
  return daysBetween(EPOCH, date) * DAY_MS;
}

function utcDate(epochMs: number): CivilDate {
  return addDays(EPOCH, Math.floor(epochMs / DAY_MS));
}
