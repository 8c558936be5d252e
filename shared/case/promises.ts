import { addMonth, type CivilDate } from '../calendar/civil-date.ts';
import { addWorkingDays, lastWorkingDayUpTo, type SkipReason } from '../calendar/working-days.ts';
import { ACKNOWLEDGEMENT_WORKING_DAYS } from '../procedure/procedure.ts';

/** The company's promises, and the one limit of an outside body that is known. */
export const CLOCK_NAMES = [
  'acknowledgement',
  'answer',
  'extendedAnswer',
  'secondReading',
  'ombudsfin',
] as const;
export type ClockName = (typeof CLOCK_NAMES)[number];

/**
 * One date with the way it was counted. `due` is the last day on which it is kept, `target` the last working day up to it;
 * `met` the day on which it was done, `missed` the first day after `due`, once that has passed undone or was done later, `ended` the day from which nobody
 * waits for it any more, because the complaint was withdrawn.
 */
export type Clock = {
  name: ClockName;
  kind: 'commitment' | 'thirdParty';
  start: CivilDate;
  due: CivilDate;
  target: CivilDate;
  met?: CivilDate;
  missed?: CivilDate;
  ended?: CivilDate;
  explanation: {
    rule: 'workingDays' | 'month' | 'extension' | 'year';
    startDay: CivilDate;
    skipped: readonly { date: CivilDate; why: SkipReason }[];
    source: 'procedure' | 'ownTarget' | 'body';
  };
};

type Promised = Clock & { name: 'acknowledgement' | 'answer' };
type Promises = readonly [Readonly<Promised>, Readonly<Promised>];

const counted = new Map<CivilDate, Promises>();

/** The two promises for a complaint received on `day` (facts: "Working days and months, as this product counts them"). */
export function promisesFrom(day: CivilDate): Promises {
  // Each look at a case asks for them, and most cases began on one of a few days.
  const promises = counted.get(day) ?? count(day);
  counted.set(day, promises);
  return promises;
}

function count(day: CivilDate): Promises {
  const fifth = addWorkingDays(day, ACKNOWLEDGEMENT_WORKING_DAYS);
  return [
    {
      ...{ name: 'acknowledgement', kind: 'commitment', start: day },
      due: fifth.date,
      target: fifth.date,
      explanation: {
        ...{ rule: 'workingDays', startDay: day, source: 'procedure' },
        skipped: fifth.skipped,
      },
    },
    { ...monthFrom(day, 'procedure'), name: 'answer' },
  ];
}

/** A month from a day, with the last working day up to its end; by the procedure, or as the company's own target. */
export function monthFrom(day: CivilDate, source: 'procedure' | 'ownTarget'): Omit<Clock, 'name'> {
  const due = addMonth(day);
  return {
    ...{ kind: 'commitment', start: day, due, target: lastWorkingDayUpTo(due) },
    explanation: { rule: 'month', startDay: day, skipped: [], source },
  };
}
