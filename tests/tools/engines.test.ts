import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { resultsOf } from '../engines/element-results.ts';
import { nameOf } from '../engines/cells.ts';
import { judged, run } from '../engines/groups.ts';
import { failuresOf, type RanEngine, textOf } from '../engines/report.ts';
import type { Result } from '../engines/results-reporter.ts';

const REPORTER = join(import.meta.dirname, '../engines/results-reporter.ts');

/** What the reporter says of a file of tests, in short. */
async function reported(source: string): Promise<{ code: number | null; said: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'engines-test-'));
  const file = join(folder, 'a.test.mjs');
  writeFileSync(
    file,
    `import { after, before, describe, test } from 'node:test';\ntest('one', () => {});\n${source}`,
  );
  const reporter = [`--test-reporter=${REPORTER}`, '--test-reporter-destination=stdout'];
  // A runner within a runner would tell its parent, and nobody else.
  const { code, printed } = await run(['--test', ...reporter, file], {
    NODE_TEST_CONTEXT: undefined,
  });
  rmSync(folder, { recursive: true });
  const results = printed.trim().split('\n');
  return {
    code,
    said: results.map((line) => {
      const { name, ended } = JSON.parse(line) as Result;
      return `${name.replace(/^.*a\.test\.mjs$/, 'FILE')}: ${ended}`;
    }),
  };
}

describe('A run in an engine', () => {
  test('tells of each test, and why one isn’t run', async () => {
    const { code, said } = await reported(
      `describe('more', () => { test('two', { skip: 'no CDP' }, () => {}); });`,
    );
    assert.deepEqual([code, said], [0, ['one: passed', 'two: notHere']]);
  });

  test('has failed where a file throws, leaves, or its hooks do', async () => {
    for (const [source, ...failed] of [
      [`throw new Error('at import');`, 'the file: failed'],
      [`test('two', () => process.exit(3));`, 'the file: failed'],
      [`test('two', async () => { await 1; process.exit(0); });`, 'the file: failed'],
      [`after(() => { throw new Error('late'); });`, 'one: passed', 'the file: failed'],
      [
        `describe('more', () => { test('two', () => {}); after(() => { throw new Error('late'); }); });`,
        ...['one: passed', 'two: passed', 'more: failed'],
      ],
    ] as const)
      assert.deepEqual((await reported(source)).said, failed, source);
  });

  const passed: Result = { file: 'a', name: 'one', ended: 'passed', said: '' };
  const notHere: Result = { ...passed, ended: 'notHere' };
  const failed: Result = { ...passed, ended: 'failed' };
  const failuresOf = (code: number | null, ...results: Result[]) =>
    judged(code, results, 'printed').filter(({ ended }) => ended === 'failed').length;

  test('has failed where its runner did, also where some tests aren’t run there', () => {
    assert.equal(failuresOf(0, passed, notHere), 0);
    assert.equal(failuresOf(1, passed, notHere), 1);
    assert.equal(failuresOf(null, passed), 1);
    assert.equal(failuresOf(1, passed, failed, failed), 2);
  });

  test('has failed where nothing passed', () => {
    assert.equal(failuresOf(0), 1);
    assert.equal(failuresOf(0, notHere), 1);
  });

  test('has failed where a page of element tests has none, or ends with an error beside them', () => {
    const suite = { name: '', suites: [], tests: [{ name: 'one', passed: true, skipped: false }] };
    const page = { testFile: 'a.test.ts', passed: true, errors: [], testResults: suite };
    const endings = (session: Parameters<typeof resultsOf>[0]) =>
      resultsOf(session).map(({ ended }) => ended);
    assert.deepEqual(endings(page), ['passed']);
    assert.deepEqual(endings({ ...page, testResults: { ...suite, tests: [] } }), ['failed']);
    assert.deepEqual(endings({ ...page, passed: false, errors: [{ message: 'late' }] }), [
      ...['passed', 'failed'],
    ]);
  });
});

describe('The table of a run', () => {
  const file = 'hosts.test.ts';
  const told = (name: string, ended: Result['ended'], said = ''): Result => {
    return { file, name, ended, said };
  };
  const engineThat = (...results: Result[]): RanEngine => ({
    ...{ engine: 'firefox', isThere: true, text: 'Firefox 1' },
    byGroup: { hosts: { results, seconds: 1 }, journeys: 'no driver' },
  });
  const at = new Date('2026-12-01T10:00:00Z');
  const host = 'a reset of everything';
  const rowIn = (text: string) =>
    text.split('\n').find((line) => line.startsWith(`| ${host} | firefox`)) ?? '';

  test('has a cell for each check of each host, as it ended, and what failed in words', () => {
    const ran = engineThat(
      told(nameOf(host, 'home'), 'passed'),
      told(nameOf(host, 'kept'), 'failed', 'another width <b>\nand more'),
      told(nameOf(host, 'policy'), 'notHere', 'it has no policy'),
    );
    const text = textOf([ran], at);
    assert.match(rowIn(text), /\| passed \| \*\*failed\*\* \| .* it has no policy .*\| 1, 1 \|$/);
    assert.match(text, /^2026-12-01: \*\*1 failed\*\*/);
    assert.match(
      text,
      /- firefox, hosts\.test\.ts, a reset of everything: kept: another width \\<b>$/m,
    );
    assert.match(text, /\| Firefox 1 \| 1 passed, 1 failed, 1 not here \|/);
    assert.equal(failuresOf(ran), 1);
  });

  test('says what was not run, and an engine that can’t be had is a failure', () => {
    const text = textOf([engineThat(told(nameOf(host, 'home'), 'passed'))], at);
    assert.match(rowIn(text), /\| passed \| (\*\*not run\*\* \| ){7}1, 0 \|$/);
    assert.match(text, /nothing failed, \*\*and the run was ended before it was through\*\*/);
    assert.match(text, /not run: no driver/);
    assert.equal(failuresOf({ ...engineThat(), isThere: false, byGroup: {} }), 1);
  });
});
