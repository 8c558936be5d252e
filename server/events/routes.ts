import { Hono } from 'hono';
import * as v from 'valibot';
import { fieldErrors } from '#shared/api/problem.ts';
import { EventsQuery } from '#shared/api/wire.ts';
import type { AppEnv } from '../env.ts';
import { problem } from '../problem.ts';
import { seesCases } from '../cases/list-cases.ts';
import { signedIn } from '../sessions/signed-in.ts';
import { readDeskEvents } from './read-desk-events.ts';
import { readEvents } from './read-events.ts';

/** `GET /v1/events`: the answers of `EventsAnswer` about the one case that a session opens, or about all that a person of the staff may see. */
export const eventRoutes = new Hono<AppEnv>().get('/events', signedIn, async (c) => {
  const query = v.safeParse(EventsQuery, c.req.query());
  if (!query.success) {
    const errors = fieldErrors(query.issues);
    return problem(c, errors.some(({ path }) => path === 'after') ? 'cursor' : 'invalidRequest', {
      errors,
    });
  }
  const { after, limit, wait } = query.output;
  const { server, principal } = c.var;
  const asked = { after, limit, waitSeconds: wait, gone: c.req.raw.signal };
  if (principal.kind === 'staff' && !seesCases(principal.person)) return problem(c, 'notAllowed');
  const events =
    principal.kind === 'staff'
      ? await readDeskEvents(server, principal.person, asked)
      : await readEvents(server, principal.caseId, asked);
  if ('answer' in events) return c.json(events.answer);
  return problem(c, events.problem, events.problem === 'otherLog' ? { log: server.logId } : {});
});
