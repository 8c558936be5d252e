import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';
import { insertBare, recordWrites } from './bare-driver.ts';
import { median, printTable, quantile, ratio, say } from './figures.ts';
import type { Loaded } from './load.ts';
import { type Running, startServer } from './servers.ts';

const ROUNDS = 3;
const CONNECTIONS = 32;
const LASTS_MS = 3_000;
const WARM_UP_MS = 3_000;

/**
 * Prints how many complaints are filed a second, each answered when it is on the disk, beside the same rows written by the driver alone. Who
 * asks runs on the same machine, in a process of its own. Throws when a complaint that was answered is not in the database.
 */
export async function benchFiling(server: Running, folder: string): Promise<void> {
  const writes = await recordWrites(8_000);
  const program = fileURLToPath(new URL('./ungrouped-server.ts', import.meta.url));
  const ungrouped = await startServer(program, join(folder, 'ungrouped'));
  const bare = (group: number) =>
    insertBare(join(folder, 'bare.db'), writes, { group, lastsMs: LASTS_MS });
  const kinds = {
    'the server': () => load(server, LASTS_MS),
    'the server without group commit': () => load(ungrouped, LASTS_MS),
    'bare driver, a transaction each': () => bare(1),
    'bare driver, 32 in a transaction': () => bare(32),
  };
  const rounds = Object.keys(kinds).map((): Loaded[] => []);
  try {
    const warm = [await load(server, WARM_UP_MS), await load(ungrouped, WARM_UP_MS)];
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [at, run] of Object.values(kinds).entries()) rounds[at]?.push(await run());
    const loads = [warm, ...rounds.slice(0, 2)].flat();
    assertKept([server, ungrouped], loads);
  } finally {
    await ungrouped.stop();
  }
  report(Object.keys(kinds), rounds);
}

async function load({ port }: Running, lastsMs: number): Promise<Loaded> {
  const script = fileURLToPath(new URL('./load.ts', import.meta.url));
  const args = [port, CONNECTIONS, lastsMs].map(String);
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

function report(names: readonly string[], rounds: readonly Loaded[][]): void {
  const rates = rounds.map((of) => of.map(({ filed, seconds }) => filed / seconds));
  const middle = rates.map(median);
  const [grouped = 0, alone = 0, bareAlone = 0, bareGrouped = 0] = middle;
  console.log(
    `\nFiling: complaints a second, durable (synchronous FULL), ${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${LASTS_MS / 1000} s in turn`,
  );
  printTable([
    ['who writes', 'a second', 'p50 ms', 'p99 ms', 'to bare: each', 'by 32', 'rounds'],
    ...names.map((name, at) => {
      const waits = rounds[at]?.flatMap(({ waitsMs }) => waitsMs) ?? [];
      return [
        ...[
          name,
          say(middle[at] ?? 0),
          say(quantile(waits, 0.5), 1),
          say(quantile(waits, 0.99), 1),
        ],
        ...[ratio(middle[at] ?? 0, bareAlone), ratio(middle[at] ?? 0, bareGrouped)],
        (rates[at] ?? []).map((rate) => say(rate)).join(' '),
      ];
    }),
  ]);
  console.log(
    `  with group commit to without: ${ratio(grouped, alone)}; of the bare driver, a wait is that of one transaction of its only writer`,
  );
}
