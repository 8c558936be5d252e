/** Wakes requests that wait for news of a case; a signal that nobody waits for is forgotten. */
export type Signals = {
  ring: (caseId: string) => void;
  /** Wakes everybody, whatever they wait for. */
  ringAll: () => void;
  /** Resolves to true at the next ring for the case, to false when one of `ends` aborts; leaves nothing behind. */
  wait: (caseId: string, ends: readonly AbortSignal[]) => Promise<boolean>;
};

/** The name under which the staff waits for news of any case. */
export const DESK = 'desk';

/** Signals within one process. `watch` is called when somebody begins to wait where nobody did, and what it returns when nobody waits any more. */
export function makeSignals(watch: (signals: Signals) => () => void = () => () => {}): Signals {
  const waiting = new Map<string, Set<(rung: boolean) => void>>();
  let unwatch: (() => void) | undefined;
  const wakeAll = (wakes: Iterable<(rung: boolean) => void>) => {
    for (const wake of [...wakes]) wake(true);
  };
  const signals: Signals = {
    ring: (caseId) => wakeAll(waiting.get(caseId) ?? []),
    ringAll: () => wakeAll([...waiting.values()].flatMap((here) => [...here])),
    wait: (caseId, ends) =>
      new Promise((resolve) => {
        const here = waiting.get(caseId) ?? new Set();
        waiting.set(caseId, here);
        const wake = (rung: boolean) => {
          for (const end of ends) end.removeEventListener('abort', giveUp);
          here.delete(wake);
          if (here.size === 0 && waiting.get(caseId) === here) waiting.delete(caseId);
          resolve(rung);
          if (waiting.size > 0) return;
          unwatch?.();
          unwatch = undefined;
        };
        const giveUp = () => wake(false);
        here.add(wake);
        for (const end of ends) end.addEventListener('abort', giveUp);
        if (ends.some((end) => end.aborted)) giveUp();
        else unwatch ??= watch(signals);
      }),
  };
  return signals;
}
