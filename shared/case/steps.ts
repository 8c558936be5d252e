import type { CivilDate } from '../calendar/civil-date.ts';
import type { Case } from './evolve.ts';
import { type Body, recourseOf } from './recourse.ts';
import { isPossible } from './status.ts';

/** Where a case stands in one step of the procedure. */
export type StepState = 'done' | 'now' | 'open' | 'later' | 'over' | 'notForYou';

/** Where a case stands in each of the four steps of the procedure (facts: steps 1 to 4). */
export const stepStates = (
  case_: Case,
  today: CivilDate,
): readonly [StepState, StepState, StepState, StepState] => [
  firstContact(case_),
  secondReading(case_),
  outside(case_, today, ['ombudsfin', 'consumerConnect']),
  outside(case_, today, ['economicInspection']),
];

const firstContact = ({ status }: Case): StepState =>
  status === 'received' || status === 'acknowledged' ? 'now' : 'done';

function secondReading(case_: Case): StepState {
  if (case_.status === 'inSecondReading') return 'now';
  if (case_.secondReading?.decidedOn) return 'done';
  if (isPossible('requestSecondReading', case_.status)) return 'open';
  return firstContact(case_) === 'now' ? 'later' : 'over';
}

function outside(case_: Case, today: CivilDate, bodies: readonly Body[]): StepState {
  if (case_.recourse.some(({ body }) => bodies.includes(body))) return 'done';
  const ways = recourseOf(case_, today).filter(({ body }) => bodies.includes(body));
  if (ways.some(({ state }) => state === 'open')) return 'open';
  return ways.some(({ state }) => state === 'notYet') ? 'later' : 'notForYou';
}
