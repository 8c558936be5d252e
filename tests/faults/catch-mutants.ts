import { COMMAND_POINTS } from './kill-points.ts';
import type { Invariant } from './ledger.ts';
import { MUTANTS } from './mutants.ts';
import { playRound } from './round.ts';

/** What became of a mutant: how often each invariant noticed, and whether one did that should. */
export type Caught = { name: string; noticed: Map<Invariant, number>; isCaught: boolean };

const ROUNDS = 4;

/** Plays small rounds with a mutant until an invariant of its own notices it, a few rounds at most. */
export async function catchMutant(name: string, seed: number): Promise<Caught> {
  const { caughtBy = [], plan: needs } = MUTANTS[name] ?? {};
  const noticed = new Map<Invariant, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const plan = { seed: seed + round, cases: 10, atATime: 10, kills: 6, patienceMs: 20_000 };
    const points = COMMAND_POINTS;
    const { ledger } = await playRound({ ...plan, points, ...needs, mutant: name });
    for (const [invariant, found] of ledger.violations)
      noticed.set(invariant, (noticed.get(invariant) ?? 0) + found.length);
    if (caughtBy.some((invariant) => noticed.has(invariant)))
      return { name, noticed, isCaught: true };
  }
  return { name, noticed, isCaught: false };
}
