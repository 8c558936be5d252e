import { basename } from 'node:path';
import type { TestEvent } from 'node:test/reporters';

/** How one test ended in one engine; `said` is why it failed, or why it isn't run there. */
export type Result = {
  readonly file: string;
  readonly name: string;
  readonly ended: 'passed' | 'failed' | 'notHere';
  readonly said: string;
};

/** A reporter for `node --test` that says of each test, as a line of JSON, how it ended; a file that ends by itself, or has no test, counts as one that failed. */
export default async function* resultsReporter(
  source: AsyncIterable<TestEvent>,
): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { name, file = '', details, skip } = event.data;
    const error = event.type === 'test:fail' ? event.data.details.error : undefined;
    const said = error ? String((error.cause as Error | undefined)?.message ?? error.message) : '';
    // Node tells of a file as of a test of that name: only where none in it could tell of itself, and as passed where it ended with 0.
    const isFile = basename(name) === basename(file);
    // A suite fails with a test in it, which tells; or by its own hooks, and then its tests may have passed before.
    const failureType: unknown = (error as { failureType?: unknown } | undefined)?.failureType;
    if (!isFile && details.type === 'suite' && failureType !== 'hookFailed') continue;
    const result: Result = {
      file: basename(file),
      name: isFile ? 'the file' : name,
      ended: error || isFile ? 'failed' : skip ? 'notHere' : 'passed',
      said: isFile && !error ? NO_TEST : typeof skip === 'string' ? skip : said,
    };
    yield `${JSON.stringify(result)}\n`;
  }
}

/** Said of a file that told of no test and ended all the same. */
export const NO_TEST = 'it ended without telling of a test';
