import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readToken } from './staff/persons.ts';
import { PROGRAM_ENV } from './testing/program-env.ts';
import { startTestServer } from './testing/test-server.ts';

const run = (dataDir: string, program: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, `${program}.ts`), ...args],
    { env: { ...PROGRAM_ENV, DATA_DIR: dataDir }, encoding: 'utf8' },
  );
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
};

async function inFolder(work: (dataDir: string) => Promise<void> | void) {
  const dataDir = mkdtempSync(join(tmpdir(), 'sfs-staff-'));
  try {
    await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

describe('npm run staff', () => {
  test('adds people to a database that is not there yet, lists and disables them', () =>
    inFolder((dataDir) => {
      const add = ['add', '--name', 'A B', '--roles', 'handler,reviewer', '--department', 'src'];
      const added = run(dataDir, 'staff', ...add, '--json');
      const { id, token } = JSON.parse(added.stdout) as Record<string, string>;
      assert.match(id ?? '', /^[\w-]{22}$/);
      assert.match(token ?? '', /^[\w-]{43}$/);
      assert.match(run(dataDir, 'staff', 'list').stdout, /A B {2}handler,reviewer {2}src$/);
      assert.equal(run(dataDir, 'staff', 'disable', '--id', id ?? '').status, 0);
      const [listed] = JSON.parse(run(dataDir, 'staff', 'list', '--json').stdout) as object[];
      assert.deepEqual(Object.keys(listed ?? {}), [
        'id',
        'name',
        'roles',
        'department',
        'disabledAt',
      ]);
      assert.equal(run(dataDir, 'staff', 'token', id ?? '').status, 1);
      for (const file of readdirSync(dataDir))
        assert.ok(!readFileSync(join(dataDir, file)).includes(token ?? 'none'));
      assert.match(run(dataDir, 'rebuild').stdout, /: 0\.$/);
      assert.match(run(dataDir, 'verify').stderr, /^DATA_DIR holds no keys/);
    }));

  test('works on the database of a running server, and a new token ends the old one', async () => {
    await using server = await startTestServer();
    const dataDir = join(server.file, '..');
    const add = ['add', '--name', 'C', '--roles', 'compliance', '--json'];
    const { id = '', token = '' } = JSON.parse(run(dataDir, 'staff', ...add).stdout) as Record<
      string,
      string
    >;
    const ports = { ...server.ports, now: Date.now };
    assert.equal((await readToken(ports, token))?.id, id);
    const made = run(dataDir, 'staff', 'token', '--id', id, '--json');
    assert.equal(made.status, 0, made.stderr);
    const { token: next = '' } = JSON.parse(made.stdout) as Record<string, string>;
    assert.equal(await readToken(ports, token), undefined);
    assert.equal((await readToken(ports, next))?.id, id);
    assert.equal(run(dataDir, 'staff', 'disable', id).status, 0);
    assert.equal(await readToken(ports, next), undefined);
  });

  test('says how it is used, and does nothing', () =>
    inFolder((dataDir) => {
      const { status, stdout, stderr } = run(dataDir, 'staff', 'add', '--help');
      assert.deepEqual([status, stderr], [0, '']);
      for (const word of ['add', 'list', 'disable ID', 'token ID', 'compliance', 'lease'])
        assert.ok(stdout.includes(word), word);
      assert.deepEqual(readdirSync(dataDir), []);
    }));

  test('answers arguments that it can do nothing with by one sentence and 1', () =>
    inFolder((dataDir) => {
      const { status, stdout, stderr } = run(dataDir, 'staff', 'fire');
      assert.deepEqual([status, stdout], [1, '']);
      assert.match(stderr, /^[^\n]+\.$/);
      assert.deepEqual(readdirSync(dataDir), []);
    }));
});
