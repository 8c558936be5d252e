import { type Context, Hono } from 'hono';
import { DOSSIER_PARTS, type DossierPart } from '#shared/api/dossier.ts';
import { viewCase } from '../cases/case-view.ts';
import type { AppEnv } from '../env.ts';
import { problem, problemForNow } from '../problem.ts';
import { signedIn } from '../sessions/signed-in.ts';
import { attachment } from '../uploads/content-disposition.ts';
import { type Dossier, makeDossier } from './make-dossier.ts';

/** `GET /v1/cases/:id/dossier`: to the case's customer, and to the staff who may see it. `without` names parts that are left out, with commas between them. */
export const dossierRoutes = new Hono<AppEnv>().get('/cases/:id/dossier', signedIn, async (c) => {
  const { server, principal } = c.var;
  const without = partsIn((c.req.query('without') ?? '').split(',').filter(Boolean));
  if (!without)
    return problem(c, 'invalidRequest', { errors: [{ path: 'without', code: 'choose' }] });
  const id = c.req.param('id');
  if (!(await viewCase(server, principal, id))) return problem(c, 'notFound');
  const seconds = server.dossierLimit(server.addressOf(c.req.raw, c.env));
  if (seconds !== undefined) return problemForNow(c, 'tooManyRequests', seconds);
  const dossier = await makeDossier(server, id, without);
  return dossier ? giveDossier(c, dossier) : problem(c, 'notFound');
});

/** The parts of these names; undefined where one is not a part. */
export function partsIn(names: readonly string[]): ReadonlySet<DossierPart> | undefined {
  const parts = DOSSIER_PARTS.filter((part) => names.includes(part));
  return names.every((name) => parts.some((part) => part === name)) ? new Set(parts) : undefined;
}

/** Answers a dossier as a file to keep. */
export function giveDossier(c: Context<AppEnv>, { name, length, body }: Dossier): Response {
  c.header('Content-Type', 'application/zip');
  c.header('Content-Length', String(length));
  c.header('Content-Disposition', attachment(name));
  c.header('Cache-Control', 'no-store');
  return c.body(body);
}
