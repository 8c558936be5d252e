import { and, count, eq, gt, gte, isNotNull, lt, lte, max } from 'drizzle-orm';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { addDays } from '#shared/calendar/civil-date.ts';
import type { Database } from './db/database.ts';
import { readQueries } from './db/queries.ts';
import { cases, effects, entries } from './db/schema.ts';

/** What the database says of the work that waits, as whoever operates this wants to see it; all are counts but `lastEntry`, the number of the newest one. */
export type Figures = {
  lastEntry: number;
  /** Open cases by when the next date of theirs falls. */
  due: { overdue: number; today: number; fiveDays: number };
  /** Missed promises that the clock hasn't written down: over 0 for longer than a minute, and it stands still. */
  missedUnwritten: number;
  effects: { waiting: number; late: number; parked: number };
};

/** Reads them by index alone, so that it takes no longer with a million closed cases. `now` is in milliseconds since 1970. */
export async function readFigures(db: Pick<Database, 'read'>, now: number): Promise<Figures> {
  const today = brusselsTime(now).date;
  const q = readQueries(db);
  const at = new Date(now).toISOString();
  const due = (where: ReturnType<typeof and>) => q.select({ n: count() }).from(cases).where(where);
  const effectsWhere = (where: ReturnType<typeof and>) =>
    q.select({ n: count() }).from(effects).where(where);
  const [last, overdue, dueToday, fiveDays, missed, waiting, late, parked] = await Promise.all([
    q.select({ n: max(entries.g) }).from(entries),
    due(lt(cases.dueOrder, today)),
    due(eq(cases.dueOrder, today)),
    due(and(gt(cases.dueOrder, today), lte(cases.dueOrder, addDays(today, 5)))),
    due(lt(cases.promiseDue, today)),
    effectsWhere(gte(effects.dueAt, at)),
    effectsWhere(lt(effects.dueAt, at)),
    effectsWhere(isNotNull(effects.parkedAt)),
  ]);
  const of = ([row]: { n: number | null }[]) => row?.n ?? 0;
  return {
    lastEntry: of(last),
    due: { overdue: of(overdue), today: of(dueToday), fiveDays: of(fiveDays) },
    missedUnwritten: of(missed),
    effects: { waiting: of(waiting), late: of(late), parked: of(parked) },
  };
}
