import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { HandoffRequest, TakeRequest } from '#shared/api/handoff.ts';
import { fieldErrors } from '#shared/api/problem.ts';
import { isId } from '#shared/proof/ids.ts';
import type { AppEnv } from '../env.ts';
import { problem, problemForNow } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { keepHandoff, takeHandoff, withdrawHandoff } from './handoffs.ts';

/** `POST /v1/handoffs`, `POST /v1/handoffs/:id/take` and `DELETE /v1/handoffs/:id`: who knows the id may do each; only who has the key can read it. */
export const handoffRoutes = new Hono<AppEnv>()
  .post('/handoffs', async (c) => {
    const sent = await read(c, HandoffRequest);
    if (sent instanceof Response) return sent;
    const { server } = c.var;
    const kept = await keepHandoff(server, sent, server.addressOf(c.req.raw, c.env));
    if ('retryAfterSeconds' in kept)
      return problemForNow(c, 'tooManyRequests', kept.retryAfterSeconds);
    if ('refused' in kept) return problem(c, kept.refused);
    return c.json(kept.answer, kept.isNew ? 201 : 200);
  })
  .post('/handoffs/:id/take', async (c) => {
    const sent = await read(c, TakeRequest);
    if (sent instanceof Response) return sent;
    const id = c.req.param('id');
    const taken = isId(id) ? await takeHandoff(c.var.server, id, sent.taker) : undefined;
    return taken ? c.json(taken) : problem(c, 'notFound');
  })
  .delete('/handoffs/:id', async (c) => {
    const id = c.req.param('id');
    if (isId(id)) await withdrawHandoff(c.var.server, id);
    return c.body(null, 204);
  });

async function read<T extends v.GenericSchema>(
  c: Context<AppEnv>,
  schema: T,
): Promise<v.InferOutput<T> | Response> {
  const sent = await readJson(c.req.raw);
  if ('problem' in sent) return problem(c, sent.problem);
  const { success, output, issues } = v.safeParse(schema, sent.json);
  return success ? output : problem(c, 'invalidRequest', { errors: fieldErrors(issues) });
}
