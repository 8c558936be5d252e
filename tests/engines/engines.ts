import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, ENGINES, pathOf, versionOf } from '../tools/engines.ts';
import type { Result } from './results-reporter.ts';

/**
 * `npm run engines`: element tests, isolation checks and main journeys in each engine, or `npm run engines -- firefox elements` for some.
 * Ends with 1 when something failed or an engine can't be had.
 */
const GROUPS = {
  elements: [],
  isolation: ['tests/isolation/isolation.test.ts', 'tests/isolation/frame.test.ts'],
  journeys: ['widget', 'files', 'tracker', 'hosted', 'access'].map(
    (name) => `tests/journeys/${name}.test.ts`,
  ),
} as const satisfies Record<string, string[]>;
type Group = keyof typeof GROUPS;

async function main(asked: readonly string[]): Promise<void> {
  const groups = Object.keys(GROUPS) as Group[];
  const known: string[] = [...ENGINES, ...groups];
  const unknown = asked.filter((word) => !known.includes(word));
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(', ')}: there are ${known.join(', ')}.`);
  const some = <T extends string>(all: readonly T[]) => {
    const named = all.filter((name) => asked.includes(name));
    return named.length > 0 ? named : all;
  };
  await run(['node_modules/vite/bin/vite.js', 'build']);
  let failures = 0;
  for (const engine of some(ENGINES)) {
    const version = versionOrWhyNot(engine);
    console.log(`\n${engine}: ${version.text}`);
    if (!version.isThere) failures += 1;
    else
      for (const group of some(groups)) {
        if (engine !== 'webkit' || group === 'elements') failures += await runGroup(engine, group);
        else console.log(`  ${group}: not run, playwright drives no WebKitGTK`);
      }
  }
  console.log(failures === 0 ? '\nnothing failed' : `\n${failures} failed`);
  process.exitCode = failures === 0 ? 0 : 1;
}

function versionOrWhyNot(engine: Engine): { isThere: boolean; text: string } {
  try {
    pathOf(engine);
    return { isThere: true, text: versionOf(engine) };
  } catch (error) {
    return { isThere: false, text: (error as Error).message };
  }
}

/** Runs a group, prints its line and what failed in it, and answers how many did. */
async function runGroup(engine: Engine, group: Group): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'engines-'));
  const file = join(folder, 'results');
  const began = Date.now();
  const { code, printed } = await run(group === 'elements' ? ELEMENTS : nodeTests(group, file), {
    ENGINE: engine,
    RESULTS_FILE: file,
  });
  const results = readResults(file);
  rmSync(folder, { recursive: true });
  const of = (ended: Result['ended']) => results.filter((result) => result.ended === ended);
  // A runner that dies says nothing of what it didn't come to.
  const failed = Math.max(of('failed').length, code !== 0 && of('notHere').length === 0 ? 1 : 0);
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(
    `  ${group}: ${of('passed').length} passed, ${failed} failed, ${of('notHere').length} not run here, ${seconds} s`,
  );
  for (const { file: where, name, said } of of('failed'))
    console.log(`    failed: ${where} ${name}: ${said}`);
  for (const { file: where, name, said } of of('notHere'))
    console.log(`    not run here: ${where} ${name}: ${said}`);
  if (failed > of('failed').length) console.log(printed);
  return failed;
}

const ELEMENTS = ['node_modules/@web/test-runner/dist/bin.js'];

const nodeTests = (group: Group, file: string): string[] => [
  '--test',
  '--test-concurrency=1',
  '--test-timeout=600000',
  '--test-reporter=./tests/engines/results-reporter.ts',
  `--test-reporter-destination=${file}`,
  ...GROUPS[group],
];

function readResults(file: string): Result[] {
  try {
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Result);
  } catch {
    return [];
  }
}

const run = (
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; printed: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, printed }));
  });

await main(process.argv.slice(2));
