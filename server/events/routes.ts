import { Hono } from 'hono';
import * as v from 'valibot';
import { fieldErrors } from '#shared/api/problem.ts';
import { EventsQuery } from '#shared/api/wire.ts';
import type { AppEnv } from '../env.ts';
import { problem } from '../problem.ts';
import { signedIn } from '../sessions/signed-in.ts';
import { readEvents } from './read-events.ts';

/** `GET /v1/events`: the answers of `EventsAnswer` about the one case that the session opens. */
export const eventRoutes = new Hono<AppEnv>().get('/events', signedIn, async (c) => {
  const query = v.safeParse(EventsQuery, c.req.query());
  if (!query.success) {
    const errors = fieldErrors(query.issues);
    return problem(c, errors.some(({ path }) => path === 'after') ? 'cursor' : 'invalidRequest', {
      errors,
    });
  }
  const { after, limit, wait } = query.output;
  const { server, caseId } = c.var;
  const asked = { after, limit, waitSeconds: wait, gone: c.req.raw.signal };
  const events = await readEvents(server, caseId, asked);
  if ('answer' in events) return c.json(events.answer);
  return problem(c, events.problem, events.problem === 'otherLog' ? { log: server.logId } : {});
});
