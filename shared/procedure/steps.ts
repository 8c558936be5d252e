import type { CivilDate } from '../calendar/civil-date.ts';
import type { Case } from '../case/evolve.ts';
import { type StepState, stepStates } from '../case/steps.ts';
import type { SessionTexts } from '../texts/session.ts';
import type { SightTexts } from '../texts/sight.ts';

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

/** The four steps of the procedure, each with where the case stands in it. */
export function stepsOf(t: SightTexts & SessionTexts, case_: Case, today: CivilDate): Step[] {
  const headings = [t.step1Heading, t.step2Heading, t.step3Heading, t.step4Heading];
  return stepStates(case_, today).map((state, at) => ({
    heading: headings[at] ?? '',
    state: t[STATES[state]],
    isNow: state === 'now',
  }));
}
