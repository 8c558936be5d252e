import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { templates as fr } from '#shared/texts/form.ts';
import { templates as sight } from '#shared/texts/sight.ts';
import { openBrowser, openPage } from '../journeys/browser-page.ts';
import { next, toStory } from '../journeys/form-steps.ts';
import { startServer, type StartedServer } from '../started-server.ts';
import { inChromiumAlone } from '../tools/engines.ts';
import { type Host, HostPages } from './host-pages.ts';
import { changedStyles, holdings, noteStyles, tracesOf } from './measures.ts';
import { HOSTILE, PATCHES, RESET, strictest } from './twelve-hosts.ts';

let hosts: HostPages;
let server: StartedServer;
let browser: Browser;
const figures: string[] = [];

before(async () => {
  hosts = await HostPages.start();
  server = await startServer({ EMBED_ORIGINS: hosts.origin });
  browser = await openBrowser();
});
after(async () => {
  console.log(figures.map((line) => `isolation: ${line}`).join('\n'));
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
  await hosts?.[Symbol.asyncDispose]();
});

/** A host page in a profile of its own, once the widget's first sight stands. */
async function visit(host: Host = {}) {
  const opened = await openPage(browser, { viewport: { width: 800, height: 900 } });
  await opened.page.goto(hosts.put(server.origin, host));
  if (host.embed !== null) await standing(opened.page).waitFor();
  return opened;
}

const standing = (page: Page) => page.locator('sfs-complaint .promises').first();

const OLDER = 'Plaintes, comme avant';

/** An earlier version of us beside this one: its own files at its own addresses, with another code and other words in them. */
async function serveOlder(page: Page): Promise<void> {
  const folder = `${server.origin}/embed/0.9.0/`;
  await page.route(`${folder}**`, async (route) => {
    const url = route.request().url().replace('/0.9.0/', '/v1/');
    const response = await route.fetch({ url });
    const body = (await response.text()).replaceAll(sight.heading, OLDER);
    await route.fulfill({ response, body: `/* 0.9.0 */${body}` });
  });
}

describe('styles of a host', () => {
  test('change nothing of ours, whatever they say', async () => {
    const { page } = await visit({ around: '<div id="around">%</div>' });
    const ours = await noteStyles(page, '*', 'sfs-complaint');
    assert.ok(ours > 40);
    for (const [name, { css = '', dir = '', style = '' }] of Object.entries(HOSTILE)) {
      const put = (sheet: string, direction: string, inline: string) =>
        page.evaluate(
          ([text = '', way = '', own = '']) => {
            const adopted = new CSSStyleSheet();
            adopted.replaceSync(text);
            document.adoptedStyleSheets = [adopted];
            document.documentElement.dir = way;
            document.querySelector('#around')?.setAttribute('style', own);
          },
          [sheet, direction, inline],
        );
      await put(css, dir, style);
      const changed = await changedStyles(page);
      figures.push(`${name}: ${changed.length} differences in ${ours} elements of ours`);
      assert.deepEqual(changed.slice(0, 9), []);
      await put('', '', '');
    }
    await page.context().close();
  });
});

