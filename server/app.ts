import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { demoRoutes } from './assets.ts';
import { caseRoutes, commandRoutes } from './cases/routes.ts';
import { BusyError, ShutOutError } from './db/database.ts';
import { dossierRoutes } from './dossier/routes.ts';
import { deliverEffects } from './effects/deliver-effects.ts';
import { originsThatEmbed } from './embed/origins.ts';
import { embedRoutes } from './embed/routes.ts';
import type { AppEnv, Connection, Limits, Ports, PublicSettings, Server } from './env.ts';
import { eventRoutes } from './events/routes.ts';
import { makeSignals } from './events/signals.ts';
import { watchLog } from './events/watch-log.ts';
import { frontDoor } from './front-door.ts';
import { handoffRoutes } from './handoffs/routes.ts';
import { healthRoutes, makeReady } from './health.ts';
import { HOME } from './home-links.ts';
import { codeLinkRoutes } from './lost-code/routes.ts';
import { metaRoutes } from './meta.ts';
import { pageRoutes } from './pages/routes.ts';
import { verifyRoutes } from './pages/verify-page.ts';
import { problem, problemForNow } from './problem.ts';
import { qaRoutes } from './qa/routes.ts';
import { makeRateLimit } from './rate-limits.ts';
import { errorLine, requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { makeTurns } from './take-turns.ts';
import { StoreError } from './uploads/blobs.ts';
import { downloadRoutes } from './uploads/download.ts';
import { uploadRoutes } from './uploads/routes.ts';
import { TUS_ANSWERED, TUS_ASKED, tusAlone, tusHeaders } from './uploads/tus.ts';

/** The counts that rate limits go by. */
export function makeLimits({ settings, now }: Pick<Ports, 'settings' | 'now'>): Limits {
  return {
    filingLimit: makeRateLimit(settings.rateFiling, now),
    sessionLimit: makeRateLimit(settings.rateSessions, now),
    wrongCodeLimit: makeRateLimit(settings.rateWrongCodes, now),
    uploadLimit: makeRateLimit(settings.rateUploads, now),
    handoffLimit: makeRateLimit(settings.rateHandoffs, now),
    dossierLimit: makeRateLimit(settings.rateDossiers, now),
    codeLinkLimit: makeRateLimit(settings.rateCodeLinks, now),
  };
}

/** What requests and the ticking clock of one process share. */
export function makeServer(ports: Ports, limits: Limits = makeLimits(ports)): Server {
  const server: Server = {
    ...ports,
    ...limits,
    turns: makeTurns(),
    signals: makeSignals(watchLog(ports.db)),
    ready: makeReady(ports),
    pieces: new Map(),
    deliverSoon: () => deliverSoon(),
  };
  const deliverSoon = once(ports.soon, () => deliverEffects(server));
  return server;
}

// However often it is called before the work begins, it runs once.
function once(soon: Ports['soon'], work: () => Promise<void>): () => void {
  let isAsked = false;
  return () => {
    if (isAsked || !soon) return;
    isAsked = true;
    soon(() => {
      isAsked = false;
      return work();
    });
  };
}

/** The whole product behind one `fetch`, on Web standards alone; everything outside comes in as a port. */
export const createApp = (ports: Ports, server: Server = makeServer(ports)): Hono<AppEnv> =>
  appOver(ports.settings, () => server);

/** The same over a server that may be another for each request, found by what the host hands to `fetch`. */
export function appOver(
  settings: PublicSettings,
  serverOf: (connection: Connection) => Server,
): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set('server', serverOf(c.env));
    await next();
  });
  app.route('/', healthRoutes);
  app.use(requestLog, securityHeaders);
  app.use(methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }));
  app.use('/v1/uploads/*', tusHeaders);
  app.use('/v1/*', embeddable(settings), notStored);
  app.use('/v1/uploads/*', tusAlone);
  app
    .route('/v1', commandRoutes)
    .route('/v1', caseRoutes)
    .route('/v1', sessionRoutes)
    .route('/v1', eventRoutes)
    .route('/v1', handoffRoutes)
    .route('/v1', codeLinkRoutes)
    .route('/v1', metaRoutes)
    .route('/v1', uploadRoutes)
    .route('/v1', downloadRoutes)
    .route('/v1', dossierRoutes)
    .route('/embed', embedRoutes);
  if (settings.qa) app.route('/demo/qa', qaRoutes);
  if (settings.demo) app.route('/demo', demoRoutes);
  app.route('/', frontDoor).route('/', verifyRoutes).route('/', pageRoutes);
  app.notFound((c) => (isApi(c) ? problem(c, 'notFound') : plainPage(c, 404)));
  app.onError(answerError);
  return app;
}

const isApi = (c: Context) => c.req.path.startsWith('/v1/') || c.req.path === '/v1';

function embeddable(settings: PublicSettings) {
  const allowed = originsThatEmbed(settings);
  return cors({
    origin: (asking) => (allowed.has(asking) ? asking : null),
    allowMethods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    allowHeaders: ['content-type', 'authorization', ...TUS_ASKED],
    exposeHeaders: ['Retry-After', ...TUS_ANSWERED],
    maxAge: 7200,
  });
}

async function notStored(c: Context, next: () => Promise<void>) {
  await next();
  c.res.headers.set('Cache-Control', 'no-store');
}

function refuseMethod(c: Context, methods: string[]): Response {
  c.header('Allow', methods.join(', '));
  return isApi(c) ? problem(c, 'methodNotAllowed') : plainPage(c, 405);
}

function answerError(error: unknown, c: Context<AppEnv>): Response {
  const { log, now } = c.var.server;
  const isBusy = error instanceof BusyError;
  // A busy database says nothing new; one that lets nobody in and a store of files that fails want somebody to look.
  if (!isBusy || error instanceof ShutOutError)
    log(errorLine(error, new Date(now()).toISOString(), c.var.requestId));
  if (isBusy || error instanceof StoreError)
    return isApi(c) ? problemForNow(c, 'busy', 2) : plainPage(c, 503, 2);
  return isApi(c)
    ? problem(c, 'internal', { detail: `Request ${c.var.requestId}` })
    : plainPage(c, 500);
}

// The last resort when no page could be made; whatever can say more has its own.
function plainPage(c: Context, status: 404 | 405 | 500 | 503, retryAfterSeconds?: number) {
  if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds));
  c.header('Cache-Control', 'no-store');
  const links = Object.entries(HOME)
    .map(([language, text]) => `<li lang="${language}"><a href="/${language}/">${text}</a></li>`)
    .join('');
  return c.html(
    `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${status}</title><h1>${status}</h1><ul>${links}</ul></html>`,
    status,
  );
}
