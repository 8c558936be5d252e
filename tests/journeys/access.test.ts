import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { LANGUAGES } from '#shared/api/choices.ts';
import { templates as fr } from '#shared/texts/form.ts';
import { fill } from '#shared/texts/msg.ts';
import { WORDS } from '../../server/pages/words.ts';
import { inChromiumAlone } from '../tools/engines.ts';
import { accessTree } from './access-tree.ts';
import { openPage } from './browser-page.ts';
import { aCase, FINDINGS, typeKeys } from './case-steps.ts';
import { next, toStory } from './form-steps.ts';
import { walkByTab } from './focus.ts';
import { smallTargets } from './targets.ts';
import { withServer } from './with-server.ts';

const at = withServer();
const { t } = WORDS.fr;

const openView = (page: Page, view: string) =>
  page.goto(`${at.server.origin}/demo/strict.html?lang=fr&view=${view}`);

async function openAnswered(page: Page): Promise<void> {
  const { company, ...keys } = await aCase(at.server.origin, 'fr');
  await company('acknowledge', {});
  await company('answer', { findings: FINDINGS });
  await openView(page, 'case');
  await typeKeys(page, 'fr', keys);
  await page.getByRole('button', { name: t.actRequest }).waitFor();
}

/** Controls without a name, and headings that skip a level. */
function mistakesIn(tree: readonly string[]): string[] {
  const nameless = tree.filter((line) => !line.startsWith('status') && line.includes('""'));
  const levels = tree.flatMap(
    (line) => /^heading .* level=(\d)/.exec(line)?.slice(1).map(Number) ?? [],
  );
  const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? 1) + 1);
  return [...nameless, ...skipped.map((level) => `a heading of level ${level} comes too soon`)];
}

const BY_CDP = inChromiumAlone('the accessibility tree is read by CDP');

describe('what a screen reader is told', () => {
  test(
    'by the form: what is asked, in which group, and what is wrong with it',
    BY_CDP,
    async () => {
      const { page } = await openPage(at.browser);
      await openView(page, 'complaint');
      await next(page);
      await page.locator('sfs-complaint .summary').waitFor();
      const tree = await accessTree(page);
      const summary = fill(fr.errorSummaryMany, { count: 3 });
      const [who, name, contract] = [
        `${fr.customer} : faites un choix.`,
        `${fr.name} : complétez ce champ.`,
        `${fr.contractReference} : écrivez le numéro, ou cochez « ${fr.contractUnknown} ».`,
      ];
      assert.deepEqual(tree.slice(0, 12), [
        `heading "${fr.you}" level=2`,
        `group "${summary}"`,
        `heading "${summary}" level=3`,
        ...[who, name, contract].map((mistake) => `button "${mistake}"`),
        `group "${fr.customer}" (${fr.customerWhy} ${who})`,
        ...[fr.private, fr.business].map((kind) => `radio "${kind}" invalid=true checked=false`),
        `textbox "${fr.name}" invalid=true required=true (${name})`,
        `textbox "${fr.contractReference}" invalid=true required=true (${fr.contractReferenceWhy} ${contract})`,
        `checkbox "${fr.contractUnknown}" checked=false`,
      ]);
      assert.deepEqual(mistakesIn(tree), []);
    },
  );

  test(
    'by the case: its parts as headings, its dates as what can be opened, its acts as buttons',
    BY_CDP,
    async () => {
      const { page } = await openPage(at.browser);
      await openAnswered(page);
      assert.deepEqual(mistakesIn(await accessTree(page)), []);
      await page.getByRole('button', { name: t.actRequest }).click();
      await page.getByRole('textbox', { name: t.actRequestLabel }).waitFor();
      const tree = await accessTree(page);
      assert.deepEqual(mistakesIn(tree), []);
      const [opened = '', ...parts] = tree.filter((line) => /level=[23]$/.test(line));
      assert.match(opened, /^heading "SFB-26-\w{6}" level=2$/);
      assert.deepEqual(
        parts,
        [t.actNow, t.timeline, t.datesHeading, t.wayOut, t.caseRead].map(
          (name) => `heading "${name}" level=3`,
        ),
      );
      for (const line of [
        'status "" live=polite',
        `heading "${t.actRequest}" level=4`,
        `textbox "${t.actRequestLabel}" (${fill(t.actRequestWhy, { service: t.complaintsService })})`,
        `button "${t.actSend}"`,
      ])
        assert.ok(tree.includes(line), line);
      const dates = tree.filter((line) => /^DisclosureTriangle .* expanded=false$/.test(line));
      assert.equal(dates.length, 2);
    },
  );

  test('by a date: the promise, and whether it was kept, in every language', BY_CDP, async () => {
    const { page } = await openPage(at.browser);
    await openAnswered(page);
    for (const language of LANGUAGES) {
      const words = WORDS[language].t;
      await page
        .locator('sfs-complaint')
        .evaluate((element, lang) => element.setAttribute('lang', lang), language);
      await page.getByRole('heading', { name: words.datesHeading }).waitFor();
      const dates = (await accessTree(page)).filter((line) => line.startsWith('Disclosure'));
      const [kept = ''] = words.met.split('{date}');
      assert.equal(dates.length, 2);
      for (const line of dates)
        assert.match(line, new RegExp(` "[^"]+\\S\\. ${kept}[^"]+ 20\\d\\d\\."`));
    }
  });
});

describe('every control is at least 24 by 24 pixels', () => {
  test('in the widget, from the procedure to the case', async () => {
    const { page } = await openPage(at.browser);
    const small = async (name: string) => assert.deepEqual(await smallTargets(page), [], name);
    await openView(page, 'procedure');
    await page.getByRole('button', { name: t.file }).waitFor();
    await small('procedure');
    await openView(page, 'complaint');
    await next(page);
    await page.locator('sfs-complaint .summary').waitFor();
    await small('mistakes');
    await page.getByLabel(fr.name, { exact: true }).fill('Ann');
    await toStory(page, 'Le taux est faux.');
    await small('story');
    await next(page);
    await page.getByRole('button', { name: fr.send }).waitFor();
    await small('check');
    await page.getByRole('button', { name: fr.send }).click();
    await page.getByRole('heading', { name: fr.received }).waitFor();
    await small('received');
    await openAnswered(page);
    await small('case');
  });

  test('on the hosted pages', async () => {
    const { page } = await openPage(at.browser);
    for (const path of ['', 'complaint', 'case', 'code', 'accessibility', 'verify']) {
      await page.goto(`${at.server.origin}/fr/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      assert.deepEqual(await smallTargets(page), [], path);
    }
    const { company, reference, code } = await aCase(at.server.origin, 'fr');
    await company('acknowledge', {});
    await page.goto(`${at.server.origin}/fr/case`);
    await typeKeys(page, 'fr', { reference, code });
    await page.getByRole('heading', { name: reference }).waitFor();
    assert.deepEqual(await smallTargets(page), [], 'an open case');
  });
});

describe('a keyboard', () => {
  for (const path of [
    'demo/strict.html?lang=fr&view=procedure',
    'demo/strict.html?lang=fr&view=complaint',
    'fr/complaint',
  ])
    test(`goes through ${path}, is seen at each stop, and gets out again`, async () => {
      const { page } = await openPage(at.browser, { reducedMotion: 'reduce' });
      await page.goto(`${at.server.origin}/${path}`);
      await page.getByRole('button').or(page.getByRole('textbox')).first().waitFor();
      const { stops, unseen } = await walkByTab(page);
      assert.deepEqual(unseen, []);
      assert.ok(stops > 6, `${stops} stops`);
    });
});
