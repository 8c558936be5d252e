import { catchMutant } from './catch-mutants.ts';
import { addRound, detailsOf, lineOf, noFigures } from './figures.ts';
import { MUTANTS } from './mutants.ts';
import { catchPageMutant, PAGE_MUTANTS } from './page-mutants.ts';
import { report } from './report.ts';
import { playRound } from './round.ts';
import { seedOfRun } from './seeded.ts';

/** At least this much, and no longer than that. */
const GOAL = { commands: 30_000, kills: 500, minutes: 40 };

/**
 * `npm run faults`: rounds until 30,000 commands were given and 500 servers killed, then every mutant of the server and of the page; `npm run faults -- lab`, `-- mutants` or
 * `-- pages` for one of them, `-- mutants "poke only"` for one mutant. `SEED` tries one again. Exit code 1 where anything did not hold, the lab was not whole after 40 minutes, or a mutant was not caught.
 */
async function main([part = 'all', ...names]: string[]): Promise<boolean> {
  const seed = seedOfRun();
  console.log(`SEED=${seed}`);
  const isAsked = (name: string) => part === 'all' || part === name;
  const holds = !isAsked('lab') || (await playLab(seed));
  const areCaught = !isAsked('mutants') || (await catchAll(seed, names));
  const arePagesCaught = !isAsked('pages') || (await catchPages());
  return holds && areCaught && arePagesCaught;
}

async function playLab(seed: number): Promise<boolean> {
  const lab = noFigures();
  const until = Date.now() + GOAL.minutes * 60_000;
  while (Date.now() < until && (lab.commands < GOAL.commands || lab.kills < GOAL.kills)) {
    const longLock = lab.rounds % 5 === 4;
    const plan = { seed: seed + lab.rounds, cases: 100, atATime: 40, kills: 24, longLock };
    const round = await playRound(plan);
    addRound(lab, round);
    if (round.ledger.violations.size > 0)
      console.log(`SEED=${plan.seed}: ${detailsOf(round.ledger)}`);
    console.log(`${lab.rounds}: ${lineOf(lab)}`);
  }
  await report({ lab, seed });
  const isWhole = lab.commands >= GOAL.commands && lab.kills >= GOAL.kills;
  if (!isWhole) console.log(`Not whole: ${GOAL.minutes} minutes were over first.`);
  return isWhole && lab.violations.size === 0;
}

async function catchAll(seed: number, asked: string[]): Promise<boolean> {
  const mutants = [];
  for (const name of asked.length > 0 ? asked : Object.keys(MUTANTS)) {
    const caught = await catchMutant(name, seed);
    const by = [...caught.noticed].map(([invariant, count]) => `${invariant} ${count}`).join(', ');
    console.log(
      `${caught.isCaught ? 'caught' : 'NOT CAUGHT'}: ${name} (${by || 'nobody noticed'})`,
    );
    mutants.push(caught);
  }
  if (asked.length === 0) await report({ mutants });
  return mutants.every(({ isCaught }) => isCaught);
}

async function catchPages(): Promise<boolean> {
  const pages = [];
  for (const name of Object.keys(PAGE_MUTANTS)) {
    const said = await catchPageMutant(name);
    console.log(
      `${said === undefined ? 'NOT CAUGHT' : 'caught'}: ${name} (${said ?? 'nobody noticed'})`,
    );
    pages.push({ name, said });
  }
  await report({ pages });
  return pages.every(({ said }) => said !== undefined);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

if (!(await main(process.argv.slice(2)))) process.exitCode = 1;
