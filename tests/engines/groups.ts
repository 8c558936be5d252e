import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../tools/engines.ts';
import type { Result } from './results-reporter.ts';

/** What is run in an engine, by its name: files of Node's runner, or none where it is web-test-runner. */
export const GROUPS = {
  hosts: ['tests/engines/hosts.test.ts'],
  keyboard: ['tests/engines/keyboard.test.ts'],
  isolation: ['tests/isolation/isolation.test.ts', 'tests/isolation/frame.test.ts'],
  journeys: ['widget', 'files', 'tracker', 'hosted', 'access'].map(
    (name) => `tests/journeys/${name}.test.ts`,
  ),
  elements: [],
} as const satisfies Record<string, string[]>;
export type Group = keyof typeof GROUPS;

/** What a group came to in an engine: how each test ended, with a line more where the runner failed by itself. */
export type Ran = { readonly results: readonly Result[]; readonly seconds: number };

const BY_PLAYWRIGHT: readonly Group[] = ['isolation', 'journeys'];

/** Why a group isn't run in an engine; `undefined` where it is. */
export const whyNot = (engine: Engine, group: Group): string | undefined =>
  engine === 'webkit' && BY_PLAYWRIGHT.includes(group)
    ? 'these are led by playwright, which drives no WebKitGTK'
    : undefined;

/** Runs a group in an engine. What is in `dist/` is tested, so a build comes before it. */
export async function runGroup(engine: Engine, group: Group): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'engines-'));
  const file = join(folder, 'results');
  const began = Date.now();
  const { code, printed } = await run(group === 'elements' ? ELEMENTS : nodeTests(group, file), {
    ENGINE: engine,
    RESULTS_FILE: file,
  });
  const results = judged(code, readResults(file), printed);
  rmSync(folder, { recursive: true });
  return { results, seconds: Math.round((Date.now() - began) / 1000) };
}

/** The results, with one that failed beside them where the runner did, or nothing passed, and no result says so. */
export function judged(
  code: number | null,
  results: readonly Result[],
  printed: string,
): readonly Result[] {
  const has = (ended: Result['ended']) => results.some((result) => result.ended === ended);
  if (has('failed') || (code === 0 && has('passed'))) return results;
  const why = code === 0 ? 'nothing passed' : `it ended with ${code}`;
  const said = `${why}, and no test failed\n${printed}`;
  return [...results, { file: '', name: 'the runner', ended: 'failed', said }];
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
    // A runner that died wrote nothing, or half a line; `judged` says so.
    return [];
  }
}

/** Runs a program of Node's and answers how it ended with all that it printed. */
export const run = (
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
