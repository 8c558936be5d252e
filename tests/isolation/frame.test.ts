import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { templates as fr } from '#shared/texts/form.ts';
import { templates as sight } from '#shared/texts/sight.ts';
import { openBrowser, openPage } from '../journeys/browser-page.ts';
import { startServer, type StartedServer } from '../started-server.ts';
import { inChromiumAlone } from '../tools/engines.ts';
import { HostPages, LINK } from './host-pages.ts';

let hosts: HostPages;
let strangers: HostPages;
let server: StartedServer;
let browser: Browser;

before(async () => {
  hosts = await HostPages.start();
  strangers = await HostPages.start();
  server = await startServer({ EMBED_ORIGINS: hosts.origin });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
  await hosts?.[Symbol.asyncDispose]();
  await strangers?.[Symbol.asyncDispose]();
});

/** A page that has the widget in a frame, and keeps what it hears in `heard`. */
async function framed(pages: HostPages, prepare?: (page: Page) => Promise<void>, before = '') {
  const opened = await openPage(browser);
  await prepare?.(opened.page);
  await opened.page.goto(
    pages.put(server.origin, {
      embed: `<script type="module" src="${server.origin}/embed/v1/sfs-complaint-frame.js"></script>`,
      script: `window.heard = []; for (const name of ['sfs-ready', 'sfs-view-changed', 'sfs-filed'])
        addEventListener(name, (event) => heard.push([name, event.view, event.reference, event.target.localName]));`,
      around: `${before}<sfs-complaint-frame lang="fr" marque="opel">${LINK}</sfs-complaint-frame>`,
    }),
  );
  return opened;
}
const heard = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
const BY_SHIFTS = inChromiumAlone('the other engines have no account of what moved');
const countShifts = () => {
  const counted = Object.assign(globalThis, { shifts: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      counted.shifts += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
};
const heightOf = (page: Page) =>
  page
    .locator('sfs-complaint-frame iframe')
    .evaluate((frame) => frame.getBoundingClientRect().height);

describe('the widget in a frame', () => {
  test('is dark where its page can be, and light on one that says nothing of it', async () => {
    const schemeOf = async (page: Page) => {
      const frame = page.frameLocator('iframe');
      await frame.locator('sfs-complaint .promises').waitFor();
      // As drawn: the text is dark on a light page.
      const ink = await frame
        .locator('sfs-complaint .promises')
        .evaluate((promises) => getComputedStyle(promises).color);
      const [red = 0] = (/\d+/.exec(ink) ?? []).map(Number);
      return red < 128 ? 'light' : 'dark';
    };
    const dark = (page: Page) => page.emulateMedia({ colorScheme: 'dark' });
    const silent = await framed(hosts, dark);
    assert.equal(await schemeOf(silent.page), 'light');
    const both = await framed(hosts, dark, '<style>:root { color-scheme: light dark }</style>');
    assert.equal(await schemeOf(both.page), 'dark');
  });

  test('is as high as what it shows, and tells the page what happened', async () => {
    const { page, complaints } = await framed(hosts);
    const frame = page.frameLocator('iframe');
    await frame.locator('sfs-complaint .promises').waitFor();
    const inside = () =>
      frame
        .locator('body')
        .evaluate(({ ownerDocument: { documentElement: root } }) => [
          root.offsetHeight,
          root.scrollHeight,
        ]);
    await page.waitForFunction(
      () =>
        document.querySelector('sfs-complaint-frame')?.shadowRoot?.querySelector('slot') === null,
    );
    const [first] = await inside();
    await frame.getByRole('button', { name: sight.file }).click();
    await frame.getByLabel(fr.private).check();
    // What opens grows more than once; the frame follows each time.
    const measured = async () => [...(await inside()), await heightOf(page)];
    for (let looks = 0; looks < 100; looks += 1) {
      const [own, scrolled, frameHeight] = await measured();
      if (own !== first && own === scrolled && own === frameHeight) break;
      await pause(50);
    }
    const [own, scrolled, frameHeight] = await measured();
    assert.notEqual(own, first);
    assert.deepEqual([frameHeight, scrolled], [own, own]);
    assert.deepEqual(await heard(page), [
      ['sfs-ready', undefined, undefined, 'sfs-complaint-frame'],
      ['sfs-view-changed', 'complaint', undefined, 'sfs-complaint-frame'],
    ]);
    assert.equal(await page.locator('iframe').getAttribute('title'), 'Plaintes');
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  test('has its height also where it is out of sight', async () => {
    const { page } = await framed(hosts, undefined, '<div style="height: 9000px"></div>');
    await page.waitForFunction(() => (globalThis as unknown as { heard: unknown[] }).heard.length);
    assert.ok((await heightOf(page)) > 500);
    await page.context().close();
  });

  test(
    'takes the place of the page’s own link without a movement, however late its texts come',
    BY_SHIFTS,
    async () => {
      const { page } = await framed(hosts, async (opened) => {
        await opened.addInitScript(countShifts);
        await opened.route('**/sight-*.js', async (route) => {
          await pause(700);
          await route.continue();
        });
      });
      await page.waitForFunction(
        () => (globalThis as unknown as { heard: unknown[] }).heard.length,
      );
      await page.frameLocator('iframe').locator('sfs-complaint .promises').waitFor();
      await pause(300);
      assert.equal(
        await page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts),
        0,
      );
      await page.context().close();
    },
  );

  test('hears nobody but its own frame', async () => {
    const { page } = await framed(hosts);
    await page.frameLocator('iframe').locator('sfs-complaint .promises').waitFor();
    await page.waitForFunction(() => (globalThis as unknown as { heard: unknown[] }).heard.length);
    const height = await heightOf(page);
    await page.evaluate(() => {
      postMessage({ event: 'sfs-filed', brings: { reference: 'SFB-26-FORGED' } }, '*');
      postMessage({ height: 9 }, '*');
    });
    // A frame of ours that isn't the element's own.
    await page.evaluate(async (src) => {
      const other = document.createElement('iframe');
      other.src = src;
      document.body.append(other);
      await new Promise((loaded) => other.addEventListener('load', loaded));
    }, `${server.origin}/embed/frame?origin=${hosts.origin}&view=complaint`);
    await page
      .frameLocator('body > iframe')
      .locator('sfs-complaint form')
      .waitFor({ state: 'attached' });
    assert.equal((await heard(page)).length, 1);
    assert.equal(await heightOf(page), height);
    await page.context().close();
  });

  test('is refused on a page that may not embed, which keeps its link', async () => {
    const { page } = await framed(strangers);
    await page.waitForFunction(() => customElements.get('sfs-complaint-frame'));
    await page.waitForLoadState('load');
    assert.ok(await page.locator('#fallback').isVisible());
    assert.deepEqual(await heard(page), []);
    await page.context().close();
  });
});
