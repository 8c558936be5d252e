import type { CommandType } from './commands.ts';
import type { Actor, Department } from './events.ts';
import type { Case } from './evolve.ts';

/** What a person of the staff may be; one person may be several. An admin manages persons and sees no case. */
export const ROLES = ['handler', 'reviewer', 'compliance', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A person of the staff; a handler belongs to a department. */
export type Person = {
  role: 'staff';
  id: string;
  roles: readonly Role[];
  department?: Department;
};

/** Who asks. The server decides which one a request is; nothing of it comes off the wire inside a command. */
export type Asker = { role: 'customer' } | { role: 'system' } | Person;

type Right = Actor['role'];

/** Who may give which command; the first role that a person has is the one they act in. */
const RIGHTS: Record<CommandType, readonly Right[]> = {
  fileComplaint: ['customer'],
  quarantineComplaint: ['customer'],
  registerComplaint: ['handler'],
  acknowledge: ['handler'],
  assign: ['handler', 'compliance'],
  addInformation: ['customer', 'handler'],
  askInformation: ['handler', 'reviewer'],
  sendMessage: ['customer', 'handler', 'reviewer'],
  extend: ['handler'],
  answer: ['handler'],
  requestSecondReading: ['customer'],
  assignSecondReading: ['reviewer', 'compliance'],
  decideSecondReading: ['reviewer'],
  close: ['handler', 'reviewer'],
  reopen: ['handler', 'reviewer', 'compliance'],
  withdraw: ['customer'],
  reclassify: ['handler', 'compliance'],
  noteInternally: ['handler', 'reviewer', 'compliance'],
  declareRecourse: ['customer', 'handler'],
  correctContact: ['customer', 'handler'],
  markPromiseMissed: ['system'],
  replaceCode: ['system'],
  erase: ['system'],
};

/** As what somebody may give a command in a case, or undefined where they may not. */
export function actorFor(type: CommandType, asker: Asker, before: Case): Actor | undefined {
  if (asker.role !== 'staff') return RIGHTS[type].includes(asker.role) ? asker : undefined;
  const roles = RIGHTS[type].filter((right) => actsAs(right, asker, before));
  // Who is both acts as a reviewer where there is something to review.
  const role =
    before.status === 'inSecondReading' && roles.includes('reviewer') ? 'reviewer' : roles[0];
  return role === undefined || role === 'customer' || role === 'system'
    ? undefined
    : { role, id: asker.id };
}

function actsAs(right: Right, person: Person, before: Case): boolean {
  if (right === 'customer' || right === 'system' || !person.roles.includes(right)) return false;
  return right !== 'handler' || before.status === 'none' || isOwn(person, before);
}

const isOwn = ({ id, department }: Person, { assignedTo, ...before }: Case): boolean =>
  department === before.department || assignedTo === id;

/** Whether a person may see a case at all. A handler sees those of the own department and those assigned to them; others see what is not theirs as missing. */
export const maySee = (person: Person, case_: Case): boolean =>
  person.roles.includes('reviewer') ||
  person.roles.includes('compliance') ||
  (person.roles.includes('handler') && isOwn(person, case_));
