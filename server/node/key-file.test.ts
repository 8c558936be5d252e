import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { signReceipt, verifyReceipt } from '#shared/proof/receipt.ts';
import { openKeys } from '../keys.ts';
import { SettingError } from '../setting-error.ts';
import { createKeys, keyFile, keysForStart, loadKeys } from './key-file.ts';

const at = '2026-10-05T08:00:00.000Z';
const start = (dataDir: string, production: boolean) => keysForStart(dataDir, { production, at });

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'sfs-keys-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'data');
}

function runMakeKeys(dataDir: string, ...args: string[]) {
  const script = join(import.meta.dirname, '..', 'make-keys.ts');
  const env = { ...process.env, DATA_DIR: dataDir };
  return spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
}

describe('the keys of a data folder', () => {
  test('are made at the first start, for this user only, and found at the next', async (t) => {
    const folder = aFolder(t);
    const made = await start(folder, false);
    assert.equal(made.made, 'automatically');
    assert.equal(statSync(keyFile(folder)).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder), ['keys.json']);
    assert.deepEqual(await start(folder, false), made);
  });

  test('are the same for two processes that start together', async (t) => {
    const folder = aFolder(t);
    const made = await Promise.all(Array.from({ length: 8 }, () => start(folder, false)));
    assert.equal(new Set(made.map(({ pepper }) => pepper)).size, 1);
    assert.deepEqual(loadKeys(folder), made[0]);
    assert.deepEqual(readdirSync(folder), ['keys.json']);
  });

  test('sign receipts that their published half verifies', async (t) => {
    const keys = await openKeys(crypto, await start(aFolder(t), false));
    const texts = { reference: '', caseId: '', commandId: '', at, commitment: '' };
    const receipt = { ...texts, chain: '', files: [], due: {}, rules: '' };
    const jws = await signReceipt(crypto.subtle, keys.signing, receipt);
    assert.deepEqual(await verifyReceipt(crypto.subtle, keys.published, jws), { receipt });
    assert.equal(await keys.mac('a'), await keys.mac('a'));
    assert.notEqual(await keys.mac('a'), await keys.mac('b'));
  });

  test('start production only when they were made on purpose', async (t) => {
    const folder = aFolder(t);
    const refused = (words: RegExp) => (error: Error) =>
      error instanceof SettingError &&
      /^NODE_ENV=production [^\n]+\.$/.test(error.message) &&
      words.test(error.message);
    await assert.rejects(start(folder, true), refused(/npm run keys" once/));
    assert.equal(loadKeys(folder), undefined);
    await start(folder, false);
    await assert.rejects(start(folder, true), refused(/--adopt/));
    rmSync(folder, { recursive: true });
    const made = await createKeys(folder, { made: 'on purpose', at });
    assert.deepEqual(await start(folder, true), made);
  });

  for (const text of ['', '{}', '{"made":"on purpose"}', 'null'])
    test(`are not taken from a file that holds "${text}"`, async (t) => {
      const folder = aFolder(t);
      await createKeys(folder, { made: 'on purpose', at });
      writeFileSync(keyFile(folder), text);
      await assert.rejects(start(folder, false), SettingError);
    });
});

describe('npm run keys', () => {
  test('makes keys once, and never replaces any', (t) => {
    const folder = aFolder(t);
    const first = runMakeKeys(folder);
    const made = loadKeys(folder);
    assert.equal(first.status, 0);
    assert.equal(made?.made, 'on purpose');
    for (const args of [[], ['--adopt']]) {
      const again = runMakeKeys(folder, ...args);
      assert.deepEqual([again.status, again.stdout], [1, '']);
      assert.match(again.stderr, /they stay as they are\.\n$/);
    }
    assert.deepEqual(loadKeys(folder), made);
  });

  test('adopts those that were made automatically, unchanged', async (t) => {
    const folder = aFolder(t);
    assert.equal(runMakeKeys(folder, '--adopt').status, 1);
    const made = await start(folder, false);
    const refused = runMakeKeys(folder);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /npm run keys -- --adopt/);
    assert.equal(runMakeKeys(folder, '--adopt').status, 0);
    assert.deepEqual(loadKeys(folder), { ...made, made: 'on purpose' });
    assert.equal(statSync(keyFile(folder)).mode & 0o777, 0o600);
  });

  test('announces the next key, then lets it sign; neither without the other', (t) => {
    const folder = aFolder(t);
    assert.equal(runMakeKeys(folder, '--next').status, 1);
    runMakeKeys(folder);
    const before = loadKeys(folder);
    assert.match(runMakeKeys(folder, '--rotate').stderr, /^There is no next key: [^\n]+\n$/);
    assert.deepEqual(loadKeys(folder), before);
    assert.equal(runMakeKeys(folder, '--next').status, 0);
    const announced = loadKeys(folder);
    assert.deepEqual(announced, { ...before, next: announced?.next });
    assert.match(runMakeKeys(folder, '--next').stderr, / is the next one already: [^\n]+\n$/);
    assert.equal(runMakeKeys(folder, '--rotate').status, 0);
    const { signing, next, retired, pepper } = loadKeys(folder) ?? {};
    assert.deepEqual([signing, next, pepper], [announced?.next, undefined, before?.pepper]);
    assert.deepEqual(
      retired?.map(({ kid }) => kid),
      [before?.signing.kid],
    );
    assert.equal(statSync(keyFile(folder)).mode & 0o777, 0o600);
  });
});
