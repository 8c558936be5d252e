import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { brusselsInstant, brusselsTime, endOfBrusselsDay } from './brussels-time.ts';
import { addDays } from './civil-date.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const brusselsFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

function byPlatform(epochMs: number) {
  const part = Object.fromEntries(
    brusselsFormat.formatToParts(epochMs).map(({ type, value }) => [type, value]),
  );
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    minutes: Number(part.hour) * 60 + Number(part.minute),
  };
}

// Found by asking the platform hour by hour, so that nothing of the rule under test is used to test it.
function platformClockChanges(fromYear: number, toYear: number): number[] {
  const offset = (ms: number) =>
    (((byPlatform(ms).minutes - Math.floor((ms % DAY_MS) / MINUTE_MS)) % 1440) + 1440) % 1440;
  const changes = [];
  for (let year = fromYear; year <= toYear; year++) {
    for (const month of [2, 9]) {
      const end = Date.UTC(year, month + 1, 2);
      for (let ms = Date.UTC(year, month, 20); ms < end; ms += HOUR_MS) {
        if (offset(ms) !== offset(ms - 1)) changes.push(ms);
      }
    }
  }
  return changes;
}

describe('The time in Brussels', () => {
  test('is what the platform says, in every minute around each clock change of 2020 to 2040', () => {
    const changes = platformClockChanges(2020, 2040);
    assert.equal(changes.length, 42);
    for (const change of changes) {
      for (let minute = -90; minute <= 90; minute++) {
        const ms = change + minute * MINUTE_MS;
        assert.deepEqual(brusselsTime(ms), byPlatform(ms), new Date(ms).toISOString());
      }
      assert.deepEqual(brusselsTime(change - 1), byPlatform(change - 1));
    }
  });

  test('is what the platform says around each clock change of 1996 to 2019', () => {
    const changes = platformClockChanges(1996, 2019);
    assert.equal(changes.length, 48);
    for (const change of changes) {
      for (const ms of [change - HOUR_MS, change - 1, change, change + HOUR_MS]) {
        assert.deepEqual(brusselsTime(ms), byPlatform(ms), new Date(ms).toISOString());
      }
    }
  });

  test('is what the platform says at any instant', () => {
    const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2041, 0, 1) });
    fc.assert(
      fc.property(instant, (ms) => assert.deepEqual(brusselsTime(ms), byPlatform(ms))),
      { numRuns: 5000 },
    );
  });

  test('counts whole minutes and is already the next day before UTC is', () => {
    assert.deepEqual(brusselsTime(Date.UTC(2026, 6, 1, 21, 59, 59, 999)), {
      date: '2026-07-01',
      minutes: 1439,
    });
    assert.deepEqual(brusselsTime(Date.UTC(2026, 11, 31, 23)), { date: '2027-01-01', minutes: 0 });
    assert.deepEqual(brusselsTime(Date.UTC(2026, 11, 31, 22, 59, 59.5)), {
      date: '2026-12-31',
      minutes: 1439,
    });
  });

  test('misused, is told so', () => {
    assert.throws(() => brusselsTime(NaN), /is not a date/);
    assert.throws(() => brusselsInstant('2026-02-29', 0), /is not a date/);
  });
});

describe('The instant of a Brussels wall clock', () => {
  test('comes back as the same date and minutes, save in the hour that does not exist', () => {
    const minuteOfYears = fc.record({ day: fc.nat(7670), minutes: fc.nat(1439) });
    fc.assert(
      fc.property(minuteOfYears, ({ day, minutes }) => {
        const date = addDays('2020-01-01', day);
        const read = byPlatform(brusselsInstant(date, minutes));
        const inGap = read.minutes === minutes + 60 && minutes >= 120 && minutes < 180;
        assert.deepEqual(read, { date, minutes: inGap ? minutes + 60 : minutes });
      }),
      { numRuns: 5000 },
    );
  });

  test('comes back as the same instant, or an hour before it in the second of the doubled hours', () => {
    const changes = platformClockChanges(2020, 2040);
    const steps = fc.record({
      change: fc.constantFrom(...changes),
      minute: fc.integer({ min: -180, max: 180 }),
    });
    fc.assert(
      fc.property(steps, ({ change, minute }) => {
        const ms = change + minute * MINUTE_MS;
        const { date, minutes } = brusselsTime(ms);
        const secondTime = date.slice(5, 7) === '10' && minute >= 0 && minute < 60;
        assert.equal(brusselsInstant(date, minutes), secondTime ? ms - HOUR_MS : ms);
      }),
      { numRuns: 3000 },
    );
  });

  test('in the hour that is skipped is the later one', () => {
    assert.equal(brusselsInstant('2026-03-29', 119), Date.UTC(2026, 2, 29, 0, 59));
    assert.equal(brusselsInstant('2026-03-29', 120), Date.UTC(2026, 2, 29, 1, 0));
    assert.equal(brusselsInstant('2026-03-29', 150), Date.UTC(2026, 2, 29, 1, 30));
    assert.equal(brusselsInstant('2026-03-29', 180), Date.UTC(2026, 2, 29, 1, 0));
  });

  test('in the hour that comes twice is the first one', () => {
    assert.equal(brusselsInstant('2026-10-25', 119), Date.UTC(2026, 9, 24, 23, 59));
    assert.equal(brusselsInstant('2026-10-25', 120), Date.UTC(2026, 9, 25, 0, 0));
    assert.equal(brusselsInstant('2026-10-25', 179), Date.UTC(2026, 9, 25, 0, 59));
    assert.equal(brusselsInstant('2026-10-25', 180), Date.UTC(2026, 9, 25, 2, 0));
  });
});

describe('The end of a Brussels day', () => {
  test('is the first instant of the next day, for every day of 2020 to 2040', () => {
    for (let date = '2020-01-01'; date <= '2040-12-31'; date = addDays(date, 1)) {
      const end = endOfBrusselsDay(date);
      assert.deepEqual(byPlatform(end), { date: addDays(date, 1), minutes: 0 });
      assert.equal(byPlatform(end - 1).date, date);
      assert.equal(end, brusselsInstant(addDays(date, 1), 0));
    }
  });

  test('comes after 23 or 25 hours where the clock changes', () => {
    const hours = (date: string) => (endOfBrusselsDay(date) - brusselsInstant(date, 0)) / HOUR_MS;
    assert.equal(hours('2026-03-28'), 24);
    assert.equal(hours('2026-03-29'), 23);
    assert.equal(hours('2026-10-25'), 25);
  });
});
