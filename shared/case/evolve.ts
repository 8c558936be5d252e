import type { Customer, Insurance, Language, Subject } from '../api/choices.ts';
import { departmentOf } from '../procedure/procedure.ts';
import { brusselsTime } from '../calendar/brussels-time.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { ClockName } from './promises.ts';
import type { Actor, CaseEntry, CaseEvent, Channel, Department, Finding } from './events.ts';
import type { Body } from './recourse.ts';

/** Where a case stands; 'none' is a case that does not exist yet. */
export type Status =
  'none' | 'received' | 'acknowledged' | 'answered' | 'inSecondReading' | 'reviewed' | 'closed';

export const STATUSES: readonly Status[] = [
  'none',
  'received',
  'acknowledged',
  'answered',
  'inSecondReading',
  'reviewed',
  'closed',
];

/** A later date for an answer, and the day on which it was given. */
export type Extension = { on: CivilDate; until: CivilDate };

/** What everybody sees of a case: its entries folded. Days are civil days in Brussels. */
export type Case = {
  /** The last entry folded in. */
  readonly seq: number;
  readonly status: Status;
  readonly reference: string;
  readonly receivedOn: CivilDate;
  readonly rules: string;
  readonly language: Language;
  readonly marque: string;
  readonly customer: Customer;
  readonly department: Department;
  readonly subject: Subject;
  readonly insurance: Insurance | undefined;
  /** How it came in, where not by us. */
  readonly channel: Channel | undefined;
  /** How many grievances an answer has to speak to; at least one, the description. */
  readonly grievances: number;
  /** Filed by a page whose complaint we could not read as one; a handler looks at it first. */
  readonly quarantined: boolean;
  /** What was filed, as sent: a `Complaint`, or anything at all where `quarantined`; undefined once erased. */
  readonly filed: unknown;
  /** The contact that replaced the one that was filed. */
  readonly contact: unknown;
  readonly acknowledgedOn: CivilDate | undefined;
  readonly assignedTo: string | undefined;
  readonly extension: Extension | undefined;
  /** The day of the very first answer, and of the answer since it was last reopened. */
  readonly firstAnsweredOn: CivilDate | undefined;
  readonly answeredOn: CivilDate | undefined;
  readonly findings: readonly Finding[];
  readonly reopenedOn: CivilDate | undefined;
  /** The extension of the answer that is due since it was last reopened; the first answer's stays beside it. */
  readonly reopenedExtension: Extension | undefined;
  /** The day on which the first answer was no longer waited for, because the complaint was withdrawn before it; and the withdrawal that stands now. */
  readonly firstEndedOn: CivilDate | undefined;
  readonly withdrawnOn: CivilDate | undefined;
  readonly secondReading:
    | {
        requestedOn: CivilDate;
        reader?: string;
        decidedOn?: CivilDate;
        findings?: readonly Finding[];
      }
    | undefined;
  /** Persons who had a hand in the first reading, for ever: none of them may touch a second. */
  readonly firstReaders: readonly string[];
  readonly withdrawn: boolean;
  readonly recourse: readonly { body: Body; on: CivilDate }[];
  /** Promises that were written down as missed: clock and due day. */
  readonly missed: readonly { clock: ClockName; due: CivilDate }[];
  readonly erased: boolean;
};

export const NO_CASE: Case = {
  seq: 0,
  status: 'none',
  reference: '',
  receivedOn: '',
  rules: '',
  language: 'fr',
  marque: '',
  customer: 'private',
  department: 'src',
  subject: 'other',
  insurance: undefined,
  channel: undefined,
  grievances: 1,
  quarantined: false,
  filed: undefined,
  contact: undefined,
  acknowledgedOn: undefined,
  assignedTo: undefined,
  extension: undefined,
  firstAnsweredOn: undefined,
  answeredOn: undefined,
  findings: [],
  reopenedOn: undefined,
  reopenedExtension: undefined,
  firstEndedOn: undefined,
  withdrawnOn: undefined,
  secondReading: undefined,
  firstReaders: [],
  withdrawn: false,
  recourse: [],
  missed: [],
  erased: false,
};

/** Folds one entry into a case. Total: it never throws, and an event it doesn't know only moves `seq` on. */
export function evolve(before: Case, { seq, at, by, event, body }: CaseEntry): Case {
  const readers = firstReaders(before, by, event);
  const next = { ...before, seq, firstReaders: readers };
  return { ...next, ...changes(before, event, at, body) };
}

