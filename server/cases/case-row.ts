import { addDays, type CivilDate } from '#shared/calendar/civil-date.ts';
import { lastWorkingDayUpTo } from '#shared/calendar/working-days.ts';
import { nextDue, running } from '#shared/case/clocks.ts';
import type { Case } from '#shared/case/evolve.ts';
import type { Clock } from '#shared/case/promises.ts';
import type { cases } from '../db/schema.ts';

const REMINDER_WORKING_DAYS = 2;

/** The row of `cases` that belongs to a folded log, whose first entry is of `receivedAt`. The same log always has the same row. */
export function caseRow(id: string, receivedAt: string, case_: Case): typeof cases.$inferInsert {
  const { reference, seq, status, department, customer, subject, marque, language } = case_;
  const name = nameOf(case_);
  const due = nextDue(case_, case_.receivedOn) ?? null;
  const [promise] = openPromises(case_);
  return {
    ...{ id, reference, seq, status, department, customer, subject, marque, language, receivedAt },
    ...{ nextDue: due, dueOrder: due ?? '~', quarantined: case_.quarantined },
    assignedTo: case_.assignedTo ?? null,
    promiseDue: promise?.due ?? null,
    remindOn: promise ? remindOn(promise) : null,
    name: name === undefined ? null : JSON.stringify(name),
    search: searchable(name === undefined ? reference : `${reference} ${name}`),
  };
}

/** The commitments that somebody still has to keep and that aren't written down as missed yet, the earliest first. */
export function openPromises(case_: Case): readonly Clock[] {
  const isKnown = ({ name, due }: Clock) =>
    case_.missed.some((missed) => missed.clock === name && missed.due === due);
  return running(case_, case_.receivedOn)
    .filter((clock) => !isKnown(clock))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** The day of the reminder: two working days before the target. */
export function remindOn({ target }: Clock): CivilDate {
  let day = target;
  for (let left = REMINDER_WORKING_DAYS; left > 0; left -= 1)
    day = lastWorkingDayUpTo(addDays(day, -1));
  return day;
}

/** Text as searches compare it: without capitals and accents. */
export const searchable = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\0]/gu, '')
    .toLowerCase();

// What was set aside as it came may still hold a name at its usual place.
function nameOf({ contact, filed, quarantined }: Case): string | undefined {
  const whole = quarantined ? (filed as { asSent?: unknown } | undefined)?.asSent : filed;
  const from = contact ?? (whole as { contact?: unknown } | null | undefined)?.contact;
  const name = (from as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? name.slice(0, 200) : undefined;
}
