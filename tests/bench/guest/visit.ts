import type { Browser, CDPSession, Frame, Page as Tab } from 'playwright-core';
import { slowPhone } from '../slow-phone.ts';
import type { Page } from './pages.ts';
import { probe, type Told } from './probe.ts';

/** What one visit came to. Bytes are those on the wire, heads included; the heap is the page's after its rubbish was taken away. */
export type Visit = {
  shownMs: number;
  requests: number;
  wireBytes: number;
  shift: number;
  /** What tasks take beyond 50 ms, from the navigation on. */
  blockingMs: number;
  longestTaskMs: number;
  heapBytes: number;
};

/** A page on a slow phone in a fresh context: no cache, no connection. */
export async function openOn(
  browser: Browser,
  { url, awaited, inFrame }: Page,
): Promise<{ tab: Tab; cdp: CDPSession; loaded: number[] }> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const tab = await context.newPage();
  await tab.addInitScript(probe, { top: awaited, inFrame });
  const cdp = await slowPhone(tab);
  const loaded: number[] = [];
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => loaded.push(encodedDataLength));
  tab.on('pageerror', (error) => {
    throw new Error(`A page of the bench broke: ${url}`, { cause: error });
  });
  await tab.goto(url);
  for (const frame of framesOf(tab, inFrame !== undefined))
    await frame.evaluate(() => globalThis.guest.shown);
  await tab.waitForLoadState('networkidle');
  return { tab, cdp, loaded };
}

/** One visit, from the navigation until nothing is loaded any more. */
export async function visit(browser: Browser, page: Page): Promise<Visit> {
  const { tab, cdp, loaded } = await openOn(browser, page);
  try {
    const told = await tell(tab, page.inFrame !== undefined);
    const begunAt = await tab.evaluate(() => performance.timeOrigin);
    const tasks = told[0]?.tasks ?? [];
    return {
      shownMs: Math.max(...told.map(({ shownAt }) => shownAt)) - begunAt,
      requests: loaded.length,
      wireBytes: sum(loaded),
      shift: sum(told.map(({ shift }) => shift)),
      blockingMs: sum(tasks.map((ms) => ms - 50)),
      longestTaskMs: Math.max(0, ...tasks),
      heapBytes: await heapOf(cdp),
    };
  } finally {
    await tab.context().close();
  }
}

/** What the documents of a page tell, the page itself first. */
export const tell = (tab: Tab, withFrame: boolean): Promise<Told[]> =>
  Promise.all(framesOf(tab, withFrame).map((frame) => frame.evaluate(() => globalThis.guest)));

const framesOf = (tab: Tab, withFrame: boolean): Frame[] =>
  withFrame ? tab.frames() : [tab.mainFrame()];

async function heapOf(cdp: CDPSession): Promise<number> {
  // Twice: the first one lets go of what only then can be taken away.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize;
}

const sum = (figures: readonly number[]) => figures.reduce((all, it) => all + it, 0);
