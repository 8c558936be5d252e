import { readFileSync } from 'node:fs';
import type { Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { LANGUAGES } from '#shared/api/choices.ts';
import { newId } from '#shared/proof/ids.ts';
import { createApp, makeServer } from './app.ts';
import type { Database } from './db/database.ts';
import { logId } from './db/log-id.ts';
import { httpMail } from './effects/http-mail.ts';
import type { Mail } from './effects/mail.ts';
import type { Ports } from './env.ts';
import { openKeys } from './keys.ts';
import { readFigures } from './figures.ts';
import { readAssetFolder } from './node/asset-folder.ts';
import { blobFolder } from './node/blob-folder.ts';
import { clamdScanner } from './node/clamd.ts';
import { clientAddress } from './node/client-address.ts';
import { crashPoint } from './node/crash-point.ts';
import { every } from './node/every.ts';
import { keysForStart } from './node/key-file.ts';
import { mailFolder } from './node/mail-folder.ts';
import { openMetricsPort } from './node/metrics-port.ts';
import { openDatabase } from './node/open-database.ts';
import { startPrinter } from './node/printer.ts';
import { quickSubtle } from './node/quick-subtle.ts';
import { randomBytesOf } from './node/random.ts';
import { smtpMail } from './node/smtp-mail.ts';
import { makeSoon } from './node/soon.ts';
import { endKeptConnections, type Serving, stopServing } from './node/stop-serving.ts';
import { lastTime, movableClock } from './qa/movable-clock.ts';
import { errorLine, type LogLine } from './request-log.ts';
import { SettingError } from './setting-error.ts';
import { readSettings, type Settings } from './settings.ts';
import { tick } from './ticking.ts';
import { blobBucket } from './uploads/blob-bucket.ts';

const ROOT = join(import.meta.dirname, '..');
/** By then a stop is over, whatever stands still; who starts us should wait a little longer before they kill. */
const LIMIT_MS = 28_000;
const TICK_MS = 60_000;

const print = (line: LogLine) => process.stdout.write(`${JSON.stringify(line)}\n`);
const subtle = quickSubtle(crypto);
const time = () => new Date().toISOString();
const logError = (error: unknown) => print(errorLine(error, time()));

/** Runs the server on Node until SIGTERM or SIGINT: requests that were accepted are answered, then the database is closed and the process ends with 0. */
async function main(): Promise<void> {
  const settings = readSettings(process.env, (path) => readFileSync(path, 'utf8'));
  const stored = await keysForStart(settings.dataDir, { ...settings, at: time() });
  // Loaded only where it is asked for.
  const counting = settings.metrics && (await import('./node/prometheus.ts')).startPrometheus();
  const opened = await openDatabase(settings, newId(randomBytesOf));
  const db = counting ? counting.measured(opened) : opened;
  const closing = new AbortController();
  const later = makeSoon(logError);
  const ports = {
    ...(await portsOf(settings, db)),
    ...(counting && { meter: counting.meter }),
    soon: later.soon,
    keys: await openKeys({ subtle }, stored),
    closing: closing.signal,
  };
  const server = makeServer(ports);
  const figures = () => readFigures(opened, server.now());
  const metrics =
    settings.metrics &&
    counting &&
    (await openMetricsPort(settings.metrics, {
      ...{ contentType: counting.contentType, ready: server.ready },
      text: () => counting.text(figures),
    }));
  const http = listen(createApp(ports, server).fetch, settings);
  endKeptConnections(http, closing.signal);
  const work = () => tick(server, server.now());
  const stopTicking = every(TICK_MS, counting ? counting.ticking(work) : work, logError);
  const stop = () =>
    void end({
      ...{ http, closing, stopTicking, idle: later.idle },
      close: () => db.close().then(metrics?.close),
    });
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function listen(fetch: ReturnType<typeof createApp>['fetch'], settings: Settings): Server {
  const { port, host } = settings;
  const http = serve({ fetch, port, hostname: host }, () => announce(settings)) as Server;
  http.on('request', (_, answer: ServerResponse) =>
    answer.once('finish', () => crashPoint('after-answer')),
  );
  http.on('error', (error: NodeJS.ErrnoException) => {
    console.error(`PORT or HOST can't be used: ${error.code} on ${host}, port ${port}.`);
    process.exit(1);
  });
  return http;
}

async function end(serving: Serving): Promise<void> {
  const late = setTimeout(() => process.exit(1), LIMIT_MS);
  await stopServing(serving);
  clearTimeout(late);
  // A mail server that fell silent would keep the process for as long as it likes.
  process.exit(0);
}

async function portsOf(settings: Settings, db: Database): Promise<Omit<Ports, 'keys' | 'closing'>> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    ...{ db, settings, version },
    blobs: settings.bucket
      ? blobBucket(settings.bucket)
      : blobFolder(join(settings.dataDir, 'files')),
    ...(settings.clamd && { scanner: clamdScanner(settings.clamd) }),
    mail: mailFor(settings),
    logId: await logId(db),
    ...(await clockFor(settings, db)),
    random: randomBytesOf,
    subtle,
    assets: new Map([
      ...readAssetFolder(join(ROOT, 'dist', 'embed'), '/embed'),
      ...readAssetFolder(join(ROOT, 'dist', 'verify'), '/verify'),
      ...(settings.demo ? readAssetFolder(join(ROOT, 'demo'), '/demo') : []),
    ]),
    printer: { ending: 'pdf', print: startPrinter() },
    log: print,
    addressOf: clientAddress(settings.trustedProxies),
  };
}

function mailFor({ mail: { from, server, service }, dataDir }: Settings): Mail {
  if (service) return httpMail(service, from);
  return server ? smtpMail(server, from) : mailFolder(join(dataDir, 'mail'), from);
}

async function clockFor(
  { demo }: Settings,
  db: Database,
): Promise<Pick<Ports, 'now' | 'demoClock'>> {
  if (!demo) return { now: Date.now };
  // A log that was moved into the future goes on there: no entry is older than the one before it.
  const demoClock = movableClock(Date.now, await lastTime(db));
  return { now: demoClock.now, demoClock };
}

function announce({ origin, demo }: Settings): void {
  const pages = LANGUAGES.map((language) => `Complaints (${language}): ${origin}/${language}/`);
  // In one write, so that whoever waits for the first line has them all.
  console.log([...pages, ...(demo ? [`Demo: ${origin}/demo/`] : [])].join('\n'));
}

process.on('uncaughtException', (error) => {
  logError(error);
  process.exit(1);
});

try {
  await main();
} catch (error) {
  // Nobody has said anything yet, so the whole error may be shown.
  console.error(error instanceof SettingError ? error.message : error);
  process.exit(1);
}
