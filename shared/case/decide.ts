import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { RULES } from '../procedure/procedure.ts';
import { filed, quarantined, registered } from './begin.ts';
import { datesToExtend, running } from './clocks.ts';
import type { AnswerBody, Command } from './commands.ts';
import type { Actor, CaseEvent, Department } from './events.ts';
import type { Case } from './evolve.ts';
import { bodiesFor, wantsComplaintFirst } from './recourse.ts';
import { actorFor, type Asker, type Person } from './rights.ts';
import { isOver, isPossible, unfit } from './status.ts';

/** Why a command is not followed. An expected answer, not an error; where one field is the reason, `path` names it in the command's body. */
export const REFUSALS = [
  'alreadyFiled',
  'notFiled',
  'notAllowed',
  'notReceived',
  'notAcknowledged',
  'notAnswered',
  'notInSecondReading',
  'notOpen',
  'notClosed',
  'notIndependent',
  'unknownPerson',
  'wrongRole',
  'inThePast',
  'notLater',
  'beyondLimit',
  'inTheFuture',
  'beforeReceipt',
  'findingsIncomplete',
  'nothingChanged',
  'notMissed',
  'erased',
  'notInFirstReading',
  'notInReading',
  'notInsurance',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** An event to be written, with the words that belong to it; those never stand in the event itself. */
export type Decided = { event: CaseEvent; body?: unknown };

export type Decision =
  { by: Actor; events: readonly [Decided, ...Decided[]] } | { refused: Refusal; path?: string };

/** What a decision may know beside case and command. Days are civil days in Brussels. */
export type Circumstances = {
  today: CivilDate;
  /** A free reference, for a case that is about to begin. */
  reference: string;
  /** The person that the command names in `to`, where there is such a person and they may still work. */
  named?: Person | undefined;
  /** How many days after the first date an extension may reach (setting `MAX_EXTENSION_DAYS`). */
  maxExtensionDays: number;
};

/** Allows or refuses a command. Pure: the same question always has the same answer. */
export function decide(
  command: Command,
  before: Case,
  asker: Asker,
  circumstances: Circumstances,
): Decision {
  if (!isPossible(command.type, before.status))
    return { refused: unfit(command.type, before.status) };
  const by = actorFor(command.type, asker, before);
  if (!by) return { refused: 'notAllowed' };
  // Whose words were erased gets no new ones: nothing would ever take those away.
  if (isOver(command.type, before)) return { refused: 'erased' };
  if (asker.role === 'staff' && isTainted(command.type, before, asker.id))
    return { refused: 'notIndependent' };
  if (isForReviewers(command.type, before) && by.role === 'handler')
    return { refused: 'notAllowed' };
  const decided = eventsOf(command, before, circumstances);
  return 'refused' in decided ? decided : { by, events: [decided] };
}

const READING: ReadonlySet<Command['type']> = new Set([
  'addInformation',
  'askInformation',
  'sendMessage',
  'noteInternally',
  'assignSecondReading',
  'decideSecondReading',
]);

// Nobody who had a hand in the first reading asks, writes, notes, assigns or decides in the second.
const isTainted = (type: Command['type'], { status, firstReaders }: Case, id: string) =>
  status === 'inSecondReading' && READING.has(type) && firstReaders.includes(id);

// The second reading is the Complaints Service's alone: nobody writes in it as a handler, however new to the case.
const isForReviewers = (type: Command['type'], { status }: Case) =>
  status === 'inSecondReading' && READING.has(type);

/** Why not, and at which field of the body. */
export type Refused = { refused: Refusal; path?: string };

function eventsOf(command: Command, before: Case, given: Circumstances): Decided | Refused {
  switch (command.type) {
    case 'fileComplaint':
      return filed(command.complaint, command.files, given);
    case 'quarantineComplaint':
      return quarantined(command.asSent, command.files, given);
    case 'registerComplaint':
      return registered(command, given);
    case 'acknowledge': {
      const { message } = command;
      const event: CaseEvent = { type: 'acknowledged', department: before.department };
      return message === undefined ? { event } : { event, body: { message } };
    }
    case 'assign':
      return assigned(command.to, 'handler', before, given);
    case 'assignSecondReading':
      return assigned(command.to, 'reviewer', before, given);
    case 'addInformation':
      return written({ type: 'informationAdded', files: command.files.length }, command);
    case 'sendMessage':
      return written({ type: 'messageSent', files: command.files.length }, command);
    case 'askInformation':
      return { event: { type: 'informationAsked' }, body: { text: command.text } };
    case 'noteInternally':
      return { event: { type: 'notedInternally' }, body: { text: command.text } };
    case 'extend':
      return extended(command.until, command.reason, before, given);
    case 'answer':
      return answered('answered', command, before, given);
    case 'decideSecondReading':
      return answered('secondReadingDecided', command, before, given);
    case 'requestSecondReading':
      return { event: { type: 'secondReadingRequested' }, body: { grounds: command.grounds } };
    case 'close':
      return reasoned({ type: 'closed' }, command.reason);
    case 'withdraw':
      return reasoned({ type: 'withdrawn' }, command.reason);
    case 'reopen':
      return reasoned({ type: 'reopened' }, command.reason);
    case 'reclassify':
      return reclassified(command, before);
    case 'declareRecourse':
      return declared(command.body, command.on, before, given);
    case 'correctContact':
      return { event: { type: 'contactCorrected' }, body: { contact: command.contact } };
    case 'markPromiseMissed':
      return missed(command.clock, before, given);
    case 'replaceCode':
      return { event: { type: 'codeReplaced' } };
    case 'erase':
      return before.erased ? { refused: 'nothingChanged' } : { event: { type: 'erased' } };
  }
}

function assigned(
  to: string,
  role: 'handler' | 'reviewer',
  before: Case,
  { named }: Circumstances,
): Decided | Refused {
  if (named?.id !== to) return { refused: 'unknownPerson', path: 'to' };
  if (!named.roles.includes(role)) return { refused: 'wrongRole', path: 'to' };
  if (role === 'handler') return { event: { type: 'assigned', to } };
  if (before.firstReaders.includes(to)) return { refused: 'notIndependent', path: 'to' };
  return { event: { type: 'secondReadingAssigned', to } };
}

const written = (
  event: CaseEvent,
  { text, files }: { text: string; files: readonly unknown[] },
) => ({
  event,
  body: files.length > 0 ? { text, files } : { text },
});

const reasoned = (event: CaseEvent, reason: string | undefined): Decided =>
  reason === undefined ? { event } : { event, body: { reason } };

// The first date is never changed: an extension stands beside it, later than every date given so far.
function extended(
  until: CivilDate,
  reason: string,
  before: Case,
  { today, maxExtensionDays }: Circumstances,
): Decided | Refused {
  const { first, last } = datesToExtend(before);
  if (until < today) return { refused: 'inThePast', path: 'until' };
  if (until <= last) return { refused: 'notLater', path: 'until' };
  if (until > addDays(first, maxExtensionDays)) return { refused: 'beyondLimit', path: 'until' };
  return { event: { type: 'extended', until }, body: { reason } };
}

function answered(
  type: 'answered' | 'secondReadingDecided',
  { findings, summary, measures }: AnswerBody,
  before: Case,
  { today }: Circumstances,
): Decided | Refused {
  const past = (measures ?? []).findIndex(({ by }) => by !== undefined && by < today);
  if (past >= 0) return { refused: 'inThePast', path: `measures.${past}.by` };
  const spokenTo = new Set(findings.map(({ grievance }) => grievance));
  const all = Array.from({ length: before.grievances }, (_, index) => index);
  if (findings.length !== all.length || !all.every((index) => spokenTo.has(index)))
    return { refused: 'findingsIncomplete', path: 'findings' };
  const event: CaseEvent = {
    type,
    findings: findings.map(({ grievance, finding }) => ({ grievance, finding })),
    measures: measures?.length ?? 0,
    recourse: { rules: RULES, bodies: bodiesFor(before, today) },
  };
  return { event, body: { findings, ...(summary && { summary }), ...(measures && { measures }) } };
}

function reclassified(
  { department, subject, insurance }: Command & { type: 'reclassify' },
  before: Case,
): Decided | Refused {
  const to: { department?: Department } = department ? { department } : {};
  const same =
    (department ?? before.department) === before.department &&
    (subject ?? before.subject) === before.subject &&
    (insurance ?? before.insurance) === before.insurance;
  if (same) return { refused: 'nothingChanged' };
  if (insurance && (subject ?? before.subject) !== 'insurance')
    return { refused: 'notInsurance', path: 'insurance' };
  return {
    event: {
      type: 'reclassified',
      ...to,
      ...(subject && { subject }),
      ...(insurance && { insurance }),
    },
  };
}

function declared(
  body: (Command & { type: 'declareRecourse' })['body'],
  on: CivilDate,
  before: Case,
  { today }: Circumstances,
): Decided | Refused {
  if (on > today) return { refused: 'inTheFuture', path: 'on' };
  if (on < before.receivedOn && wantsComplaintFirst(body))
    return { refused: 'beforeReceipt', path: 'on' };
  return { event: { type: 'recourseDeclared', body, on } };
}

function missed(
  name: (Command & { type: 'markPromiseMissed' })['clock'],
  before: Case,
  { today }: Circumstances,
): Decided | Refused {
  const clock = running(before, today).find((it) => it.name === name && it.missed !== undefined);
  const isNew = !before.missed.some(
    ({ clock: known, due }) => known === name && due === clock?.due,
  );
  if (!clock || !isNew) return { refused: 'notMissed' };
  return { event: { type: 'promiseMissed', clock: name, due: clock.due } };
}
