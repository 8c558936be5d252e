import { and, gt, lte, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { entries } from '../db/schema.ts';
import { DESK, type Signals } from './signals.ts';

type Reads = Pick<Database, 'read'>;

const LOOK_MS = 1_000;

/**
 * Makes what rings for everything that other processes write, looked for once a second from a call until the returned function is called. What was written
 * before the very first look is not told apart, so that one wakes everybody; later calls go on from where the last look was.
 */
export function watchLog(db: Reads): (signals: Signals) => () => void {
  let seen: number | undefined;
  return ({ ring, ringAll }) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const look = async () => {
      const end = await lastPlace(db);
      const from = seen;
      const changed = from === undefined ? undefined : await casesBetween(db, from, end);
      seen = Math.max(seen ?? 0, end);
      if (!changed) ringAll();
      else if (changed.length > 0) for (const of of [...changed, DESK]) ring(of);
    };
    const goOn = () => {
      if (!stopped) timer = setTimeout(lookAgain, LOOK_MS);
    };
    // A look that failed is made up for by the next: `seen` has stayed where it was.
    const lookAgain = () => void look().then(goOn, goOn);
    lookAgain();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  };
}

/** The number of the last entry in the whole log, 0 of an empty one. */
export async function lastPlace(db: Reads): Promise<number> {
  const [row] = await readQueries(db)
    .select({ g: sql<number | null>`max(${entries.g})` })
    .from(entries);
  return row?.g ?? 0;
}

async function casesBetween(db: Reads, after: number, end: number): Promise<string[]> {
  if (end <= after) return [];
  const rows = await readQueries(db)
    .selectDistinct({ caseId: entries.caseId })
    .from(entries)
    .where(and(gt(entries.g, after), lte(entries.g, end)));
  return rows.map(({ caseId }) => caseId);
}
