import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { mutated } from './mutants.ts';
import { catchPageMutant, PAGE_MUTANTS } from './page-mutants.ts';
import { PAGE_POINTS, playPagePoint } from './page-rounds.ts';

describe('a phone that loses its power', () => {
  for (const point of PAGE_POINTS)
    test(`${point}: nothing is lost and nothing is doubled`, () => playPagePoint(point));
});

describe('a mutant of the page', () => {
  test('is noticed', async (t) => {
    const said = await catchPageMutant('takes it out, then sends');
    t.diagnostic(said ?? 'nobody noticed');
    assert.ok(said !== undefined);
  });

  for (const [name, { changes }] of Object.entries(PAGE_MUTANTS))
    test(`still changes our code: ${name}`, () => {
      for (const [file, found] of Object.entries(changes)) {
        const source = readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8');
        assert.notEqual(mutated(source, found), source);
      }
    });
});
