import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { catchMutant } from './catch-mutants.ts';
import { addRound, detailsOf, lineOf, noFigures } from './figures.ts';
import { MUTANTS, mutated } from './mutants.ts';
import { playRound } from './round.ts';
import { seedOfRun } from './seeded.ts';

const ROOT = join(import.meta.dirname, '..', '..');

describe('a round of faults and kills, in small (npm run faults is the whole lab)', () => {
  test('loses nothing, doubles nothing, and tells everybody everything', async (t) => {
    const seed = seedOfRun();
    const round = await playRound({ seed, cases: 20, atATime: 20, kills: 4 });
    const figures = noFigures();
    addRound(figures, round);
    t.diagnostic(`SEED=${seed}: ${lineOf(figures)}`);
    assert.equal(detailsOf(round.ledger), '');
    assert.ok(figures.kept > 200, `Only ${figures.kept} commands were kept: this proves nothing.`);
    assert.ok(figures.kills >= 2, `Only ${figures.kills} servers were killed.`);
  });
});

describe('a mutant', () => {
  test('is noticed', async (t) => {
    const { isCaught, noticed } = await catchMutant('no id check', seedOfRun());
    t.diagnostic([...noticed].map((each) => each.join(' ')).join(', '));
    assert.ok(isCaught);
  });

  for (const [name, { changes }] of Object.entries(MUTANTS))
    test(`still changes our code: ${name}`, () => {
      for (const [file, found] of Object.entries(changes)) {
        const source = readFileSync(join(ROOT, file), 'utf8');
        assert.notEqual(mutated(source, found), source);
      }
    });

  test('whose text is not there, or twice, is none', () => {
    assert.throws(() => mutated('a b', [['c', 'd']]), /"c" is there 0 times, not once/);
    assert.throws(() => mutated('a b a', [['a', 'd']]), /"a" is there 2 times, not once/);
  });
});
