import { evolve, NO_CASE } from '#shared/case/evolve.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import { anna, customer, file, give } from '#shared/case/testing.ts';
import { median, printTable, ratio, say } from './figures.ts';

const LENGTHS = [10, 100, 1_000];
const ROUNDS = 200;

/** Prints how long folding a case takes as its log grows: every command folds the whole log before it decides. */
export function benchFolding(): void {
  const times = LENGTHS.map((length) => {
    const entries = aLog(length);
    return median(
      Array.from({ length: ROUNDS }, () => {
        const begun = performance.now();
        entries.reduce(evolve, NO_CASE);
        return (performance.now() - begun) * 1_000;
      }),
    );
  });
  console.log(`\nFolding the log of a case, median of ${ROUNDS}`);
  printTable([
    ['entries', 'us', 'times the shortest', 'us an entry'],
    ...LENGTHS.map((length, at) => [
      say(length),
      say(times[at] ?? NaN, 1),
      ratio(times[at] ?? NaN, times[0] ?? NaN),
      say((times[at] ?? NaN) / length, 2),
    ]),
  ]);
}

// Filed, acknowledged, and then messages of both sides in turn.
function aLog(length: number): CaseEntry[] {
  const entries: CaseEntry[] = [];
  let case_ = NO_CASE;
  while (entries.length < length) {
    const at = entries.length;
    const [asker, command] =
      at === 0
        ? ([customer, file()] as const)
        : at === 1
          ? ([anna, { type: 'acknowledge' }] as const)
          : at % 2 === 0
            ? ([customer, { type: 'addInformation', text: 'More.', files: [] }] as const)
            : ([anna, { type: 'noteInternally', text: 'Noted.' }] as const);
    const decision = give(case_, ['2026-11-23', asker, command]);
    if ('refused' in decision) throw new Error(`${command.type} was refused.`);
    for (const { event, body } of decision.events) {
      const seq = case_.seq + 1;
      const entry = { seq, at: '2026-11-23T11:00:00.000Z', by: decision.by, event, body };
      entries.push(entry);
      case_ = evolve(case_, entry);
    }
  }
  return entries;
}