describe('a host', () => {
  test('keeps its own ten elements as they were, and gets no global, no storage and no request', async () => {
    // Its scroll bar is there from the beginning: where it takes room, a long page alone would be narrower.
    const css = 'html { overflow-y: scroll }';
    const { page, requests, complaints } = await visit({ embed: null, css });
    const ten = await noteStyles(page, '#ten *');
    const known = (await tracesOf(page)).globals;
    await page.addScriptTag({ type: 'module', url: `${server.origin}/embed/v1/sfs-complaint.js` });
    await standing(page).waitFor();
    const seen = await tracesOf(page);
    const added = seen.globals.filter((name) => !known.includes(name));
    assert.deepEqual(added.sort(), [
      'litElementVersions',
      'litHtmlVersions',
      'litPropertyMetadata',
      'reactiveElementVersions',
    ]);
    assert.deepEqual([seen.stored, seen.databases, await page.context().cookies()], [[], [], []]);
    const others = requests.filter((url) => !url.startsWith(`${server.origin}/embed/`));
    assert.deepEqual(others.slice(1), []);
    await page.getByRole('button', { name: sight.file }).click();
    await page.getByLabel(fr.private).waitFor();
    const sent = requests.filter((url) => url.startsWith(`${server.origin}/v1/`));
    assert.deepEqual([sent, (await tracesOf(page)).stored, complaints], [[], [], []]);
    const changed = await changedStyles(page);
    assert.deepEqual(changed.slice(0, 9), []);
    figures.push(
      `host: ${changed.length} changed properties of ${ten} elements, ${added.length} globals, all of them Lit's own records; 0 stored, 0 sent, also with the form open`,
    );
    await page.context().close();
  });

  test('that patches what everybody uses still gets a complaint through', async () => {
    const { page } = await visit({
      css: RESET,
      script: PATCHES,
    });
    await page.getByRole('button', { name: sight.file }).click();
    await page.getByRole('textbox', { name: fr.name }).fill('Ann Peeters');
    await toStory(page, 'Un taux faux.');
    await next(page);
    await page.getByRole('button', { name: fr.send }).click();
    await page.getByText(fr.receiptValid).waitFor();
    await page.context().close();
  });

  test('whose Trusted Types list does not name us keeps its link', async () => {
    const { page } = await openPage(browser);
    await page.addInitScript(() => {
      const refused: string[] = [];
      Object.assign(globalThis, { refused });
      addEventListener('securitypolicyviolation', (event) =>
        refused.push(`${event.effectiveDirective} ${event.sample}`),
      );
    });
    const policy = `script-src ${server.origin}; require-trusted-types-for 'script'; trusted-types other`;
    await page.goto(hosts.put(server.origin, { policy }));
    assert.ok(await page.locator('#fallback').isVisible());
    await page.waitForFunction(() =>
      (globalThis as unknown as { refused: string[] }).refused.includes(
        'trusted-types sfs-complaint',
      ),
    );
    await page.context().close();
  });

  test('that blocks the script keeps its link', async () => {
    const { page } = await openPage(browser);
    await page.goto(hosts.put(server.origin, { policy: "script-src 'none'" }));
    assert.ok(await page.locator('#fallback').isVisible());
    await page.context().close();
  });
});

