import { basename } from 'node:path';
import type { TestEvent } from 'node:test/reporters';

/** How one test ended in one engine; `said` is why it failed, or why it isn't run there. */
export type Result = {
  readonly file: string;
  readonly name: string;
  readonly ended: 'passed' | 'failed' | 'notHere';
  readonly said: string;
};

/** What a test throws that needs what an engine's driver can't do; no fault of the product, and counted apart. */
export const NOT_BY_THIS_DRIVER = 'Not by this driver: ';

/** A reporter for `node --test` that says of each test, as a line of JSON, how it ended. */
export default async function* resultsReporter(
  source: AsyncIterable<TestEvent>,
): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { name, file = '', details, skip } = event.data;
    if (details.type === 'suite' || file.endsWith(name)) continue;
    const isFailed = event.type === 'test:fail';
    const error = isFailed ? event.data.details.error : undefined;
    const said = error ? String((error.cause as Error | undefined)?.message ?? error.message) : '';
    const cannot = said.startsWith(NOT_BY_THIS_DRIVER);
    const result: Result = {
      file: basename(file),
      name,
      ended: cannot || skip ? 'notHere' : isFailed ? 'failed' : 'passed',
      said: typeof skip === 'string' ? skip : said.replace(NOT_BY_THIS_DRIVER, ''),
    };
    yield `${JSON.stringify(result)}\n`;
  }
}
