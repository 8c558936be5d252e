import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Hono } from 'hono';
import { newId } from '#shared/proof/ids.ts';
import { createApp } from '../app.ts';
import type { Asset } from '../assets.ts';
import { CHECK_PAGE } from '../dossier/check-page.ts';
import type { Database } from '../db/database.ts';
import { openFileDatabase } from '../db/file-database.ts';
import { logId } from '../db/log-id.ts';
import { migrate } from '../db/migrate.ts';
import { readMigrations } from '../db/migration-files.ts';
import type { AppEnv, Ports, PublicSettings } from '../env.ts';
import { makeKeys, openKeys, type StoredKeys } from '../keys.ts';
import { blobFolder } from '../node/blob-folder.ts';
import { clientAddress } from '../node/client-address.ts';
import { printPaper } from '../node/print-paper.ts';
import { randomBytesOf } from '../node/random.ts';

/** The app over a real libSQL file in a temporary folder, with a clock that stands still until it is moved. */
export type TestServer = {
  app: Hono<AppEnv>;
  ports: Ports;
  /** Milliseconds since 1970; set it to move the clock. */
  clock: { now: number };
  /** The log so far, a line of JSON each. */
  lines: string[];
  file: string;
  stored: StoredKeys;
  /** Sends a request as it would come from `from`, JSON as JSON. */
  send: (method: string, path: string, what?: Sending) => Promise<Response>;
  /** Closes the database and removes the folder; `await using` does it by itself. */
  [Symbol.asyncDispose]: () => Promise<void>;
};

/** `body` is sent as it is, `json` as application/json. */
export type Sending = {
  json?: unknown;
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream;
  headers?: Record<string, string>;
  from?: string;
  bearer?: string;
  signal?: AbortSignal;
};

/** What may differ from the usual; `beside` shares database and keys with another server, as a second process would. */
export type TestServerOptions = {
  settings?: Partial<PublicSettings>;
  ports?: Partial<Ports>;
  wrapDatabase?: (db: Database) => Database;
  trustedProxies?: string[];
  beside?: TestServer;
};

const SETTINGS: PublicSettings = {
  origin: 'http://127.0.0.1:8787',
  demo: true,
  qa: true,
  marques: {},
  embedOrigins: [],
  channels: {},
  rateFiling: { count: 1_000, windowMs: 3_600_000 },
  rateSessions: { count: 1_000, windowMs: 600_000 },
  rateWrongCodes: { count: 1_000, windowMs: 600_000 },
  rateUploads: { count: 1_000, windowMs: 3_600_000 },
  filesSpaceBytes: 1024 ** 3,
  rateHandoffs: { count: 1_000, windowMs: 3_600_000 },
  rateDossiers: { count: 1_000, windowMs: 3_600_000 },
  rateCodeLinks: { count: 1_000, windowMs: 3_600_000 },
  maxExtensionDays: 62,
};

/** Stands in for the page that checks, which the build makes: no test of the server needs its script. */
const ASSET: Asset = {
  type: 'text/html; charset=utf-8',
  tag: 'x',
  identity: new TextEncoder().encode(
    `<!doctype html><html lang="fr"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'none'"><sfs-verify data-about="{}"></sfs-verify></html>`,
  ),
};

/** 10:00 in Brussels on Monday 5 October 2026, where no test asks for another time. */
export const MONDAY_MORNING = Date.parse('2026-10-05T08:00:00.000Z');

/** Starts an app for one test. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { beside, wrapDatabase = (db: Database) => db } = options;
  const folder = beside ? undefined : mkdtempSync(join(tmpdir(), 'sfs-server-'));
  const file = beside?.file ?? join(folder ?? '', 'complaints.db');
  const real = await openFileDatabase({ file });
  await migrate(real, readMigrations(), newId(randomBytesOf));
  const clock = beside?.clock ?? { now: MONDAY_MORNING };
  const at = new Date(clock.now).toISOString();
  const stored =
    beside?.stored ?? (await makeKeys(crypto, randomBytesOf, { made: 'automatically', at }));
  const lines: string[] = [];
  const ports: Ports = {
    db: wrapDatabase(real),
    blobs: blobFolder(join(dirname(file), 'files')),
    logId: await logId(real),
    version: '1.0.0',
    now: () => clock.now,
    demoClock: { forward: (days) => (clock.now += days * 86_400_000) },
    random: randomBytesOf,
    subtle: crypto.subtle,
    keys: await openKeys(crypto, stored),
    settings: { ...SETTINGS, ...options.settings },
    assets: new Map([[CHECK_PAGE, ASSET]]),
    printer: { ending: 'pdf', print: printPaper },
    log: (line) => lines.push(JSON.stringify(line)),
    addressOf: clientAddress(options.trustedProxies ?? []),
    closing: new AbortController().signal,
    ...options.ports,
  };
  const app = createApp(ports);
  return {
    ...{ app, ports, clock, lines, file, stored },
    send: (method, path, what = {}) => send(app, method, path, what),
    [Symbol.asyncDispose]: async () => {
      await real.close();
      if (folder) rmSync(folder, { recursive: true });
    },
  };
}

async function send(
  app: Hono<AppEnv>,
  method: string,
  path: string,
  { json, body, headers, from = '203.0.113.7', bearer, signal }: Sending,
): Promise<Response> {
  const init: RequestInit & { duplex: 'half' } = {
    method,
    duplex: 'half',
    headers: {
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(json !== undefined ? { body: JSON.stringify(json) } : body !== undefined && { body }),
    ...(signal && { signal }),
  };
  return app.request(path, init, { incoming: { socket: { remoteAddress: from } } });
}
