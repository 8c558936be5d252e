import { and, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { HandoffAnswer, HandoffRequest, TakenHandoff } from '#shared/api/handoff.ts';
import { type Database, statementOf } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { handoffs } from '../db/schema.ts';
import type { Server } from '../env.ts';

const KEPT_MS = 7 * 86_400_000;
/** How long the device that took it may ask again, should the answer have got lost. */
const ASKED_AGAIN_MS = 10 * 60_000;

const atTime = (epochMs: number) => new Date(epochMs).toISOString();

/** What became of a draft that was handed over: kept (`isNew` for the first time), or not. */
export type Kept =
  | { answer: HandoffAnswer; isNew: boolean }
  | { refused: 'idReused' }
  | { retryAfterSeconds: number };

/** Keeps a sealed draft under the id that its page made, once: the same again has the same answer and isn't counted by the rate limit of `address`. */
export async function keepHandoff(
  server: Server,
  { id, sealed }: Pick<HandoffRequest, 'id' | 'sealed'>,
  address: string,
): Promise<Kept> {
  const { db, now, handoffLimit } = server;
  const known = await keptBefore(db, id, sealed);
  if (known) return known;
  const retryAfterSeconds = handoffLimit(address);
  if (retryAfterSeconds !== undefined) return { retryAfterSeconds };
  const expiresAt = atTime(now() + KEPT_MS);
  const row = readQueries(db).insert(handoffs).values({ id, sealed, expiresAt });
  const [written] = await db.write([statementOf(row.onConflictDoNothing())]);
  if (written?.changes === 1) return { answer: { expiresAt }, isNew: true };
  return (await keptBefore(db, id, sealed)) ?? { refused: 'idReused' };
}

/** Gives a draft to the device that asks first, and to that one again for ten minutes; undefined for any other, and for what isn't there any more. */
export async function takeHandoff(
  { db, now }: Server,
  id: string,
  taker: string,
): Promise<TakenHandoff | undefined> {
  const mayAgain = and(
    eq(handoffs.taker, taker),
    gt(handoffs.takenAt, atTime(now() - ASKED_AGAIN_MS)),
  );
  const taking = readQueries(db)
    .update(handoffs)
    .set({ taker, takenAt: sql`coalesce(${handoffs.takenAt}, ${atTime(now())})` })
    .where(
      and(
        and(eq(handoffs.id, id), ne(handoffs.sealed, ''), gt(handoffs.expiresAt, atTime(now()))),
        or(isNull(handoffs.taker), mayAgain),
      ),
    )
    .returning({ sealed: handoffs.sealed });
  // One statement, so that of two devices that ask at once only one is given it.
  const [taken] = await db.write([statementOf(taking)]);
  const sealed = taken?.rows[0]?.[0];
  return typeof sealed === 'string' ? { sealed } : undefined;
}

/** Forgets a draft, wherever it was on its way. */
export async function withdrawHandoff({ db }: Server, id: string): Promise<void> {
  await db.write([emptied(db, eq(handoffs.id, id))]);
}

/** Forgets what was taken ten minutes ago, and what nobody came for in a week. */
export async function removeHandoffs(db: Database, now: number): Promise<void> {
  const isOver = lte(handoffs.expiresAt, atTime(now));
  await db.write([
    emptied(db, lte(handoffs.takenAt, atTime(now - ASKED_AGAIN_MS))),
    statementOf(readQueries(db).delete(handoffs).where(isOver)),
  ]);
}

function emptied(db: Database, which: ReturnType<typeof eq>) {
  const still = and(which, ne(handoffs.sealed, ''));
  return statementOf(readQueries(db).update(handoffs).set({ sealed: '' }).where(still));
}

async function keptBefore(
  db: Database,
  id: string,
  sealed: string,
): Promise<Exclude<Kept, { retryAfterSeconds: number }> | undefined> {
  const [row] = await readQueries(db)
    .select({ sealed: handoffs.sealed, expiresAt: handoffs.expiresAt })
    .from(handoffs)
    .where(eq(handoffs.id, id));
  if (!row) return undefined;
  const { expiresAt } = row;
  return row.sealed === sealed ? { answer: { expiresAt }, isNew: false } : { refused: 'idReused' };
}
