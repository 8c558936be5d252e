import type { Customer, Insurance, Language, Subject } from '../api/choices.ts';
import type { CivilDate } from '../calendar/civil-date.ts';

/** Where a case is worked on: SRC for private customers, BU Lease for business customers. */
export type Department = 'src' | 'lease';

/** Who did something. The customer has no name here: the name stands in the body of what was filed. */
export type Actor =
  | { role: 'customer' }
  | { role: 'system' }
  | { role: 'handler' | 'reviewer' | 'compliance'; id: string };

/** What happened. Kept for ever, without a word of people in it: words stand in the body beside the entry. A field may be added, none changes. */
export type CaseEvent =
  | {
      type: 'complaintFiled';
      reference: string;
      /** The civil day in Brussels on which it was received: day 0 of the clocks. */
      receivedOn: CivilDate;
      /** The version of the rules in force; they stay with the case. */
      rules: string;
      marque: string;
      language: Language;
      customer: Customer;
      department: Department;
      subject: Subject;
      insurance?: Insurance;
      files: number;
    }
  | {
      /** What was sent is no valid complaint today; it is kept whole in the body, for a handler to read. */
      type: 'complaintQuarantined';
      reference: string;
      receivedOn: CivilDate;
      rules: string;
      language: Language;
    };

/** An event with its place in one case's log: `seq` starts at 1 and has no gaps, `at` is RFC 3339 UTC. */
export type Entry = { seq: number; at: string; by: Actor; event: CaseEvent };

/** An entry as its readers get it: with the words that belong to it and their salt, unless erased. */
export type CaseEntry = Entry & { body?: unknown; salt?: string };
