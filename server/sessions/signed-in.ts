import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from '../env.ts';
import { problem } from '../problem.ts';
import { useSession } from './sessions.ts';

/** Lets only requests with an open session through, and tells them which case it opens (`c.var.caseId`). */
export const signedIn: MiddlewareHandler<AppEnv> = async (c, next) => {
  const token = bearerOf(c);
  const caseId = token === undefined ? undefined : await useSession(c.var.server, token);
  if (caseId === undefined) return problem(c, 'notSignedIn');
  c.set('caseId', caseId);
  await next();
  return undefined;
};

/** The token of an `Authorization: Bearer` header (RFC 6750), undefined without one that could be ours. */
export function bearerOf(c: Context<AppEnv>): string | undefined {
  return /^Bearer +([\w-]{43})$/i.exec(c.req.header('Authorization') ?? '')?.[1];
}
