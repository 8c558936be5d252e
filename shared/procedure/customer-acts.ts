import { type CivilDate, isCivilDate } from '../calendar/civil-date.ts';
import type { CommandType } from '../case/commands.ts';
import type { Case } from '../case/evolve.ts';
import { type Body, wantsComplaintFirst } from '../case/recourse.ts';
import { actorFor } from '../case/rights.ts';
import { isOver, isPossible } from '../case/status.ts';
import type { SessionTexts } from '../texts/session.ts';

/** What a customer can do in an open case beside reading it, in the order in which it is offered. */
export const ACTS = [
  'write',
  'requestSecondReading',
  'declareRecourse',
  'correctContact',
  'withdraw',
] as const;
export type Act = (typeof ACTS)[number];

/** An act that asks one question of its own; contact details are asked for as in the form (`shared/filing/contact.ts`). */
export type AskedAct = Exclude<Act, 'correctContact'>;

type ActTexts = { title: keyof SessionTexts; why: keyof SessionTexts };

/** What an act is called, and what it means. */
export const ACT_TEXTS: Record<Act, ActTexts> = {
  write: { title: 'actWrite', why: 'actWriteWhy' },
  requestSecondReading: { title: 'actRequest', why: 'actRequestWhy' },
  declareRecourse: { title: 'actRecourse', why: 'actRecourseWhy' },
  correctContact: { title: 'actContact', why: 'actContactWhy' },
  withdraw: { title: 'actWithdraw', why: 'actWithdrawWhy' },
};

/** What an act asks. */
export const ACT_QUESTIONS: Record<AskedAct, keyof SessionTexts> = {
  write: 'yourText',
  requestSecondReading: 'actRequestLabel',
  declareRecourse: 'actRecourseBody',
  withdraw: 'actWithdrawLabel',
};

/** What was typed for an act; `on` is a civil date. */
export type ActTyped = { text: string; body: Body; on: string };

/** The body of its command, as `COMMAND_BODIES` wants it. */
export function actBody(act: AskedAct, { text, body, on }: ActTyped): Record<string, string> {
  switch (act) {
    case 'write':
      return { text };
    case 'requestSecondReading':
      return { grounds: text };
    case 'declareRecourse':
      return { body, on };
    case 'withdraw':
      return text.trim() ? { reason: text } : {};
  }
}

/** What is wrong with it before it is sent, as a key of the texts; undefined for nothing. */
export function actMistake(
  act: AskedAct,
  { text, on, body }: ActTyped,
  { receivedOn }: Case,
  today: CivilDate,
): 'actNoDate' | 'actTooEarly' | 'actEmpty' | undefined {
  if (act === 'declareRecourse') {
    if (!isCivilDate(on) || on > today) return 'actNoDate';
    return on < receivedOn && wantsComplaintFirst(body) ? 'actTooEarly' : undefined;
  }
  return act === 'withdraw' || text.trim() ? undefined : 'actEmpty';
}

/** The command that an act gives. What a customer writes is information as long as the case is open, and a message once it is closed. */
export const commandOf = (act: Act, case_: Case): CommandType =>
  act === 'write' ? (may('addInformation', case_) ? 'addInformation' : 'sendMessage') : act;

/** The acts that make sense now, as the core says. */
export const actsIn = (case_: Case): readonly Act[] =>
  ACTS.filter((act) => may(commandOf(act, case_), case_));

const may = (type: CommandType, case_: Case): boolean =>
  isPossible(type, case_.status) &&
  !isOver(type, case_) &&
  actorFor(type, { role: 'customer' }, case_) !== undefined;
