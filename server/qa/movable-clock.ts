import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { entries } from '../db/schema.ts';

const DAY_MS = 86_400_000;

/** A clock that can be set forward by days, for the demo alone; in memory, so that a restart is back at the real time or at the end of the log. */
export type MovableClock = {
  /** Milliseconds since 1970, moved days included. */
  now: () => number;
  forward: (days: number) => void;
};

/** Makes a clock that shows what `real` shows until it is moved, or is ahead of it from the beginning so that it shows no less than `earliest`. */
export function movableClock(real: () => number, earliest: number): MovableClock {
  let aheadMs = Math.max(0, earliest - real());
  return {
    now: () => real() + aheadMs,
    forward: (days) => {
      aheadMs += days * DAY_MS;
    },
  };
}

/** The time of the latest entry in milliseconds since 1970, 0 for an empty log: where a demo's clock may not fall behind. */
export async function lastTime(db: Pick<Database, 'read'>): Promise<number> {
  const [row] = await readQueries(db)
    .select({ at: sql<string | null>`max(${entries.at})` })
    .from(entries);
  return Date.parse(row?.at ?? '') || 0;
}
