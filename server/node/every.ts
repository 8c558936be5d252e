/** Runs work at once and then again every `ms`, never twice at a time; what it throws goes to `failed`. Returns what stops it and waits for work under way. */
export function every(
  ms: number,
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<void> | undefined;
  const run = () => {
    running ??= work()
      .catch(failed)
      .finally(() => (running = undefined));
  };
  run();
  const timer = setInterval(run, ms);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
