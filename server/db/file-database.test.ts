import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { describe, test, type TestContext } from 'node:test';
import type { Worker } from 'node:worker_threads';
import { holdLock } from '../../tests/faults/lock-holder.ts';
import { scratchFile } from '../../tests/scratch-file.ts';
import { BusyError, TakenError, type Database, type SqlValue, type Statement } from './database.ts';
import { openFileDatabase, type FileDatabaseOptions } from './file-database.ts';

describe('a database in a file', () => {
  test('resolves a write with what its statements did, and reads it back', async (t) => {
    const { db } = await notes(t);
    const results = await db.write([note(1, 'a'), sql('UPDATE notes SET text = ?', 'b')]);
    assert.deepEqual(results, [
      { rows: [], changes: 1 },
      { rows: [], changes: 1 },
    ]);
    assert.deepEqual(await db.read([sql('SELECT id, text FROM notes'), sql('SELECT 2')]), [
      { rows: [[1, 'b']], changes: 0 },
      { rows: [[2]], changes: 0 },
    ]);
  });

  test('writes all of a call or none of it, and names the key that was taken', async (t) => {
    const { db } = await notes(t);
    await db.write([note(1, 'a')]);
    await assert.rejects(db.write([note(2, 'b'), note(1, 'c')]), (error: unknown) => {
      assert.ok(error instanceof TakenError);
      return error.key === 'notes.id';
    });
    assert.deepEqual(await idsOf(db), [1]);
  });

  test('lets a refused write leave those beside it alone', async (t) => {
    const { db } = await notes(t);
    const asked = [note(1, 'a'), note(1, 'again'), sql('nonsense'), note(2, 'b')];
    const settled = await Promise.allSettled(asked.map((one) => db.write([one])));
    assert.deepEqual(
      settled.map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(await idsOf(db), [1, 2]);
  });

  test('holds foreign keys', async (t) => {
    const { db } = await notes(t);
    await assert.rejects(db.write([sql('INSERT INTO marks VALUES (?)', 77)]), /FOREIGN KEY/);
  });

  test('refuses to write in a read', async (t) => {
    const { db } = await notes(t);
    await assert.rejects(db.read([note(1, 'a')]), /readonly/);
    await db.write([note(1, 'a')]);
    assert.deepEqual(await idsOf(db), [1]);
  });

  test('gives bytes and long texts back as they were', async (t) => {
    const { db } = await notes(t);
    const bytes = new Uint8Array([0, 1, 255]);
    const text = 'é😀'.repeat(10_000);
    await db.write([sql('INSERT INTO notes (id, text, more) VALUES (1, ?, ?)', text, bytes)]);
    const [result] = await db.read([sql('SELECT text, more FROM notes')]);
    assert.deepEqual(result?.rows, [[text, bytes]]);
  });

  test('numbers rows densely in the order of commits and never uses a number again', async (t) => {
    const { db } = await notes(t);
    const committed: SqlValue[] = [];
    const writes = Array.from({ length: 300 }, async (_, i) => {
      // Every third is refused after it took a number; the number is given back with it.
      const id = i % 3 === 2 ? i : i + 1_000;
      const insert = sql('INSERT INTO numbered (tag) VALUES (?) RETURNING g', `tag ${id}`);
      const result = await db.write(i % 3 === 2 ? [insert, sql('nonsense')] : [insert]);
      committed.push(result[0]!.rows[0]![0]!);
    });
    await Promise.allSettled(writes);
    assert.deepEqual(
      committed,
      Array.from({ length: 200 }, (_, i) => i + 1),
    );
    await db.write([sql('DELETE FROM numbered WHERE g > 190')]);
    const [next] = await db.write([sql("INSERT INTO numbered (tag) VALUES ('x') RETURNING g")]);
    assert.deepEqual(next?.rows, [[201]]);
  });
});

describe('a lock held by another process', () => {
  test('delays a write and no read', async (t) => {
    const { db, file } = await notes(t, { busyTimeoutMs: 50 });
    const holder = await holdLock(file, 300);
    const write = db.write([note(1, 'a')]);
    assert.deepEqual(await idsOf(db), []);
    assert.equal(holder.exitCode, null);
    await write;
    assert.deepEqual(await idsOf(db), [1]);
  });

  test('longer than the limit makes a write busy, and nothing of it is written then or later', async (t) => {
    const { db, file } = await notes(t, { busyTimeoutMs: 50, giveUpMs: 400 });
    const holder = await holdLock(file, 1_200);
    const started = performance.now();
    await assert.rejects(db.write([note(1, 'a')]), BusyError);
    const waited = performance.now() - started;
    assert.ok(waited >= 400 && waited < 1_100, `It waited ${waited} ms.`);
    await once(holder, 'exit');
    await db.write([note(2, 'b')]);
    assert.deepEqual(await idsOf(db), [2]);
  });

  test(
    'costs no open files, however often it is met',
    { skip: !existsSync('/proc/self/fd') },
    async (t) => {
      const { db, file } = await notes(t, { busyTimeoutMs: 1 });
      await db.write([note(1, 'a')]);
      const holder = await holdLock(file, 1_500);
      const write = db.write([note(2, 'b')]);
      const before = readdirSync('/proc/self/fd').length;
      await once(holder, 'exit');
      await write;
      assert.ok(readdirSync('/proc/self/fd').length < before + 10);
    },
  );
});

describe('what waits for the database', () => {
  test('is bounded: one call more is busy at once', async (t) => {
    const { db } = await notes(t, { mostWaiting: 5 });
    const asked = Array.from({ length: 8 }, (_, i) => db.write([note(i, 'a')]));
    const settled = await Promise.allSettled(asked);
    assert.deepEqual(
      settled.map((one) => one.status === 'fulfilled' || one.reason instanceof BusyError),
      Array.from({ length: 8 }, () => true),
    );
    assert.deepEqual(await idsOf(db), [0, 1, 2, 3, 4]);
  });

  test('is finished before it closes; afterwards everything is refused', async (t) => {
    const { db, file } = await notes(t, { group: 7 });
    const asked = Array.from({ length: 50 }, (_, i) => db.write([note(i, 'a')]));
    const closed = db.close();
    await assert.rejects(db.write([note(99, 'late')]), /has been closed/);
    await Promise.all([...asked, closed, db.close()]);
    assert.equal(existsSync(`${file}-wal`), false, 'A write-ahead log was left behind.');
    const again = await openFileDatabase({ file });
    t.after(() => again.close());
    assert.equal((await idsOf(again)).length, 50);
  });

  test('is told busy when the thread dies, and the next call has a new thread with the same settings', async (t) => {
    const threads: Worker[] = [];
    const onWorker = (worker: Worker) => threads.push(worker);
    process.on('worker', onWorker);
    t.after(() => process.off('worker', onWorker));
    const { db } = await notes(t);
    const asked = Array.from({ length: 20 }, (_, i) => db.write([note(i, 'a')]));
    const settled = Promise.allSettled(asked);
    // It breaks over this between two jobs; `terminate()` in the middle of one would take the whole process with it.
    threads[0]!.postMessage(null);
    for (const one of await settled)
      assert.ok(one.status === 'fulfilled' || one.reason instanceof BusyError);
    await db.write([note(100, 'b'), sql('INSERT INTO marks VALUES (?)', 100)]);
    await assert.rejects(db.write([sql('INSERT INTO marks VALUES (?)', 77)]), /FOREIGN KEY/);
    assert.equal(threads.length, 2);
    assert.ok((await idsOf(db)).includes(100));
  });

  test('never begins when the file cannot be opened', async (t) => {
    const folder = scratchFile(t, 'a-folder');
    mkdirSync(folder);
    await assert.rejects(openFileDatabase({ file: folder }), /Unable to open/);
  });
});

/** An open database with three small tables, closed when the test ends. */
async function notes(t: TestContext, options: Omit<FileDatabaseOptions, 'file'> = {}) {
  const file = scratchFile(t);
  const db = await openFileDatabase({ file, ...options });
  t.after(() => db.close());
  await db.write([
    sql('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT, more BLOB)'),
    sql('CREATE TABLE marks (note INTEGER REFERENCES notes (id))'),
    sql('CREATE TABLE numbered (g INTEGER PRIMARY KEY AUTOINCREMENT, tag TEXT)'),
  ]);
  return { db, file };
}

function sql(text: string, ...params: SqlValue[]): Statement {
  return { sql: text, params };
}

function note(id: number, text: string): Statement {
  return sql('INSERT INTO notes (id, text) VALUES (?, ?)', id, text);
}

async function idsOf(db: Database): Promise<SqlValue[]> {
  const [result] = await db.read([sql('SELECT id FROM notes ORDER BY id')]);
  return result!.rows.map(([id]) => id!);
}
