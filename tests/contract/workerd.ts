import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { newId } from '#shared/proof/ids.ts';
import { openHttpDatabase } from '../../server/db/http-database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { readMigrations } from '../../server/db/migration-files.ts';
import { makeKeys } from '../../server/keys.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { S3_KEYS, startS3 } from '../../server/testing/s3.ts';
import { freePort } from '../started-server.ts';

const ROOT = join(import.meta.dirname, '..', '..');
// It comes without types: where the program of this machine is.
const { default: WORKERD } = createRequire(import.meta.url)('workerd') as { default: string };

/** The worker of the build in bare workerd. */
export type StartedWorkerd = {
  base: string;
  /** What it has printed, a line each. */
  lines: string[];
  /** From the start of the process to its first answer. */
  firstAnswerMs: number;
  /** A tick of the clock, as Cloudflare's cron gives one; the status says whether it went well. */
  tick(): Promise<number>;
  stop(): Promise<void>;
};

/** Builds the worker, over the files of the widget as they were built last. */
export function buildWorker(): void {
  const args = ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.worker.config.ts'];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The worker could not be built; the lines above say why.');
}

/**
 * Starts bare workerd with the worker that `npm run build` made, over a libSQL server by HTTP that is migrated first, from Node, as a deployment does it. Files go to an S3 server of its own unless the
 * settings name a bucket, keys are made unless `KEYS` is given. Several of them over one database are several isolates.
 */
export async function startWorkerd({
  databaseUrl,
  settings = {},
}: {
  databaseUrl: string;
  settings?: Record<string, string>;
}): Promise<StartedWorkerd> {
  if (!existsSync(join(ROOT, 'dist/worker/worker.js')))
    throw new Error('The worker is missing: run "npm run build".');
  await bringUpToDate(databaseUrl, settings['DATABASE_AUTH_TOKEN']);
  const s3 = settings['BLOBS_URL'] === undefined ? await startS3() : undefined;
  const [port, clock] = [await freePort(), await freePort()];
  const base = `http://127.0.0.1:${port}`;
  const env = {
    ...{ DATABASE_URL: databaseUrl, PUBLIC_ORIGIN: base },
    ...{ KEYS: settings['KEYS'] ?? (await freshKeys()) },
    ...(s3 && bucketSettings(s3.url)),
    ...settings,
  };
  const started = performance.now();
  const child = spawn(
    WORKERD,
    [
      ...['serve', '--experimental', join(ROOT, 'server/edge/workerd.capnp')],
      ...['--socket-addr', `http=127.0.0.1:${port}`, '--socket-addr', `clock=127.0.0.1:${clock}`],
      ...['--directory-path', `assets=${join(ROOT, 'dist/worker/assets')}`],
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => lines.push(...text.trim().split('\n')));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      // It keeps nothing; asked politely it waits for connections that are kept open.
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await s3?.[Symbol.asyncDispose]();
  };
  try {
    await firstAnswer(`${base}/healthz`, () => child.exitCode !== null);
  } catch (error) {
    await stop();
    throw new Error(`workerd gave no answer: ${lines.join('\n')}`, { cause: error });
  }
  return {
    ...{ base, lines, stop, firstAnswerMs: performance.now() - started },
    tick: async () => (await fetch(`http://127.0.0.1:${clock}/`)).status,
  };
}

async function bringUpToDate(url: string, authToken?: string): Promise<void> {
  const db = openHttpDatabase({ url, ...(authToken !== undefined && { authToken }) });
  await migrate(db, readMigrations(), newId(randomBytesOf));
  await db.close();
}

/** Keys as `KEYS` holds them. */
export const freshKeys = async (): Promise<string> =>
  JSON.stringify(
    await makeKeys(crypto, randomBytesOf, { made: 'on purpose', at: new Date().toISOString() }),
  );

/** The settings of a bucket of `startS3`. */
export const bucketSettings = (url: string) => ({
  ...{ BLOBS_URL: url, BLOBS_KEY: S3_KEYS.key, BLOBS_SECRET: S3_KEYS.secret },
  BLOBS_REGION: S3_KEYS.region,
});

async function firstAnswer(url: string, isOver: () => boolean): Promise<void> {
  for (let left = 400; left > 0 && !isOver(); left -= 1) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${url} did not answer.`);
}
