import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { lastWorkingDayUpTo } from '../calendar/working-days.ts';
import type { Case, Extension } from './evolve.ts';
import { type Clock, monthFrom, promisesFrom } from './promises.ts';

/** Every clock of a case as it stands on `today`: first the two promises, then what came after them. The first answer date stays beside an extended one. */
export function clocksOf(case_: Case, today: CivilDate): readonly Clock[] {
  if (case_.status === 'none') return [];
  const { acknowledgedOn, answeredOn, extension, secondReading, reopenedOn } = case_;
  const [acknowledgement, answer] = promisesFrom(case_.receivedOn);
  const first = { met: case_.firstAnsweredOn, ended: case_.firstEndedOn };
  const clocks: Clock[] = [
    judged(acknowledgement, { met: acknowledgedOn }, today),
    judged(answer, first, today),
  ];
  if (extension) clocks.push(judged(extendedClock(extension), first, today));
  // A case that was reopened is answered anew; no term is written for that, so the same month is used, as our own target.
  if (reopenedOn !== undefined) {
    const again = { met: answeredOn, ended: case_.withdrawnOn };
    clocks.push(judged(reopenedClock(reopenedOn), again, today));
    if (case_.reopenedExtension)
      clocks.push(judged(extendedClock(case_.reopenedExtension), again, today));
  }
  if (secondReading) {
    const clock: Clock = {
      ...monthFrom(secondReading.requestedOn, 'ownTarget'),
      name: 'secondReading',
    };
    clocks.push(judged(clock, { met: secondReading.decidedOn }, today));
  }
  return case_.customer === 'private' ? [...clocks, ombudsfinClock(case_)] : clocks;
}

const extendedClock = ({ on, until }: Extension): Clock => ({
  ...{ name: 'extendedAnswer', kind: 'commitment', start: on, due: until },
  target: lastWorkingDayUpTo(until),
  explanation: { rule: 'extension', startDay: on, skipped: [], source: 'procedure' },
});

const reopenedClock = (reopenedOn: CivilDate): Clock => ({
  ...monthFrom(reopenedOn, 'ownTarget'),
  name: 'answer',
});

/** The date that an extension moves, and the latest one that was given: of the first answer, or of the one that is due since the case was reopened. */
export function datesToExtend({ receivedOn, reopenedOn, ...case_ }: Case): {
  first: CivilDate;
  last: CivilDate;
} {
  const [first, extension] =
    reopenedOn === undefined
      ? [promisesFrom(receivedOn)[1].due, case_.extension]
      : [reopenedClock(reopenedOn).due, case_.reopenedExtension];
  return { first, last: extension?.until ?? first };
}

/**
 * From when and until when a consumer can go to Ombudsfin: after an answer, which a reopening doesn't take back, or once the month has passed without one (an extension is ours,
 * not theirs), and for a year after the first complaint, past which it may refuse.
 */
export function ombudsfinClock({ firstAnsweredOn, receivedOn }: Case): Clock {
  const late = addDays(promisesFrom(receivedOn)[1].due, 1);
  const due = yearAfter(receivedOn);
  return {
    ...{ name: 'ombudsfin', kind: 'thirdParty', due, target: due },
    start: firstAnsweredOn !== undefined && firstAnsweredOn < late ? firstAnsweredOn : late,
    explanation: { rule: 'year', startDay: receivedOn, skipped: [], source: 'body' },
  };
}

function yearAfter(date: CivilDate): CivilDate {
  const next = `${String(Number(date.slice(0, 4)) + 1).padStart(4, '0')}${date.slice(4)}`;
  return next.endsWith('-02-29') ? next.replace('-29', '-28') : next;
}

type Outcome = { met: CivilDate | undefined; ended?: CivilDate | undefined };

// What was withdrawn before it was done is neither kept nor broken from then on.
function judged(clock: Clock, { met, ended }: Outcome, today: CivilDate): Clock {
  const until = ended ?? met ?? today;
  const done = ended === undefined ? met !== undefined && { met } : { ended };
  return { ...clock, ...done, ...(until > clock.due && { missed: addDays(clock.due, 1) }) };
}

/** The earliest date that somebody still has to keep, or undefined when nothing is due. */
export function nextDue(case_: Case, today: CivilDate): CivilDate | undefined {
  if (case_.status === 'closed') return undefined;
  return running(case_, today)
    .map(({ due }) => due)
    .sort()[0];
}

/** The commitments that still run: not kept yet, not withdrawn, and not replaced by an extension. */
export function running(case_: Case, today: CivilDate): readonly Clock[] {
  if (case_.status === 'closed') return [];
  return clocksOf(case_, today).filter(
    (clock) =>
      clock.kind === 'commitment' &&
      clock.met === undefined &&
      clock.ended === undefined &&
      !isReplaced(clock, case_),
  );
}

// Of the two clocks named `answer` only the first is a promise of the procedure.
const isReplaced = ({ name, explanation }: Clock, case_: Case): boolean =>
  name === 'answer' &&
  (explanation.source === 'procedure' ? case_.extension : case_.reopenedExtension) !== undefined;
