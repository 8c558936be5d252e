import { addDays, type CivilDate } from '#shared/calendar/civil-date.ts';
import type { AnswerBody, Command, CommandType } from '#shared/case/commands.ts';
import { CHANNELS, FINDINGS } from '#shared/case/events.ts';
import type { Case } from '#shared/case/evolve.ts';
import { RECOURSE_BODIES } from '#shared/case/recourse.ts';
import { complaint } from '#shared/case/testing.ts';

/** What a command may be made of: the case as it is, the day, the persons there are, and a number that decides everything else. */
export type Material = {
  before: Case;
  today: CivilDate;
  persons: readonly string[];
  number: number;
};

const pick = <T>(from: readonly T[], number: number): T => from[number % from.length] as T;

/** A command of a type whose outside is right; whether it makes sense in this case is for the core to say. */
export function commandOf(type: CommandType, material: Material): Command {
  const { today, persons, number } = material;
  const text = `words ${number}`;
  const day = addDays(today, 3 - (number % 20));
  switch (type) {
    case 'fileComplaint':
      return { type, complaint: aComplaint(number), files: [] };
    case 'quarantineComplaint':
      return { type, asSent: { odd: number }, files: undefined };
    case 'registerComplaint': {
      const receivedOn = addDays(today, 1 - (number % 4));
      return { type, complaint: aComplaint(number), receivedOn, channel: pick(CHANNELS, number) };
    }
    case 'acknowledge':
      return number % 2 ? { type, message: text } : { type };
    case 'assign':
    case 'assignSecondReading':
      return { type, to: pick(persons, number) };
    case 'addInformation':
    case 'sendMessage':
      return { type, text, files: [] };
    case 'askInformation':
    case 'noteInternally':
      return { type, text };
    case 'extend':
      return { type, until: addDays(today, (number % 150) - 20), reason: text };
    case 'answer':
    case 'decideSecondReading':
      return { type, ...anAnswer(material.before, number) };
    case 'requestSecondReading':
      return { type, grounds: text };
    case 'close':
    case 'withdraw':
      return number % 2 ? { type, reason: text } : { type };
    case 'reopen':
      return { type, reason: text };
    case 'reclassify':
      if (number % 3 === 0) return { type, insurance: 'tyre' };
      return number % 2
        ? { type, department: pick(['src', 'lease'] as const, number >> 1) }
        : { type, subject: pick(['insurance', 'service'] as const, number >> 1) };
    case 'declareRecourse':
      return { type, body: pick(RECOURSE_BODIES, number), on: day };
    case 'correctContact':
      return { type, contact: { name: text, phone: '+32 2 123 45 67', prefers: 'phone' } };
    case 'markPromiseMissed':
      return { type, clock: pick(['acknowledgement', 'answer', 'secondReading'] as const, number) };
    case 'replaceCode':
    case 'erase':
      return { type };
  }
}

const aComplaint = (number: number) =>
  complaint({
    customer: number % 3 ? 'private' : 'business',
    ...(number % 2 && { grievances: ['one', 'two'] }),
    ...(number % 5 === 0 && { subject: 'insurance', insurance: 'tyre' }),
    description: `words ${number}`,
  });

// One time in four a finding is missing.
function anAnswer({ grievances }: Case, number: number): AnswerBody {
  const count = number % 4 ? grievances : Math.max(1, grievances - 1);
  return {
    findings: Array.from({ length: count }, (_, grievance) => ({
      ...{ grievance, finding: pick(FINDINGS, number + grievance), reasons: `because ${number}` },
    })),
    ...(number % 3 === 0 && { measures: [{ what: 'a new invoice', by: '2027-01-31' }] }),
  };
}
