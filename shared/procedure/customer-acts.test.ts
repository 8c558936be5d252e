import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { after, STEPS_TO } from '../case/testing.ts';
import { type Status, STATUSES } from '../case/evolve.ts';
import { type Act, actBody, actMistake, actsIn, commandOf } from './customer-acts.ts';

const typed = { text: ' ', body: 'court', on: '' } as const;

describe('what a customer can do', () => {
  const expected: Record<Status, readonly Act[]> = {
    none: [],
    received: ['write', 'declareRecourse', 'correctContact'],
    acknowledged: ['write', 'declareRecourse', 'correctContact', 'withdraw'],
    answered: ['write', 'requestSecondReading', 'declareRecourse', 'correctContact'],
    inSecondReading: ['write', 'declareRecourse', 'correctContact'],
    reviewed: ['write', 'declareRecourse', 'correctContact'],
    closed: ['write', 'declareRecourse', 'correctContact'],
  };
  for (const status of STATUSES)
    test(`in a case that is ${status}: ${expected[status].join(', ') || 'nothing'}`, () => {
      assert.deepEqual(actsIn(after(...STEPS_TO[status])), expected[status]);
    });

  test('writing adds information while the case is open, and sends a message once it is closed', () => {
    assert.equal(commandOf('write', after(...STEPS_TO.received)), 'addInformation');
    assert.equal(commandOf('write', after(...STEPS_TO.closed)), 'sendMessage');
  });

  test('a text is wanted, except for a withdrawal, whose reason is left out where there is none', () => {
    const case_ = after(...STEPS_TO.answered);
    assert.equal(actMistake('write', typed, case_, '2026-12-01'), 'actEmpty');
    assert.equal(actMistake('requestSecondReading', typed, case_, '2026-12-01'), 'actEmpty');
    assert.equal(actMistake('withdraw', typed, case_, '2026-12-01'), undefined);
    assert.deepEqual(actBody('withdraw', typed), {});
  });

  test('a day that does not exist, is to come or lies before the complaint is told', () => {
    const case_ = after(...STEPS_TO.answered);
    const on = (day: string) =>
      actMistake('declareRecourse', { ...typed, body: 'ombudsfin', on: day }, case_, '2026-12-01');
    assert.equal(on('2026-11-31'), 'actNoDate');
    assert.equal(on('2026-12-02'), 'actNoDate');
    assert.equal(on('2020-01-01'), 'actTooEarly');
    assert.equal(on(case_.receivedOn), undefined);
    const before = { ...typed, body: 'court', on: '2020-01-01' } as const;
    assert.equal(actMistake('declareRecourse', before, case_, '2026-12-01'), undefined);
  });
});
