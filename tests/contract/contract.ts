import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhatIsStale } from '../../server/node/stale-build.ts';
import {
  type SetUp,
  startFileSetUp,
  startHttpSetUp,
  startStandInSetUp,
  startWorkerdSetUp,
} from './set-ups.ts';
import { buildWorker } from './workerd.ts';
import type { Target } from './wire/wire.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const USAGE = `npm run contract                    against every set-up
npm run contract -- NAME...         against some of them
npm run contract -- --base URL      against a server that runs; docs/operating.md says what it has to be given before
CONTRACT_DATABASE_URL and CONTRACT_DATABASE_AUTH_TOKEN name a libSQL server or a Turso database, of which a set-up is made, too.`;

/** What can be started here, by name; each begins with an empty database. */
function setUps(folder: string): Record<string, () => Promise<SetUp>> {
  const { CONTRACT_DATABASE_URL: url, CONTRACT_DATABASE_AUTH_TOKEN: token = '' } = process.env;
  return {
    'node, libSQL file': startFileSetUp,
    'node, libSQL over HTTP (stand-in)': () => startStandInSetUp(join(folder, 'node-http.db')),
    'workerd, libSQL over HTTP (stand-in)': () => startWorkerdSetUp(join(folder, 'workerd.db')),
    ...(url && {
      'node, libSQL server': () =>
        startHttpSetUp({ DATABASE_URL: url, ...(token && { DATABASE_AUTH_TOKEN: token }) }),
    }),
  };
}

async function main(): Promise<void> {
  const options = { base: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) return console.log(USAGE);
  if (values.base !== undefined) return askRunning(values.base);
  buildWhatIsStale(ROOT, { production: false });
  const folder = mkdtempSync(join(tmpdir(), 'sfs-contract-'));
  try {
    const known = setUps(folder);
    const names = Object.keys(known).filter(
      (name) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
    );
    if (names.length === 0) throw new Error(`There are ${Object.keys(known).join('; ')}.`);
    if (names.some((name) => name.startsWith('workerd'))) buildWorker();
    const lines: string[] = [];
    for (const name of names) {
      const setUp = await known[name]?.();
      if (!setUp) continue;
      try {
        lines.push(await ask(name, setUp));
      } finally {
        await setUp.stop();
      }
    }
    console.log(lines.join('\n'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function askRunning(base: string): Promise<void> {
  const staffToken = process.env['CONTRACT_STAFF_TOKEN'];
  if (!staffToken) throw new Error('CONTRACT_STAFF_TOKEN should be the token of a handler there.');
  console.log(await ask(base, { base: base.replace(/\/$/, ''), staffToken }));
}

/** Runs the suite, shows what failed, and says how it ended in one line; the process ends with 1 where anything did. */
async function ask(name: string, { base, staffToken }: Target): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sfs-contract-'));
  const counted = join(folder, 'counts.json');
  const printed: string[] = [];
  const child = spawn(
    process.execPath,
    [
      ...['--test', '--test-timeout=120000'],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=./tests/tools/count-reporter.ts'],
      ...[`--test-reporter-destination=${counted}`, 'tests/contract/wire/wire.test.ts'],
    ],
    {
      cwd: ROOT,
      env: { ...process.env, CONTRACT_BASE: base, CONTRACT_STAFF_TOKEN: staffToken },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  child.stdout.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const { passed = 0, failed = 1, skipped = 0 } = readCounts(counted);
  rmSync(folder, { recursive: true });
  if (code !== 0 || failed + skipped > 0) {
    process.exitCode = 1;
    console.log(`\n${name}\n${printed.join('')}`);
  }
  return `${name}: ${passed} passed, ${failed + skipped} failed`;
}

function readCounts(file: string): { passed?: number; failed?: number; skipped?: number } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { passed: number; failed: number };
  } catch {
    return {};
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
