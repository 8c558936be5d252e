import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from '../env.ts';
import { problem } from '../problem.ts';
import { type Principal, principalOf } from './principal.ts';

/** Lets only requests with an open session or a token of the staff through, and tells them whose it is (`c.var.principal`). */
export const signedIn: MiddlewareHandler<AppEnv> = async (c, next) => {
  const principal = await whoAsks(c);
  if (!principal) return problem(c, 'notSignedIn');
  c.set('principal', principal);
  await next();
  return undefined;
};

/** Whose token a request carries, undefined where it carries none that is in force. */
export async function whoAsks(c: Context<AppEnv>): Promise<Principal | undefined> {
  const token = bearerOf(c);
  return token === undefined ? undefined : principalOf(c.var.server, token);
}

/** The token of an `Authorization: Bearer` header (RFC 6750), undefined without one that could be ours. */
export function bearerOf(c: Context<AppEnv>): string | undefined {
  return /^Bearer +([\w-]{43})$/i.exec(c.req.header('Authorization') ?? '')?.[1];
}
