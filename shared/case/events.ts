import type { Customer, Insurance, Language, Subject } from '../api/choices.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { ClockName } from './promises.ts';
import type { Body } from './recourse.ts';

/** Where a case is worked on: SRC for private customers, BU Lease for business customers. */
export type Department = 'src' | 'lease';

/** How a registered complaint came in; what is filed with us directly has none of these. */
export const CHANNELS = ['post', 'phone', 'email', 'portal'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who did something, and as what. The customer has no name here: the name stands in the body of what was filed. */
export type Actor =
  | { role: 'customer' }
  | { role: 'system' }
  | { role: 'handler' | 'reviewer' | 'compliance'; id: string };

/** What an answer says to one grievance; `grievance` is its index, and a complaint that lists none has one, its description. */
export const FINDINGS = ['upheld', 'partly', 'rejected'] as const;
export type Finding = { grievance: number; finding: (typeof FINDINGS)[number] };

/** The outside bodies that an answer names, written by the system, with the rules that they follow from. */
export type RecourseBlock = { rules: string; bodies: readonly Body[] };

type Received = {
  reference: string;
  /** The civil day in Brussels on which it was received: day 0 of the clocks. */
  receivedOn: CivilDate;
  /** The version of the rules in force; they stay with the case. */
  rules: string;
};

type Classified = {
  marque: string;
  language: Language;
  customer: Customer;
  department: Department;
  subject: Subject;
  insurance?: Insurance;
  /** How many grievances it lists; one that lists none has its description as the only one. */
  grievances?: number;
  files: number;
};

type Answer = { findings: readonly Finding[]; measures: number; recourse: RecourseBlock };

/** What happened. Kept for ever, without a word of people in it: words stand in the body beside the entry. A field may be added, none changes. */
export type CaseEvent =
  | ({ type: 'complaintFiled' } & Received & Classified)
  | ({ type: 'complaintRegistered'; channel: Channel } & Received & Classified)
  /** What was sent is no valid complaint today; it is kept whole in the body, for a handler to read. */
  | ({ type: 'complaintQuarantined'; language: Language; customer?: Customer } & Received)
  | { type: 'acknowledged'; department: Department }
  | { type: 'assigned'; to: string }
  | { type: 'informationAdded'; files: number }
  | { type: 'informationAsked' }
  | { type: 'messageSent'; files: number }
  | { type: 'extended'; until: CivilDate }
  | ({ type: 'answered' } & Answer)
  | { type: 'secondReadingRequested' }
  | { type: 'secondReadingAssigned'; to: string }
  | ({ type: 'secondReadingDecided' } & Answer)
  | { type: 'closed' }
  | { type: 'reopened' }
  | { type: 'withdrawn' }
  | { type: 'reclassified'; department?: Department; subject?: Subject; insurance?: Insurance }
  | { type: 'notedInternally' }
  | { type: 'recourseDeclared'; body: Body; on: CivilDate }
  | { type: 'contactCorrected' }
  | { type: 'promiseMissed'; clock: ClockName; due: CivilDate }
  /** Who lost the code asked for a link and used it: a new code opens the case, the old one doesn't any more. */
  | { type: 'codeReplaced' }
  | { type: 'erased' };

/** An event with its place in one case's log: `seq` starts at 1 and has no gaps, `at` is RFC 3339 UTC. */
export type Entry = { seq: number; at: string; by: Actor; event: CaseEvent };

/** An entry as its readers get it: with the words that belong to it and their salt, unless erased. */
export type CaseEntry = Entry & { body?: unknown; salt?: string };

/** Events that a customer never gets to see, in no feed, count or gap: who works on it, and what the staff notes. */
const INTERNAL: ReadonlySet<CaseEvent['type']> = new Set([
  'assigned',
  'secondReadingAssigned',
  'notedInternally',
]);

/** Whether the customer sees an event. */
export const isPublic = (event: CaseEvent): boolean => !INTERNAL.has(event.type);
