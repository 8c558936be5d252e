import { and, eq, gt, lt } from 'drizzle-orm';
import type { SessionAnswer } from '#shared/api/wire.ts';
import { toBase64url } from '#shared/proof/bytes.ts';
import { readReference } from '#shared/proof/reference.ts';
import { BusyError, statementOf } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { cases, sessions, verifiers } from '../db/schema.ts';
import type { Server } from '../env.ts';
import { tokenHash } from './token-hash.ts';

const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 12 * 60 * 60_000;
/** A use within the first minute writes nothing: the end may come up to a minute early, and reading stays reading. */
const MOVE_MS = 60_000;

const atTime = (epochMs: number) => new Date(epochMs).toISOString();

/** What became of a wish to open a case. `notOpened` never says what was wrong, by words or by work done. */
export type Opened =
  { answer: SessionAnswer } | { refused: 'notOpened' } | { retryAfterSeconds: number };

/** Opens a case to whoever has its reference, as people type it, and the verifier made from its code. `address` is what the rate limit counts by. */
export async function openSession(
  server: Server,
  { reference, verifier }: { reference: string; verifier: string },
  address: string,
): Promise<Opened> {
  const retryAfterSeconds = server.sessionLimit(address);
  if (retryAfterSeconds !== undefined) return { retryAfterSeconds };
  const { db, now, random, keys } = server;
  const mac = await keys.mac(verifier);
  const [found] = await readQueries(db)
    .select({ caseId: cases.id })
    .from(cases)
    .innerJoin(verifiers, eq(verifiers.caseId, cases.id))
    .where(and(eq(cases.reference, readReference(reference) ?? ''), eq(verifiers.verifier, mac)));
  if (!found) return turnAway(server, reference);
  const { caseId } = found;
  const token = toBase64url(random(32));
  const expiresAt = atTime(now() + IDLE_MS);
  const session = { token: await tokenHash(server.subtle, token), caseId, expiresAt };
  const q = readQueries(db);
  await db.write([
    statementOf(q.delete(sessions).where(lt(sessions.expiresAt, atTime(now())))),
    statementOf(q.insert(sessions).values({ ...session, endsAt: atTime(now() + LONGEST_MS) })),
  ]);
  // No verifier has a slash in it. It stays when the code is replaced, and so does what a device keeps.
  const deviceKey = await keys.mac(`device/${caseId}`);
  return { answer: { token, caseId, expiresAt, deviceKey } };
}

/**
 * Wrong codes for one case are counted wherever they come from, and told to wait beyond so many. It is looked at after the code: whoever has the right one is never kept
 * waiting by others. A case that there isn't is counted alike.
 */
function turnAway(server: Server, typed: string): Opened {
  const reference = readReference(typed);
  // What can't be a reference is no case that could be tried.
  const retryAfterSeconds = reference && server.wrongCodeLimit(reference);
  return retryAfterSeconds ? { retryAfterSeconds } : { refused: 'notOpened' };
}

/** The case that a token opens, and its idle end moved on; undefined for a token that is unknown or over. */
export async function useSession(server: Server, token: string): Promise<string | undefined> {
  const { db, now } = server;
  const hash = await tokenHash(server.subtle, token);
  const [session] = await readQueries(db)
    .select({
      caseId: sessions.caseId,
      expiresAt: sessions.expiresAt,
      endsAt: sessions.endsAt,
    })
    .from(sessions)
    .where(and(eq(sessions.token, hash), gt(sessions.expiresAt, atTime(now()))));
  if (!session) return undefined;
  const end = Math.min(now() + IDLE_MS, Date.parse(session.endsAt));
  if (end - Date.parse(session.expiresAt) >= MOVE_MS) await moveEnd(server, hash, atTime(end));
  return session.caseId;
}

/** Ends a session, if there is one. */
export async function closeSession(server: Server, token: string): Promise<void> {
  const hash = await tokenHash(server.subtle, token);
  const q = readQueries(server.db);
  await server.db.write([statementOf(q.delete(sessions).where(eq(sessions.token, hash)))]);
}

async function moveEnd({ db }: Server, token: string, expiresAt: string): Promise<void> {
  const q = readQueries(db);
  const moved = q.update(sessions).set({ expiresAt }).where(eq(sessions.token, token));
  try {
    await db.write([statementOf(moved)]);
  } catch (error) {
    // Who reads is not held up by a writer; the next use moves it.
    if (!(error instanceof BusyError)) throw error;
  }
}
