import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Route } from 'playwright-core';
import { templates as fr } from '#shared/texts/sight.ts';
import { templates as form } from '#shared/texts/form.ts';
import { openPage, violations } from './browser-page.ts';
import { withServer } from './with-server.ts';

const at = withServer();

const PEUGEOT = 'rgb(11, 75, 176)';
const NEUTRAL = 'rgb(0, 68, 136)';
const JEEP = 'rgb(66, 86, 31)';
/** Of each kind one; that no marque's pair of colours is too weak is computed in `tests/contract/themes.test.ts`. */
const SAMPLES = ['sfs', 'maserati', 'jeep'];

const fileButton = (page: Page) => page.getByRole('button', { name: fr.file });

const groundOf = (page: Page) =>
  fileButton(page).evaluate((button) => getComputedStyle(button).backgroundColor);

const waitForGround = (page: Page, colour: string) =>
  page.locator('sfs-complaint').evaluate(async (element, wanted) => {
    const ground = () => {
      const button = element.shadowRoot?.querySelector('.main');
      return button && getComputedStyle(button).backgroundColor;
    };
    while (ground() !== wanted) await new Promise((next) => setTimeout(next, 10));
  }, colour);

/** Runs in the page: what the button stands on when the first sight does. */
const noteFirstGround = () =>
  addEventListener('sfs-ready', ({ target }) => {
    const button = (target as Element).shadowRoot?.querySelector('.main');
    if (button)
      document.documentElement.dataset['ground'] = getComputedStyle(button).backgroundColor;
  });

describe('the theme of a marque', () => {
  test('is one small file of its name, also under the strictest policy', async () => {
    const { page, complaints, requests } = await openPage(at.browser);
    await page.goto(`${at.server.origin}/demo/strict.html?marque=peugeot&lang=fr`);
    await fileButton(page).waitFor();
    await waitForGround(page, PEUGEOT);
    const themes = requests.filter((url) => url.includes('/themes/'));
    assert.equal(new Set(themes).size, 1);
    assert.match(themes.at(-1) ?? '', /\/embed\/v1\/themes\/peugeot\.js$/);
    assert.deepEqual(complaints, []);
  });

  test('that is long in coming holds nothing up, and comes when it does', async () => {
    const { page } = await openPage(at.browser);
    const held: Route[] = [];
    await page.route('**/themes/jeep.js', (route) => void held.push(route));
    await page.goto(`${at.server.origin}/demo/?marque=jeep`);
    await fileButton(page).waitFor();
    assert.equal(held.length, 1);
    assert.equal(await groundOf(page), NEUTRAL);
    await held[0]?.continue();
    await waitForGround(page, JEEP);
  });

  test('is waited for once the texts are there, however long both take', async () => {
    const { page } = await openPage(at.browser);
    await page.route(/\/(sight-[^/]*|themes\/jeep)\.js$/, async (route) => {
      await pause(route.request().url().includes('/themes/') ? 600 : 500);
      await route.continue();
    });
    await page.addInitScript(noteFirstGround);
    await page.goto(`${at.server.origin}/demo/?marque=jeep`);
    await fileButton(page).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dataset['ground']), JEEP);
  });

  test('that comes after the marque has changed again is not put on', async () => {
    const { page } = await openPage(at.browser);
    const held: Route[] = [];
    await page.route('**/themes/jeep.js', (route) => void held.push(route));
    await page.goto(`${at.server.origin}/demo/?marque=jeep`);
    await fileButton(page).waitFor();
    await page.getByRole('combobox', { name: 'marque' }).selectOption('peugeot');
    await waitForGround(page, PEUGEOT);
    const came = page.waitForResponse('**/themes/jeep.js');
    await held[0]?.continue();
    await (await came).finished();
    // The module that came late is here once another import of it is.
    await page.evaluate(async (origin) => {
      const late: string = `${origin}/embed/v1/themes/jeep.js`;
      await import(late);
      await new Promise((next) => setTimeout(next, 50));
    }, at.server.origin);
    assert.equal(await groundOf(page), PEUGEOT);
  });

  test('that never comes leaves the neutral look', async () => {
    const { page } = await openPage(at.browser);
    await page.route('**/themes/*.js', (route) =>
      route.request().url().endsWith('/names.js') ? route.continue() : route.abort(),
    );
    await page.goto(`${at.server.origin}/demo/?marque=jeep`);
    await fileButton(page).waitFor();
    assert.equal(await groundOf(page), NEUTRAL);
  });

  test('shows capitals, and says the words as they are written', async () => {
    const { page } = await openPage(at.browser);
    await page.goto(`${at.server.origin}/demo/?marque=peugeot`);
    const heading = page.getByRole('heading', { level: 2, name: fr.heading });
    assert.equal(
      await heading.evaluate((it) => getComputedStyle(it).fontVariantCaps),
      'all-small-caps',
    );
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const names = nodes.map(({ name }) => name?.value as unknown);
    assert.ok(names.includes(fr.heading));
    assert.ok(!names.includes(fr.heading.toUpperCase()));
  });

  test('leaves every word readable, in light and in dark, also among mistakes', async () => {
    const { page } = await openPage(at.browser);
    await page.goto(`${at.server.origin}/demo/?view=complaint`);
    await page.getByRole('button', { name: form.next }).click();
    await page.locator('sfs-complaint .summary').waitFor();
    const low: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const marque of SAMPLES) {
        await page.getByRole('combobox', { name: 'marque' }).selectOption(marque);
        await page.waitForLoadState('networkidle');
        const found = await violations(page, 'sfs-complaint', ['color-contrast']);
        low.push(...found.map((line) => `${marque} ${colorScheme} ${line}`));
      }
    }
    assert.deepEqual(low, []);
  });

  test('yields to the colours of the system, and to more contrast', async () => {
    const { page } = await openPage(at.browser);
    await page.goto(`${at.server.origin}/demo/?marque=citroen`);
    const panel = page.locator('.promises');
    const edge = () => panel.evaluate((it) => getComputedStyle(it).borderTopColor);
    assert.equal(await edge(), 'rgba(0, 0, 0, 0)');
    await page.emulateMedia({ forcedColors: 'active' });
    assert.notEqual(await edge(), 'rgba(0, 0, 0, 0)');
    await page.emulateMedia({ forcedColors: 'none', contrast: 'more' });
    const [ink, quiet] = await page
      .locator('sfs-complaint .sfs')
      .evaluate((it) => [
        getComputedStyle(it).getPropertyValue('--_ink'),
        getComputedStyle(it).getPropertyValue('--_quiet'),
      ]);
    assert.equal(quiet, ink);
  });

  test('is on the hosted pages too', async () => {
    const { page, complaints } = await openPage(at.browser);
    await page.goto(`${at.server.origin}/fr/?marque=peugeot`);
    const ground = await page
      .locator('.main')
      .first()
      .evaluate((it) => getComputedStyle(it).backgroundColor);
    assert.equal(ground, PEUGEOT);
    assert.deepEqual(await violations(page, 'body'), []);
    assert.deepEqual(complaints, []);
  });
});

