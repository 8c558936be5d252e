import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPILE_CACHE } from '../../server/testing/program-env.ts';
import { chromePath } from './browser.ts';

/**
 * `npm test`, or `npm test -- shared journeys` for some groups of it. Two processors are kept busy by three files, as each waits a third of
 * its time: a group of three files at a time has them for itself, up to three groups of one file at a time run beside each other. Each group's runner prints what it always prints, together; a
 * group without a test, a skipped test and a runner that dies without a count are failures. The last line is the plain sum.
 */
/** Files that run at a time. */
const ABREAST = 3;

type Group = {
  readonly browser: boolean;
  readonly files: 1 | typeof ABREAST;
  readonly run: (counts: string) => string[];
};
type Counts = { passed: number; failed: number; skipped: number };

/** Tests of Node's own runner, so many files at a time. */
const nodeTests = (files: Group['files'], browser: boolean, ...globs: string[]): Group => ({
  browser,
  files,
  run: (counts) => [
    '--test',
    `--test-concurrency=${files}`,
    '--test-timeout=300000',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./tests/tools/count-reporter.ts',
    `--test-reporter-destination=${counts}`,
    ...globs,
  ],
});

/** Files that leave nothing behind for the next: one process reads them all, as starting one a file takes as long as its tests. */
const inOneProcess = (...globs: string[]): Group =>
  nodeTests(1, false, '--test-isolation=none', ...globs);

/** A third of the server's files. */
const thirdOfServer = (shard: `${1 | 2 | 3}/3`): Group =>
  inOneProcess(`--test-shard=${shard}`, 'server/**/*.test.ts', 'tests/contract/**/*.test.ts');

const GROUPS: Readonly<Record<string, Group>> = {
  'server 1/3': thirdOfServer('1/3'),
  'server 2/3': thirdOfServer('2/3'),
  'server 3/3': thirdOfServer('3/3'),
  shared: inOneProcess('shared/**/*.test.ts'),
  model: nodeTests(1, false, 'tests/model/**/*.test.ts'),
  // One page at a time: a browser slows the timers of pages that are not in front.
  elements: { browser: true, files: 1, run: () => ['node_modules/@web/test-runner/dist/bin.js'] },
  tools: nodeTests(ABREAST, false, 'tests/tools/**/*.test.ts'),
  journeys: nodeTests(ABREAST, true, 'tests/journeys/**/*.test.ts'),
  faults: nodeTests(ABREAST, true, 'tests/faults/**/*.test.ts'),
  isolation: nodeTests(1, true, 'tests/isolation/**/*.test.ts'),
  security: nodeTests(1, true, 'tests/security/**/*.test.ts'),
};

const UNIT = ['shared', 'server', 'tools'];

async function main(asked: string[]): Promise<void> {
  const names = asked.length > 0 ? asked.flatMap(groupsOf) : Object.keys(GROUPS);
  const sum: Counts = { passed: 0, failed: 0, skipped: 0 };
  const notes: string[] = [];
  const hasBrowser = names.some((name) => GROUPS[name]?.browser);
  const hasWorker = names.some((name) => name.startsWith('server'));
  if (hasBrowser) {
    process.env['CHROME_PATH'] = chromePath();
    console.log(`browser: ${process.env['CHROME_PATH']}`);
  }
  // Always, as each takes two seconds: what a browser and workerd are given is what the tree says now.
  if (hasBrowser || hasWorker) await build('The widget');
  if (hasWorker) await build('The worker', '--config', 'vite.worker.config.ts');
  for (const beside of turns(names)) {
    const ended = await Promise.all(beside.map((name) => runGroup(name, beside.length > 1)));
    for (const [at, { code, counts, printed }] of ended.entries()) {
      if (printed !== '') console.log(`\n${beside[at]}\n${printed}`);
      const problem = problemOf(code, counts);
      if (problem) notes.push(`${beside[at]}: ${problem}`);
      sum.passed += counts?.passed ?? 0;
      sum.failed += Math.max((counts?.failed ?? 0) + (counts?.skipped ?? 0), problem ? 1 : 0);
    }
  }
  for (const note of notes) console.log(note);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed > 0 ? 1 : 0;
}

/** The groups that a word asks for: `server` is its three thirds. */
export function groupsOf(word: string): string[] {
  if (word === 'unit') return UNIT.flatMap(groupsOf);
  const found = Object.keys(GROUPS).filter((name) => name.split(' ')[0] === word || name === word);
  if (found.length === 0)
    throw new Error(`No group ${word}: there are ${Object.keys(GROUPS).join(', ')}.`);
  return found;
}

const isOne = (name: string): boolean => GROUPS[name]?.files === 1;

/** The groups in the order in which they run; those of one turn run beside each other. */
export function turns(names: readonly string[]): string[][] {
  const waiting = [...names];
  const found: string[][] = [];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const turn = [name];
    if (isOne(name)) {
      for (const other of waiting.filter(isOne).slice(0, ABREAST - 1))
        turn.push(...waiting.splice(waiting.indexOf(other), 1));
    }
    found.push(turn);
  }
  return found;
}

type Ended = { code: number | null; counts: Counts | undefined; printed: string };

async function build(what: string, ...how: string[]): Promise<void> {
  const { code } = await run(['node_modules/vite/bin/vite.js', 'build', ...how]);
  if (code !== 0) throw new Error(`${what} could not be built.`);
}

async function runGroup(name: string, isBesideAnother: boolean): Promise<Ended> {
  if (!isBesideAnother) console.log(`\n${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'tests-'));
  const file = join(folder, 'counts.json');
  const ended = await run(GROUPS[name]?.run(file) ?? [], { COUNTS_FILE: file }, isBesideAnother);
  const counts = readCounts(file);
  rmSync(folder, { recursive: true });
  return { ...ended, counts };
}

/** What is wrong with a group beyond the failures that its runner counted itself. */
export function problemOf(code: number | null, counts: Counts | undefined): string | undefined {
  if (!counts) return `its runner ended with ${code} and no count`;
  if (counts.skipped > 0) return `${counts.skipped} tests were skipped`;
  if (counts.passed + counts.failed === 0) return 'it has no tests';
  if (code !== 0 && counts.failed === 0) return `its runner ended with ${code}`;
  return undefined;
}

function readCounts(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts;
  } catch {
    return undefined;
  }
}

/** Runs one program of Node; what it prints is shown at once, or kept where it would be mixed with another's. */
const run = (
  args: string[],
  env: NodeJS.ProcessEnv = {},
  isKept = false,
): Promise<{ code: number | null; printed: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: isKept ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, printed }));
  });

if (import.meta.main) await main(process.argv.slice(2));
