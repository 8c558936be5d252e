import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clocksOf, promisesFrom } from './clocks.ts';
import { NO_CASE } from './evolve.ts';

const dues = (day: string) => promisesFrom(day).map(({ due, target }) => [due, target]);

describe('the two promises', () => {
  test('received on a Sunday: five working days and one month from that Sunday', () => {
    assert.deepEqual(dues('2026-11-22'), [
      ['2026-11-27', '2026-11-27'],
      ['2026-12-22', '2026-12-22'],
    ]);
  });

  test('Christmas and New Year are skipped, and each skipped day says why', () => {
    const [acknowledgement] = promisesFrom('2026-12-23');
    assert.equal(acknowledgement.due, '2026-12-31');
    assert.deepEqual(acknowledgement.explanation.skipped, [
      { date: '2026-12-25', why: 'christmas' },
      { date: '2026-12-26', why: 'saturday' },
      { date: '2026-12-27', why: 'sunday' },
    ]);
  });

  test('31 January means the last day of February, also in a leap year', () => {
    assert.equal(promisesFrom('2026-01-31')[1].due, '2026-02-28');
    assert.equal(promisesFrom('2028-01-31')[1].due, '2028-02-29');
  });

  test('the answer stays promised on a Sunday; the handler aims at the Friday before', () => {
    const [, answer] = promisesFrom('2026-10-22');
    assert.equal(answer.due, '2026-11-22');
    assert.equal(answer.target, '2026-11-20');
  });

  test('a case that does not exist has no clocks', () => {
    assert.deepEqual(clocksOf(NO_CASE), []);
  });
});
