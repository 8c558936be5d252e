import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { REFUSALS } from '#shared/case/decide.ts';
import { PROBLEM_CODES } from '../../../server/problem.ts';
import { startTestServer } from '../../../server/testing/test-server.ts';
import { startFileSetUp } from '../set-ups.ts';
import { aside } from './aside.ts';
import { commands } from './commands.ts';
import { pages } from './pages.ts';
import { reading } from './reading.ts';
import { uploads } from './uploads.ts';
import { Wire } from './wire.ts';

/** What `npm run contract` asks a server by: with neither, one is started on a libSQL file. */
const { CONTRACT_BASE: base, CONTRACT_STAFF_TOKEN: staffToken } = process.env;
const target = base && staffToken ? { base, staffToken } : await startFileSetUp();
const wire = new Wire(target);
if ('stop' in target) after(target.stop);

/** Problems that nobody can bring about from outside: a server that is broken, busy or full, and a scanner that this one hasn't got. */
const NOT_FROM_OUTSIDE = ['internal', 'busy', 'noSpace', 'fileHeld', 'fileInfected'];

commands(wire);
reading(wire);
uploads(wire);
aside(wire);
pages(wire);

describe('The contract', () => {
  test('asks every route of the app', async () => {
    await using server = await startTestServer({ settings: { demo: false, qa: false } });
    const routes = server.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${plainPath(path)}`);
    assert.deepEqual(
      routes.filter((route) => !wire.routes.has(route)),
      [],
    );
  });

  test('meets every problem that can be brought about; refusals of a case have a test of their own each (tests/model)', () => {
    const own = PROBLEM_CODES.filter((code) => !REFUSALS.some((refusal) => refusal === code));
    assert.deepEqual(
      own.filter((code) => !wire.problems.has(code) && !NOT_FROM_OUTSIDE.includes(code)),
      [],
    );
  });
});

/** A route's path without the patterns of its places; the sheet of the pages has its content in its name. */
const plainPath = (path: string) =>
  path.replace(/\{[^/]*\}/g, '').replace(/^\/pages\/.*/, '/pages/:sheet');
