import { addMonth, type CivilDate } from '../calendar/civil-date.ts';
import { addWorkingDays, lastWorkingDayUpTo, type SkipReason } from '../calendar/working-days.ts';
import { ACKNOWLEDGEMENT_WORKING_DAYS } from '../procedure/procedure.ts';
import type { Case } from './evolve.ts';

/** One promise with its dates and the way they were counted. `due` is the last day on which it is kept; `target` the last working day up to it. */
export type Clock = {
  name: 'acknowledgement' | 'answer';
  kind: 'commitment';
  start: CivilDate;
  due: CivilDate;
  target: CivilDate;
  explanation: {
    rule: 'workingDays' | 'month';
    startDay: CivilDate;
    skipped: readonly { date: CivilDate; why: SkipReason }[];
    source: 'procedure';
  };
};

/** The two promises for a complaint received on `day` (facts: "Working days and months, as this product counts them"). */
export function promisesFrom(day: CivilDate): readonly [Clock, Clock] {
  const fifth = addWorkingDays(day, ACKNOWLEDGEMENT_WORKING_DAYS);
  const month = addMonth(day);
  const clock = { kind: 'commitment', start: day } as const;
  return [
    {
      ...clock,
      name: 'acknowledgement',
      due: fifth.date,
      target: fifth.date,
      explanation: {
        rule: 'workingDays',
        startDay: day,
        skipped: fifth.skipped,
        source: 'procedure',
      },
    },
    {
      ...clock,
      name: 'answer',
      due: month,
      target: lastWorkingDayUpTo(month),
      explanation: { rule: 'month', startDay: day, skipped: [], source: 'procedure' },
    },
  ];
}

/** The clocks of a case, in the order in which they fall due. */
export function clocksOf(case_: Case): readonly Clock[] {
  return case_.status === 'none' ? [] : promisesFrom(case_.receivedOn);
}
