import { Hono } from 'hono';
import * as v from 'valibot';
import { type CodeLinkAnswer, CodeLinkRequest } from '#shared/api/code-link.ts';
import { fieldErrors } from '#shared/api/problem.ts';
import type { AppEnv } from '../env.ts';
import { problem, problemForNow } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { askForLink } from './ask-for-link.ts';
import { LINK_MINUTES } from './code-links.ts';

/** `POST /v1/code-links`: one and the same 202, whatever reference and address are. Using a link has no route here: that is a page of ours. */
export const codeLinkRoutes = new Hono<AppEnv>().post('/code-links', async (c) => {
  const sent = await readJson(c.req.raw);
  if ('problem' in sent) return problem(c, sent.problem);
  const { success, output, issues } = v.safeParse(CodeLinkRequest, sent.json);
  if (!success) return problem(c, 'invalidRequest', { errors: fieldErrors(issues) });
  const { server } = c.var;
  const asked = await askForLink(server, output, server.addressOf(c.req.raw, c.env));
  if ('retryAfterSeconds' in asked)
    return problemForNow(c, 'tooManyRequests', asked.retryAfterSeconds);
  return c.json({ minutes: LINK_MINUTES } satisfies CodeLinkAnswer, 202);
});
