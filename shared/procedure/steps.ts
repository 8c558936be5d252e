import type { CivilDate } from '../calendar/civil-date.ts';
import type { Case } from '../case/evolve.ts';
import { type Body, recourseOf } from '../case/recourse.ts';
import { isPossible } from '../case/status.ts';
import type { SessionTexts } from '../texts/session.ts';
import type { SightTexts } from '../texts/sight.ts';

/** Where a case stands in one step of the procedure. */
export type StepState = 'done' | 'now' | 'open' | 'later' | 'over' | 'notForYou';

/** One of the procedure's four steps, in words; `isNow` is the one that the case is in. */
export type Step = { heading: string; state: string; isNow: boolean };

const STATES: Record<StepState, keyof SessionTexts> = {
  done: 'stepDone',
  now: 'stepNow',
  open: 'stepOpen',
  later: 'stepLater',
  over: 'stepOver',
  notForYou: 'stepNotForYou',
};

/** The four steps of the procedure (facts: steps 1 to 4), each with where the case stands in it. */
export function stepsOf(t: SightTexts & SessionTexts, case_: Case, today: CivilDate): Step[] {
  const states: [keyof SightTexts, StepState][] = [
    ['step1Heading', firstContact(case_)],
    ['step2Heading', secondReading(case_)],
    ['step3Heading', outside(case_, today, ['ombudsfin', 'consumerConnect'])],
    ['step4Heading', outside(case_, today, ['economicInspection'])],
  ];
  return states.map(([heading, state]) => ({
    heading: t[heading],
    state: t[STATES[state]],
    isNow: state === 'now',
  }));
}

const firstContact = ({ status }: Case): StepState =>
  status === 'received' || status === 'acknowledged' ? 'now' : 'done';

function secondReading(case_: Case): StepState {
  if (case_.status === 'inSecondReading') return 'now';
  if (case_.secondReading?.decidedOn) return 'done';
  return isPossible('requestSecondReading', case_.status)
    ? 'open'
    : firstContact(case_) === 'now'
      ? 'later'
      : 'over';
}

function outside(case_: Case, today: CivilDate, bodies: readonly Body[]): StepState {
  if (case_.recourse.some(({ body }) => bodies.includes(body))) return 'done';
  const ways = recourseOf(case_, today).filter(({ body }) => bodies.includes(body));
  if (ways.some(({ state }) => state === 'open')) return 'open';
  return ways.some(({ state }) => state === 'notYet') ? 'later' : 'notForYou';
}
