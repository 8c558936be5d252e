import { brusselsTime } from './brussels-time.ts';
import type { BrusselsTime } from './brussels-time.ts';
import { addDays, weekdayOf } from './civil-date.ts';
import type { Weekday } from './civil-date.ts';
import { holidayOn } from './holidays.ts';

/**
 * One span a weekday, in minutes since midnight on a Brussels wall clock: `from` is open, `to` (at most 1440) is closed again. A weekday
 * left out, and a span that ends before it begins, is closed.
 */
export type OpeningHours = Partial<Record<Weekday, { from: number; to: number }>>;

/** Wall-clock times, not instants: they are shown as they stand. `opens` is undefined where no hours are given at all. */
export type OpeningState =
  { open: true; closes: BrusselsTime } | { open: false; opens: BrusselsTime | undefined };

// Two holidays can close the same weekday in successive weeks (25 December and 1 January), three cannot.
const FARTHEST_DAYS = 21;

/** Never open on a Belgian public holiday, week-end or not. */
export function openingState(hours: OpeningHours, epochMs: number): OpeningState {
  const now = brusselsTime(epochMs);
  for (let ahead = 0; ahead <= FARTHEST_DAYS; ahead++) {
    const date = addDays(now.date, ahead);
    const span = hours[weekdayOf(date)];
    if (!span || span.from >= span.to || holidayOn(date)) continue;
    if (ahead || now.minutes < span.from)
      return { open: false, opens: { date, minutes: span.from } };
    if (now.minutes < span.to) return { open: true, closes: { date, minutes: span.to } };
  }
  return { open: false, opens: undefined };
}
