import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';
import { scratchFile } from '../../tests/scratch-file.ts';
import type { Database } from './database.ts';
import { openFileDatabase } from './file-database.ts';

const SCRIPT = fileURLToPath(new URL('./backup.ts', import.meta.url));

describe('a backup', () => {
  for (const way of ['of the running server', 'by the command line'] as const) {
    test(`${way}, taken while writing goes on, holds one moment and all that was acknowledged before`, async (t) => {
      const { db, file } = await filing(t);
      let acknowledged = 0;
      let stop = false;
      const load = Array.from({ length: 8 }, async () => {
        while (!stop) acknowledged = Math.max(acknowledged, await fileOne(db));
      });
      while (acknowledged < 50) await new Promise((resolve) => setTimeout(resolve, 5));
      const before = acknowledged;
      const copy = join(dirname(file), 'copy.db');
      if (way === 'of the running server') await db.backup(copy);
      else assert.equal((await backup([copy], { DATABASE_URL: `file:${file}` })).code, 0);
      const after = acknowledged;
      stop = true;
      await Promise.all(load);
      assert.ok(after > before, 'Writing stood still during the backup.');

      const restored = await openFileDatabase({ file: copy });
      t.after(() => restored.close());
      const [counts] = await restored.read([
        sql('SELECT count(*), max(g), (SELECT count(*) FROM twins) FROM filed'),
      ]);
      const [count, last, twins] = counts!.rows[0]!;
      assert.ok(Number(count) >= before, `${count} rows of ${before} acknowledged ones.`);
      assert.deepEqual([last, twins], [count, count]);
    });
  }

  test('never overwrites, and leaves nothing unfinished', async (t) => {
    const { db, file } = await filing(t);
    const taken = join(dirname(file), 'taken.db');
    writeFileSync(taken, 'precious');
    await assert.rejects(db.backup(taken), /taken\.db exists already; a backup never overwrites/);
    const { code, stderr } = await backup([taken], { DATABASE_URL: `file:${file}` });
    assert.equal(code, 1);
    assert.match(stderr, /^No backup was made\. .* never overwrites\.\n$/);
    assert.equal(readFileSync(taken, 'utf8'), 'precious');
    assert.deepEqual(
      readdirSync(dirname(file)).filter((name) => /unfinished/.test(name)),
      [],
    );
  });

  test('is not made of a database that is damaged', async (t) => {
    const { db, file } = await filing(t);
    for (let i = 0; i < 200; i += 1) await fileOne(db);
    await db.close();
    const damaged = join(dirname(file), 'damaged.db');
    copyFileSync(file, damaged);
    const bytes = readFileSync(damaged);
    bytes.fill(0x5a, 4_096 * 2, 4_096 * 3);
    writeFileSync(damaged, bytes);
    const copy = join(dirname(file), 'copy.db');
    const { code, stderr } = await backup([copy], { DATABASE_URL: `file:${damaged}` });
    assert.deepEqual([code, stderr.split('.')[0]], [1, 'No backup was made']);
    assert.ok(!readdirSync(dirname(file)).includes('copy.db'));
  });

  test('is checked: what could be copied but is not sound gets no name', async (t) => {
    const { db, file } = await filing(t);
    await fileOne(db);
    await db.close();
    // A NULL where there can be none: copying doesn't mind, the check does.
    const raw = new Libsql(file);
    raw.exec('ALTER TABLE filed ADD COLUMN more TEXT');
    raw.exec('PRAGMA writable_schema = ON');
    raw.exec("UPDATE sqlite_master SET sql = replace(sql, 'more TEXT', 'more TEXT NOT NULL')");
    raw.close();
    const copy = join(dirname(file), 'copy.db');
    const { code, stderr } = await backup([copy], { DATABASE_URL: `file:${file}` });
    assert.equal(code, 1);
    assert.match(stderr, /^No backup was made\. The copy is damaged: NULL value in filed\.more/);
    assert.deepEqual(
      readdirSync(dirname(file)).filter((name) => /copy/.test(name)),
      [],
    );
  });

  test('looks for complaints.db in DATA_DIR, and says in one sentence what is wrong', async (t) => {
    const { file } = await filing(t);
    const copy = join(dirname(file), 'copy.db');
    const done = await backup([copy], { DATA_DIR: dirname(file) });
    assert.deepEqual(done, {
      code: 0,
      stdout: `${file} was copied to ${copy} and the copy checked.\n`,
      stderr: '',
    });
    for (const [args, env, said] of [
      [[], {}, /Say where the backup goes/],
      [[`${copy}2`], { DATA_DIR: join(dirname(file), 'none') }, /There is no database at/],
      [[`${copy}2`], { DATABASE_URL: 'https://db.example' }, /names no local file/],
    ] as const) {
      const { code, stderr } = await backup(args, env);
      assert.equal(code, 1);
      assert.match(stderr, said);
    }
  });
});

function sql(text: string) {
  return { sql: text, params: [] };
}

/** Files one row with its twin; resolves with its number. */
async function fileOne(db: Database): Promise<number> {
  const [result] = await db.write([
    sql('INSERT INTO filed (text) VALUES (hex(randomblob(200))) RETURNING g'),
    sql('INSERT INTO twins SELECT max(g) FROM filed'),
  ]);
  return Number(result!.rows[0]![0]);
}

async function filing(t: TestContext) {
  const file = scratchFile(t);
  const db = await openFileDatabase({ file });
  t.after(() => db.close());
  await db.write([
    sql('CREATE TABLE filed (g INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT)'),
    sql('CREATE TABLE twins (g INTEGER PRIMARY KEY)'),
  ]);
  return { db, file };
}

function backup(args: readonly string[], env: Record<string, string>) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, [SCRIPT, ...args], { env }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
