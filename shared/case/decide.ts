import type { CivilDate } from '../calendar/civil-date.ts';
import type { Language } from '../api/choices.ts';
import { departmentOf, RULES } from '../procedure/procedure.ts';
import type { Command } from './commands.ts';
import type { Actor, CaseEvent } from './events.ts';
import type { Case } from './evolve.ts';

/** Why a command is not followed. An expected answer, not an error. */
export type Refusal = 'alreadyFiled' | 'notAllowed';

/** An event to be written, with the words that belong to it; those never stand in the event itself. */
export type Decided = { event: CaseEvent; body?: unknown };

export type Decision = { events: readonly Decided[] } | { refused: Refusal };

/** What a decision may know beside the case and the command: the day in Brussels, and a free reference. */
export type Circumstances = { today: CivilDate; reference: string };

/** Allows or refuses a command. Pure: the same question always has the same answer. */
export function decide(
  command: Command,
  before: Case,
  by: Actor,
  { today, reference }: Circumstances,
): Decision {
  if (before.status !== 'none') return { refused: 'alreadyFiled' };
  if (by.role !== 'customer') return { refused: 'notAllowed' };
  const received = { reference, receivedOn: today, rules: RULES };
  switch (command.type) {
    case 'fileComplaint': {
      const { complaint, files } = command;
      const { marque, language, customer, subject, insurance } = complaint;
      const event: CaseEvent = {
        type: 'complaintFiled',
        ...received,
        ...{ marque, language, customer, department: departmentOf(customer), subject },
        ...(insurance && { insurance }),
        files: files.length,
      };
      return { events: [{ event, body: files.length > 0 ? { ...complaint, files } : complaint }] };
    }
    case 'quarantineComplaint': {
      const { asSent, files } = command;
      const language = languageOf(asSent);
      const event: CaseEvent = { type: 'complaintQuarantined', ...received, language };
      return { events: [{ event, body: files === undefined ? { asSent } : { asSent, files } }] };
    }
  }
}

function languageOf(asSent: unknown): Language {
  const language = (asSent as { language?: unknown } | null)?.language;
  return language === 'nl' || language === 'de' || language === 'en' ? language : 'fr';
}
