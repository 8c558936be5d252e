import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { templates as sight } from '#shared/texts/sight.ts';
import { openBrowser, openPage, violations } from '../journeys/browser-page.ts';
import { startServer, type StartedServer } from '../started-server.ts';
import { HostPages } from './host-pages.ts';

let hosts: HostPages;
let server: StartedServer;
let browser: Browser;

before(async () => {
  hosts = await HostPages.start();
  server = await startServer({ EMBED_ORIGINS: hosts.origin });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
  await hosts?.[Symbol.asyncDispose]();
});

const fragment = (query: string) => fetch(`${server.origin}/embed/fragment?${query}`);

/** A host page that was rendered with the fragment in it; `go` lets the widget's script through, and waits until it stands. */
async function rendered(query: string, options: BrowserContextOptions = {}, policy = '') {
  const opened = await openPage(browser, { viewport: { width: 800, height: 1_000 }, ...options });
  const { page } = opened;
  let letThrough = () => {};
  const let_ = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route('**/sfs-complaint.js', async (route) => {
    await let_;
    await route.continue();
  });
  const drawn = await (await fragment(query)).text();
  // The script last, as the page is drawn before it; by itself it would be waited for.
  const script = `<script type="module" src="${server.origin}/embed/v1/sfs-complaint.js"></script>`;
  const whole = { embed: null, body: `${drawn}<p>After</p>${script}` };
  const address = hosts.put(server.origin, { ...whole, ...(policy && { policy }) });
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByText('After').waitFor();
  const go = async () => {
    await page.evaluate(noteReady);
    letThrough();
    // Without a text to evaluate, which a strict policy forbids.
    await page.locator('html[data-ready]').waitFor();
  };
  return { ...opened, go };
}

const noteReady = () => {
  document.addEventListener('sfs-ready', () => (document.documentElement.dataset['ready'] = ''));
};

/** How far things moved in all, by the browser's own account since the page began. */
const shiftOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 200);
      }),
  );

/** The markup in the shadow root, without what nobody sees: comments, white space, and what only one of the two has for a reason. */
const markupOf = (page: Page) =>
  page.locator('sfs-complaint').evaluate((element) => {
    const root = element.shadowRoot;
    const copy = document.createElement('div');
    for (const child of root?.querySelector('.sfs')?.children ?? [])
      copy.append(child.cloneNode(true));
    // Copying wants a script, and so do the buttons' own actions.
    for (const extra of copy.querySelectorAll('.copied, input, li button')) extra.remove();
    return copy.innerHTML
      .replace(/<!--.*?-->/gs, '')
      .replace(/<(\/?)(?:form|p)(?: class="actions")?(?: target="_top")?>/g, '<$1p>')
      .replace(/ formaction="[^"]*"/g, '')
      .replace(/<\/?span>/g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?(<[^>]*>) ?/g, '$1');
  });

describe('the first sight, drawn by a host’s server', () => {
  for (const query of ['lang=nl&marque=peugeot', 'lang=de&marque=jeep&customer=business'])
    test(`${query}: is what the widget draws, which takes its place without a movement`, async () => {
      const { page, complaints, go } = await rendered(query);
      const drawn = await markupOf(page);
      const before_ = await page.screenshot();
      await go();
      assert.equal(await markupOf(page), drawn);
      assert.ok((await page.screenshot()).equals(before_), 'the two look the same to the last dot');
      assert.equal(await shiftOf(page), 0);
      assert.deepEqual(complaints, []);
      await page.context().close();
    });

  test('keeps open what was opened meanwhile, and the focus where it was', async () => {
    const { page, go } = await rendered('lang=fr');
    const second = page.locator('sfs-complaint details').nth(1);
    await second.locator('summary').click();
    await page.getByRole('button', { name: sight.follow }).focus();
    await go();
    assert.equal(await second.evaluate((details: HTMLDetailsElement) => details.open), true);
    const focused = await page
      .locator('sfs-complaint')
      .evaluate(({ shadowRoot }) => shadowRoot?.activeElement?.textContent?.trim());
    assert.equal(focused, sight.follow);
    await page.getByRole('button', { name: sight.follow }).click();
    await page.locator('sfs-complaint #reference').waitFor();
    await page.context().close();
  });

  test('leads to our own pages without a script, in the marque’s look', async () => {
    const { page } = await rendered('lang=fr&marque=opel', { javaScriptEnabled: false });
    await page.getByRole('button', { name: sight.file }).click();
    await page.waitForURL(`${server.origin}/fr/complaint?marque=opel`);
    await page.context().close();
  });

  test('has nothing that axe finds, before and after', async () => {
    const { page, go } = await rendered('lang=en&marque=fiat');
    assert.deepEqual(await violations(page), []);
    await go();
    assert.deepEqual(await violations(page), []);
    await page.context().close();
  });

  test('stands under a policy that knows its sheet by the hash that comes along', async () => {
    const hash = (await fragment('lang=fr')).headers.get('Style-Hash') ?? '';
    const policy = `default-src 'none'; script-src ${server.origin}; connect-src ${server.origin}; img-src data:; style-src ${hash}`;
    const { page, complaints, go } = await rendered('lang=fr', {}, policy);
    const before_ = await page.screenshot();
    await go();
    assert.ok((await page.screenshot()).equals(before_));
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  test('may be kept for five minutes, by any page’s server, and is refused for what there isn’t', async () => {
    const answer = await fragment('lang=nl&marque=alfa-romeo');
    assert.equal(answer.headers.get('Cache-Control'), 'public, max-age=300');
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal((await fragment('lang=xx')).status, 404);
    assert.equal((await fragment('')).status, 404);
    assert.equal((await fragment('lang=nl&marque=tesla')).status, 404);
  });
});
