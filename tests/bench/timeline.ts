import { type Browser, chromium, type Page } from 'playwright-core';
import { WORDS } from '../../server/pages/words.ts';
import { aCase, FINDINGS, type Keys } from '../journeys/case-steps.ts';
import { chromeArgs, chromePath } from '../tools/browser.ts';
import { median, printTable, ratio, say } from './figures.ts';
import { SLOW_PHONE, slowPhone } from './slow-phone.ts';

const ROUNDS = 5;
const { t } = WORDS.fr;

/** Prints how long it takes from asking to open a case, both keys typed, until its timeline is drawn: in the widget, and on the page without a script. */
export async function benchTimeline(origin: string): Promise<void> {
  const { company, ...keys } = await aCase(origin, 'fr');
  await company('acknowledge', {});
  await company('answer', { findings: FINDINGS });
  const paths = { widget: '/demo/?view=case&lang=fr', 'page without a script': '/fr/case' };
  const names = Object.keys(paths);
  const times = names.map((): number[] => []);
  const browser = await chromium.launch({ executablePath: chromePath(), args: [...chromeArgs] });
  try {
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const [at, path] of Object.values(paths).entries()) {
        const time = await openOnce(browser, origin + path, keys);
        // The first one warms up browser and server.
        if (round > 0) times[at]?.push(time);
      }
  } finally {
    await browser.close();
  }
  const middle = times.map(median);
  console.log(`\nFrom code to timeline: ms, ${SLOW_PHONE}, cold, ${ROUNDS} rounds in turn`);
  printTable([
    ['way', 'best', 'median', 'to the page'],
    ...names.map((name, at) => [
      ...[name, say(Math.min(...(times[at] ?? []))), say(middle[at] ?? 0)],
      ratio(middle[at] ?? 0, middle[1] ?? 0),
    ]),
  ]);
}

/** One visit in a fresh context: no cache, no connection. */
async function openOnce(browser: Browser, url: string, keys: Keys): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  try {
    const page = await context.newPage();
    await slowPhone(page);
    await page.goto(url);
    await page.getByLabel(t.reference).fill(keys.reference);
    await page.getByLabel(t.accessCode).fill(keys.code);
    return await timeToTimeline(page);
  } finally {
    await context.close();
  }
}

async function timeToTimeline(page: Page): Promise<number> {
  const begun = performance.now();
  await page.getByRole('button', { name: t.openButton, exact: true }).click();
  await page.locator('.timeline').getByText(t.didFiled).waitFor();
  return performance.now() - begun;
}
