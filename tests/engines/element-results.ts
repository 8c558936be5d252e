import { basename } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { NO_TEST, type Result } from './results-reporter.ts';

/** A reporter for web-test-runner that writes to `RESULTS_FILE` how each test ended; a page that didn't load, didn't end or had no test counts as one that failed. */
export const elementResults = (): Reporter => ({
  stop({ sessions }) {
    const path = process.env['RESULTS_FILE'];
    if (!path) return;
    const lines = [...sessions].flatMap(resultsOf).map((result) => JSON.stringify(result));
    writeFileSync(path, `${lines.join('\n')}\n`);
  },
});

type Session = Pick<TestSession, 'testFile' | 'testResults' | 'passed' | 'errors'>;

/** What a page came to. */
export function resultsOf(session: Session): Result[] {
  const file = basename(session.testFile ?? '');
  const results = session.testResults ? suiteResults(file, session.testResults) : [];
  if (results.some(({ ended }) => ended === 'failed')) return results;
  if (session.passed && results.length > 0) return results;
  const said = session.errors.map(({ message }) => message).join('; ') || NO_TEST;
  return [...results, { file, name: 'the page', ended: 'failed', said }];
}

const suiteResults = (file: string, suite: TestSuiteResult): Result[] => [
  ...suite.tests.map(({ name, passed, skipped, error }) => ({
    ...{ file, name, said: error?.message ?? '' },
    ended: skipped ? ('notHere' as const) : passed ? ('passed' as const) : ('failed' as const),
  })),
  ...suite.suites.flatMap((inner) => suiteResults(file, inner)),
];
