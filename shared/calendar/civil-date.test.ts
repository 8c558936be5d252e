import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonth, daysBetween, isCivilDate, weekdayOf } from './civil-date.ts';

const DAY_MS = 86_400_000;
const lastDayNumber = daysBetween('0001-01-01', '9999-12-31');
const anyDate = fc.nat(lastDayNumber).map((days) => addDays('0001-01-01', days));

describe('A civil date', () => {
  test('is a day that exists, written YYYY-MM-DD', () => {
    for (const text of ['0001-01-01', '9999-12-31', '2024-02-29', '2000-02-29', '2026-11-30']) {
      assert.equal(isCivilDate(text), true, text);
    }
  });

  test('is not a day that does not exist, nor another way of writing one', () => {
    const wrong = ['2023-02-29', '1900-02-29', '2100-02-29', '2024-02-30', '2026-04-31'];
    wrong.push('2026-00-10', '2026-13-10', '2026-01-00', '2026-01-32', '0000-01-01');
    wrong.push('', '2026-1-1', '26-01-01', '02026-01-01', '+2026-01-01', '2026/01/01', '20260101');
    wrong.push('2026-01-01T00:00', '2026-01-01\n', ' 2026-01-01', '2026-01-1 ', '٢٠٢٦-٠١-٠١');
    for (const text of wrong) assert.equal(isCivilDate(text), false, JSON.stringify(text));
  });

  test('agrees with the platform on every text of the right shape, 1999 to 2005 and around 1900', () => {
    for (const year of [1899, 1900, 1999, 2000, 2001, 2002, 2003, 2004, 2005]) {
      for (let month = 0; month < 15; month++) {
        for (let day = 0; day < 34; day++) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const ms = Date.parse(`${text}T00:00Z`);
          const real = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
          assert.equal(isCivilDate(text), real, text);
        }
      }
    }
  });

  test('follows the day before it, and the weekdays go round, through 800 years', () => {
    let date = '1599-12-31';
    for (let ms = Date.UTC(1600, 0, 1); ms <= Date.UTC(2400, 11, 31); ms += DAY_MS) {
      const expected = new Date(ms);
      date = addDays(date, 1);
      assert.equal(date, expected.toISOString().slice(0, 10));
      assert.equal(weekdayOf(date), expected.getUTCDay() || 7);
    }
  });

  test('is counted as the platform counts, over all years', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        assert.equal(isCivilDate(from), true);
        assert.equal(daysBetween(from, to), (Date.parse(to) - Date.parse(from)) / DAY_MS);
        assert.equal(addDays(from, daysBetween(from, to)), to);
        assert.equal(weekdayOf(from), new Date(from).getUTCDay() || 7);
        assert.equal(from < to, daysBetween(from, to) > 0);
      }),
      { numRuns: 2000 },
    );
  });

  test('has its 29 February in leap years only', () => {
    assert.equal(addDays('2024-02-28', 1), '2024-02-29');
    assert.equal(addDays('2023-02-28', 1), '2023-03-01');
    assert.equal(addDays('2024-03-01', -1), '2024-02-29');
    assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
    assert.equal(daysBetween('2100-02-28', '2100-03-01'), 1);
  });

  test('misused, is told so instead of giving a wrong date', () => {
    assert.throws(() => addDays('9999-12-31', 1), /is not a date from/);
    assert.throws(() => addDays('0001-01-01', -1), /is not a date from/);
    for (const days of [0.5, NaN, Infinity, -Infinity, 1e9, 1e300]) {
      assert.throws(() => addDays('2026-01-01', days), /is not a date from/, String(days));
    }
    assert.throws(() => daysBetween('2026-01-01', 'tomorrow'), /"tomorrow" is not a date/);
    assert.throws(() => weekdayOf('2023-02-29'), /is not a date/);
    assert.throws(() => addMonth('2023-02-29'), /is not a date/);
  });
});

describe('A month later', () => {
  test('is the same day of the next month', () => {
    assert.equal(addMonth('2026-01-15'), '2026-02-15');
    assert.equal(addMonth('2026-12-31'), '2027-01-31');
    assert.equal(addMonth('2026-02-28'), '2026-03-28');
    assert.equal(addMonth('2024-02-29'), '2024-03-29');
  });

  test('is the last day of the next month where that has no such day', () => {
    assert.equal(addMonth('2026-01-31'), '2026-02-28');
    assert.equal(addMonth('2024-01-31'), '2024-02-29');
    assert.equal(addMonth('2024-01-30'), '2024-02-29');
    assert.equal(addMonth('2026-01-29'), '2026-02-28');
    assert.equal(addMonth('2100-01-29'), '2100-02-28');
    for (const [from, to] of [
      ['2026-03-31', '2026-04-30'],
      ['2026-05-31', '2026-06-30'],
      ['2026-07-31', '2026-08-31'],
      ['2026-08-31', '2026-09-30'],
      ['2026-10-31', '2026-11-30'],
    ] as const) {
      assert.equal(addMonth(from), to);
    }
  });

  test('is never in the month after the next, and never earlier for a later start', () => {
    fc.assert(
      fc.property(fc.nat(lastDayNumber - 32), (days) => {
        const date = addDays('0001-01-01', days);
        const later = addMonth(date);
        const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        assert.equal(months(later), months(date) + 1);
        const clamped = later.slice(8) !== date.slice(8);
        if (clamped) assert.equal(addDays(later, 1).slice(8), '01');
        assert.ok(addMonth(addDays(date, 1)) >= later);
      }),
      { numRuns: 2000 },
    );
  });

  test('stays within the years 0001 to 9999', () => {
    assert.equal(addMonth('9999-11-30'), '9999-12-30');
    assert.throws(() => addMonth('9999-12-01'), /is not a date from/);
  });
});
