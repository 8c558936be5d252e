import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type FieldError, fieldErrors } from '#shared/api/problem.ts';
import { EventsQuery, StreamQuery } from '#shared/api/wire.ts';
import type { AppEnv } from '../env.ts';
import { notAllowed, problem } from '../problem.ts';
import { seesCases } from '../cases/list-cases.ts';
import { signedIn, whoAsks } from '../sessions/signed-in.ts';
import { readFor, type Unreadable } from './read-for.ts';
import { openStream } from './stream.ts';

/**
 * `GET /v1/events` and `/v1/stream`: the news of the one case that a session opens, of all that a person of the staff may see, or, with `caseId`, of one
 * case of theirs.
 */
export const eventRoutes = new Hono<AppEnv>()
  .get('/events', signedIn, async (c) => {
    const query = v.safeParse(EventsQuery, c.req.query());
    if (!query.success) return wrongQuery(c, fieldErrors(query.issues));
    const { after, caseId, limit, wait } = query.output;
    if (!mayListen(c, caseId)) return notAllowed(c);
    const { server, principal } = c.var;
    const asked = { after, caseId, limit, waitSeconds: wait, gone: c.req.raw.signal };
    const events = await readFor(server, principal, asked);
    // Who may not read any more gets nothing of what was found at the end of a wait.
    if (wait > 0 && !(await whoAsks(c))) return problem(c, 'notSignedIn');
    return 'answer' in events ? c.json(events.answer) : unreadable(c, events.problem);
  })
  .get('/stream', signedIn, async (c) => {
    const query = v.safeParse(StreamQuery, c.req.query());
    if (!query.success) return wrongQuery(c, fieldErrors(query.issues));
    const { after, caseId } = query.output;
    if (!mayListen(c, caseId)) return notAllowed(c);
    const { server, principal } = c.var;
    const listening = { after, caseId, gone: c.req.raw.signal };
    const opened = await openStream(server, principal, listening);
    if ('problem' in opened) return unreadable(c, opened.problem);
    return c.body(opened.stream, 200, {
      'Content-Type': 'text/event-stream',
      // What a proxy holds back comes too late.
      'X-Accel-Buffering': 'no',
    });
  });

// Who asks for one case is answered by that case: missing, where it isn't theirs.
const mayListen = ({ var: { principal } }: Context<AppEnv>, caseId: string | undefined) =>
  principal.kind === 'customer' || caseId !== undefined || seesCases(principal.person);

const wrongQuery = (c: Context<AppEnv>, errors: FieldError[]) =>
  problem(c, errors.some(({ path }) => path === 'after') ? 'cursor' : 'invalidRequest', { errors });

const unreadable = (c: Context<AppEnv>, which: Unreadable) =>
  problem(c, which, which === 'otherLog' ? { log: c.var.server.logId } : {});
