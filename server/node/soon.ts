/** Runs work when the present turn is over; what it throws goes to `failed`. `idle` resolves when all that was begun has ended. */
export function makeSoon(failed: (error: unknown) => void): {
  soon: (work: () => Promise<void>) => void;
  idle: () => Promise<void>;
} {
  const running = new Set<Promise<void>>();
  return {
    soon: (work) => {
      const run: Promise<void> = new Promise((resolve) => setImmediate(resolve))
        .then(work)
        .catch(failed)
        .finally(() => running.delete(run));
      running.add(run);
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
