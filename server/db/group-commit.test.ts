import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { scratchFile } from '../../tests/scratch-file.ts';
import { openConnection, type Connection } from './connection.ts';
import type { SqlValue } from './database.ts';
import { GroupCommit, type Answer } from './group-commit.ts';

describe('a group of writes', () => {
  test('is written together and answered in the order it came', (t) => {
    const lab = laboratory(t);
    lab.add('INSERT INTO t VALUES (1)', 'INSERT INTO t VALUES (2)', 'INSERT INTO t VALUES (3)');
    lab.group.step();
    assert.deepEqual(lab.told(), ['1 done', '2 done', '3 done']);
    assert.deepEqual(lab.rows(), [1, 2, 3]);
    assert.deepEqual(lab.steered('COMMIT'), 1);
  });

  test('keeps what is sound when one of it is refused', (t) => {
    const lab = laboratory(t);
    lab.add(
      'INSERT INTO t VALUES (1)',
      'INSERT INTO t VALUES (7); INSERT INTO t VALUES (1)',
      'INSERT INTO nowhere VALUES (1)',
      'INSERT INTO t VALUES (2)',
    );
    lab.group.step();
    assert.deepEqual(lab.told(), ['1 done', '2 taken t.a', '3 refused', '4 done']);
    assert.deepEqual(lab.rows(), [1, 2]);
  });

  test('is answered only after COMMIT', (t) => {
    const lab = laboratory(t, { onControl: (sql) => sql === 'COMMIT' && order.push(lab.told()) });
    const order: unknown[] = [];
    lab.add('INSERT INTO t VALUES (1)');
    lab.group.step();
    assert.deepEqual(order, [[]]);
    assert.deepEqual(lab.told(), ['1 done']);
  });

  test('whose COMMIT fails is answered busy, all of it, on a connection that is never used again', (t) => {
    let failures = 1;
    const onControl = (sql: string) => {
      if (sql === 'COMMIT' && failures-- > 0) throw engineError('SQLITE_IOERR_FSYNC');
    };
    const lab = laboratory(t, { onControl });
    lab.add('INSERT INTO t VALUES (1)', 'INSERT INTO t VALUES (1)');
    lab.group.step();
    assert.deepEqual(lab.told(), ['1 busy', '2 busy']);
    assert.equal(lab.opened(), 1);
    lab.add('INSERT INTO t VALUES (1)');
    lab.group.step();
    assert.deepEqual(lab.told(), ['1 busy', '2 busy', '3 done']);
    assert.equal(lab.opened(), 2);
  });

  test('that breaks before COMMIT goes one by one, and only the one that breaks it is answered busy', (t) => {
    const lab = laboratory(t, { most: '12' });
    const tooBig = `INSERT INTO t VALUES (hex(zeroblob(200000)))`;
    lab.add('INSERT INTO t VALUES (1)', tooBig, 'INSERT INTO t VALUES (2)');
    for (let steps = 0; !lab.group.idle && steps < 10; steps += 1) lab.group.step();
    assert.deepEqual(lab.told(), ['1 done', '2 busy', '3 done']);
    assert.deepEqual(lab.rows(), [1, 2]);
  });

  test('blames a constraint that shows only at COMMIT on the write that broke it', (t) => {
    const lab = laboratory(t);
    lab.add('INSERT INTO t VALUES (1)', 'INSERT INTO later VALUES (9)', 'INSERT INTO t VALUES (2)');
    for (let steps = 0; !lab.group.idle && steps < 10; steps += 1) lab.group.step();
    assert.deepEqual(lab.told(), ['1 done', '2 refused', '3 done']);
  });
});

describe('a write that meets a lock', () => {
  test('waits on new connections until the limit, then is answered busy; a younger one waits on', (t) => {
    let locked = true;
    const onControl = (sql: string) => {
      if (locked && sql === 'BEGIN IMMEDIATE') throw engineError('SQLITE_BUSY');
    };
    const lab = laboratory(t, { onControl });
    lab.add('INSERT INTO t VALUES (1)');
    lab.clock.now = 600;
    lab.add('INSERT INTO t VALUES (2)');
    assert.equal(lab.group.step(), false);
    assert.deepEqual(lab.told(), []);
    lab.clock.now = 1_000;
    lab.group.step();
    assert.deepEqual(lab.told(), ['1 busy']);
    assert.equal(lab.opened(), 2);
    locked = false;
    lab.group.step();
    assert.deepEqual(lab.told(), ['1 busy', '2 done']);
    assert.equal(lab.opened(), 3);
    assert.deepEqual(lab.settings(), ['wal', 2, 1, 1]);
  });
});

type Hooks = { onControl?: (sql: string) => unknown; most?: string };

/** A group commit over a real file, with a clock that stands still, a limit of 1,000 ms, and a view of what passes to the engine. */
function laboratory(t: TestContext, { onControl, most }: Hooks = {}) {
  const file = scratchFile(t);
  const plain = openConnection({ file, busyTimeoutMs: 100 });
  plain.control('CREATE TABLE t (a PRIMARY KEY)');
  plain.control('CREATE TABLE later (a REFERENCES t (a) DEFERRABLE INITIALLY DEFERRED)');
  const clock = { now: 0 };
  const answers: Answer[] = [];
  const controls: string[] = [];
  let opened = 0;
  let current: Connection = plain;
  const open = (): Connection => {
    opened += 1;
    const real = openConnection({ file, busyTimeoutMs: 100 });
    if (most) real.control(`PRAGMA max_page_count = ${most}`);
    const control = (sql: string) => {
      controls.push(sql);
      onControl?.(sql);
      real.control(sql);
    };
    current = real;
    return {
      control,
      run: (statement) => real.run(statement),
      discard: () => real.discard(),
      get inTransaction() {
        return real.inTransaction;
      },
    };
  };
  const answer = (more: Answer[]) => answers.push(...more);
  const group = new GroupCommit({ open, answer, now: () => clock.now, group: 10, giveUpMs: 1_000 });
  t.after(() => [group.close(), plain.discard()]);
  let lastId = 0;
  return {
    group,
    clock,
    add: (...jobs: string[]) => {
      for (const job of jobs) {
        const statements = job.split('; ').map((sql) => ({ sql, params: [] }));
        group.add({ id: (lastId += 1), statements, since: clock.now });
      }
    },
    told: () => answers.map(tell),
    rows: () => values(plain, 'SELECT a FROM t ORDER BY a'),
    steered: (sql: string) => controls.filter((one) => one === sql).length,
    opened: () => opened,
    settings: () =>
      ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'].map(
        (name) => values(current, `PRAGMA ${name}`)[0],
      ),
  };
}

function tell(answer: Answer): string {
  if ('results' in answer) return `${answer.id} done`;
  const { kind } = answer.failure;
  return `${answer.id} ${kind}${answer.failure.kind === 'taken' ? ` ${answer.failure.key}` : ''}`;
}

function values(connection: Connection, sql: string): SqlValue[] {
  return connection.run({ sql, params: [] }).rows.map(([value]) => value!);
}

function engineError(code: string): Error {
  return Object.assign(new Error('disk I/O error'), { code });
}
