import type { Awaited } from './pages.ts';

/** What a document tells of itself; `shownAt` is a time of the machine in milliseconds, 0 until then. */
export type Told = {
  shownAt: number;
  shown: Promise<void>;
  /** Layout shift as browsers count it, and with what happens within half a second of a click or key. */
  shift: number;
  everyShift: number;
  /** Milliseconds of each task of at least 50. */
  tasks: number[];
  /** Keys as Event Timing has them: from the key to the next frame (in steps of 8 ms), and the handlers' own part. */
  keys: { toFrameMs: number; handlersMs: number }[];
};

declare global {
  var guest: Told;
}

/**
 * Runs in each document before anything else of it, the same for all pages: it looks once a frame whether what a person comes to read is there and can be seen, and notes when that frame is
 * drawn. The frames of a page look for something else than the page.
 */
export function probe(look: { top: Awaited; inFrame?: Awaited | undefined }): void {
  let tellShown = () => {};
  const shown = new Promise<void>((resolve) => (tellShown = resolve));
  const told: Told = { shownAt: 0, shown, shift: 0, everyShift: 0, tasks: [], keys: [] };
  globalThis.guest = told;
  const awaited = self === top ? look.top : look.inFrame;
  const stands = ({ within, what, text }: Awaited) => {
    const root = within ? document.querySelector(within)?.shadowRoot : document;
    const found = root?.querySelector(what);
    if (!found?.textContent?.includes(text)) return false;
    const { width, height } = found.getBoundingClientRect();
    const options = { opacityProperty: true, visibilityProperty: true };
    return width > 0 && height > 0 && found.checkVisibility(options);
  };
  const lookAgain = () => {
    if (!awaited || !stands(awaited)) return requestAnimationFrame(lookAgain);
    // After the frame that it is drawn in.
    return setTimeout(() => {
      told.shownAt = performance.timeOrigin + performance.now();
      tellShown();
    });
  };
  requestAnimationFrame(lookAgain);

  type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries() as Shift[]) {
      told.everyShift += value;
      if (!hadRecentInput) told.shift += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) told.tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[])
      if (/^(key|input|beforeinput)/.test(entry.name))
        told.keys.push({
          toFrameMs: entry.duration,
          handlersMs: entry.processingEnd - entry.processingStart,
        });
    // 16 is the least that is told of.
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}
