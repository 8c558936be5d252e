import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { lastWorkingDayUpTo } from '../calendar/working-days.ts';
import type { Case } from './evolve.ts';
import { type Clock, monthFrom, promisesFrom } from './promises.ts';

/** Every clock of a case as it stands on `today`: first the two promises, then what came after them. The first answer date stays beside an extended one. */
export function clocksOf(case_: Case, today: CivilDate): readonly Clock[] {
  if (case_.status === 'none') return [];
  const { acknowledgedOn, answeredOn, extension, secondReading, reopenedOn } = case_;
  const [acknowledgement, answer] = promisesFrom(case_.receivedOn);
  const firstAnswer = case_.firstAnsweredOn;
  const clocks: Clock[] = [
    judged(acknowledgement, acknowledgedOn, today),
    judged(answer, firstAnswer, today),
  ];
  if (extension) {
    const { on, until } = extension;
    const extended: Clock = {
      ...{ name: 'extendedAnswer', kind: 'commitment', start: on, due: until },
      target: lastWorkingDayUpTo(until),
      explanation: { rule: 'extension', startDay: on, skipped: [], source: 'procedure' },
    };
    clocks.push(judged(extended, firstAnswer, today));
  }
  // A case that was reopened is answered anew; no term is written for that, so the same month is used, as our own target.
  if (reopenedOn !== undefined)
    clocks.push(
      judged({ ...monthFrom(reopenedOn, 'ownTarget'), name: 'answer' }, answeredOn, today),
    );
  if (secondReading) {
    const clock: Clock = {
      ...monthFrom(secondReading.requestedOn, 'ownTarget'),
      name: 'secondReading',
    };
    clocks.push(judged(clock, secondReading.decidedOn, today));
  }
  return case_.customer === 'private' ? [...clocks, ombudsfinClock(case_)] : clocks;
}

/**
 * From when and until when a consumer can go to Ombudsfin: after an answer, or once the month has passed without one (an extension is ours,
 * not theirs), and for a year after the first complaint, past which it may refuse.
 */
export function ombudsfinClock({ answeredOn, receivedOn }: Case): Clock {
  const late = addDays(promisesFrom(receivedOn)[1].due, 1);
  const due = yearAfter(receivedOn);
  return {
    ...{ name: 'ombudsfin', kind: 'thirdParty', due, target: due },
    start: answeredOn !== undefined && answeredOn < late ? answeredOn : late,
    explanation: { rule: 'year', startDay: receivedOn, skipped: [], source: 'body' },
  };
}

function yearAfter(date: CivilDate): CivilDate {
  const next = `${String(Number(date.slice(0, 4)) + 1).padStart(4, '0')}${date.slice(4)}`;
  return next.endsWith('-02-29') ? next.replace('-29', '-28') : next;
}

function judged(clock: Clock, met: CivilDate | undefined, today: CivilDate): Clock {
  const late = (met ?? today) > clock.due;
  return { ...clock, ...(met && { met }), ...(late && { missed: addDays(clock.due, 1) }) };
}

/** The earliest date that somebody still has to keep, or undefined when nothing is due. */
export function nextDue(case_: Case, today: CivilDate): CivilDate | undefined {
  if (case_.status === 'closed') return undefined;
  return running(case_, today)
    .map(({ due }) => due)
    .sort()[0];
}

/** The commitments that still run: not kept yet, and not replaced by an extension. */
export function running(case_: Case, today: CivilDate): readonly Clock[] {
  if (case_.status === 'closed') return [];
  const extended = case_.extension !== undefined;
  return clocksOf(case_, today).filter(
    ({ name, kind, met, start }) =>
      kind === 'commitment' &&
      met === undefined &&
      !(name === 'answer' && extended && start === case_.receivedOn),
  );
}
