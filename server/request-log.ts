import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { newId } from '#shared/proof/ids.ts';
import type { AppEnv } from './env.ts';

/** One line of the log. A request's has the pattern of its route, never its path; an error's has no message, because messages quote what people sent. */
export type LogLine =
  | {
      time: string;
      requestId: string;
      method: string;
      route: string;
      status: number;
      ms: number;
    }
  | { time: string; requestId?: string; error: string; at: string[] };

/** Gives each request an id and, when the answer is known, writes its one line and has it counted. */
export const requestLog: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { log, meter, now, random } = c.var.server;
  const started = now();
  const requestId = newId(random);
  c.set('requestId', requestId);
  await next();
  const pattern = routePath(c, -1);
  const answered = {
    method: METHODS.has(c.req.method) ? c.req.method : 'other',
    route: pattern.endsWith('*') && c.res.status === 404 ? '*' : pattern,
    status: c.res.status,
  };
  const ms = now() - started;
  log({ time: new Date(started).toISOString(), requestId, ...answered, ms });
  meter?.answered(answered, ms / 1000);
};

// A method is a word that the client chose, too.
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** What may be kept of an error: the name of its class, and the places in our code that it came through. */
export function errorLine(error: unknown, time: string, requestId?: string): LogLine {
  const known = error instanceof Error;
  const frames = known ? (error.stack ?? '').replace(error.message, '').split('\n') : [];
  return {
    time,
    ...(requestId && { requestId }),
    error: known ? error.constructor.name : typeof error,
    at: frames.filter((line) => FRAME.test(line)).map((line) => line.trim()),
  };
}

// At an edge all of it is one script, by the name of its module.
const FRAME =
  /^ {4}at (?:async )?(?:[\w.#$<>[\] ]+ \()?(?:(?:file|node):[^\s()]+|worker(?:\.js)?):\d+:\d+\)?$/;
