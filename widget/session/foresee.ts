import type { CaseEntry } from '#shared/case/events.ts';
import type { Case } from '#shared/case/evolve.ts';
import { predict } from '#shared/case/predict.ts';
import { canonicalJson, type Json } from '#shared/proof/canonical-json.ts';
import type { Given } from './command-box.ts';

/** A case with what was done in it and isn't heard of yet, and which entry, by number, is which command's. */
export type Foreseen = {
  case_: Case;
  entries: readonly CaseEntry[];
  bySeq: ReadonlyMap<number, Given>;
};

/**
 * Puts what was given after what the server told, as the core will. An entry that the feed brought before its answer came (or whose answer was lost) is told by its words, so that nothing
 * is shown twice.
 */
export function foresee(
  case_: Case,
  entries: readonly CaseEntry[],
  given: readonly Given[],
): Foreseen {
  const bySeq = new Map<number, Given>();
  const foreseen: CaseEntry[] = [];
  let after = case_;
  for (const one of given) {
    if (one.seq !== undefined && one.seq <= case_.seq) {
      bySeq.set(one.seq, one);
      continue;
    }
    if (one.parked !== undefined) continue;
    const told = entries.find((entry) => !bySeq.has(entry.seq) && isOf(entry, one, case_));
    if (told) {
      bySeq.set(told.seq, one);
      continue;
    }
    const predicted = predict(after, one.command, one.at);
    if (!predicted) continue;
    after = predicted.case_;
    foreseen.push(predicted.entry);
    bySeq.set(predicted.entry.seq, one);
  }
  return { case_: after, entries: [...entries, ...foreseen], bySeq };
}

function isOf({ seq, by, event, body }: CaseEntry, { base, command, at }: Given, case_: Case) {
  if (seq <= base || by.role !== 'customer') return false;
  // In any state it makes the same event and the same words; which state it was doesn't matter here.
  const made = predict({ ...case_, status: statusFor(command.type) }, command, at)?.entry;
  const same = (one: unknown, other: unknown) =>
    canonicalJson((one ?? null) as Json) === canonicalJson((other ?? null) as Json);
  return made !== undefined && same(made.event, event) && same(made.body, body);
}

const statusFor = (type: Given['command']['type']): Case['status'] =>
  type === 'requestSecondReading' ? 'answered' : 'acknowledged';
