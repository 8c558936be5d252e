import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { addDays, addMonth, daysBetween } from './civil-date.ts';
import { addWorkingDays, isWorkingDay, lastWorkingDayUpTo, skipReasonOf } from './working-days.ts';

const publishedHolidays = new Set<string>();
for (let year = 2020; year <= 2041; year++) {
  for (const { date, type } of new Holidays('BE').getHolidays(year)) {
    if (type === 'public') publishedHolidays.add(date.slice(0, 10));
  }
}

function isPublishedWorkingDay(date: string): boolean {
  const weekday = new Date(date).getUTCDay();
  return weekday > 0 && weekday < 6 && !publishedHolidays.has(date);
}

function daysStrictlyBetween(from: string, to: string): string[] {
  const days = [];
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) days.push(day);
  return days;
}

const aDate = fc.nat(7600).map((days) => addDays('2020-01-01', days));
const aCount = fc.integer({ min: 1, max: 60 });

describe('A working day', () => {
  test('is Monday to Friday that is no published holiday, on every day of 2020 to 2040', () => {
    for (let date = '2020-01-01'; date <= '2040-12-31'; date = addDays(date, 1)) {
      assert.equal(isWorkingDay(date), isPublishedWorkingDay(date), date);
      assert.equal(skipReasonOf(date) === undefined, isWorkingDay(date), date);
    }
  });

  test('that is skipped says why, the week-end before the holiday on it', () => {
    assert.equal(skipReasonOf('2026-11-07'), 'saturday');
    assert.equal(skipReasonOf('2026-11-08'), 'sunday');
    assert.equal(skipReasonOf('2026-11-11'), 'armistice');
    assert.equal(skipReasonOf('2026-08-15'), 'saturday');
    assert.equal(skipReasonOf('2026-11-01'), 'sunday');
    assert.equal(skipReasonOf('2026-11-10'), undefined);
  });
});

describe('Five working days', () => {
  test('from a Monday without holidays end on the next Monday', () => {
    assert.deepEqual(addWorkingDays('2026-06-01', 5), {
      date: '2026-06-08',
      skipped: [
        { date: '2026-06-06', why: 'saturday' },
        { date: '2026-06-07', why: 'sunday' },
      ],
    });
  });

  test('from a Sunday have that Sunday as day 0 and end on Friday', () => {
    assert.deepEqual(addWorkingDays('2026-06-07', 5), { date: '2026-06-12', skipped: [] });
  });

  test('over Christmas week skip both holidays and both week-ends', () => {
    assert.deepEqual(addWorkingDays('2026-12-24', 5), {
      date: '2027-01-04',
      skipped: [
        { date: '2026-12-25', why: 'christmas' },
        { date: '2026-12-26', why: 'saturday' },
        { date: '2026-12-27', why: 'sunday' },
        { date: '2027-01-01', why: 'newYear' },
        { date: '2027-01-02', why: 'saturday' },
        { date: '2027-01-03', why: 'sunday' },
      ],
    });
  });

  test('over Ascension count the bridge Friday, which is an ordinary working day', () => {
    assert.deepEqual(addWorkingDays('2026-05-13', 5), {
      date: '2026-05-21',
      skipped: [
        { date: '2026-05-14', why: 'ascension' },
        { date: '2026-05-16', why: 'saturday' },
        { date: '2026-05-17', why: 'sunday' },
      ],
    });
  });

  test('over a holiday on a Saturday lose no further day', () => {
    assert.equal(addWorkingDays('2026-08-14', 5).date, '2026-08-21');
  });

  test('count 29 February where there is one', () => {
    assert.equal(addWorkingDays('2024-02-26', 5).date, '2024-03-04');
    assert.equal(addWorkingDays('2024-02-28', 1).date, '2024-02-29');
    assert.equal(addWorkingDays('2023-02-28', 1).date, '2023-03-01');
  });
});

describe('Counting working days', () => {
  test('never lands on a skipped day, nor on one that is not published as working', () => {
    fc.assert(
      fc.property(aDate, aCount, (start, count) => {
        const { date, skipped } = addWorkingDays(start, count);
        assert.ok(isPublishedWorkingDay(date));
        assert.ok(skipped.every((day) => day.date > start && day.date < date));
      }),
    );
  });

  test('has exactly the count of working days after the start, and lists all the others in order', () => {
    fc.assert(
      fc.property(aDate, aCount, (start, count) => {
        const { date, skipped } = addWorkingDays(start, count);
        const between = daysStrictlyBetween(start, date);
        assert.equal(between.filter(isPublishedWorkingDay).length, count - 1);
        assert.deepEqual(
          skipped,
          between
            .filter((day) => !isPublishedWorkingDay(day))
            .map((day) => ({ date: day, why: skipReasonOf(day) })),
        );
        assert.equal(daysBetween(start, date), count + skipped.length);
      }),
    );
  });

  test('never gives an earlier end for a later start, and always a later end for one day more', () => {
    fc.assert(
      fc.property(aDate, fc.nat(30), aCount, (start, later, count) => {
        const { date } = addWorkingDays(start, count);
        assert.ok(addWorkingDays(addDays(start, later), count).date >= date);
        assert.ok(addWorkingDays(start, count + 1).date > date);
      }),
    );
  });

  test('can be done in parts', () => {
    fc.assert(
      fc.property(aDate, aCount, aCount, (start, first, second) => {
        const halfway = addWorkingDays(start, first).date;
        const { date } = addWorkingDays(start, first + second);
        assert.equal(addWorkingDays(halfway, second).date, date);
      }),
    );
  });

  test('of none gives the day itself, and of less or of a part is refused', () => {
    assert.deepEqual(addWorkingDays('2026-06-07', 0), { date: '2026-06-07', skipped: [] });
    for (const count of [-1, 0.5, NaN, Infinity]) {
      assert.throws(() => addWorkingDays('2026-06-07', count), /counted forward in whole days/);
    }
  });
});

describe('The last working day up to a date', () => {
  test('is that day itself where it is one', () => {
    assert.equal(lastWorkingDayUpTo('2026-11-10'), '2026-11-10');
  });

  test('is the one before a week-end, a holiday, or both in a row', () => {
    assert.equal(lastWorkingDayUpTo('2026-11-08'), '2026-11-06');
    assert.equal(lastWorkingDayUpTo('2026-11-11'), '2026-11-10');
    assert.equal(lastWorkingDayUpTo('2026-12-27'), '2026-12-24');
    assert.equal(lastWorkingDayUpTo('2026-04-06'), '2026-04-03');
    assert.equal(lastWorkingDayUpTo(addMonth('2026-01-31')), '2026-02-27');
  });

  test('is never after the date and has no working day between', () => {
    fc.assert(
      fc.property(aDate, (date) => {
        fc.pre(date > '2020-01-02');
        const last = lastWorkingDayUpTo(date);
        assert.ok(last <= date && isPublishedWorkingDay(last));
        const passed = daysStrictlyBetween(last, addDays(date, 1));
        assert.ok(!passed.some(isPublishedWorkingDay));
      }),
    );
  });
});
