import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isPublic } from './events.ts';
import { maySee } from './rights.ts';
import { adam, after, anna, bram, cora, rosa, STEPS_TO } from './testing.ts';

describe('who sees a case', () => {
  const received = after(...STEPS_TO.received);

  test('its department, the reviewers and compliance; not another department, not an admin', () => {
    const seen = [anna, bram, rosa, cora, adam].map((who) => maySee(who, received));
    assert.deepEqual(seen, [true, false, true, true, false]);
  });

  test('a handler of another department to whom it was assigned', () => {
    const given = after(...STEPS_TO.received, ['2026-11-24', anna, { type: 'assign', to: 'bram' }]);
    assert.equal(maySee(bram, given), true);
  });
});

describe('what a customer sees', () => {
  test('is never a note of the staff or who works on the case', () => {
    assert.equal(isPublic({ type: 'notedInternally' }), false);
    assert.equal(isPublic({ type: 'assigned', to: 'anna' }), false);
    assert.equal(isPublic({ type: 'secondReadingAssigned', to: 'rosa' }), false);
    assert.equal(isPublic({ type: 'messageSent', files: 0 }), true);
  });
});
