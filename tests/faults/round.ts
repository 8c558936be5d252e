import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CrashPoint } from '../../server/node/crash-point.ts';
import { freePort } from '../started-server.ts';
import { liveCase, staffOf } from './case-life.ts';
import { give, orderOf } from './command.ts';
import { inspect } from './invariants.ts';
import { checkFiles } from './kept-files.ts';
import { Ledger } from './ledger.ts';
import { Line } from './line.ts';
import { holdLock } from './lock-holder.ts';
import { FaultyProxy } from './proxy.ts';
import { Puller } from './puller.ts';
import { between, oneOf, type Random, seeded } from './seeded.ts';
import { type Crash, ServerProcess } from './server-process.ts';
import { COMMAND_POINTS, UPLOAD_POINTS } from './kill-points.ts';
import { CANARY, databaseIn, makeData, type World } from './world.ts';

/** How much is to go wrong. `mutant` names the one that the servers are, see `mutants.ts`. */
export type Plan = {
  seed: number;
  /** Cases in all, and at a time; each gets some fifteen commands. */
  cases: number;
  atATime: number;
  /** One case in so many has a file; one in five where left out. */
  filesIn?: number;
  /** How often a server is killed, both counted. */
  kills: number;
  /** Where in the code, every other time; anywhere where left out. */
  points?: readonly CrashPoint[];
  mutant?: string;
  /** Whether another process also has the lock for six seconds, longer than a write waits for it. */
  longLock?: boolean;
  patienceMs?: number;
};

/** What a round came to. */
export type Round = { ledger: Ledger; crashes: Map<string, number>; recoveriesMs: number[] };

/**
 * One round: two real servers over one file, each behind a bad line, one of them with a clock that steps, beside a process that takes the lock in
 * pulses; clients that give commands until they are answered, people who follow the feeds, kills. Then calm: who waits must hear of news at
 * once, everybody reads to the end, the servers stop, and what they left behind is looked at.
 */
