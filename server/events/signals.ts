/** Wakes requests that wait for news of a case; a signal that nobody waits for is forgotten. */
export type Signals = {
  ring: (caseId: string) => void;
  /** Resolves at the next `ring` for the case, after `seconds`, or when one of `ends` aborts; leaves nothing behind. */
  wait: (caseId: string, seconds: number, ends: readonly AbortSignal[]) => Promise<void>;
};

/** The name under which the staff waits for news of any case. */
export const DESK = 'desk';

/** Signals within one process: news that another process wrote is found when the wait is over. */
export function makeSignals(): Signals {
  const waiting = new Map<string, Set<() => void>>();
  return {
    ring: (caseId) => {
      for (const wake of [...(waiting.get(caseId) ?? [])]) wake();
    },
    wait: (caseId, seconds, ends) =>
      new Promise((resolve) => {
        const here = waiting.get(caseId) ?? new Set();
        waiting.set(caseId, here);
        const wake = () => {
          clearTimeout(timer);
          for (const end of ends) end.removeEventListener('abort', wake);
          here.delete(wake);
          if (here.size === 0 && waiting.get(caseId) === here) waiting.delete(caseId);
          resolve();
        };
        const timer = setTimeout(wake, seconds * 1000);
        here.add(wake);
        for (const end of ends) end.addEventListener('abort', wake);
        if (ends.some((end) => end.aborted)) wake();
      }),
  };
}
