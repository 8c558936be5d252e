import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';
import { insertBare, recordWrites } from './bare-driver.ts';
import { median, printTable, quantile, ratio, say } from './figures.ts';
import type { Loaded } from './load.ts';
import { startPeer } from './peer.ts';
import { type Running, startServer } from './servers.ts';

const ROUNDS = 3;
const CONNECTIONS = [32, 128];
const LASTS_MS = 3_000;
const WARM_UP_MS = 3_000;
/** Enough for what the peer can write in all of its rounds on a fast disk. */
const WRITES = 34_000;

/**
 * Prints how many complaints are filed a second, each answered when it is on the disk, beside the same rows written by the driver alone and by Fastify over better-sqlite3. Who
 * asks runs on the same machine, in a process of its own. Throws when a complaint that was answered is not in the database.
 */
export async function benchFiling(server: Running, folder: string): Promise<void> {
  const writes = await recordWrites(WRITES);
  const program = fileURLToPath(new URL('./ungrouped-server.ts', import.meta.url));
  const ungrouped = await startServer(program, join(folder, 'ungrouped'));
  const peer = await startPeer(join(folder, 'peer'), writes);
  if (!peer) console.log('\nFastify could not be installed and is left out.');
  const servers = [server, ungrouped, ...(peer ? [peer] : [])];
  const loads: Loaded[] = [];
  const asked = async (from: Running, connections: number, lastsMs = LASTS_MS) => {
    const loaded = await loadServer(from, connections, lastsMs);
    loads.push(loaded);
    return loaded;
  };
  const bare = (group: number) =>
    insertBare(join(folder, 'bare.db'), writes, { group, lastsMs: LASTS_MS });
  try {
    for (const one of servers) await asked(one, 32, WARM_UP_MS);
    for (const connections of CONNECTIONS) {
      const kinds: Kinds = {
        [OURS]: () => asked(server, connections),
        'the server without group commit': () => asked(ungrouped, connections),
        ...(peer && { [PEER]: () => asked(peer, connections) }),
        [BARE]: async () => bare(1),
        [`bare driver, ${connections} in a transaction`]: async () => bare(connections),
      };
      report(connections, await inTurn(kinds));
    }
    assertKept(servers, loads);
  } finally {
    for (const one of [ungrouped, ...(peer ? [peer] : [])]) await one.stop();
  }
}

const OURS = 'the server';
const PEER = 'Fastify + better-sqlite3, the same rows';
const BARE = 'bare driver, a transaction each';

type Kinds = Record<string, () => Promise<Loaded>>;

async function inTurn(kinds: Kinds): Promise<Map<string, Loaded[]>> {
  const rounds = new Map(Object.keys(kinds).map((name): [string, Loaded[]] => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, run] of Object.entries(kinds)) rounds.get(name)?.push(await run());
  return rounds;
}

/** Lets a process of its own file complaints at a server. */
export async function loadServer(
  { port }: Running,
  connections: number,
  lastsMs: number,
): Promise<Loaded> {
  const script = fileURLToPath(new URL('./load.ts', import.meta.url));
  const args = [port, connections, lastsMs].map(String);
  const child = fork(script, args, { serialization: 'advanced' });
  const [loaded] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  if (typeof loaded !== 'object') throw new Error('The load broke off.');
  return loaded as Loaded;
}

function assertKept(servers: readonly Running[], loads: readonly Loaded[]): void {
  const answered = loads.reduce((sum, { filed }) => sum + filed, 0);
  const kept = servers.reduce((sum, { file }) => sum + countCases(file), 0);
  if (kept !== answered)
    throw new Error(`${answered} complaints were answered, ${kept} are in the database.`);
}

function countCases(file: string): number {
  const driver = new Libsql(file, { timeout: 5_000 });
  const [row] = driver.prepare('SELECT count(*) FROM cases').raw(true).all() as [number][];
  driver.close();
  return row?.[0] ?? 0;
}

function report(connections: number, rounds: ReadonlyMap<string, readonly Loaded[]>): void {
  const ratesOf = (name: string) =>
    (rounds.get(name) ?? []).map(({ filed, seconds }) => filed / seconds);
  const rateOf = (name: string) => median(ratesOf(name));
  console.log(
    `\nFiling: complaints a second, durable (synchronous FULL), ${connections} connections, median of ${ROUNDS} rounds of ${LASTS_MS / 1000} s in turn`,
  );
  printTable([
    ['who writes', 'a second', 'p50 ms', 'p99 ms', 'p99/p50', 'ours to it', 'rounds'],
    ...[...rounds].map(([name, loaded]) => {
      const waits = loaded.flatMap(({ waitsMs }) => waitsMs);
      const [p50, p99] = [quantile(waits, 0.5), quantile(waits, 0.99)];
      return [
        ...[name, say(rateOf(name)), say(p50, 1), say(p99, 1), say(p99 / p50, 1)],
        ...[
          ratio(rateOf(OURS), rateOf(name)),
          ratesOf(name)
            .map((rate) => say(rate))
            .join(' '),
        ],
      ];
    }),
  ]);
  console.log('  of the bare driver, a wait is that of one transaction of its only writer');
}
