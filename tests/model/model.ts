import fc from 'fast-check';
import { Cells } from './cells.ts';
import { play, type Step } from './play.ts';

// Evenly: numbers at the ends of the range mean nothing here.
const number = fc.noBias(fc.nat(9_999));
const step: fc.Arbitrary<Step> = fc.record({
  ...{ what: number, who: number, type: number, number, extra: number },
});
const LENGTH = 250;

/**
 * Plays random plans against the app and the core; rejects with the seed and the story of the first plan that tells them apart. The story says in words what was
 * done, so plans aren't made smaller first.
 */
export async function checkModel(plans: number, seed: number): Promise<Cells> {
  const cells = new Cells();
  const plan = fc.array(step, { minLength: LENGTH, maxLength: LENGTH, size: 'max' });
  const property = fc.asyncProperty(plan, (steps) => play(steps, cells));
  const outcome = await fc.check(property, { numRuns: plans, seed, endOnFailure: true });
  if (outcome.failed)
    throw new Error(`Seed ${seed}: ${String(outcome.errorInstance)}`, {
      cause: outcome.errorInstance,
    });
  return cells;
}

// `npm run model -- PLANS SEED`: more plans than a test has time for.
if (import.meta.main) {
  const [plans = '300', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
  console.log(`${plans} plans of ${LENGTH} steps, seed ${seed}`);
  const begun = performance.now();
  const cells = await checkModel(Number(plans), Number(seed));
  const seconds = (performance.now() - begun) / 1_000;
  console.log(cells.summary());
  console.log(`${((seconds / cells.commands) * 1_000).toFixed(1)} s per 1,000 commands`);
  const missed = [...cells.missing(), ...cells.unmet()];
  console.log(`Never reached: ${missed.join('; ') || 'nothing'}`);
  if (missed.length > 0) process.exitCode = 1;
}
