import type { Ledger } from './ledger.ts';
import { INVARIANTS, type Invariant } from './ledger.ts';
import type { Round } from './round.ts';

/** What rounds came to, added up; `violations` holds how often each invariant didn't hold. */
export type Figures = {
  rounds: number;
  commands: number;
  kept: number;
  refused: number;
  sends: number;
  kills: number;
  crashes: Map<string, number>;
  violations: Map<Invariant, number>;
  recoveriesMs: number[];
};

export const noFigures = (): Figures => ({
  ...{ rounds: 0, commands: 0, kept: 0, refused: 0, sends: 0, kills: 0 },
  ...{ crashes: new Map(), violations: new Map(), recoveriesMs: [] },
});

/** Adds a round to what came before it. */
export function addRound(figures: Figures, { ledger, crashes, recoveriesMs }: Round): void {
  figures.rounds += 1;
  figures.commands += ledger.given.size;
  figures.kept += ledger.kept().length;
  figures.refused += ledger.refused;
  figures.sends += ledger.sends;
  for (const [point, count] of crashes) {
    figures.kills += count;
    figures.crashes.set(point, (figures.crashes.get(point) ?? 0) + count);
  }
  for (const [invariant, found] of ledger.violations)
    figures.violations.set(invariant, (figures.violations.get(invariant) ?? 0) + found.length);
  figures.recoveriesMs.push(...recoveriesMs);
}

/** One line for whoever watches. */
export function lineOf(figures: Figures): string {
  const { commands, kept, refused, sends, kills, violations } = figures;
  const counts = (Object.keys(INVARIANTS) as Invariant[]).map(
    (invariant) => `${invariant} ${violations.get(invariant) ?? 0}`,
  );
  return `${commands} commands (${kept} kept, ${refused} refused) in ${sends} sends, ${kills} kills; ${counts.join(', ')}; ready again p50 ${quantile(figures, 0.5)} ms, p95 ${quantile(figures, 0.95)} ms`;
}

/** The first few things that did not hold, for whoever has to find out why. */
export const detailsOf = ({ violations }: Pick<Ledger, 'violations'>): string =>
  [...violations]
    .map(([invariant, found]) => `${invariant} (${found.length}): ${found.slice(0, 5).join(' | ')}`)
    .join('\n');

/** How long a server took from its start until it listened, in whole milliseconds. */
export function quantile({ recoveriesMs }: Figures, share: number): number {
  const sorted = recoveriesMs.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}