function changes(before: Case, event: CaseEvent, at: string, body: unknown): Partial<Case> {
  switch (event.type) {
    case 'complaintFiled':
    case 'complaintRegistered':
    case 'complaintQuarantined':
      return received(event, body);
    case 'acknowledged':
      return { status: 'acknowledged', acknowledgedOn: dayOf(at) };
    case 'assigned':
      return { assignedTo: event.to };
    case 'extended':
      return extended(before, { on: dayOf(at), until: event.until });
    case 'answered': {
      const answeredOn = dayOf(at);
      const firstAnsweredOn = before.firstAnsweredOn ?? answeredOn;
      return { status: 'answered', answeredOn, firstAnsweredOn, findings: event.findings };
    }
    case 'secondReadingRequested':
      return { status: 'inSecondReading', secondReading: { requestedOn: dayOf(at) } };
    case 'secondReadingAssigned':
      return { secondReading: { ...begun(before, at), reader: event.to } };
    case 'secondReadingDecided': {
      const { findings } = event;
      const secondReading = { ...begun(before, at), decidedOn: dayOf(at), findings };
      return { status: 'reviewed', secondReading };
    }
    case 'closed':
      return { status: 'closed' };
    case 'withdrawn':
      return withdrawn(before, at);
    case 'reopened':
      return reopened(at);
    case 'reclassified': {
      const { department = before.department, subject = before.subject } = event;
      const insurance = subject === 'insurance' ? (event.insurance ?? before.insurance) : undefined;
      // Nobody knows of what was set aside what kind of customer it is from, until somebody has read it: the department says so.
      const customer = before.quarantined ? CUSTOMER_OF[department] : before.customer;
      return { department, subject, insurance, customer };
    }
    case 'recourseDeclared':
      return { recourse: [...before.recourse, { body: event.body, on: event.on }] };
    case 'contactCorrected':
      return { contact: (body as { contact?: unknown } | null | undefined)?.contact };
    case 'promiseMissed':
      return { missed: [...before.missed, { clock: event.clock, due: event.due }] };
    case 'erased':
      return { erased: true, filed: undefined, contact: undefined };
    case 'informationAdded':
    case 'informationAsked':
    case 'messageSent':
    case 'notedInternally':
    case 'codeReplaced':
      return {};
  }
  return {};
}

const CUSTOMER_OF: Record<Department, Customer> = { src: 'private', lease: 'business' };

type Receiving = Extract<CaseEvent, { receivedOn: CivilDate }>;

function received(event: Receiving, body: unknown): Partial<Case> {
  const { reference, receivedOn, rules, language } = event;
  const begin = {
    reference,
    receivedOn,
    rules,
    language,
    status: 'received',
    filed: body,
  } as const;
  if (event.type === 'complaintQuarantined') {
    const { customer = 'private' } = event;
    return { ...begin, quarantined: true, customer, department: departmentOf(customer) };
  }
  const { marque, customer, department, subject, insurance, grievances = 1 } = event;
  const channel = event.type === 'complaintRegistered' ? event.channel : undefined;
  return { ...begin, marque, customer, department, subject, insurance, grievances, channel };
}

// An extension belongs to the answer that is due: the first one, or the one since the case was reopened.
const extended = ({ reopenedOn }: Case, to: Extension): Partial<Case> =>
  reopenedOn === undefined ? { extension: to } : { reopenedExtension: to };

const withdrawn = ({ firstAnsweredOn, firstEndedOn }: Case, at: string): Partial<Case> => ({
  ...{ status: 'closed', withdrawn: true, withdrawnOn: dayOf(at) },
  firstEndedOn: firstEndedOn ?? (firstAnsweredOn === undefined ? dayOf(at) : undefined),
});

const reopened = (at: string): Partial<Case> => ({
  ...{ status: 'acknowledged', reopenedOn: dayOf(at), reopenedExtension: undefined },
  ...{ withdrawn: false, withdrawnOn: undefined },
  ...{ answeredOn: undefined, secondReading: undefined, findings: [] },
});

const begun = ({ secondReading }: Case, at: string) => secondReading ?? { requestedOn: dayOf(at) };

// By person, from the log, whatever their roles are or become. Registering a letter is no reading of it, and so are the acts of those who review or oversee,
// once a second reading has begun, and their opening a case again. Who handles is never impartial.
function firstReaders(before: Case, by: Actor, event: CaseEvent): readonly string[] {
  if (before.status === 'none') return before.firstReaders;
  const isAside = before.secondReading !== undefined || event.type === 'reopened';
  const hands = [
    ...('id' in by && (by.role === 'handler' || !isAside) ? [by.id] : []),
    ...(event.type === 'assigned' ? [event.to] : []),
  ];
  const fresh = hands.filter((id) => !before.firstReaders.includes(id));
  return fresh.length > 0 ? [...before.firstReaders, ...new Set(fresh)] : before.firstReaders;
}

/** The civil day in Brussels of an entry's time; '' for a time that is none, so that folding never throws. */
function dayOf(at: string): CivilDate {
  const instant = Date.parse(at);
  return Number.isNaN(instant) ? '' : brusselsTime(instant).date;
}
