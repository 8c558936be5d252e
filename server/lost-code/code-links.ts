import { and, count, eq, gt, isNull, lt } from 'drizzle-orm';
import { toBase64url } from '#shared/proof/bytes.ts';
import { newId } from '#shared/proof/ids.ts';
import { type Database, type Statement, statementOf } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { codeLinks } from '../db/schema.ts';
import type { Server } from '../env.ts';
import { tokenHash } from '../sessions/token-hash.ts';

/** How long a link works. */
export const LINK_MINUTES = 10;
const LINK_MS = LINK_MINUTES * 60_000;
const HOUR_MS = 60 * 60_000;
/** So many links go out for one case in an hour, however many are asked for. */
const MOST_AN_HOUR = 5;
const DAY_MS = 24 * HOUR_MS;

const atTime = (epochMs: number) => new Date(epochMs).toISOString();

/** A link in force, by the hash that it is kept under: whose case, and the command that using it gives. */
export type CodeLink = { hash: string; caseId: string; commandId: string; expired: boolean };

/** Makes a link for a case and gives its token, which nobody can read again; undefined where enough of them went out. */
export async function makeLink(server: Server, caseId: string): Promise<string | undefined> {
  const { db, now, random, subtle } = server;
  const q = readQueries(db);
  const recent = and(eq(codeLinks.caseId, caseId), gt(codeLinks.at, atTime(now() - HOUR_MS)));
  const [made] = await q.select({ count: count() }).from(codeLinks).where(recent);
  if (made && made.count >= MOST_AN_HOUR) return undefined;
  const token = toBase64url(random(32));
  const row = {
    ...{ token: await tokenHash(subtle, token), caseId, commandId: newId(random) },
    ...{ at: atTime(now()), expiresAt: atTime(now() + LINK_MS) },
  };
  await db.write([statementOf(q.insert(codeLinks).values(row))]);
  return token;
}

/** The link of a token, also one that was used or is over: a use whose answer got lost is asked for again. Undefined for a token that is none. */
export async function readLink(
  { db, now, subtle }: Server,
  token: string,
): Promise<(CodeLink & { used: boolean }) | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  const hash = await tokenHash(subtle, token);
  const [row] = await readQueries(db)
    .select({
      ...{ caseId: codeLinks.caseId, commandId: codeLinks.commandId },
      ...{ expiresAt: codeLinks.expiresAt, usedBy: codeLinks.usedBy },
    })
    .from(codeLinks)
    .where(eq(codeLinks.token, hash));
  if (!row) return undefined;
  const { caseId, commandId, expiresAt, usedBy } = row;
  return { hash, caseId, commandId, used: usedBy !== null, expired: expiresAt <= atTime(now()) };
}

/** The key that is taken where a link was used before, or is over. */
export const LINK_OVER = 'code_links.token';

/**
 * The statements by which a command uses a link and all others of its case. The write that they are part of fails as taken (`LINK_OVER`) where any other command has used it or its time has passed: a
 * second row of the same token stands for that, and can't be.
 */
export function useLink(
  db: Pick<Database, 'read'>,
  { hash, caseId, commandId }: CodeLink,
  now: number,
): Statement[] {
  const open = and(eq(codeLinks.caseId, caseId), isNull(codeLinks.usedBy));
  return [
    statementOf(readQueries(db).update(codeLinks).set({ usedBy: commandId }).where(open)),
    {
      sql: `INSERT INTO code_links (token, case_id, command_id, at, expires_at)
        SELECT token, case_id, command_id, at, expires_at FROM code_links
        WHERE token = ? AND (used_by <> ? OR expires_at <= ?)`,
      params: [hash, commandId, atTime(now)],
    },
  ];
}

/** Forgets links that were over a day ago. */
export async function removeLinks(db: Database, now: number): Promise<void> {
  const isOver = lt(codeLinks.expiresAt, atTime(now - DAY_MS));
  const q = readQueries(db);
  const [old] = await q.select({ token: codeLinks.token }).from(codeLinks).where(isOver).limit(1);
  if (old) await db.write([statementOf(q.delete(codeLinks).where(isOver))]);
}
