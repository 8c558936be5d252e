import { Hono } from 'hono';
import { LIMITS } from '#shared/api/limits.ts';
import { WIRE_VERSION, type MetaAnswer } from '#shared/api/wire.ts';
import { MARQUES } from '#shared/procedure/marques.ts';
import type { AppEnv } from './env.ts';

/** `GET /v1/meta`: what a client needs to know before it asks anything. Without configured marques it names all that there are. */
export const metaRoutes = new Hono<AppEnv>().get('/meta', (c) => {
  const { version, logId, keys, settings } = c.var.server;
  const { marques, channels, privacyUrl } = settings;
  const configured = Object.keys(marques);
  const answer: MetaAnswer = {
    v: WIRE_VERSION,
    version,
    log: logId,
    limits: LIMITS,
    keys: keys.published,
    channels,
    marques: Object.entries(MARQUES)
      .map(([id, name]) => ({ id, name: marques[id]?.name ?? name }))
      .filter(({ id }) => configured.length === 0 || id === 'sfs' || configured.includes(id)),
    ...(privacyUrl !== undefined && { privacyUrl }),
  };
  return c.json(answer);
});
