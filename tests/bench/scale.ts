import { join } from 'node:path';
import { seeded } from '../faults/seeded.ts';
import { insertBare, recordWrites } from './bare-driver.ts';
import { median, printTable, quantile, say } from './figures.ts';

const AN_HOUR = [10, 1_000, 100_000];
const DATABASES = [1, 12];
const CORES = 2;
const FILINGS = 1_500;
/** So many arrivals are played at least, however many hours that takes. */
const ARRIVALS = 50_000;
const MINUTE_MS = 60_000;
/** Of ten minutes nine are quiet and one brings half of all: people file after a mail to customers, not evenly. */
const BUSY_SHARE = 0.5;

/** What one filing takes, in milliseconds: of a processor, of the disk for a transaction, and for its own rows in it. */
type Service = { cpuMs: number; commitMs: number; rowsMs: number };

/** What came of an hour: what people waited, how many filings shared a transaction, how busy processor and disk were (0 to 1). */
type Played = { waitsMs: number[]; together: number; cpu: number; disk: number };

/** Prints what filing would be at several rates an hour, with service times measured now: one machine, its databases on one disk, where one transaction is made at a time. */
export async function benchScale(folder: string): Promise<void> {
  const service = await measure(folder);
  console.log(
    `\nScale, simulated: ${say(service.cpuMs, 2)} ms of a processor a filing (${CORES} of them), ${say(service.commitMs, 2)} ms a transaction and ${say(service.rowsMs, 2)} ms for its rows, measured just now`,
  );
  const rows = AN_HOUR.flatMap((anHour) =>
    DATABASES.map((databases) => {
      const { waitsMs, together, cpu, disk } = play(service, anHour, databases);
      return [
        ...[say(anHour), say(databases), say(quantile(waitsMs, 0.5), 1)],
        ...[say(quantile(waitsMs, 0.99), 1), say(together, 2)],
        ...[`${say(cpu * 100, 2)} %`, `${say(disk * 100, 2)} %`],
      ];
    }),
  );
  printTable([
    ['filings an hour', 'databases', 'p50 ms', 'p99 ms', 'a transaction', 'processor', 'disk'],
    ...rows,
  ]);
}

async function measure(folder: string): Promise<Service> {
  const before = process.cpuUsage();
  const writes = await recordWrites(FILINGS);
  const { user, system } = process.cpuUsage(before);
  const waitOf = async (group: number) => {
    const file = join(folder, `scale-${group}.db`);
    return median((await insertBare(file, writes, { group, lastsMs: 2_000 })).waitsMs);
  };
  const [alone, by32] = [await waitOf(1), await waitOf(32)];
  const rowsMs = Math.max(0, (by32 - alone) / 31);
  return { cpuMs: (user + system) / 1_000 / FILINGS, commitMs: alone - rowsMs, rowsMs };
}

function play({ cpuMs, commitMs, rowsMs }: Service, anHour: number, databases: number): Played {
  const random = seeded(anHour + databases);
  const cores = Array.from({ length: CORES }, () => 0);
  const ready: { at: number; from: number; database: number }[] = [];
  let cpuBusy = 0;
  for (const from of arrivals(anHour, random)) {
    const core = cores.indexOf(Math.min(...cores));
    const at = Math.max(from, cores[core] ?? 0) + cpuMs;
    cores[core] = at;
    cpuBusy += cpuMs;
    ready.push({ at, from, database: Math.floor(random() * databases) });
  }
  const waitsMs: number[] = [];
  let diskFree = 0;
  let diskBusy = 0;
  let transactions = 0;
  let next = 0;
  const queue: typeof ready = [];
  while (next < ready.length || queue.length > 0) {
    if (queue.length === 0) diskFree = Math.max(diskFree, ready[next]?.at ?? 0);
    while (next < ready.length && (ready[next]?.at ?? 0) <= diskFree)
      queue.push(...ready.slice(next, ++next));
    // The database whose filing waits longest takes all of its own with it, as the group commit does.
    const { database } = queue[0] ?? { database: 0 };
    const group = queue.filter((one) => one.database === database);
    queue.splice(0, queue.length, ...queue.filter((one) => one.database !== database));
    const ms = commitMs + rowsMs * group.length;
    diskFree += ms;
    diskBusy += ms;
    transactions += 1;
    for (const { from } of group) waitsMs.push(diskFree - from);
  }
  const lasted = Math.max(diskFree, ...cores);
  const together = ready.length / transactions;
  return { waitsMs, together, cpu: cpuBusy / CORES / lasted, disk: diskBusy / lasted };
}

/** When filings come, in milliseconds and in order: of every ten minutes one is busy. */
function arrivals(anHour: number, random: () => number): number[] {
  const times: number[] = [];
  const most = anHour / 6;
  for (let begun = 0; times.length < ARRIVALS; begun += 10 * MINUTE_MS) {
    const count = Math.floor(most) + (random() < most % 1 ? 1 : 0);
    const some = Array.from({ length: count }, () =>
      random() < BUSY_SHARE ? random() * MINUTE_MS : MINUTE_MS + random() * 9 * MINUTE_MS,
    );
    times.push(...some.sort((a, b) => a - b).map((at) => begun + at));
  }
  return times;
}
