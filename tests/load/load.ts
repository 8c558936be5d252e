import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import autocannon, { type Result } from 'autocannon';
import Libsql from 'libsql';
import { printTable, say } from '../bench/figures.ts';
import { freePort, type Running, startServer } from '../bench/servers.ts';
import { filing, type Kind, pulling, uploading } from './kinds.ts';
import { lowest, overTime, type Sample, watchMemory } from './memory.ts';

// `npm run load -- mixed 600`: a kind of load (filing, pulling, uploading, mixed) and how many seconds of it, on a server of its own. Exit code 1 when a request wasn't
// answered as it should be or a complaint that was answered isn't there; never for being slow.
const root = join(import.meta.dirname, '..', '..');
const [wanted = 'mixed', length = '30'] = process.argv.slice(2);
const seconds = Number(length);

const KINDS: Readonly<Record<string, (origin: string) => Promise<Record<string, Kind>>>> = {
  filing: async () => ({ filing: filing(32) }),
  pulling: async (origin) => ({ pulling: await pulling(origin, 32) }),
  uploading: async () => ({ uploading: uploading(16) }),
  mixed: async (origin) => ({
    filing: filing(16),
    pulling: await pulling(origin, 16),
    uploading: uploading(8),
  }),
};

async function main(): Promise<void> {
  const kinds = KINDS[wanted];
  if (!kinds || !(seconds > 0))
    throw new Error(`npm run load -- ${Object.keys(KINDS).join('|')} SECONDS`);
  // On the disk that the product writes to; what stands in /tmp may be memory.
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'load-'));
  const metricsPort = await freePort();
  const server = await startServer(join(root, 'server', 'main.ts'), folder, {
    METRICS_PORT: String(metricsPort),
    ...{ RATE_UPLOADS: '9999999/1h', RATE_SESSIONS: '9999999/1h' },
  });
  try {
    const [load = 0] = loadavg();
    console.log(`${wanted}, ${seconds} s; load of the machine before: ${say(load, 1)}`);
    const over = new AbortController();
    const watched = watchMemory(`http://127.0.0.1:${metricsPort}/metrics`, over.signal);
    const running = Object.entries(await kinds(server.origin)).map(
      async ([name, kind]) => [name, await run(server, kind)] as const,
    );
    const results = new Map(await Promise.all(running));
    over.abort();
    report(results, await watched);
    await server.stop();
    check(results, server);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const run = ({ origin }: Running, { connections, requests }: Kind): Promise<Result> =>
  autocannon({ url: origin, connections, requests, duration: seconds, timeout: 30 });

function report(results: ReadonlyMap<string, Result>, samples: readonly Sample[]): void {
  printTable([
    ['', 'connections', 'a second', 'p50 ms', 'p99 ms', 'longest', 'answered', 'not as wanted'],
    ...[...results].map(([name, { connections, requests, latency, ...result }]) => [
      ...[name, say(connections), say(requests.average), say(latency.p50), say(latency.p99)],
      ...[say(latency.max), say(result['2xx']), say(result.non2xx + result.errors)],
    ]),
  ]);
  console.log('\nMemory of the server, MiB, in each fifth of the time');
  const rows = {
    'resident, mean': overTime(samples, ({ residentMiB }) => residentMiB),
    'heap in use, mean': overTime(samples, ({ heapMiB }) => heapMiB),
    'left by a full collection': overTime(samples, ({ oldMiB }) => oldMiB, lowest),
  };
  printTable([
    ['', '1st', '2nd', '3rd', '4th', '5th'],
    ...Object.entries(rows).map(([name, fifths]) => [name, ...fifths.map((fifth) => say(fifth))]),
  ]);
}

function check(results: ReadonlyMap<string, Result>, { file }: Running): void {
  const driver = new Libsql(file, { timeout: 5_000 });
  const count = (table: string) =>
    (driver.prepare(`SELECT count(*) FROM ${table}`).raw(true).all() as [number][])[0]?.[0] ?? 0;
  const [cases, commands] = [count('cases'), count('commands')];
  driver.close();
  const filed = results.get('filing')?.['2xx'] ?? 0;
  console.log(`\n${say(filed)} complaints were answered, ${say(cases)} cases are there.`);
  const isWrong = [...results.values()].some(({ non2xx, errors }) => non2xx + errors > 0);
  if (isWrong || cases < filed || cases !== commands) process.exitCode = 1;
}

await main();
