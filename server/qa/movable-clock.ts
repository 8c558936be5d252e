const DAY_MS = 86_400_000;

/** A clock that can be set forward by days, for the demo alone; in memory, so a restart is back at the real time. */
export type MovableClock = {
  /** Milliseconds since 1970, moved days included. */
  now: () => number;
  forward: (days: number) => void;
};

/** Makes a clock that shows what `real` shows until it is moved. */
export function movableClock(real: () => number): MovableClock {
  let ahead = 0;
  return {
    now: () => real() + ahead * DAY_MS,
    forward: (days) => {
      ahead += days;
    },
  };
}
