import { and, asc, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { newId } from '#shared/proof/ids.ts';
import { BusyError, type Database, type Query, type Result, statementOf } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { effects } from '../db/schema.ts';
import type { Server } from '../env.ts';

/** How long whoever has an effect in hand may take; longer than a mail server is waited for. */
export const LEASE_MS = 10 * 60_000;
/** How long after a try that failed comes the next; after the last of them it is parked. */
export const BACKOFF_MS = [1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60].map(
  (minutes) => minutes * 60_000,
);
/** Why an effect is parked of which nobody knows whether it was sent. */
export const INTERRUPTED = 'interrupted';
const PAGE = 50;
const WRITES = 3;

/** An effect that this process has in hand, and nobody else. */
export type Claimed = Pick<
  typeof effects.$inferSelect,
  'id' | 'kind' | 'caseId' | 'payload' | 'at' | 'tries'
> & { claim: string };

const atTime = (epochMs: number) => new Date(epochMs).toISOString();

/** The ids of what is to be tried now, the longest due first. */
export async function dueEffects({ db, now }: Pick<Server, 'db' | 'now'>): Promise<string[]> {
  const rows = await readQueries(db)
    .select({ id: effects.id })
    .from(effects)
    .where(and(isNull(effects.claim), lte(effects.dueAt, atTime(now()))))
    // Those of one moment in the order in which they were written.
    .orderBy(asc(effects.dueAt), sql`rowid`)
    .limit(PAGE);
  return rows.map(({ id }) => id);
}

/** Takes an effect in hand, durably and before anything is sent; undefined where somebody else was first. */
export async function claimEffect(server: Server, id: string): Promise<Claimed | undefined> {
  const { db, now, random } = server;
  const claim = newId(random);
  const mine = or(
    eq(effects.claim, claim),
    and(isNull(effects.claim), lte(effects.dueAt, atTime(now()))),
  );
  const [result] = await surely(
    db,
    readQueries(db)
      .update(effects)
      .set({ claim, dueAt: atTime(now() + LEASE_MS), tries: sql`${effects.tries} + 1` })
      .where(and(eq(effects.id, id), mine)),
  );
  if (result?.changes !== 1) return undefined;
  const [row] = await readQueries(db)
    .select({
      ...{ id: effects.id, kind: effects.kind, caseId: effects.caseId },
      ...{ payload: effects.payload, at: effects.at, tries: effects.tries },
    })
    .from(effects)
    .where(and(eq(effects.id, id), eq(effects.claim, claim)));
  return row && { ...row, claim };
}

/** What becomes of an effect that was in hand: done, to be tried later (parked where that was the last time), or parked at once. `reason` is a code. */
export type Settled = { done: true; reason?: string } | { later: string } | { park: string };

/** Writes down what became of it; of nothing where it isn't in this hand any more. */
export async function settleEffect(
  { db, now }: Server,
  { id, claim, tries }: Claimed,
  settled: Settled,
): Promise<void> {
  const free = { claim: null, dueAt: null, parkedAt: null };
  const backoffMs = BACKOFF_MS[tries - 1];
  const row =
    'done' in settled
      ? { ...free, doneAt: atTime(now()), reason: settled.reason ?? null }
      : 'later' in settled && backoffMs !== undefined
        ? { ...free, dueAt: atTime(now() + backoffMs), reason: settled.later }
        : {
            ...{ ...free, parkedAt: atTime(now()) },
            reason: 'later' in settled ? settled.later : settled.park,
          };
  const own = and(eq(effects.id, id), eq(effects.claim, claim));
  await surely(db, readQueries(db).update(effects).set(row).where(own));
}

/**
 * Parks what somebody had in hand for longer than anything takes: their process ended, and nobody knows whether the mail went. It is never sent again by itself. The claim stays, so that a
 * process that was only slow can still say that it is done.
 */
export async function parkInterrupted({ db, now }: Server): Promise<void> {
  const isOver = and(isNotNull(effects.claim), lte(effects.dueAt, atTime(now())));
  const parked = { dueAt: null, parkedAt: atTime(now()), reason: INTERRUPTED };
  const q = readQueries(db);
  const [found] = await q.select({ id: effects.id }).from(effects).where(isOver).limit(1);
  if (found) await surely(db, q.update(effects).set(parked).where(isOver));
}

// Repeating is harmless: each of these says the same again.
async function surely(db: Database, query: Query): Promise<Result[]> {
  for (let left = WRITES; ; left -= 1)
    try {
      return await db.write([statementOf(query)]);
    } catch (error) {
      if (!(error instanceof BusyError) || left <= 1) throw error;
    }
}
