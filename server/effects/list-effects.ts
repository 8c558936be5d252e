import { and, asc, desc, eq, isNull, ne } from 'drizzle-orm';
import { type Database, statementOf } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { effects } from '../db/schema.ts';

/** An effect as a list shows it: nothing of it is about a person. Times are RFC 3339 UTC. */
export type ListedEffect = Omit<typeof effects.$inferSelect, 'payload' | 'dedupe' | 'claim'> & {
  inHand: boolean;
};

const COLUMNS = {
  ...{ id: effects.id, kind: effects.kind, caseId: effects.caseId, at: effects.at },
  ...{ doneAt: effects.doneAt, dueAt: effects.dueAt, tries: effects.tries, claim: effects.claim },
  ...{ parkedAt: effects.parkedAt, reason: effects.reason },
};

const isOpen = and(isNull(effects.doneAt), ne(effects.kind, 'reminderDue'));

/** What was not sent yet, what was parked first; with `all` also what is done, the newest first, at most `limit`. */
export async function listEffects(
  db: Pick<Database, 'read'>,
  { all, limit }: { all: boolean; limit: number },
): Promise<ListedEffect[]> {
  const rows = await readQueries(db)
    .select(COLUMNS)
    .from(effects)
    .where(all ? ne(effects.kind, 'reminderDue') : isOpen)
    .orderBy(...(all ? [desc(effects.at)] : [desc(effects.parkedAt), asc(effects.dueAt)]))
    .limit(limit);
  return rows.map(listed);
}

/** One effect by its id. */
export async function readEffect(
  db: Pick<Database, 'read'>,
  id: string,
): Promise<ListedEffect | undefined> {
  const [row] = await readQueries(db).select(COLUMNS).from(effects).where(eq(effects.id, id));
  return row && listed(row);
}

/**
 * Lets an effect be tried again at once, with all its tries before it, whatever became of it but done: of one that was interrupted that may make a second mail, which is for a person to decide. False where
 * there is none such.
 */
export async function retryEffect(db: Database, id: string, now: number): Promise<boolean> {
  const dueAt = new Date(now).toISOString();
  const anew = { dueAt, tries: 0, claim: null, parkedAt: null, reason: null };
  const q = readQueries(db);
  const one = and(eq(effects.id, id), isOpen);
  const [result] = await db.write([statementOf(q.update(effects).set(anew).where(one))]);
  return result?.changes === 1;
}

const listed = ({ claim, ...row }: Omit<typeof effects.$inferSelect, 'payload' | 'dedupe'>) => ({
  ...row,
  inHand: claim !== null && row.parkedAt === null,
});
