import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPILE_CACHE } from '../../server/testing/program-env.ts';
import { chromePath } from './browser.ts';

/**
 * `npm test`, or `npm test -- shared journeys` for some groups of it. Each group's runner prints what it always prints; a group without a
 * test, a skipped test and a runner that dies without a count are failures. The last line is the plain sum.
 */
type Group = { readonly browser: boolean; readonly run: (counts: string) => string[] };
type Counts = { passed: number; failed: number; skipped: number };

const nodeTests =
  (concurrency: number, ...globs: string[]) =>
  (counts: string) => [
    '--test',
    `--test-concurrency=${concurrency}`,
    '--test-timeout=300000',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./tests/tools/count-reporter.ts',
    `--test-reporter-destination=${counts}`,
    ...globs,
  ];

const GROUPS: Readonly<Record<string, Group>> = {
  shared: { browser: false, run: nodeTests(2, 'shared/**/*.test.ts') },
  server: {
    browser: false,
    run: nodeTests(2, 'server/**/*.test.ts', 'tests/contract/**/*.test.ts'),
  },
  model: { browser: false, run: nodeTests(1, 'tests/model/**/*.test.ts') },
  tools: { browser: false, run: nodeTests(2, 'tests/tools/**/*.test.ts') },
  elements: { browser: true, run: () => ['node_modules/@web/test-runner/dist/bin.js'] },
  journeys: { browser: true, run: nodeTests(1, 'tests/journeys/**/*.test.ts') },
  faults: { browser: true, run: nodeTests(2, 'tests/faults/**/*.test.ts') },
  isolation: { browser: true, run: nodeTests(1, 'tests/isolation/**/*.test.ts') },
  security: { browser: true, run: nodeTests(1, 'tests/security/**/*.test.ts') },
};

const UNIT = ['shared', 'server', 'tools'];

async function main(asked: string[]): Promise<void> {
  const names =
    asked.length > 0 ? asked.flatMap((it) => (it === 'unit' ? UNIT : it)) : Object.keys(GROUPS);
  const unknown = names.filter((name) => !GROUPS[name]);
  if (unknown.length > 0)
    throw new Error(`No group ${unknown.join(', ')}: there are ${Object.keys(GROUPS).join(', ')}.`);
  const sum: Counts = { passed: 0, failed: 0, skipped: 0 };
  const notes: string[] = [];
  if (names.some((name) => GROUPS[name]?.browser)) {
    process.env['CHROME_PATH'] = chromePath();
    console.log(`browser: ${process.env['CHROME_PATH']}`);
    // Always, as it takes two seconds: what a browser opens is what the tree says now.
    if ((await run(['node_modules/vite/bin/vite.js', 'build'])) !== 0) {
      sum.failed += 1;
      notes.push('the widget could not be built');
    }
  }
  for (const name of names) await runGroup(name, sum, notes);
  for (const note of notes) console.log(note);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed > 0 ? 1 : 0;
}

async function runGroup(name: string, sum: Counts, notes: string[]): Promise<void> {
  const group = GROUPS[name];
  if (!group) return;
  console.log(`\n${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'tests-'));
  const file = join(folder, 'counts.json');
  const code = await run(group.run(file), { COUNTS_FILE: file });
  const counts = readCounts(file);
  rmSync(folder, { recursive: true });
  const problem = problemOf(code, counts);
  if (problem) notes.push(`${name}: ${problem}`);
  sum.passed += counts?.passed ?? 0;
  sum.failed += Math.max((counts?.failed ?? 0) + (counts?.skipped ?? 0), problem ? 1 : 0);
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

const run = (args: string[], env: NodeJS.ProcessEnv = {}): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: 'inherit',
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    });
    child.on('error', reject);
    child.on('close', resolve);
  });

if (import.meta.main) await main(process.argv.slice(2));
