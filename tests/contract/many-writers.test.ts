import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manyWriters } from './many-writers.ts';
import { type HranaServer, NO_FAULTS, startHranaServer } from './hrana-server.ts';
import { startIsolates, startServers } from './set-ups.ts';
import { aCase, giveAs, Wire } from './wire/wire.ts';

const AMOUNT = { cases: 6, messages: 12 };
const NOTHING_WRONG = { lost: 0, doubled: 0, gaps: 0, wrong: [] };

describe('Four processes that write in the same cases', () => {
  test('over one file lose and double nothing', async () => {
    const { bases, stop } = await startServers(4);
    const { commands, retries: _, ...wrong } = await manyWriters(bases, AMOUNT).finally(stop);
    assert.equal(commands, AMOUNT.cases * (1 + AMOUNT.messages));
    assert.deepEqual(wrong, NOTHING_WRONG);
  });

  test('over a database by HTTP that answers 503, is busy, is slow and drops answers after it wrote lose and double nothing', async () => {
    await using database = await aDatabase();
    const { bases, stop } = await startServers(4, { DATABASE_URL: database.url });
    await writeThroughFaults(database, bases).finally(stop);
  });
});

describe('Eight isolates in workerd that write in the same cases', () => {
  test('over a database that fails lose and double nothing, and of eight who acknowledge at once one does', async () => {
    await using database = await aDatabase();
    const { bases, handler, stop } = await startIsolates(8, database.url);
    try {
      await writeThroughFaults(database, bases);
      const bearer = await handler();
      const [first = ''] = bases;
      const { caseId } = await aCase(new Wire({ base: first, staffToken: bearer }));
      const statuses = await Promise.all(
        bases.map(async (base) => {
          const wire = new Wire({ base, staffToken: bearer });
          return (await giveAs(wire, bearer, caseId, 'acknowledge', {})).status;
        }),
      );
      assert.deepEqual(statuses.sort(), [201, ...Array<number>(7).fill(409)]);
    } finally {
      await stop();
    }
  });
});

async function aDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'sfs-writers-'));
  const database = await startHranaServer({ file: join(folder, 'writers.db') });
  return Object.assign(database, {
    [Symbol.asyncDispose]: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  });
}

async function writeThroughFaults(database: HranaServer, bases: string[]): Promise<void> {
  const breaking = breakOften(database);
  const tally = await manyWriters(bases, AMOUNT).finally(() => {
    clearInterval(breaking);
    // Those that nobody met yet are not for what comes after: `npm run staff` tries once.
    Object.assign(database.faults, NO_FAULTS);
  });
  const { commands, retries, ...wrong } = tally;
  assert.equal(commands, AMOUNT.cases * (1 + AMOUNT.messages));
  assert.ok(retries > 0, 'the faults were met');
  assert.deepEqual(wrong, NOTHING_WRONG);
}

const FAULTS = ['unavailable', 'dropAnswers', 'busy', 'slow'] as const;

/** One fault after the other, each after so many pipelines that went well: whoever tries again gets through. */
function breakOften(database: HranaServer): NodeJS.Timeout {
  let next = 10;
  let turn = 0;
  return setInterval(() => {
    if (database.pipelines < next) return;
    next = database.pipelines + 10;
    const kind = FAULTS[turn++ % FAULTS.length] ?? 'busy';
    database.faults[kind] += 1;
  }, 2);
}
