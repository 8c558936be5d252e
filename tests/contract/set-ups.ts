import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROGRAM_ENV } from '../../server/testing/program-env.ts';
import { startS3 } from '../../server/testing/s3.ts';
import { type StartedServer, startServer } from '../started-server.ts';
import { startHranaServer } from './hrana-server.ts';
import { bucketSettings, freshKeys, type StartedWorkerd, startWorkerd } from './workerd.ts';
import type { Target } from './wire/wire.ts';

/** A running server of one kind; `stop` ends all that was started for it. */
export type SetUp = Target & { stop: () => Promise<void> };

/** The limits of one address would stop a suite that comes from one. */
const SETTINGS = {
  RATE_FILING: '100000/1h',
  RATE_SESSIONS: '100000/10m',
  RATE_UPLOADS: '100000/1h',
  RATE_HANDOFFS: '100000/1h',
  RATE_DOSSIERS: '100000/1h',
  RATE_CODE_LINKS: '100000/1h',
};

const STAFF = join(import.meta.dirname, '..', '..', 'server', 'staff.ts');

/** The token of a new handler of department `src`, as `npm run staff` makes it on the database that these settings name. */
async function aHandler(settings: Record<string, string>): Promise<string> {
  const who = ['--name', 'Contract', '--roles', 'handler', '--department', 'src', '--json'];
  const env = { ...PROGRAM_ENV, ...settings };
  const { stdout } = await promisify(execFile)(process.execPath, [STAFF, 'add', ...who], { env });
  return (JSON.parse(stdout) as { token: string }).token;
}

async function setUpOf(server: StartedServer, settings: Record<string, string>): Promise<SetUp> {
  const staffToken = await aHandler({ ...settings, DATA_DIR: server.dataDir });
  const stop = () => server[Symbol.asyncDispose]();
  return { base: server.origin, staffToken, stop };
}

/** Node over a libSQL file: what `npm start` is. */
export const startFileSetUp = async (): Promise<SetUp> => setUpOf(await startServer(SETTINGS), {});

/** Node over a database that is reached by HTTP. */
export async function startHttpSetUp(database: Record<string, string>): Promise<SetUp> {
  return setUpOf(await startServer({ ...SETTINGS, ...database }), database);
}

/** The same over the stand-in for a libSQL server. */
export async function startStandInSetUp(file: string): Promise<SetUp> {
  const database = await startHranaServer({ file });
  const setUp = await startHttpSetUp({ DATABASE_URL: database.url });
  const stop = async () => {
    await setUp.stop();
    await database.close();
  };
  return { ...setUp, stop };
}

/** Bare workerd over the stand-in for a libSQL server. */
export async function startWorkerdSetUp(file: string): Promise<SetUp> {
  const database = await startHranaServer({ file });
  const databaseUrl = database.url;
  const worker = await startWorkerd({ databaseUrl, settings: SETTINGS });
  const staffToken = await aHandler({ DATABASE_URL: databaseUrl });
  const stop = async () => {
    await worker.stop();
    await database.close();
  };
  return { base: worker.base, staffToken, stop };
}

/** Several processes over one database and one folder of keys and files. */
export async function startServers(
  count: number,
  database: Record<string, string> = {},
): Promise<{ bases: string[]; stop: () => Promise<void> }> {
  const settings = { ...SETTINGS, ...database };
  const first = await startServer(settings);
  const servers = [first];
  while (servers.length < count) servers.push(await startServer(settings, first.dataDir));
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await first[Symbol.asyncDispose]();
  };
  return { bases: servers.map(({ origin }) => origin), stop };
}

/** Several isolates in bare workerd over one database and one bucket, with the same keys; `handler` makes one of the staff. */
export async function startIsolates(
  count: number,
  databaseUrl: string,
): Promise<{ bases: string[]; handler: () => Promise<string>; stop: () => Promise<void> }> {
  const s3 = await startS3();
  const settings = { ...SETTINGS, KEYS: await freshKeys(), ...bucketSettings(s3.url) };
  const isolates: StartedWorkerd[] = [];
  while (isolates.length < count) isolates.push(await startWorkerd({ databaseUrl, settings }));
  const stop = async () => {
    for (const isolate of isolates) await isolate.stop();
    await s3[Symbol.asyncDispose]();
  };
  const handler = () => aHandler({ DATABASE_URL: databaseUrl });
  return { bases: isolates.map(({ base }) => base), handler, stop };
}