describe('QA’s bench', () => {
  test('is worked by keyboard, every state has a link, and axe finds nothing', async () => {
    const { page, complaints } = await openPage(at.browser);
    await page.goto(`${at.server.origin}/demo/`);
    await fileButton(page).waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'marque');
    await page.keyboard.type('Jeep');
    await page.keyboard.press('Tab');
    await page.keyboard.type('nl');
    await page.waitForURL(/marque=jeep&lang=nl/);
    for (const [name, value] of [
      ['theme', 'dark'],
      ['host page', 'marque'],
    ] as const)
      await page.getByRole('combobox', { name }).selectOption(value);
    const shown = await page.locator('#snippet').textContent();
    assert.ok(
      shown?.includes('<sfs-complaint marque="jeep" lang="nl" view="procedure">'),
      shown ?? '',
    );
    const linked = await openPage(at.browser);
    await linked.page.goto(page.url());
    await linked.page.getByRole('heading', { name: 'A page of Jeep' }).waitFor();
    assert.equal(await linked.page.locator('#snippet').textContent(), shown);
    assert.equal(
      await linked.page.evaluate(() => document.documentElement.style.colorScheme),
      'dark',
    );
    await linked.page.getByText('Klacht indienen').waitFor();
    for (const { page: one } of [linked, { page }])
      assert.deepEqual(await violations(one, 'html'), []);
    assert.deepEqual([...complaints, ...linked.complaints], []);
  });

  test('leads to the host pages that stand alone, and back, with the same state', async () => {
    const { page } = await openPage(at.browser);
    for (const host of ['hostile', 'strict']) {
      await page.goto(`${at.server.origin}/demo/?marque=jeep&lang=fr&view=complaint&host=${host}`);
      await page.waitForURL(
        new RegExp(`/demo/${host}\\.html\\?marque=jeep&lang=fr&view=complaint$`),
      );
      await page.getByRole('heading', { name: 'Vous et votre contrat' }).waitFor();
      await page.getByRole('link', { name: 'The bench' }).click();
      await page.waitForURL(/\/demo\/\?marque=jeep&lang=fr&view=complaint$/);
    }
  });

  test('makes the network bad for the API alone', async () => {
    const { page } = await openPage(at.browser);
    const asked = async (network: string) => {
      await page.goto(`${at.server.origin}/demo/?network=${network}`);
      await fileButton(page).waitFor();
      return page.evaluate(() =>
        fetch('/v1/meta').then(
          ({ status }) => [status, navigator.onLine],
          () => ['none', navigator.onLine],
        ),
      );
    };
    assert.deepEqual(await asked(''), [200, true]);
    assert.deepEqual(await asked('offline'), ['none', false]);
    assert.deepEqual(await asked('failing'), [503, true]);
    assert.deepEqual(await asked('slow'), [200, true]);
  });
});
