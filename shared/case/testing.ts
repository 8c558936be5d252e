import type { Complaint } from '../api/complaint.ts';
import { brusselsInstant } from '../calendar/brussels-time.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { Command } from './commands.ts';
import { decide, type Decision } from './decide.ts';
import { type Case, evolve, NO_CASE } from './evolve.ts';
import type { Asker, Person, Role } from './rights.ts';
import type { Department } from './events.ts';

/** For tests: a person of the staff. */
export const person = (id: string, roles: Role[], department?: Department): Person => ({
  role: 'staff',
  id,
  roles,
  ...(department && { department }),
});

export const customer: Asker = { role: 'customer' };
export const system: Asker = { role: 'system' };
export const anna = person('anna', ['handler'], 'src');
export const bram = person('bram', ['handler'], 'lease');
export const rosa = person('rosa', ['reviewer']);
/** Handler and reviewer at once: independence has to look at the person, not at the role. */
export const both = person('both', ['handler', 'reviewer'], 'src');
export const cora = person('cora', ['compliance']);
export const adam = person('adam', ['admin']);
export const PEOPLE: readonly Person[] = [anna, bram, rosa, both, cora, adam];

export const complaint = (changes: Partial<Complaint> = {}): Complaint => ({
  marque: 'peugeot',
  language: 'nl',
  customer: 'private',
  contact: { name: 'Ann', email: 'ann@example.be', prefers: 'email' },
  contract: { unknown: true },
  subject: 'credit',
  description: 'The rate is wrong.',
  ...changes,
});

export const file = (changes: Partial<Complaint> = {}): Command => ({
  type: 'fileComplaint',
  complaint: complaint(changes),
  files: [],
});
export const answer = (grievances = 1): Command => ({
  type: 'answer',
  findings: Array.from({ length: grievances }, (_, grievance) => ({
    grievance,
    finding: 'partly',
    reasons: 'Because.',
  })),
});
export const review: Command = {
  type: 'decideSecondReading',
  findings: [{ grievance: 0, finding: 'upheld', reasons: 'After all.' }],
};

/** For tests: one command given on a day, at noon in Brussels. */
export type Step = [day: CivilDate, asker: Asker, command: Command];

export const give = (before: Case, [today, asker, command]: Step): Decision =>
  decide(command, before, asker, {
    today,
    reference: 'SFB-26-7K3M9Q',
    named: 'to' in command ? PEOPLE.find(({ id }) => id === command.to) : undefined,
    maxExtensionDays: 62,
  });

/** The case after these steps; a step that is refused is a mistake of the test. */
export function after(...steps: Step[]): Case {
  return steps.reduce((case_, step) => {
    const decision = give(case_, step);
    if ('refused' in decision)
      throw new Error(`${step[2].type} on ${step[0]} was refused: ${decision.refused}.`);
    const at = new Date(brusselsInstant(step[0], 12 * 60)).toISOString();
    return decision.events.reduce(
      (folded, { event, body }) =>
        evolve(folded, { seq: folded.seq + 1, at, by: decision.by, event, body }),
      case_,
    );
  }, NO_CASE);
}

/** What a further step is refused with, or undefined where it is allowed. */
export function refusal(before: Case, ...step: Step): string | undefined {
  const decision = give(before, step);
  return 'refused' in decision ? decision.refused : undefined;
}

const FILED: Step = ['2026-11-23', customer, file()];
const ACKNOWLEDGED: Step = ['2026-11-24', anna, { type: 'acknowledge' }];
const ANSWERED: Step = ['2026-12-10', anna, answer()];
const REQUESTED: Step = [
  '2026-12-15',
  customer,
  { type: 'requestSecondReading', grounds: 'You missed a point.' },
];
const REVIEWED: Step = ['2027-01-08', rosa, review];
const CLOSED: Step = ['2027-01-20', anna, { type: 'close' }];

/** A case in each state, by the shortest way there. */
export const STEPS_TO = {
  none: [],
  received: [FILED],
  acknowledged: [FILED, ACKNOWLEDGED],
  answered: [FILED, ACKNOWLEDGED, ANSWERED],
  inSecondReading: [FILED, ACKNOWLEDGED, ANSWERED, REQUESTED],
  reviewed: [FILED, ACKNOWLEDGED, ANSWERED, REQUESTED, REVIEWED],
  closed: [FILED, ACKNOWLEDGED, ANSWERED, REQUESTED, REVIEWED, CLOSED],
} as const satisfies Record<string, readonly Step[]>;
