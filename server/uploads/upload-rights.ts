import type { Context } from 'hono';
import { maySee } from '#shared/case/rights.ts';
import { readCase } from '../cases/case-log.ts';
import type { AppEnv, Server } from '../env.ts';
import type { Principal } from '../sessions/principal.ts';
import { whoAsks } from '../sessions/signed-in.ts';

/** What a request brings to show that files of a case are its own: the keyed hash of a verifier ('' for what can't be one), or a token's person. */
export type Right = { verifier: string } | { principal: Principal };

/**
 * What a right is worth in a case: nothing, all, all as soon as its first upload binds it to the case id, or what was announced and no more: that of the code that filed the
 * case and was replaced since, whose page may still have files on their way.
 */
export type Standing = 'foreign' | 'granted' | 'first' | 'announced';

/** The right that a request brings, by header `Upload-Right` or else by token; undefined where it brings none. */
export async function rightOf(c: Context<AppEnv>): Promise<Right | undefined> {
  const verifier = c.req.header('Upload-Right');
  if (verifier === undefined) {
    const principal = await whoAsks(c);
    return principal && { principal };
  }
  const hash = await c.var.server.keys.mac(verifier);
  return { verifier: VERIFIER.test(verifier) ? hash : '' };
}

const VERIFIER = /^[\w-]{42}[AEIMQUYcgkosw048]$/;

/** Where a case exists its own verifier counts, and for a little the one that it was filed with; before that the one that was first. */
export async function standingOf(server: Server, right: Right, caseId: string): Promise<Standing> {
  if ('principal' in right)
    return (await isTheirs(server, right.principal, caseId)) ? 'granted' : 'foreign';
  const params = [caseId, caseId, caseId];
  const [found] = await server.db.read([{ sql: WHOSE, params }]);
  const [exists, own, bound] = found?.rows[0] ?? [];
  if (right.verifier === '') return 'foreign';
  if (exists && own === right.verifier) return 'granted';
  if (exists) return bound === right.verifier ? 'announced' : 'foreign';
  if (bound === null) return 'first';
  return bound === right.verifier ? 'granted' : 'foreign';
}

const WHOSE = `SELECT EXISTS (SELECT 1 FROM entries WHERE case_id = ?),
  (SELECT verifier FROM verifiers WHERE case_id = ?),
  (SELECT verifier FROM upload_rights WHERE case_id = ?)`;

async function isTheirs({ db }: Server, principal: Principal, caseId: string): Promise<boolean> {
  if (principal.kind === 'customer') return principal.caseId === caseId;
  const case_ = await readCase(db, caseId);
  return case_.status !== 'none' && maySee(principal.person, case_);
}
