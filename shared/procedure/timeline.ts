import type { Language } from '../api/choices.ts';
import type { Complaint } from '../api/complaint.ts';
import { brusselsTime } from '../calendar/brussels-time.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { AnswerBody } from '../case/commands.ts';
import type { Actor, CaseEntry, CaseEvent, Channel } from '../case/events.ts';
import type { Case } from '../case/evolve.ts';
import type { CaseTexts } from '../texts/case.ts';
import type { FormTexts } from '../texts/form.ts';
import { dateInWords } from '../texts/format.ts';
import { fill } from '../texts/msg.ts';
import type { SightTexts } from '../texts/sight.ts';
import { DEPARTMENT_NAMES } from './procedure.ts';
import { bodyName } from './ways-out.ts';

export type TimelineTexts = SightTexts & FormTexts & CaseTexts;

/** One thing beside what happened: 'words' are somebody's own and shown as they are, 'label' is a small heading over what follows. */
export type TimelineLine = { kind: 'text' | 'label' | 'words'; text: string };

/** What happened, on which civil day in Brussels, with what was said to it. `seq` is the entry's, for keys. */
export type Told = {
  seq: number;
  day: CivilDate;
  what: string;
  lines: readonly TimelineLine[];
};

/** What happened in a case, the first thing first, as its customer reads it. `case_` is the case after all of it. */
export const timelineOf = (
  t: TimelineTexts,
  language: Language,
  case_: Case,
  entries: readonly CaseEntry[],
): readonly Told[] =>
  entries.flatMap((entry) => {
    const what = whatHappened(t, language, entry.event, entry.by);
    if (what === undefined) return [];
    const day = brusselsTime(Date.parse(entry.at)).date;
    return [{ seq: entry.seq, day, what, lines: linesOf(t, language, case_, entry) }];
  });

const CHANNELS: Record<Channel, keyof CaseTexts> = {
  post: 'channelOfPost',
  phone: 'channelOfPhone',
  email: 'channelOfEmail',
  portal: 'channelOfPortal',
};

function whatHappened(
  t: TimelineTexts,
  language: Language,
  event: CaseEvent,
  by: Actor,
): string | undefined {
  const date = (day: CivilDate) => dateInWords(language, day);
  const yours = by.role === 'customer';
  switch (event.type) {
    case 'complaintFiled':
    case 'complaintQuarantined':
      return t.didFiled;
    case 'complaintRegistered':
      return fill(t.didRegistered, { channel: t[CHANNELS[event.channel]] });
    case 'acknowledged':
      return fill(t.didAcknowledged, { department: DEPARTMENT_NAMES[event.department] });
    case 'informationAdded':
      return yours ? t.didAdd : t.weAdded;
    case 'informationAsked':
      return t.weAsked;
    case 'messageSent':
      return yours ? t.didWrite : t.weWrote;
    case 'extended':
      return fill(t.weExtended, { date: date(event.until) });
    case 'answered':
      return t.weAnswered;
    case 'secondReadingRequested':
      return t.didRequest;
    case 'secondReadingDecided':
      return t.weReviewed;
    case 'closed':
      return t.weClosed;
    case 'reopened':
      return t.weReopened;
    case 'withdrawn':
      return t.didWithdraw;
    case 'reclassified':
      return t.weReclassified;
    case 'recourseDeclared':
      return fill(t.wentThere, { body: bodyName(t, event.body), date: date(event.on) });
    case 'contactCorrected':
      return t.contactChanged;
    case 'promiseMissed':
      return fill(t.weMissed, { date: date(event.due) });
    case 'codeReplaced':
      return t.codeReplaced;
    case 'erased':
      return t.weErased;
    case 'assigned':
    case 'secondReadingAssigned':
    case 'notedInternally':
      return undefined;
  }
  // An event of a later version of us: the case stands, this page has no words for it.
  return undefined;
}

