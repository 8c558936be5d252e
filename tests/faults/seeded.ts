/** Numbers from 0 to 1, the same ones for the same seed. */
export type Random = () => number;

/** The seed of this run: `SEED` of the environment, so that a run can be tried again, else one by the clock. */
export const seedOfRun = (): number => Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** Mulberry32. Who shares one among tasks that run at once has the same numbers in another order each time. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`. */
export const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

/** One of several. */
export function oneOf<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is none to choose from.');
  return item;
}
