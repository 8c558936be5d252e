/** So many requests in so long, as the settings spell it: `30/1h`. */
export type Rate = { count: number; windowMs: number };

/** Counts one request of a key; undefined when it may go on, else the whole seconds after which it may be tried again. */
export type RateLimit = (key: string) => number | undefined;

/** Most keys that are remembered; beyond it the oldest window is forgotten, so that nobody can fill the memory with addresses. */
const KEYS = 20_000;

/** Fixed windows, each beginning with its key's first request. Nothing runs in between: old windows go when new ones come. */
export function makeRateLimit({ count, windowMs }: Rate, now: () => number): RateLimit {
  const windows = new Map<string, { since: number; used: number }>();
  return (key) => {
    const at = now();
    const window = windows.get(key);
    if (window && at - window.since < windowMs) {
      if (window.used >= count) return Math.ceil((window.since + windowMs - at) / 1000);
      window.used += 1;
      return undefined;
    }
    windows.delete(key);
    for (const [oldest, { since }] of windows) {
      if (windows.size < KEYS && at - since < windowMs) break;
      windows.delete(oldest);
    }
    windows.set(key, { since: at, used: 1 });
    return undefined;
  };
}
