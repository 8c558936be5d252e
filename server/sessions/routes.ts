import { Hono } from 'hono';
import * as v from 'valibot';
import { fieldErrors } from '#shared/api/problem.ts';
import { SessionRequest } from '#shared/api/wire.ts';
import type { AppEnv } from '../env.ts';
import { notAllowed, problem, problemForNow } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { readToken } from '../staff/persons.ts';
import { closeSession, openSession } from './sessions.ts';
import { bearerOf } from './signed-in.ts';

/**
 * `POST /v1/sessions` opens a case with reference and verifier; `DELETE /v1/sessions` says that it is closed, whether or not it was open. A token of the staff is no
 * session: it ends by `npm run staff`, and is refused here.
 */
export const sessionRoutes = new Hono<AppEnv>()
  .post('/sessions', async (c) => {
    const sent = await readJson(c.req.raw);
    if ('problem' in sent) return problem(c, sent.problem);
    const { issues = [] } = v.safeParse(SessionRequest, sent.json);
    // A text that can't be a reference or a verifier is a wrong one, like any other.
    const misshapen = issues.filter(({ kind }) => kind !== 'validation');
    if (misshapen.length > 0)
      return problem(c, 'invalidRequest', { errors: fieldErrors(misshapen) });
    const { server } = c.var;
    const request = sent.json as v.InferOutput<typeof SessionRequest>;
    const opened = await openSession(server, request, server.addressOf(c.req.raw, c.env));
    if ('retryAfterSeconds' in opened)
      return problemForNow(c, 'tooManyRequests', opened.retryAfterSeconds);
    if ('refused' in opened) return problem(c, opened.refused);
    return c.json(opened.answer, 201);
  })
  .delete('/sessions', async (c) => {
    const token = bearerOf(c);
    if (token === undefined) return c.body(null, 204);
    if (await readToken(c.var.server, token)) return notAllowed(c);
    await closeSession(c.var.server, token);
    return c.body(null, 204);
  });
