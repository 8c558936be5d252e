import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';

const PASSES = `
  import { crashPoint } from '${new URL('./crash-point.ts', import.meta.url).href}';
  for (const point of ['before-commit', 'after-commit', 'before-commit']) {
    crashPoint(point);
    process.stdout.write(point + ' ');
  }`;

function passes(env: Record<string, string>) {
  const args = ['--input-type=module', '--eval', PASSES];
  const { signal, stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  return { signal, passed: stdout.trim().split(' ').filter(Boolean).length };
}

describe('a point where a process may crash', () => {
  test('is passed where nobody asked for a crash', () => {
    assert.deepEqual(passes({}), { signal: null, passed: 3 });
  });

  test('ends the process at the pass that was asked for', () => {
    assert.deepEqual(passes({ CRASH_AT: 'after-commit' }), { signal: 'SIGKILL', passed: 1 });
    assert.deepEqual(passes({ CRASH_AT: 'before-commit:2' }), { signal: 'SIGKILL', passed: 2 });
  });

  test('is always passed in production', () => {
    const env = { CRASH_AT: 'before-commit', NODE_ENV: 'production' };
    assert.deepEqual(passes(env), { signal: null, passed: 3 });
  });
});
