import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { groupsOf, problemOf, turns } from './run-tests.ts';

const counts = (passed: number, failed = 0, skipped = 0) => ({ passed, failed, skipped });

describe('A group of tests', () => {
  test('is fine when its runner ends well and counts what passed', () => {
    assert.equal(problemOf(0, counts(3)), undefined);
  });

  test('has failed when its runner died without a count', () => {
    assert.match(problemOf(null, undefined) ?? '', /no count/);
  });

  test('has failed when it ran nothing or skipped something', () => {
    assert.match(problemOf(0, counts(0)) ?? '', /no tests/);
    assert.match(problemOf(0, counts(3, 0, 1)) ?? '', /skipped/);
  });

  test('has failed when its runner says so and counts no failure', () => {
    assert.match(problemOf(1, counts(3)) ?? '', /ended with 1/);
    assert.equal(problemOf(1, counts(3, 1)), undefined);
  });
});

describe('Groups of tests', () => {
  test('run beside each other where each is one file at a time, and none is lost', () => {
    assert.deepEqual(turns(['tools', 'model', 'faults', 'elements', 'security', 'isolation']), [
      ['tools'],
      ['model', 'elements', 'security'],
      ['faults'],
      ['isolation'],
    ]);
    assert.deepEqual(turns(['elements']), [['elements']]);
  });

  test('are asked for by name, the server as its thirds, beside each other; a name that there is not is said', () => {
    assert.deepEqual(turns(groupsOf('server')), [['server 1/3', 'server 2/3', 'server 3/3']]);
    assert.deepEqual(groupsOf('server 2/3'), ['server 2/3']);
    assert.deepEqual(groupsOf('unit'), ['shared', ...groupsOf('server'), 'tools']);
    assert.throws(() => groupsOf('serve'), /No group serve: there are server 1\/3/);
  });
});
