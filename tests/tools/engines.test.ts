import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { resultsOf } from '../engines/element-results.ts';
import { judged, run } from '../engines/groups.ts';
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
