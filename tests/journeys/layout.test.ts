import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openPage, picture, sideways, violations } from './browser-page.ts';
import { withServer } from './with-server.ts';

const at = withServer();

const WIDTHS = [320, 768, 1440];
const SCHEMES = ['light', 'dark'] as const;

/** Looks at a page in all sizes and both colour schemes: a picture of each, nothing cut off, nothing that axe finds. */
async function inAllSizes(page: Page, name: string, within: string): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await picture(page, `${name}-${width}-${colorScheme}`);
      assert.equal(await sideways(page), 0, `${width} pixels scroll sideways`);
    }
    assert.deepEqual(await violations(page, within), [], colorScheme);
  }
}

const openAll = (page: Page) =>
  page.locator('sfs-complaint').evaluate((element) => {
    for (const details of element.shadowRoot?.querySelectorAll('details') ?? [])
      details.open = true;
  });

describe('the widget', () => {
  for (const view of ['procedure', 'complaint', 'case'])
    test(`${view} from 320 to 1440 pixels, light and dark: nothing is cut off, axe finds nothing`, async () => {
      const { page } = await openPage(at.browser);
      await page.goto(`${at.server.origin}/demo/?lang=de&view=${view}`);
      await page.locator('sfs-complaint [data-heading]').waitFor();
      await openAll(page);
      await inAllSizes(page, `widget-${view}`, 'sfs-complaint');
    });

  test('text at 200 % does not scroll sideways', async () => {
    const { page } = await openPage(at.browser, { viewport: { width: 640, height: 900 } });
    await page.goto(`${at.server.origin}/demo/strict.html`);
    await page.locator('sfs-complaint [data-heading]').waitFor();
    await page.locator('sfs-complaint .sfs').evaluate((frame) => {
      frame.style.fontSize = '32px';
    });
    await openAll(page);
    assert.equal(await sideways(page), 0);
  });

  test('with more room between lines, words and letters nothing is cut off', async () => {
    const { page } = await openPage(at.browser, { viewport: { width: 320, height: 900 } });
    for (const view of ['procedure', 'complaint']) {
      await page.goto(`${at.server.origin}/demo/strict.html?lang=de&view=${view}`);
      await page.locator('sfs-complaint [data-heading]').waitFor();
      await openAll(page);
      const cut = await page.locator('sfs-complaint').evaluate(({ shadowRoot }) => {
        // What WCAG 2.2 names in 1.4.12.
        const spaced = new CSSStyleSheet();
        spaced.replaceSync(
          '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
        );
        shadowRoot?.adoptedStyleSheets.push(spaced);
        return [...(shadowRoot?.querySelectorAll('.sfs *:not(.unseen)') ?? [])]
          .filter(
            (part) => getComputedStyle(part).overflow !== 'visible' && part.localName !== 'svg',
          )
          .filter(
            (part) => part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight,
          )
          .map(({ outerHTML }) => outerHTML.slice(0, 90));
      });
      assert.deepEqual(cut, []);
      assert.equal(await sideways(page), 0);
    }
  });

  test('in forced colours a field keeps its edges', async () => {
    const { page } = await openPage(at.browser, { forcedColors: 'active' });
    await page.goto(`${at.server.origin}/demo/?view=complaint`);
    const name = page.locator('#f-name');
    await name.waitFor();
    await picture(page, 'widget-complaint-forced-colours');
    const border = await name.evaluate((field) => getComputedStyle(field).borderTopWidth);
    assert.equal(border, '1px');
  });
});

describe('the hosted pages', () => {
  for (const path of ['fr/', 'nl/complaint', 'de/case', 'de/accessibility'])
    test(`/${path} from 320 to 1440 pixels, light and dark: nothing is cut off, axe finds nothing`, async () => {
      const { page } = await openPage(at.browser, { bypassCSP: true });
      await page.goto(`${at.server.origin}/${path}`);
      await inAllSizes(page, `hosted-${path.replace('/', '-')}`, 'html');
    });
});
