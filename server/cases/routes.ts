import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CommandAnswer } from '#shared/api/wire.ts';
import type { AppEnv } from '../env.ts';
import { problem, problemForNow } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { readEnvelope } from './command-of.ts';
import { fileComplaint } from './file-complaint.ts';

const STATUS: Record<CommandAnswer['result'], ContentfulStatusCode> = {
  applied: 201,
  replayed: 200,
  quarantined: 202,
};

/** `POST /v1/commands`: the answers of `CommandAnswer`, or a problem. */
export const commandRoutes = new Hono<AppEnv>().post('/commands', async (c) => {
  const sent = await readJson(c.req.raw);
  if ('problem' in sent) return problem(c, sent.problem);
  const read = readEnvelope(sent.json);
  if ('problem' in read)
    return problem(c, read.problem, read.errors ? { errors: read.errors } : {});
  const { server } = c.var;
  const address = server.addressOf(c.req.raw, c.env);
  const filed = await fileComplaint(server, read.envelope, address);
  if ('retryAfterSeconds' in filed)
    return problemForNow(c, 'tooManyRequests', filed.retryAfterSeconds);
  if ('refused' in filed) return problem(c, filed.refused);
  return c.json(filed.answer, STATUS[filed.answer.result]);
});
