import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { COMMAND_BODIES } from './command-bodies.ts';
import { fieldErrors } from './problem.ts';

const errors = (type: keyof typeof COMMAND_BODIES, body: unknown) => {
  const read = v.safeParse(COMMAND_BODIES[type], body);
  return read.success ? [] : fieldErrors(read.issues).map(({ path, code }) => `${path} ${code}`);
};

describe('the body of a command', () => {
  test('that is right has no errors', () => {
    assert.deepEqual(errors('extend', { until: '2027-01-10', reason: 'x' }), []);
    assert.deepEqual(errors('close', {}), []);
    const findings = [{ grievance: 0, finding: 'upheld', reasons: 'x' }];
    assert.deepEqual(errors('answer', { findings }), []);
  });

  for (const [type, body, error] of [
    ['extend', { until: '2026-02-30', reason: 'x' }, 'until date'],
    ['extend', { until: '2027-01-10', reason: ' ' }, 'reason required'],
    ['answer', { findings: [] }, 'findings required'],
    [
      'answer',
      { findings: [{ grievance: 0, finding: 'x', reasons: 'x' }] },
      'findings.0.finding choose',
    ],
    ['assign', { to: 'someone' }, 'to id'],
    ['declareRecourse', { body: 'nobody', on: '2026-12-01' }, 'body choose'],
    ['acknowledge', { extra: 1 }, 'extra unknownField'],
  ] as const)
    test(`${type}: ${error}`, () => {
      assert.deepEqual(errors(type, body), [error]);
    });
});
