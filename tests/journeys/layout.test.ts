import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { startServer, type StartedServer } from '../started-server.ts';
import { openBrowser, openPage, picture, sideways, violations } from './browser-page.ts';

let server: StartedServer;
let browser: Browser;

before(async () => {
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

const WIDTHS = [320, 768, 1440];
const SCHEMES = ['light', 'dark'] as const;
const HOSTED = ['fr/', 'nl/complaint', 'de/case'];

describe('the widget', () => {
  for (const view of ['procedure', 'complaint', 'case'])
    for (const width of WIDTHS)
      for (const colorScheme of SCHEMES)
        test(`${view} at ${width} pixels, ${colorScheme}: nothing is cut off, axe finds nothing`, async () => {
          const { page } = await openPage(browser, {
            viewport: { width, height: 900 },
            colorScheme,
          });
          await page.goto(`${server.origin}/demo/?lang=de&view=${view}`);
          await page.locator('sfs-complaint [data-heading]').waitFor();
          await page.locator('sfs-complaint').evaluate((element) => {
            for (const details of element.shadowRoot?.querySelectorAll('details') ?? [])
              details.open = true;
          });
          await picture(page, `widget-${view}-${width}-${colorScheme}`);
          assert.equal(await sideways(page), 0);
          assert.deepEqual(await violations(page), []);
          await page.context().close();
        });

  test('text at 200 % at 640 pixels does not scroll sideways', async () => {
    const { page } = await openPage(browser, { viewport: { width: 640, height: 900 } });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
    await page.goto(`${server.origin}/demo/strict.html`);
    await page.locator('sfs-complaint [data-heading]').waitFor();
    await page.addStyleTag({ content: 'sfs-complaint { zoom: 2 }' }).catch(() => undefined);
    await page.locator('sfs-complaint').evaluate((element) => {
      (element as HTMLElement).style.setProperty('zoom', '2');
    });
    assert.equal(await sideways(page), 0);
  });

  test('in forced colours every control keeps its edges', async () => {
    const { page } = await openPage(browser, { forcedColors: 'active' });
    await page.goto(`${server.origin}/demo/?view=complaint`);
    const name = page.locator('#f-name');
    await name.waitFor();
    await picture(page, 'widget-complaint-forced-colours');
    const border = await name.evaluate((field) => getComputedStyle(field).borderTopWidth);
    assert.equal(border, '1px');
  });

  test('every target is at least 24 pixels high', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${server.origin}/demo/`);
    await page.locator('sfs-complaint [data-heading]').waitFor();
    const small = await page.locator('sfs-complaint').evaluate((element) => {
      const all = element.shadowRoot?.querySelectorAll<HTMLElement>('button, a, summary, input');
      for (const details of element.shadowRoot?.querySelectorAll('details') ?? [])
        details.open = true;
      return [...(all ?? [])]
        .filter((target) => target.getBoundingClientRect().height < 24)
        .map((target) => target.textContent);
    });
    assert.deepEqual(small, []);
  });
});

describe('the hosted pages', () => {
  for (const path of HOSTED)
    for (const width of WIDTHS)
      for (const colorScheme of SCHEMES)
        test(`/${path} at ${width} pixels, ${colorScheme}: nothing is cut off, axe finds nothing`, async () => {
          const { page } = await openPage(browser, {
            viewport: { width, height: 900 },
            colorScheme,
          });
          await page.goto(`${server.origin}/${path}`);
          await picture(page, `hosted-${path.replace('/', '-')}-${width}-${colorScheme}`);
          assert.equal(await sideways(page), 0);
          assert.deepEqual(await violations(page, 'html'), []);
          await page.context().close();
        });
});
