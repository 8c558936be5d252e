import type { Customer, Insurance, Language, Subject } from '../api/choices.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { CaseEntry, Department } from './events.ts';

/** Where a case stands; 'none' is a case that does not exist yet. */
export type Status =
  'none' | 'received' | 'acknowledged' | 'answered' | 'inSecondReading' | 'reviewed' | 'closed';

/** What everybody sees of a case: its entries folded. */
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
  /** Filed by a page whose complaint we could not read as one; a handler looks at it first. */
  readonly quarantined: boolean;
  /** What was filed, as sent: a `Complaint`, or anything at all where `quarantined`; undefined once erased. */
  readonly filed: unknown;
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
  quarantined: false,
  filed: undefined,
};

/** Folds one entry into a case. Total: it never throws, and an event it doesn't know only moves `seq` on. */
export function evolve(before: Case, { seq, event, body }: CaseEntry): Case {
  const next = { ...before, seq };
  switch (event.type) {
    case 'complaintFiled': {
      const { reference, receivedOn, rules, language, marque, customer, department, subject } =
        event;
      const { insurance } = event;
      const filed = { reference, receivedOn, rules, language, marque, customer, department };
      return { ...next, ...filed, subject, insurance, status: 'received', filed: body };
    }
    case 'complaintQuarantined': {
      const { reference, receivedOn, rules, language } = event;
      const filed = { reference, receivedOn, rules, language };
      return { ...next, ...filed, status: 'received', quarantined: true, filed: body };
    }
  }
  return next;
}