function linesOf(
  t: TimelineTexts,
  language: Language,
  case_: Case,
  { event, body }: CaseEntry,
): readonly TimelineLine[] {
  switch (event.type) {
    case 'answered':
    case 'secondReadingDecided':
      return body === undefined
        ? erased(t)
        : answerLines(t, language, case_, body as Partial<AnswerBody>);
    case 'reclassified': {
      const { department, subject } = event;
      return [
        ...(department
          ? [text(fill(t.nowDepartment, { department: DEPARTMENT_NAMES[department] }))]
          : []),
        ...(subject ? [text(fill(t.nowSubject, { subject: t[subject] }))] : []),
      ];
    }
    case 'informationAdded':
    case 'messageSent':
      return [
        ...(body === undefined ? erased(t) : saidIn(body)),
        ...(event.files > 0 ? [text(fill(t.filesWith, { count: event.files }))] : []),
      ];
    case 'contactCorrected':
      return body === undefined ? erased(t) : contactIn(body);
    case 'complaintFiled':
      return event.files > 0 ? [text(fill(t.filesWith, { count: event.files }))] : [];
    case 'informationAsked':
    case 'extended':
    case 'secondReadingRequested':
    case 'reopened':
      return body === undefined ? erased(t) : saidIn(body);
    case 'complaintRegistered':
    case 'complaintQuarantined':
    case 'recourseDeclared':
    case 'promiseMissed':
    case 'codeReplaced':
    case 'erased':
    case 'assigned':
    case 'secondReadingAssigned':
    case 'notedInternally':
      return [];
    // Their words may be left out, so that none is no sign of erasing.
    case 'acknowledged':
    case 'closed':
    case 'withdrawn':
      return saidIn(body);
  }
  return [];
}

const text = (value: string): TimelineLine => ({ kind: 'text', text: value });
const label = (value: string): TimelineLine => ({ kind: 'label', text: value });
const words = (value: string): TimelineLine => ({ kind: 'words', text: value });
const erased = (t: TimelineTexts): TimelineLine[] => [text(t.wordsErased)];

const SAID = ['text', 'message', 'reason', 'grounds'] as const;

// A body is what its command carried; of what an older or later version wrote, what can be read is shown.
function saidIn(body: unknown): TimelineLine[] {
  const record = (body ?? {}) as Record<string, unknown>;
  return SAID.flatMap((name) => (typeof record[name] === 'string' ? [words(record[name])] : []));
}

// Of what an older or later version wrote, what can be read is shown.
function contactIn(body: unknown): TimelineLine[] {
  const { address, ...contact } = Object((body as { contact?: object } | null)?.contact) as {
    address?: object;
  };
  const { name, company, email, phone } = contact as Record<string, unknown>;
  const { street, postalCode, city, country } = Object(address) as Record<string, unknown>;
  const lines = [name, company, street, [postalCode, city].join(' ').trim(), country, email, phone]
    .filter((line) => typeof line === 'string' && line !== '')
    .join('\n');
  return lines ? [words(lines)] : [];
}

function answerLines(
  t: TimelineTexts,
  language: Language,
  { filed, grievances: count }: Case,
  { findings = [], summary, measures = [] }: Partial<AnswerBody>,
): TimelineLine[] {
  const grievances = (filed as Partial<Complaint> | undefined)?.grievances;
  const about = (index: number) => {
    const grievance = grievances?.[index];
    // The words of a point may be erased or left out; its number stays.
    if (grievance === undefined && count === 1) return [label(t.grievanceOnly)];
    const number = label(fill(t.grievanceNumber, { number: index + 1 }));
    return grievance === undefined ? [number] : [number, words(grievance)];
  };
  return [
    ...(summary ? [words(summary)] : []),
    ...findings.flatMap(({ grievance, finding, reasons }) => [
      ...about(grievance),
      text(t[finding]),
      words(reasons),
    ]),
    ...(measures.length > 0 ? [label(t.measuresHeading)] : []),
    ...measures.flatMap(({ what, by }) => [
      words(what),
      ...(by ? [text(fill(t.measureBy, { date: dateInWords(language, by) }))] : []),
    ]),
  ];
}