describe('the widget', () => {
  test('comes by the snippet of an exact version under the strictest policy, and what was tampered with is refused', async () => {
    const { versions } = (await (await fetch(`${server.origin}/embed/versions.json`)).json()) as {
      versions: { importMap?: { hash: string }; snippets: { fr: string } }[];
    };
    const [, exact] = versions;
    const embed = exact?.snippets.fr.split('<sfs-complaint')[0] ?? '';
    const policy = strictest(server.origin, exact?.importMap?.hash);
    const { page, complaints } = await visit({ embed, policy });
    await page.getByRole('button', { name: sight.file }).click();
    await page.getByLabel(fr.private).waitFor();
    assert.deepEqual(complaints, []);
    await page.context().close();

    const { page: tampered } = await openPage(browser);
    await tampered.route('**/chunks/filing-*.js', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `${await answer.text()};globalThis.evil=1` });
    });
    await tampered.goto(hosts.put(server.origin, { embed, policy }));
    await tampered.getByRole('button', { name: sight.file }).click();
    await tampered.getByRole('alert').getByText(sight.loadFailed).waitFor();
    assert.equal(await tampered.evaluate(() => 'evil' in globalThis), false);
    assert.ok(await tampered.locator('sfs-complaint:state(failed)').isVisible());
    await tampered.context().close();
  });

  for (const [first, then] of [
    ['0.9.0', 'v1'],
    ['v1', '0.9.0'],
  ] as const)
    test(`stands beside another version and another of itself: ${first} before ${then}`, async () => {
      const { page, complaints, requests } = await openPage(browser);
      await serveOlder(page);
      const entry = (version: string) =>
        `<script type="module" src="${server.origin}/embed/${version}/sfs-complaint.js"></script>`;
      const around = '%<sfs-complaint id="second" view="complaint"></sfs-complaint>';
      await page.goto(hosts.put(server.origin, { embed: entry(first) + entry(then), around }));
      await standing(page).waitFor();
      await page.locator('#second').getByLabel(fr.private).waitFor();
      const heading = standing(page).locator('xpath=..').getByRole('heading', { level: 2 });
      assert.equal(await heading.textContent(), first === 'v1' ? sight.heading : OLDER);
      const hasForm = (version: string) =>
        requests.some((url) => url.includes(`/embed/${version}/chunks/filing`));
      assert.deepEqual([hasForm(first), hasForm(then)], [true, false]);
      assert.deepEqual(complaints, []);
      // What the other version still asks for is answered before its page goes.
      await page.unrouteAll({ behavior: 'wait' });
      await page.context().close();
    });

  test('works in a dialog, and is read in a sandboxed frame that has no storage', async () => {
    const { page, complaints } = await visit({ around: '<dialog>%</dialog>', embed: null });
    await page.addScriptTag({ type: 'module', url: `${server.origin}/embed/v1/sfs-complaint.js` });
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await page.getByRole('dialog').getByRole('button', { name: sight.file }).click();
    await page.getByRole('dialog').getByLabel(fr.private).check();
    const framed = hosts.put(server.origin);
    await page.goto(
      hosts.put(server.origin, {
        embed: '',
        around: `<iframe sandbox="allow-scripts" src="${framed}" width="600" height="600"></iframe>`,
      }),
    );
    const frame = page.frameLocator('iframe');
    await frame.locator('sfs-complaint .promises').waitFor();
    await frame.getByRole('button', { name: sight.file }).click();
    await frame.getByLabel(fr.private).check();
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  test('shows no French while Dutch is on its way', async () => {
    const { page } = await openPage(browser);
    await page.route('**/chunks/nl-*.js', async (route) => {
      await new Promise((late) => setTimeout(late, 250));
      await route.continue();
    });
    const shown = `const seen = window.seen = []; setInterval(() => seen.push(document.querySelector('sfs-complaint')?.shadowRoot?.textContent ?? ''), 10)`;
    await page.goto(hosts.put(server.origin, { script: shown, widget: 'lang="nl"' }));
    await standing(page).waitFor();
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    assert.ok(seen.some((text) => text === ''));
    assert.deepEqual(
      seen.filter((text) => text.includes(sight.file)),
      [],
    );
    await page.context().close();
  });

  test('explains itself where the API is down, and keeps what is sent', async () => {
    const { page } = await openPage(browser);
    await page.route('**/v1/**', (route) =>
      route.request().url().includes('/embed/') ? route.continue() : route.fulfill({ status: 503 }),
    );
    await page.goto(hosts.put(server.origin));
    await standing(page).waitFor();
    await page.getByRole('button', { name: sight.file }).click();
    await page.getByRole('textbox', { name: fr.name }).fill('Ann Peeters');
    await toStory(page, 'Un taux faux.');
    await next(page);
    await page.getByRole('button', { name: fr.send }).click();
    await page.locator('sfs-complaint:state(waiting)').waitFor();
    await page.context().close();
  });

  test('explains itself where the API is slow, keeps what is sent, and has its receipt when the answer comes', async () => {
    const { page } = await openPage(browser);
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await page.route(`${server.origin}/v1/**`, async (route) => {
      await answered;
      await route.continue();
    });
    await page.goto(hosts.put(server.origin));
    await standing(page).waitFor();
    await page.getByRole('button', { name: sight.file }).click();
    await page.getByRole('textbox', { name: fr.name }).fill('Ann Peeters');
    await toStory(page, 'Un taux faux.');
    await next(page);
    await page.getByRole('button', { name: fr.send }).click();
    await page.locator('sfs-complaint:state(waiting)').waitFor();
    assert.equal(await page.getByText(fr.receiptValid).count(), 0);
    answer();
    await page.getByText(fr.receiptValid).waitFor();
    await page.context().close();
  });

  const byCdp = inChromiumAlone('what a page holds is counted by CDP');
  test('leaves nothing behind in a page that adds and removes it 200 times', byCdp, async () => {
    const { page } = await visit();
    const cdp = await page.context().newCDPSession(page);
    const mount = (times: number) =>
      page.evaluate(async (count) => {
        for (let i = 0; i < count; i++) {
          const element = document.createElement('sfs-complaint');
          element.lang = 'fr';
          document.body.append(element);
          await new Promise((ready) => element.addEventListener('sfs-ready', ready));
          element.remove();
        }
      }, times);
    await mount(20);
    const first = await holdings(cdp);
    await mount(200);
    const last = await holdings(cdp);
    const bytes = Math.round((last.bytes - first.bytes) / 10);
    figures.push(
      `heap: ${bytes} bytes more after 20 mounts, ${last.nodes - first.nodes} nodes, ${last.listeners - first.listeners} listeners after 200`,
    );
    assert.ok(bytes <= 50_000, `${bytes} bytes`);
    assert.ok(last.nodes - first.nodes <= 10, `${last.nodes - first.nodes} nodes`);
    assert.ok(
      last.listeners - first.listeners <= 10,
      `${last.listeners - first.listeners} listeners`,
    );
    await page.context().close();
  });
});
