import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  chromium,
  firefox,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import axe from 'axe-core';
import { chromeArgs } from '../tools/browser.ts';
import { engine, pathOf } from '../tools/engines.ts';

/** The browser of all journeys in one file; `await using` closes it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = pathOf(engine);
  if (engine === 'firefox')
    return firefox.launch({
      executablePath,
      channel: 'moz-firefox',
      // A page that came by POST is loaded again without asking, as Chromium does under a driver.
      firefoxUserPrefs: { 'dom.confirm_repost.testing.always_accept': true },
    });
  return chromium.launch({ executablePath, args: [...chromeArgs] });
}

/** A page in a profile of its own, as a phone unless told; what it complains of is kept in `complaints`. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[]; requests: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    locale: 'fr-BE',
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    const missingIcon = line.location().url.endsWith('/favicon.ico');
    if (['error', 'warning'].includes(line.type()) && !missingIcon) complaints.push(line.text());
  });
  page.on('request', (request) => requests.push(request.url()));
  return { page, complaints, requests };
}

/** With `PICTURES=1`, keeps a picture of the page in tests/artefacts/, to be looked at; a picture takes as long as many of the tests. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env['PICTURES']) return;
  const folder = join(import.meta.dirname, '..', 'artefacts');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** axe, with its rules one right after the other: it defers each by a timer, and where the clock of the page is held, that is half a second of waiting a look. */
export const AXE = `void ((setTimeout) => { ${axe.source} })(
  (then, ms) => (ms > 0 ? globalThis.setTimeout(then, ms) : queueMicrotask(then)),
)`;

/** What axe finds wrong with the whole page, WCAG 2.2 AA and best practice of our own parts or only some rules, as readable lines. */
export async function violations(
  page: Page,
  within = 'sfs-complaint',
  rules: string[] = [],
): Promise<string[]> {
  // Once a document, as it is half a megabyte to read.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(
    async ({ selector, runOnly }) => {
      const { axe: engine } = globalThis as unknown as { axe: typeof axe };
      const options = runOnly.length > 0 ? { runOnly } : {};
      const { violations: found } = await engine.run({ include: [[selector]] }, options);
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    { selector: within, runOnly: rules },
  );
}

/** How far the page can be scrolled sideways, in pixels; anything over 0 is a fault at 320 pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The page at three widths in light and dark: nothing wider than the window, and nothing that axe finds. */
export async function looksRight(
  page: Page,
  name: string,
  within = 'sfs-complaint',
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await picture(page, `${name}-${width}-${colorScheme}`);
      assert.equal(await sideways(page), 0);
    }
    // What only a theme changes is looked at again.
    const rules = colorScheme === 'light' ? [] : ['color-contrast'];
    assert.deepEqual(await violations(page, within, rules), []);
  }
}
