import { writeFileSync } from 'node:fs';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';

/** A reporter for web-test-runner that writes how the run ended to the file in `COUNTS_FILE`; a page that didn't load counts as failed. */
export const elementCounts = (): Reporter => ({
  stop({ sessions }) {
    const path = process.env['COUNTS_FILE'];
    if (!path) return;
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) countSession(session, counts);
    writeFileSync(path, JSON.stringify(counts));
  },
});

type Counts = { passed: number; failed: number; skipped: number };

function countSession(session: TestSession, counts: Counts): void {
  const before = counts.failed;
  if (session.testResults) countSuite(session.testResults, counts);
  if (!session.passed && counts.failed === before) counts.failed += 1;
}

function countSuite(suite: TestSuiteResult, counts: Counts): void {
  for (const test of suite.tests) {
    if (test.skipped) counts.skipped += 1;
    else counts[test.passed ? 'passed' : 'failed'] += 1;
  }
  for (const inner of suite.suites) countSuite(inner, counts);
}
