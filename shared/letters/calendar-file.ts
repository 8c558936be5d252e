import type { Language } from '../api/choices.ts';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { clocksOf } from '../case/clocks.ts';
import type { Case } from '../case/evolve.ts';
import type { ClockName } from '../case/promises.ts';
import { recourseOf } from '../case/recourse.ts';
import { clockInWords } from '../procedure/explain-case.ts';
import { bodyName } from '../procedure/ways-out.ts';
import type { CaseTexts } from '../texts/case.ts';
import type { FormTexts } from '../texts/form.ts';
import type { LettersTexts } from '../texts/letters.ts';
import { fill } from '../texts/msg.ts';
import type { SightTexts } from '../texts/sight.ts';

export type CalendarTexts = SightTexts & FormTexts & CaseTexts & LettersTexts;

/** One whole day. `id` stays the same however often the file is made, so that a calendar moves a day instead of adding it again. */
type Day = { id: string; date: CivilDate; summary: string; about: string };

/** A file for a calendar (RFC 5545) with the dates of a case: our promises, and from when and until when the outside bodies can be gone to. It names the reference and no person. */
export function calendarFile(
  t: CalendarTexts,
  language: Language,
  case_: Case,
  { now, today }: { now: number; today: CivilDate },
): string {
  const { reference } = case_;
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const days = [...promised(t, language, case_, today), ...outside(t, case_, today)];
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//sfs-complaint//dates//EN'],
    ...['CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    `X-WR-CALNAME:${escaped(fill(t.calendarOf, { reference }))}`,
    ...days.flatMap(({ id, date, summary, about }) => [
      'BEGIN:VEVENT',
      `UID:${reference}-${id}@sfs-complaint.invalid`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${basic(date)}`,
      `DTEND;VALUE=DATE:${basic(addDays(date, 1))}`,
      `SUMMARY;LANGUAGE=${language}:${escaped(summary)}`,
      ...(about ? [`DESCRIPTION;LANGUAGE=${language}:${escaped(about)}`] : []),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const SUMMARY: Record<Exclude<ClockName, 'ombudsfin'>, keyof LettersTexts> = {
  acknowledgement: 'dayOfAcknowledgement',
  answer: 'dayOfAnswer',
  extendedAnswer: 'dayOfExtendedAnswer',
  secondReading: 'dayOfSecondReading',
};

function promised(t: CalendarTexts, language: Language, case_: Case, today: CivilDate): Day[] {
  const { reference } = case_;
  return clocksOf(case_, today).flatMap((clock) => {
    const { name, start, due, met, ended } = clock;
    // What was kept, or has ended, is no date to come any more.
    if (name === 'ombudsfin' || met || ended) return [];
    const { why, kept } = clockInWords(t, language, clock);
    return {
      // A case that was reopened has a second answer to wait for.
      id: `${name}-${basic(start)}`,
      date: due,
      summary: fill(t[SUMMARY[name]], { reference }),
      about: [kept, ...why].filter(Boolean).join(' '),
    };
  });
}

// The pages say "before" the limit: the last day is the one before it.
function outside(t: CalendarTexts, case_: Case, today: CivilDate): Day[] {
  const { reference } = case_;
  return recourseOf(case_, today).flatMap(({ body, state, from, until }) => {
    if (state === 'notForYou') return [];
    const values = { reference, body: bodyName(t, body) };
    const begin = { id: `${body}-from`, date: from ?? '', summary: fill(t.dayFrom, values) };
    const end = {
      id: `${body}-until`,
      date: until === undefined ? '' : addDays(until, -1),
      summary: fill(t.dayUntil, values),
    };
    return [begin, end].filter(({ date }) => date).map((day) => ({ ...day, about: '' }));
  });
}

const basic = (date: CivilDate) => date.replaceAll('-', '');

/** A value of type TEXT (RFC 5545, 3.3.11). No control character may stand in it. */
export const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[\0-\x08\x0B-\x1F\x7F]/g, '');

/** A content line of at most 75 octets a piece, no character broken (RFC 5545, 3.1). */
export function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > 75) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
}
