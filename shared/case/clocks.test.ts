import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { brusselsInstant, brusselsTime } from '../calendar/brussels-time.ts';
import { addDays } from '../calendar/civil-date.ts';
import { skipReasonOf } from '../calendar/working-days.ts';
import { clocksOf, nextDue } from './clocks.ts';
import { promisesFrom } from './promises.ts';
import type { CaseEvent } from './events.ts';
import { type Case, evolve, NO_CASE } from './evolve.ts';
import { after, anna, answer, cora, customer, file, give, STEPS_TO } from './testing.ts';

const dues = (day: string) => promisesFrom(day).map(({ due, target }) => [due, target]);
const days = fc.integer({ min: 0, max: 80 * 366 }).map((count) => addDays('2020-01-01', count));

/** The case after an event at noon on a day. */
const withEvents = (case_: Case, day: string, event: CaseEvent): Case =>
  evolve(case_, { seq: case_.seq + 1, at: `${day}T11:00:00.000Z`, by: { role: 'system' }, event });

describe('the two promises', () => {
  test('received on a Sunday: five working days and one month from that Sunday', () => {
    assert.deepEqual(dues('2026-11-22'), [
      ['2026-11-27', '2026-11-27'],
      ['2026-12-22', '2026-12-22'],
    ]);
  });

  test('Christmas week: each skipped day says why', () => {
    const [acknowledgement] = promisesFrom('2026-12-23');
    assert.equal(acknowledgement.due, '2026-12-31');
    assert.deepEqual(acknowledgement.explanation.skipped, [
      { date: '2026-12-25', why: 'christmas' },
      { date: '2026-12-26', why: 'saturday' },
      { date: '2026-12-27', why: 'sunday' },
    ]);
  });

  test('the Ascension bridge: the Thursday is skipped, the Friday after it counts', () => {
    assert.equal(promisesFrom('2026-05-11')[0].due, '2026-05-19');
  });

  test('31 January means the last day of February, also in a leap year; 29 February the 29th of March', () => {
    assert.equal(promisesFrom('2026-01-31')[1].due, '2026-02-28');
    assert.equal(promisesFrom('2028-01-31')[1].due, '2028-02-29');
    assert.equal(promisesFrom('2028-02-29')[1].due, '2028-03-29');
  });

  test('the answer stays promised on a Sunday; the handler aims at the Friday before', () => {
    const [, given] = promisesFrom('2026-10-22');
    assert.deepEqual([given.due, given.target], ['2026-11-22', '2026-11-20']);
  });

  test('a complaint at 23:59:59 belongs to that day, one at 00:00:00 to the next, also when clocks change', () => {
    for (const day of ['2026-11-22', '2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25']) {
      const midnight = brusselsInstant(addDays(day, 1), 0);
      assert.equal(brusselsTime(midnight - 1000).date, day);
      assert.equal(brusselsTime(midnight).date, addDays(day, 1));
    }
  });

  test('a later receipt never has an earlier date, and no date lands on a skipped day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (day, later) => {
        const [one, two] = [promisesFrom(day), promisesFrom(addDays(day, later))];
        for (const index of [0, 1] as const) assert.ok(two[index].due >= one[index].due);
        assert.equal(skipReasonOf(one[0].due), undefined);
        assert.equal(skipReasonOf(one[1].target), undefined);
        assert.ok(one[1].target <= one[1].due);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the clocks of a case', () => {
  const named = (case_: Parameters<typeof clocksOf>[0], today: string) =>
    Object.fromEntries(clocksOf(case_, today).map((clock) => [clock.name, clock]));

  test('a case that does not exist has none', () => {
    assert.deepEqual(clocksOf(NO_CASE, '2026-11-22'), []);
  });

  test('a promise is met on the day it is done, and missed from the day after its last', () => {
    const { acknowledgement, answer: given } = named(after(...STEPS_TO.acknowledged), '2026-12-24');
    assert.equal(acknowledgement?.met, '2026-11-24');
    assert.equal(acknowledgement?.missed, undefined);
    assert.equal(given?.met, undefined);
    assert.equal(given?.missed, '2026-12-24');
    assert.equal(named(after(...STEPS_TO.acknowledged), '2026-12-23').answer?.missed, undefined);
  });

  test('a promise that is kept late is met and missed', () => {
    const late = after(STEPS_TO.received[0], ['2026-12-02', anna, { type: 'acknowledge' }]);
    const { acknowledgement } = named(late, '2026-12-02');
    assert.equal(acknowledgement?.met, '2026-12-02');
    assert.equal(acknowledgement?.missed, '2026-12-01');
  });

  test('an extension stands beside the first date', () => {
    const extended = after(...STEPS_TO.acknowledged, [
      '2026-12-01',
      anna,
      { type: 'extend', until: '2027-01-09', reason: 'x' },
    ]);
    const clocks = named(extended, '2026-12-02');
    assert.equal(clocks.answer?.due, '2026-12-23');
    assert.equal(clocks.extendedAnswer?.due, '2027-01-09');
    assert.equal(clocks.extendedAnswer?.target, '2027-01-08');
    assert.equal(nextDue(extended, '2026-12-02'), '2027-01-09');
  });

  test('the second reading has the same month, as our own target', () => {
    const { secondReading } = named(after(...STEPS_TO.inSecondReading), '2026-12-16');
    assert.equal(secondReading?.due, '2027-01-15');
    assert.equal(secondReading?.explanation.source, 'ownTarget');
  });

  test('a reopened case has a month to be answered again; the first answer stays met', () => {
    const reopened = after(...STEPS_TO.closed, [
      '2027-02-01',
      cora,
      { type: 'reopen', reason: 'New facts.' },
    ]);
    const answers = clocksOf(reopened, '2027-02-02').filter(({ name }) => name === 'answer');
    assert.deepEqual(
      answers.map(({ due, met }) => [due, met]),
      [
        ['2026-12-23', '2026-12-10'],
        ['2027-03-01', undefined],
      ],
    );
    assert.equal(nextDue(reopened, '2027-02-02'), '2027-03-01');
    const again = after(
      ...STEPS_TO.closed,
      ['2027-02-01', cora, { type: 'reopen', reason: 'New facts.' }],
      ['2027-02-02', anna, answer()],
    );
    assert.equal(nextDue(again, '2027-02-03'), undefined);
  });

  describe('of a case that was reopened', () => {
    const reopened = after(
      ['2026-03-02', customer, file()],
      ['2026-03-02', anna, { type: 'acknowledge' }],
      ['2026-03-03', anna, answer()],
      ['2026-03-04', anna, { type: 'close' }],
      ['2026-03-05', cora, { type: 'reopen', reason: 'x' }],
    );
    const extend = (case_: Case, day: string, until: string) =>
      give(case_, [day, anna, { type: 'extend', until, reason: 'x' }]);
    const extended = withEvents(reopened, '2026-03-06', { type: 'extended', until: '2026-05-05' });

    test('an extension moves the date that is due now, and is not met by the first answer', () => {
      const last = clocksOf(extended, '2026-03-07').filter(({ name }) => name === 'extendedAnswer');
      assert.deepEqual(
        last.map(({ due, met }) => [due, met]),
        [['2026-05-05', undefined]],
      );
      assert.equal(nextDue(extended, '2026-03-07'), '2026-05-05');
    });

    test('an extension is counted from its own date, also long after the first', () => {
      const late = withEvents(reopened, '2026-12-01', { type: 'reopened' });
      assert.ok('events' in extend(late, '2026-12-02', '2027-02-01'));
      assert.deepEqual(extend(late, '2026-12-02', '2027-01-01'), {
        ...{ refused: 'notLater', path: 'until' },
      });
    });

    test('on its first day it still has an answer due', () => {
      const oneDay = '2026-03-02';
      const case_ = after(
        [oneDay, customer, file()],
        [oneDay, anna, { type: 'acknowledge' }],
        [oneDay, anna, { type: 'extend', until: '2026-05-05', reason: 'x' }],
        [oneDay, anna, answer()],
        [oneDay, anna, { type: 'close' }],
        [oneDay, cora, { type: 'reopen', reason: 'x' }],
      );
      assert.equal(nextDue(case_, oneDay), '2026-04-02');
    });
  });

  test('a promise that was withdrawn in time is neither kept nor broken, also once the case is open again', () => {
    const withdrawn = after(
      ['2026-03-02', customer, file()],
      ['2026-03-02', anna, { type: 'acknowledge' }],
      ['2026-03-03', customer, { type: 'withdraw' }],
    );
    const open = withEvents(withdrawn, '2026-03-10', { type: 'reopened' });
    for (const case_ of [withdrawn, open]) {
      const [, first] = clocksOf(case_, '2026-06-01');
      assert.deepEqual(
        [first?.met, first?.missed, first?.ended],
        [undefined, undefined, '2026-03-03'],
      );
    }
    assert.equal(nextDue(open, '2026-06-01'), '2026-04-10');
  });

  test('a consumer’s way to Ombudsfin opens with the answer or after the month, and has a year', () => {
    const { ombudsfin } = named(after(...STEPS_TO.answered), '2026-12-11');
    assert.deepEqual(
      [ombudsfin?.kind, ombudsfin?.start, ombudsfin?.due],
      ['thirdParty', '2026-12-10', '2027-11-23'],
    );
    assert.equal(named(after(...STEPS_TO.received), '2026-12-01').ombudsfin?.start, '2026-12-24');
    const business = after(['2026-11-23', customer, file({ customer: 'business' })]);
    assert.equal(named(business, '2026-12-01').ombudsfin, undefined);
  });

  test('what is due next is the earliest promise that still runs; a closed case has none', () => {
    assert.equal(nextDue(after(...STEPS_TO.received), '2026-11-24'), '2026-11-30');
    assert.equal(nextDue(after(...STEPS_TO.acknowledged), '2026-11-24'), '2026-12-23');
    assert.equal(nextDue(after(...STEPS_TO.closed), '2027-01-21'), undefined);
  });
});
