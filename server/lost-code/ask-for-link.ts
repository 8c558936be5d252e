import { and, eq, isNotNull, lt } from 'drizzle-orm';
import { newId } from '#shared/proof/ids.ts';
import { readReference } from '#shared/proof/reference.ts';
import { type Database, statementOf } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { effects } from '../db/schema.ts';
import type { Keys } from '../keys.ts';
import type { Server } from '../env.ts';

const DAY_MS = 86_400_000;
const atTime = (epochMs: number) => new Date(epochMs).toISOString();

/** What was asked for, as the effect keeps it: the reference, and a keyed hash of the address. */
export type Asked = { reference: string; email: string };

/**
 * Notes that somebody asked for a link. Nothing is looked up here: the work is the same to the last statement whether there is such a case or not, so that neither words nor time tell; whoever
 * delivers the effect looks. `address` is what the rate limit counts by.
 */
export async function askForLink(
  server: Server,
  { reference, email }: { reference: string; email: string },
  address: string,
): Promise<{ asked: true } | { retryAfterSeconds: number }> {
  const retryAfterSeconds = server.codeLinkLimit(address);
  if (retryAfterSeconds !== undefined) return { retryAfterSeconds };
  const { db, now, random, keys } = server;
  const asked: Asked = {
    reference: readReference(reference) ?? '',
    email: await emailHash(keys, email),
  };
  const id = newId(random);
  const at = atTime(now());
  const row = readQueries(db)
    .insert(effects)
    .values({
      ...({ id, kind: 'codeLink', caseId: '', dedupe: `codeLink:${id}` } as const),
      ...{ payload: JSON.stringify(asked), at, dueAt: at },
    });
  await db.write([statementOf(row)]);
  server.deliverSoon();
  return { asked: true };
}

/** A keyed hash of an address, however it was written: by it two can be compared, and nobody can read one back. */
export const emailHash = ({ mac }: Keys, email: string): Promise<string> =>
  mac(`e-mail ${email.trim().normalize('NFC').toLowerCase()}`);

/** Forgets what was asked for and done a day ago: most of it is of nobody. */
export async function removeAsked(db: Database, now: number): Promise<void> {
  const q = readQueries(db);
  const isOld = and(
    eq(effects.kind, 'codeLink'),
    isNotNull(effects.doneAt),
    lt(effects.doneAt, atTime(now - DAY_MS)),
  );
  const [old] = await q.select({ id: effects.id }).from(effects).where(isOld).limit(1);
  if (old) await db.write([statementOf(q.delete(effects).where(isOld))]);
}
