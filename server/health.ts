import { Hono } from 'hono';
import { logId } from './db/log-id.ts';
import type { AppEnv, Ports } from './env.ts';

/** A database that answers later than this is no use to anybody who asks now. */
const PATIENCE_MS = 2_000;

/** Says whether requests should be sent here: the database can be read, and the process isn't about to stop. */
export type Ready = () => Promise<boolean>;

/** However many ask at a time, the database is asked once. */
export function makeReady({ db, closing }: Pick<Ports, 'db' | 'closing'>): Ready {
  let asking: Promise<boolean> | undefined;
  return async () => {
    asking ??= canRead(db).finally(() => (asking = undefined));
    return (await asking) && !closing.aborted;
  };
}

async function canRead(db: Ports['db']): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const read = logId(db).then(
    () => true,
    () => false,
  );
  const can = await Promise.race([read, late]);
  clearTimeout(timer);
  return can;
}

/**
 * `GET /healthz`: the process answers; `GET /readyz`: requests may be sent to it, else 503. For whoever watches over it; they tell nothing more and leave
 * no line in the log, because they are asked every few seconds.
 */
export const healthRoutes = new Hono<AppEnv>()
  // By name: mounted at the root, a `*` would reach every other answer.
  .on('GET', ['/healthz', '/readyz'], async (c, next) => {
    await next();
    c.res.headers.set('Cache-Control', 'no-store');
    c.res.headers.set('X-Content-Type-Options', 'nosniff');
  })
  .get('/healthz', (c) => c.json({ alive: true }))
  .get('/readyz', async (c) => {
    const ready = await c.var.server.ready();
    if (!ready) c.header('Retry-After', '2');
    return c.json({ ready }, ready ? 200 : 503);
  });
