import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import type { Caught } from './catch-mutants.ts';
import { type Figures, quantile } from './figures.ts';
import { INVARIANTS, type Invariant } from './ledger.ts';
import { MUTANTS } from './mutants.ts';
import { type CaughtPage, PAGE_MUTANTS } from './page-mutants.ts';

const FILE = join(import.meta.dirname, '..', '..', 'docs', 'faults.md');

type Run = { lab: Figures; seed: number } | { mutants: Caught[] } | { pages: CaughtPage[] };

/** Writes what a run came to into its part of `docs/faults.md`; the other part stays as it was. */
export async function report(run: Run) {
  const [part, text] = textOf(run);
  const before = readFileSync(FILE, 'utf8');
  const [start, end] = [`<!-- ${part} -->`, `<!-- end of ${part} -->`];
  const [head, tail] = [before.split(start)[0], before.split(end)[1]];
  const options = await prettier.resolveConfig(FILE);
  const after = await prettier.format(`${head}${start}\n\n${text}\n\n${end}${tail}`, {
    ...options,
    parser: 'markdown',
  });
  writeFileSync(FILE, after);
}

function textOf(run: Run): [part: string, text: string] {
  if ('lab' in run) return ['lab', labText(run)];
  if ('mutants' in run) return ['mutants', mutantsText(run.mutants)];
  return ['pages', pagesText(run.pages)];
}

function labText({ lab, seed }: { lab: Figures; seed: number }): string {
  const rows = (Object.keys(INVARIANTS) as Invariant[]).map(
    (name) => `| ${name} | ${INVARIANTS[name]} | ${lab.violations.get(name) ?? 0} |`,
  );
  const deaths = [...lab.crashes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([point, count]) => `${count} ${point}`);
  return [
    `${numbers(lab.commands)} commands (${numbers(lab.kept)} kept, ${numbers(lab.refused)} refused) in ${numbers(lab.sends)} sends over ${lab.rounds} rounds, SEED=${seed}. ${lab.kills} kills: ${deaths.join(', ')}. A server that was killed listened again after ${quantile(lab, 0.5)} ms (p50), ${quantile(lab, 0.95)} ms (p95).`,
    '',
    '| invariant | in words | did not hold |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function mutantsText(mutants: Caught[]): string {
  const rows = mutants.map(({ name, noticed, isCaught }) => {
    const by = [...noticed].map(([invariant, count]) => `${invariant} (${count})`);
    return `| ${name} | ${MUTANTS[name]?.wrong} | ${isCaught ? by.join(', ') : '**nobody**'} |`;
  });
  const caught = mutants.filter(({ isCaught }) => isCaught).length;
  return [
    `${caught} of ${mutants.length} were caught.`,
    '',
    '| mutant | what is wrong with it | caught by (how often) |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function pagesText(pages: CaughtPage[]): string {
  const rows = pages.map(({ name, said }) => {
    const { wrong, at } = PAGE_MUTANTS[name] ?? { wrong: '', at: '' };
    return `| ${name} | ${wrong} | ${said === undefined ? '**nobody**' : at} |`;
  });
  const caught = pages.filter(({ said }) => said !== undefined).length;
  return [
    `${caught} of ${pages.length} were caught.`,
    '',
    '| mutant | what is wrong with it | caught when the power goes |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const numbers = (count: number) => count.toLocaleString('en');
