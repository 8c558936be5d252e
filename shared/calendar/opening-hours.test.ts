import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { brusselsInstant, brusselsTime } from './brussels-time.ts';
import { addDays, weekdayOf } from './civil-date.ts';
import { holidayOn } from './holidays.ts';
import { openingState } from './opening-hours.ts';
import type { OpeningHours } from './opening-hours.ts';

const NINE = 9 * 60;
const ELEVEN = 11 * 60;
const ONE = 13 * 60;
const THREE = 15 * 60;

const telephone: OpeningHours = {
  1: { from: NINE, to: ELEVEN },
  2: { from: NINE, to: ELEVEN },
  3: { from: ONE, to: THREE },
  4: { from: NINE, to: ELEVEN },
  5: { from: ONE, to: THREE },
};

function telephoneAt(date: string, time: string) {
  const [hours, minutes] = time.split(':').map(Number);
  return openingState(telephone, brusselsInstant(date, hours! * 60 + minutes!));
}

const open = (date: string, minutes: number) => ({ open: true, closes: { date, minutes } });
const closed = (date: string, minutes: number) => ({ open: false, opens: { date, minutes } });

describe('The telephone', () => {
  test('is answered from 09:00 up to, not at, 11:00 on a Monday', () => {
    assert.deepEqual(telephoneAt('2026-06-01', '00:00'), closed('2026-06-01', NINE));
    assert.deepEqual(telephoneAt('2026-06-01', '08:59'), closed('2026-06-01', NINE));
    assert.deepEqual(telephoneAt('2026-06-01', '09:00'), open('2026-06-01', ELEVEN));
    assert.deepEqual(telephoneAt('2026-06-01', '10:59'), open('2026-06-01', ELEVEN));
    assert.deepEqual(telephoneAt('2026-06-01', '11:00'), closed('2026-06-02', NINE));
  });

  test('is open to the last millisecond before eleven', () => {
    const eleven = brusselsInstant('2026-06-01', ELEVEN);
    assert.equal(openingState(telephone, eleven - 1).open, true);
    assert.equal(openingState(telephone, eleven).open, false);
  });

  test('is answered in the afternoon on Wednesday and Friday', () => {
    assert.deepEqual(telephoneAt('2026-06-02', '11:00'), closed('2026-06-03', ONE));
    assert.deepEqual(telephoneAt('2026-06-03', '09:30'), closed('2026-06-03', ONE));
    assert.deepEqual(telephoneAt('2026-06-03', '13:00'), open('2026-06-03', THREE));
    assert.deepEqual(telephoneAt('2026-06-05', '14:59'), open('2026-06-05', THREE));
  });

  test('closes on Friday afternoon until Monday', () => {
    assert.deepEqual(telephoneAt('2026-06-05', '15:00'), closed('2026-06-08', NINE));
    assert.deepEqual(telephoneAt('2026-06-06', '10:00'), closed('2026-06-08', NINE));
    assert.deepEqual(telephoneAt('2026-06-07', '23:59'), closed('2026-06-08', NINE));
  });

  test('is not answered on a holiday Monday', () => {
    assert.deepEqual(telephoneAt('2026-04-06', '09:30'), closed('2026-04-07', NINE));
    assert.deepEqual(telephoneAt('2026-04-03', '15:00'), closed('2026-04-07', NINE));
  });

  test('is not answered on Christmas, a Friday, nor on the week-end after it', () => {
    assert.deepEqual(telephoneAt('2026-12-24', '11:00'), closed('2026-12-28', NINE));
    assert.deepEqual(telephoneAt('2026-12-25', '13:30'), closed('2026-12-28', NINE));
  });

  test('keeps its wall-clock hours over both clock changes', () => {
    assert.deepEqual(telephoneAt('2026-03-27', '15:00'), closed('2026-03-30', NINE));
    const beforeSummer = Date.UTC(2026, 2, 23, 8);
    const inSummer = Date.UTC(2026, 2, 30, 7);
    for (const nine of [
      beforeSummer,
      inSummer,
      Date.UTC(2026, 9, 19, 7),
      Date.UTC(2026, 9, 26, 8),
    ]) {
      assert.equal(openingState(telephone, nine - 1).open, false);
      assert.equal(openingState(telephone, nine).open, true);
      assert.equal(openingState(telephone, nine + 7_199_999).open, true);
      assert.equal(openingState(telephone, nine + 7_200_000).open, false);
    }
    for (const minute of [0, 59, 60, 61, 120, 180]) {
      const night = openingState(telephone, Date.UTC(2026, 9, 25, 0, minute));
      assert.deepEqual(night, closed('2026-10-26', NINE));
    }
  });

  test('is open at the time it names as opening, closed at the one it names as closing, and never the other way between', () => {
    const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(instant, fc.nat(999), (ms, thousandth) => {
        const state = openingState(telephone, ms);
        const turn = state.open ? state.closes : state.opens;
        assert.ok(turn);
        const turnMs = brusselsInstant(turn.date, turn.minutes);
        assert.ok(turnMs > ms);
        assert.equal(openingState(telephone, turnMs).open, !state.open);
        const between = ms + Math.floor(((turnMs - ms) * thousandth) / 1000);
        assert.deepEqual(openingState(telephone, between), state);
        const opensOn = state.open ? brusselsTime(ms).date : turn.date;
        assert.ok(weekdayOf(opensOn) < 6 && !holidayOn(opensOn));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('Opening hours', () => {
  test('that are empty, or end before they begin, never open', () => {
    const never = { open: false, opens: undefined };
    const now = Date.UTC(2026, 5, 1, 8);
    assert.deepEqual(openingState({}, now), never);
    assert.deepEqual(openingState({ 1: { from: NINE, to: NINE } }, now), never);
    assert.deepEqual(openingState({ 1: { from: ELEVEN, to: NINE } }, now), never);
  });

  test('to midnight close at minute 1440 of the same day', () => {
    const lastMinute = brusselsInstant('2026-06-01', 1439);
    const mondays: OpeningHours = { 1: { from: 0, to: 1440 } };
    assert.deepEqual(openingState(mondays, lastMinute), open('2026-06-01', 1440));
    assert.deepEqual(openingState(mondays, lastMinute + 60_000), closed('2026-06-08', 0));
  });

  test('on Fridays only reach over Christmas and New Year', () => {
    const fridays: OpeningHours = { 5: { from: ONE, to: THREE } };
    const afterHours = brusselsInstant('2026-12-18', THREE);
    assert.deepEqual(openingState(fridays, afterHours), closed('2027-01-08', ONE));
  });

  test('of one weekday always name their next opening, from any such day of 1996 to 2060', () => {
    for (let date = '1996-01-01'; date < '2061-01-01'; date = addDays(date, 1)) {
      const weekday = weekdayOf(date);
      const hours: OpeningHours = { [weekday]: { from: NINE, to: ELEVEN } };
      const state = openingState(hours, brusselsInstant(date, ELEVEN));
      assert.ok(!state.open && state.opens && weekdayOf(state.opens.date) === weekday, date);
    }
  });
});
