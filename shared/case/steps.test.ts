import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stepStates } from './steps.ts';
import { after, customer, file, type Step, STEPS_TO } from './testing.ts';

describe('the four steps of the procedure', () => {
  const business: Step[] = [['2026-11-23', customer, file({ customer: 'business' })]];
  const gone: Step[] = [
    ...STEPS_TO.closed,
    ['2027-01-25', customer, { type: 'declareRecourse', body: 'ombudsfin', on: '2027-01-25' }],
  ];
  for (const [name, steps, today, states] of [
    ['just received', STEPS_TO.received, '2026-11-24', ['now', 'later', 'later', 'open']],
    ['answer late', STEPS_TO.received, '2026-12-24', ['now', 'later', 'open', 'open']],
    ['answered', STEPS_TO.answered, '2026-12-11', ['done', 'open', 'open', 'open']],
    ['read again', STEPS_TO.inSecondReading, '2026-12-16', ['done', 'now', 'open', 'open']],
    ['reviewed', STEPS_TO.reviewed, '2027-01-09', ['done', 'done', 'open', 'open']],
    ['gone to a body', gone, '2027-01-26', ['done', 'done', 'done', 'open']],
    ['a business', business, '2026-11-24', ['now', 'later', 'notForYou', 'open']],
  ] as const)
    test(`${name}: ${states.join(', ')}`, () => {
      assert.deepEqual(stepStates(after(...steps), today), states);
    });

  test('a second reading that nobody asked for before the close has not taken place', () => {
    const withdrawn = after(...STEPS_TO.acknowledged, [
      '2026-12-01',
      customer,
      { type: 'withdraw' },
    ]);
    assert.equal(stepStates(withdrawn, '2026-12-02')[1], 'over');
  });
});
