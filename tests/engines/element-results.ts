import { basename } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import type { Result } from './results-reporter.ts';

/** A reporter for web-test-runner that writes to `RESULTS_FILE` how each test ended; a page that didn't load or end counts as one that failed. */
export const elementResults = (): Reporter => ({
  stop({ sessions }) {
    const path = process.env['RESULTS_FILE'];
    if (!path) return;
    const lines = [...sessions].flatMap(resultsOf).map((result) => JSON.stringify(result));
    writeFileSync(path, `${lines.join('\n')}\n`);
  },
});

function resultsOf(session: TestSession): Result[] {
  const file = basename(session.testFile ?? '');
  const results = session.testResults ? suiteResults(file, session.testResults) : [];
  if (session.passed || results.some(({ ended }) => ended === 'failed')) return results;
  const said = session.errors.map(({ message }) => message).join('; ');
  return [...results, { file, name: 'the page', ended: 'failed', said }];
}

const suiteResults = (file: string, suite: TestSuiteResult): Result[] => [
  ...suite.tests.map(({ name, passed, skipped, error }) => ({
    ...{ file, name, said: error?.message ?? '' },
    ended: skipped ? ('notHere' as const) : passed ? ('passed' as const) : ('failed' as const),
  })),
  ...suite.suites.flatMap((inner) => suiteResults(file, inner)),
];
