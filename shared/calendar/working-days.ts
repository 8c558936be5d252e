import { addDays, weekdayOf } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';
import { holidayOn } from './holidays.ts';
import type { Holiday } from './holidays.ts';

/** Why a day is not counted; each has a text in every language. */
export type SkipReason = Holiday | 'saturday' | 'sunday';

/** Undefined for a working day. A holiday on a week-end is told as the week-end: it is not moved, so it takes no further day off. */
export function skipReasonOf(date: CivilDate): SkipReason | undefined {
  const weekday = weekdayOf(date);
  return weekday === 6 ? 'saturday' : weekday === 7 ? 'sunday' : holidayOn(date);
}

/** Monday to Friday that is no Belgian legal public holiday. */
export function isWorkingDay(date: CivilDate): boolean {
  return !skipReasonOf(date);
}

/**
 * The `count`th working day after `date`, which is day 0 whatever day it is and never counted or listed itself; `skipped` are the days
 * passed over on the way, in order. A count of 0 gives `date` back; throws for a negative or broken count.
 */
export function addWorkingDays(
  date: CivilDate,
  count: number,
): { date: CivilDate; skipped: { date: CivilDate; why: SkipReason }[] } {
  if (!Number.isInteger(count) || count < 0) {
    throw new Error(`Working days are counted forward in whole days, not ${count}.`);
  }
  const skipped = [];
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    const why = skipReasonOf(day);
    if (why) skipped.push({ date: day, why });
    else left--;
  }
  return { date: day, skipped };
}

/** The day itself where it is a working day, else the nearest one before it: the handler's target for a promise on a day off. */
export function lastWorkingDayUpTo(date: CivilDate): CivilDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, -1);
  return day;
}
