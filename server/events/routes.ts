import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type FieldError, fieldErrors } from '#shared/api/problem.ts';
import { EventsQuery, StreamQuery } from '#shared/api/wire.ts';
import type { AppEnv } from '../env.ts';
import { problem } from '../problem.ts';
import { seesCases } from '../cases/list-cases.ts';
import { signedIn } from '../sessions/signed-in.ts';
import { openStream, readFor } from './stream.ts';

/** `GET /v1/events` and `/v1/stream`: the news of the one case that a session opens, or of all that a person of the staff may see. */
export const eventRoutes = new Hono<AppEnv>()
  .get('/events', signedIn, async (c) => {
    const query = v.safeParse(EventsQuery, c.req.query());
    if (!query.success) return wrongQuery(c, fieldErrors(query.issues));
    if (!mayListen(c)) return problem(c, 'notAllowed');
    const { server, principal } = c.var;
    const { after, limit, wait } = query.output;
    const asked = { after, limit, waitSeconds: wait, gone: c.req.raw.signal };
    const events = await readFor(server, principal, asked);
    return 'answer' in events ? c.json(events.answer) : unknownPlace(c, events.problem);
  })
  .get('/stream', signedIn, async (c) => {
    const query = v.safeParse(StreamQuery, c.req.query());
    if (!query.success) return wrongQuery(c, fieldErrors(query.issues));
    if (!mayListen(c)) return problem(c, 'notAllowed');
    const { server, principal } = c.var;
    const opened = await openStream(server, principal, query.output.after, c.req.raw.signal);
    if ('problem' in opened) return unknownPlace(c, opened.problem);
    return c.body(opened.stream, 200, {
      'Content-Type': 'text/event-stream',
      // What a proxy holds back comes too late.
      'X-Accel-Buffering': 'no',
    });
  });

const mayListen = ({ var: { principal } }: Context<AppEnv>) =>
  principal.kind === 'customer' || seesCases(principal.person);

const wrongQuery = (c: Context<AppEnv>, errors: FieldError[]) =>
  problem(c, errors.some(({ path }) => path === 'after') ? 'cursor' : 'invalidRequest', { errors });

const unknownPlace = (c: Context<AppEnv>, which: 'cursor' | 'otherLog') =>
  problem(c, which, which === 'otherLog' ? { log: c.var.server.logId } : {});