export async function playRound(plan: Plan): Promise<Round> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sfs-faults-'));
  try {
    return await playIn(dataDir, plan);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

const LONG_LOCK_MS = 6_000;

async function playIn(dataDir: string, plan: Plan): Promise<Round> {
  const { seed, kills, patienceMs = 60_000 } = plan;
  const random = seeded(seed);
  const ledger = new Ledger();
  const made = await makeData(dataDir);
  const servers = await startServers(dataDir, plan);
  const proxies = await Promise.all(servers.map(({ port }) => FaultyProxy.to(port, random)));
  const origins = proxies.map(({ origin }) => origin);
  const line = new Line(origins, { random, ledger, patienceMs });
  const world: World = { ...made, line, ledger, random };
  const lockers = [await holdLock(databaseIn(dataDir), 60, 400)];
  if (plan.longLock) lockers.push(await holdLock(databaseIn(dataDir), LONG_LOCK_MS));
  const pullers = [0, 1].map(() => new Puller(world, staffOf(world, 'compliance')));
  const crashes = new Map<string, number>();
  let over = false;
  const isOver = () => over;
  const killing = proxies.map((proxy, at) =>
    killAgain(servers[at]!.server, {
      ...{ proxy, random, crashes, isOver, kills: Math.ceil(kills / 2) },
      points: plan.points ?? POINTS,
    }),
  );
  await liveCases(world, plan, (puller) => pullers.push(puller));
  over = true;
  await Promise.all(killing);
  for (const locker of lockers) locker.kill('SIGKILL');
  for (const proxy of proxies) proxy.calm = true;
  await checkTold(world, origins, pullers);
  for (const puller of pullers) await puller.finish();
  for (const { server } of servers) await server.end('SIGTERM');
  for (const proxy of proxies) await proxy.close();
  const output = servers.map(({ server }) => server.output).join('\n');
  await inspect(world, { file: databaseIn(dataDir), pullers, output });
  await checkKept(dataDir, plan, ledger);
  return { ledger, crashes, recoveriesMs: servers.flatMap(({ server }) => server.startsMs) };
}

async function startServers(dataDir: string, plan: Plan) {
  const steady = await startServer(dataDir, plan);
  return [steady, await startServer(dataDir, plan, 'tests/faults/stepping-clock.ts')];
}

async function startServer(dataDir: string, { mutant }: Plan, ...clock: string[]) {
  const preload = mutant === undefined ? [] : ['tests/faults/mutate.ts'];
  const env = mutant === undefined ? {} : { MUTANT: mutant };
  const port = await freePort();
  const server = new ServerProcess({ port, dataDir, preload: [...clock, ...preload], env });
  if (!(await server.start())) throw new Error(`A server did not start:\n${server.output}`);
  return { server, port };
}

/** What people sent, now and eight days later, when a server that started then has tidied up: it stops after that. */
async function checkKept(dataDir: string, plan: Plan, ledger: Ledger): Promise<void> {
  checkFiles(dataDir, ledger);
  const { server } = await startServer(dataDir, plan, 'tests/faults/later-clock.ts');
  await server.end('SIGTERM');
  checkFiles(dataDir, ledger);
}

async function liveCases(
  world: World,
  { cases, atATime, filesIn = 5 }: Plan,
  onPuller: (puller: Puller) => void,
): Promise<void> {
  let begun = 0;
  const next = async (): Promise<void> => {
    while (begun < cases) {
      begun += 1;
      const hasFile = begun % filesIn === 0;
      await liveCase(world, { isFollowed: begun % 8 === 1, hasFile, onPuller });
    }
  };
  await Promise.all(Array.from({ length: atATime }, next));
}

const POINTS: readonly CrashPoint[] = [...COMMAND_POINTS, ...UPLOAD_POINTS];

const isOfUpload = (point: CrashPoint) => UPLOAD_POINTS.some((one) => one === point);

type Killing = {
  proxy: FaultyProxy;
  random: Random;
  crashes: Map<string, number>;
  isOver: () => boolean;
  kills: number;
  points: readonly CrashPoint[];
};

/** Kills a server and starts it again until it has died `kills` times or it is over; half of the deaths at a point of the code, half at any time. */
async function killAgain(server: ServerProcess, killing: Killing): Promise<void> {
  const { random, crashes, isOver, kills, points } = killing;
  let crash: Crash | undefined;
  for (let killed = 0; killed < kills && !isOver(); killed += 1) {
    const isDead = await Promise.race([server.gone.then(() => true), served(killing)]);
    if (!isDead) await server.end('SIGKILL');
    const how = isDead && crash ? crash.point : 'at any time';
    crashes.set(how, (crashes.get(how) ?? 0) + 1);
    const point = oneOf(random, points);
    // Fewer parts of files pass than commands.
    const pass = isOfUpload(point) ? between(random, 1, 3) : between(random, 3, 40);
    crash = random() < 0.5 ? { point, pass } : undefined;
    // One that died while it started is dead at the next look.
    await server.start(crash);
  }
  if (crash === undefined) return;
  await server.end('SIGTERM');
  if (!(await server.start())) throw new Error(`A server did not start again:\n${server.output}`);
}

/** Resolves to false when the server has been sent some requests, as many as `random` says; at the latest after ten seconds. */
async function served({ proxy, random, isOver }: Killing): Promise<false> {
  const enough = proxy.carried + between(random, 30, 330);
  const until = Date.now() + 10_000;
  while (proxy.carried < enough && Date.now() < until && !isOver())
    await pause(between(random, 2, 12));
  return false;
}

const TOLD_WITHIN_MS = 4_000;

/** In calm: each server is told something while somebody waits at the other one. */
async function checkTold(world: World, origins: string[], pullers: Puller[]): Promise<void> {
  const [first = '', second = ''] = origins;
  const [one, two] = pullers;
  if (!one || !two) return;
  one.pinnedTo = first;
  two.pinnedTo = second;
  await pause(1_200);
  await checkHeard(world, one, second);
  await pause(200);
  // They wait still, and go on as usual once they have heard.
  one.pinnedTo = undefined;
  two.pinnedTo = undefined;
  await checkHeard(world, two, first);
}

async function checkHeard(world: World, waits: Puller, to: string): Promise<void> {
  const anyCase = [...waits.seen.keys()][0]?.split(' ')[0] ?? '';
  const note = (mark: string) => ({ text: `${CANARY} ${mark}` });
  const order = orderOf(anyCase, 'noteInternally', note, staffOf(world, 'compliance'));
  const answer = await give(world, { ...order, to });
  const key = `${anyCase} ${answer?.seq}`;
  const until = Date.now() + TOLD_WITHIN_MS;
  while (!waits.seen.has(key) && Date.now() < until) await pause(20);
  if (!waits.seen.has(key)) world.ledger.violated('told', `Entry ${key} took longer.`);
}
