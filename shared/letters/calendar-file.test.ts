import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { after, anna, STEPS_TO } from '../case/testing.ts';
import type { Case } from '../case/evolve.ts';
import { templates as caseFr } from '../texts/case.ts';
import { templates as formFr } from '../texts/form.ts';
import { templates as lettersFr } from '../texts/letters.ts';
import { templates as sightFr } from '../texts/sight.ts';
import { calendarFile, escaped, folded } from './calendar-file.ts';

const t = { ...sightFr, ...formFr, ...caseFr, ...lettersFr };
const now = Date.UTC(2026, 11, 16, 8, 30);
const fileOf = (case_: Case, today = '2026-12-16', at = now) =>
  calendarFile(t, 'fr', case_, { now: at, today });

/** What another program reads of it. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    day: String(event.getFirstPropertyValue('dtstart')),
    end: String(event.getFirstPropertyValue('dtend')),
    stamp: String(event.getFirstPropertyValue('dtstamp')),
    summary: String(event.getFirstPropertyValue('summary')),
    about: String(event.getFirstPropertyValue('description') ?? ''),
  }));
}

describe('the file for a calendar', () => {
  const case_ = after(...STEPS_TO.inSecondReading);

  test('has each promise to come on its whole day, and the last day before the limit of a body', () => {
    assert.deepEqual(
      read(fileOf(case_)).map(({ uid, day, end }) => [uid.split('@')[0], day, end]),
      [
        ['SFB-26-7K3M9Q-secondReading-20261215', '2027-01-15', '2027-01-16'],
        ['SFB-26-7K3M9Q-ombudsfin-from', '2026-12-10', '2026-12-11'],
        ['SFB-26-7K3M9Q-ombudsfin-until', '2027-11-22', '2027-11-23'],
        ['SFB-26-7K3M9Q-consumerConnect-from', '2026-12-10', '2026-12-11'],
      ],
    );
  });

  test('leaves out what was kept', () => {
    const promises = (...to: Parameters<typeof after>) =>
      read(fileOf(after(...to), '2026-11-24')).map(({ uid }) => uid.split('-')[3]);
    assert.deepEqual(promises(...STEPS_TO.received).slice(0, 2), ['acknowledgement', 'answer']);
    assert.equal(promises(...STEPS_TO.acknowledged)[0], 'answer');
  });

  test('says how each day was counted, in the language asked for', () => {
    const [first] = read(fileOf(after(...STEPS_TO.received), '2026-11-24'));
    const [, , last] = read(fileOf(case_));
    assert.match(first?.summary ?? '', /^Plainte SFB-26-7K3M9Q : accusé de réception/);
    assert.match(first?.about ?? '', /^5 jours ouvrables après .*week-end/);
    assert.match(last?.summary ?? '', /Ombudsfin - Ombudsman en conflits financiers sans risque/);
    assert.equal(first?.stamp, '2026-12-16T08:30:00Z');
  });

  test('names its days alike however often it is made, so that a calendar moves and never adds', () => {
    const ids = (file: string) => read(file).map(({ uid }) => uid);
    const later = fileOf(case_, '2027-02-01', now + 50 * 86_400_000);
    assert.deepEqual(ids(later), ids(fileOf(case_)));
    assert.equal(new Set(ids(later)).size, ids(later).length);
  });

  test('tells the two answers of a case that was reopened apart', () => {
    const reopened = after(...STEPS_TO.closed, [
      '2027-02-01',
      anna,
      { type: 'reopen', reason: 'New facts.' },
    ]);
    const answerIn = (opened: Case, today: string) =>
      read(fileOf(opened, today)).flatMap(({ uid }) => /answer-\d+/.exec(uid) ?? []);
    assert.deepEqual(answerIn(after(...STEPS_TO.acknowledged), '2026-11-24'), ['answer-20261123']);
    assert.deepEqual(answerIn(reopened, '2027-02-06'), ['answer-20270201']);
  });

  test('holds the reference and no word of the person', () => {
    const file = fileOf(case_);
    for (const words of ['Ann', 'example.be', 'The rate is wrong', 'You missed a point'])
      assert.ok(!file.includes(words), words);
  });

  test('has lines of at most 75 octets that end with CR and LF', () => {
    const lines = fileOf(case_).split('\r\n');
    assert.equal(lines.pop(), '');
    for (const line of lines) {
      assert.ok(Buffer.byteLength(line) <= 75, line);
      assert.doesNotMatch(line, /[\r\n]/);
    }
  });
});

describe('a line of it', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 300, size: 'max' });

  test('is read back whole by another program, whatever stands in it', () => {
    fc.assert(
      fc.property(words, (text) => {
        const line = folded(`SUMMARY:${escaped(text)}`);
        const file = `BEGIN:VEVENT\r\n${line}\r\nEND:VEVENT\r\n`;
        const event = new ICAL.Component(ICAL.parse(file));
        // Control characters have no place in a text (RFC 5545, 3.3.11).
        const kept = text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0B-\x1F\x7F]/g, '');
        assert.equal(event.getFirstPropertyValue('summary') ?? '', kept);
      }),
    );
  });

  test('has comma, semicolon, backslash and line break escaped, as RFC 5545 writes them', () => {
    assert.equal(escaped('a, b; c\\d\r\ne\u0007'), 'a\\, b\\; c\\\\d\\ne');
  });

  test('is folded within 75 octets, never inside a character', () => {
    fc.assert(
      fc.property(words, (text) => {
        const line = text.replace(/[\r\n]/g, '');
        const pieces = folded(line).split('\r\n');
        for (const piece of pieces) assert.ok(Buffer.byteLength(piece) <= 75);
        assert.equal(pieces.map((piece, i) => (i === 0 ? piece : piece.slice(1))).join(''), line);
      }),
    );
  });
});
