import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import Holidays from 'date-holidays';
import { addDays } from './civil-date.ts';
import { holidayOn, holidaysOf } from './holidays.ts';
import type { Holiday } from './holidays.ts';

const holidaysByRule: Record<string, Holiday> = {
  '01-01': 'newYear',
  'easter 1': 'easterMonday',
  '05-01': 'labourDay',
  'easter 39': 'ascension',
  'easter 50': 'whitMonday',
  '07-21': 'nationalDay',
  '08-15': 'assumption',
  '11-01': 'allSaints',
  '11-11': 'armistice',
  '12-25': 'christmas',
};

function publishedHolidays(year: number) {
  return new Holidays('BE')
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date, rule }) => ({ date: date.slice(0, 10), holiday: holidaysByRule[rule] }));
}

describe('The Belgian public holidays', () => {
  test('are the ten that date-holidays publishes, on every day of 2020 to 2040', () => {
    const published = new Map<string, Holiday | undefined>();
    for (let year = 2020; year <= 2040; year++) {
      for (const { date, holiday } of publishedHolidays(year)) published.set(date, holiday);
    }
    assert.equal(published.size, 210);
    for (let date = '2020-01-01'; date <= '2040-12-31'; date = addDays(date, 1)) {
      assert.equal(holidayOn(date), published.get(date), date);
    }
  });

  test('are as published in a century whose Easters meet every exception of the moon', () => {
    for (let year = 3100; year < 3200; year++) {
      assert.deepEqual(holidaysOf(year), publishedHolidays(year), String(year));
    }
  });

  test('are listed for a year in date order', () => {
    for (let year = 1974; year <= 2200; year++) {
      if (year === 2008 || year === 2160) continue;
      assert.deepEqual(holidaysOf(year), publishedHolidays(year), String(year));
    }
  });

  test('follow Easter at its earliest, its latest and in the years of its exceptions', () => {
    const easterMondays = ['1818-03-23', '1943-04-26', '1954-04-19', '1981-04-20', '2008-03-24'];
    easterMondays.push('2024-04-01', '2025-04-21', '2038-04-26', '2049-04-19', '2285-03-23');
    for (const date of easterMondays) assert.equal(holidayOn(date), 'easterMonday', date);
  });

  test('are not moved from a week-end', () => {
    assert.equal(holidayOn('2026-08-15'), 'assumption');
    assert.equal(holidayOn('2026-08-17'), undefined);
    assert.equal(holidayOn('2022-12-25'), 'christmas');
    assert.equal(holidayOn('2022-12-26'), undefined);
  });

  test('name 1 May as Labour Day where Ascension falls on it, and list both', () => {
    for (const year of [2008, 2160]) {
      const date = `${year}-05-01`;
      assert.equal(holidayOn(date), 'labourDay');
      assert.equal(holidaysOf(year).length, 10);
      assert.deepEqual(
        holidaysOf(year).filter((one) => one.date === date),
        [
          { date, holiday: 'labourDay' },
          { date, holiday: 'ascension' },
        ],
      );
    }
  });

  test('of something that is no date are refused', () => {
    assert.throws(() => holidayOn('2026-02-30'), /is not a date/);
    assert.throws(() => holidayOn('abcd-01-01'), /is not a date/);
    assert.throws(() => holidaysOf(2026.5), /is not a date/);
    assert.throws(() => holidaysOf(10000), /is not a date/);
  });
});
