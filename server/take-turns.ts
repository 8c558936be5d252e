/** Runs pieces of work that share a key one after the other, in the order in which they came; those of other keys go on beside. */
export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/**
 * A queue per key within this process. It only keeps races rare: between processes the UNIQUE keys of the database decide. A key without work
 * takes no memory.
 */
export function makeTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    const leave = () => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  };
}
