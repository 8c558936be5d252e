import { readFileSync } from 'node:fs';
import type { Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { LANGUAGES } from '#shared/api/choices.ts';
import { newId } from '#shared/proof/ids.ts';
import { createApp, makeServer } from './app.ts';
import type { Database } from './db/database.ts';
import { logId } from './db/migrate.ts';
import type { Ports } from './env.ts';
import { openKeys } from './keys.ts';
import { readAssetFolder } from './node/asset-folder.ts';
import { blobFolder } from './node/blob-folder.ts';
import { clamdScanner } from './node/clamd.ts';
import { clientAddress } from './node/client-address.ts';
import { crashPoint } from './node/crash-point.ts';
import { every } from './node/every.ts';
import { keysForStart } from './node/key-file.ts';
import { mailFolder } from './node/mail-folder.ts';
import { openDatabase } from './node/open-database.ts';
import { startPrinter } from './node/printer.ts';
import { randomBytesOf } from './node/random.ts';
import { smtpMail } from './node/smtp-mail.ts';
import { makeSoon } from './node/soon.ts';
import { lastTime, movableClock } from './qa/movable-clock.ts';
import { errorLine, type LogLine } from './request-log.ts';
import { readSettings, SettingError, type Settings } from './settings.ts';
import { tick } from './ticking.ts';
import { blobBucket } from './uploads/blob-bucket.ts';

const ROOT = join(import.meta.dirname, '..');
const STOP_MS = 10_000;
const TICK_MS = 60_000;

const print = (line: LogLine) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** Runs the server on Node until SIGTERM or SIGINT: requests that were accepted are answered, then the database is closed. */
async function main(): Promise<void> {
  const settings = readSettings(process.env, (path) => readFileSync(path, 'utf8'));
  const at = new Date().toISOString();
  const stored = await keysForStart(settings.dataDir, { ...settings, at });
  const db = await openDatabase(settings, newId(randomBytesOf));
  const closing = new AbortController();
  const later = makeSoon((error) => print(errorLine(error, new Date().toISOString())));
  const ports = {
    ...(await portsOf(settings, db)),
    soon: later.soon,
    keys: await openKeys(crypto, stored),
    closing: closing.signal,
  };
  const server = makeServer(ports);
  const app = createApp(ports, server);
  const { port, host } = settings;
  const http = serve({ fetch: app.fetch, port, hostname: host }, () => announce(settings));
  http.on('request', (_, answer: ServerResponse) =>
    answer.once('finish', () => crashPoint('after-answer')),
  );
  http.on('error', (error: NodeJS.ErrnoException) => {
    console.error(`PORT or HOST can't be used: ${error.code} on ${host}, port ${port}.`);
    process.exit(1);
  });
  const stopTicking = every(
    TICK_MS,
    () => tick(server, server.now()),
    (error) => print(errorLine(error, new Date().toISOString())),
  );
  const stop = () => stopServing(http as Server, closing, db, { stopTicking, idle: later.idle });
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
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
    mail: settings.mail.server
      ? smtpMail(settings.mail.server, settings.mail.from)
      : mailFolder(join(settings.dataDir, 'mail'), settings.mail.from),
    logId: await logId(db),
    ...(await clockFor(settings, db)),
    random: randomBytesOf,
    subtle: crypto.subtle,
    assets: new Map([
      ...readAssetFolder(join(ROOT, 'dist', 'embed'), '/embed'),
      ...readAssetFolder(join(ROOT, 'dist', 'verify'), '/verify'),
      ...(settings.demo ? readAssetFolder(join(ROOT, 'demo'), '/demo') : []),
    ]),
    print: startPrinter(),
    log: print,
    addressOf: clientAddress(settings.trustedProxies),
  };
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

function stopServing(
  http: Server,
  closing: AbortController,
  db: Database,
  { stopTicking, idle }: { stopTicking: () => Promise<void>; idle: () => Promise<void> },
): void {
  closing.abort();
  const ticked = stopTicking();
  const sweep = setInterval(() => http.closeIdleConnections(), 50);
  const force = setTimeout(() => http.closeAllConnections(), STOP_MS);
  http.close(async () => {
    clearInterval(sweep);
    clearTimeout(force);
    await ticked;
    await idle();
    await db.close();
  });
}

process.on('uncaughtException', (error) => {
  print(errorLine(error, new Date().toISOString()));
  process.exit(1);
});

try {
  await main();
} catch (error) {
  // Nobody has said anything yet, so the whole error may be shown.
  console.error(error instanceof SettingError ? error.message : error);
  process.exit(1);
}
