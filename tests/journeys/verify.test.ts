import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { zipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { LANGUAGES } from '#shared/api/choices.ts';
import { templates as de } from '#shared/texts/locales/verify/de.ts';
import { templates as en } from '#shared/texts/locales/verify/en.ts';
import { templates as nl } from '#shared/texts/locales/verify/nl.ts';
import { templates as fr } from '#shared/texts/verify.ts';
import { WORDS } from '../../server/pages/words.ts';
import { type Unpacked, unpack } from '../../server/testing/dossiers.ts';
import { openPage, picture, sideways, violations } from './browser-page.ts';
import { aCase, FINDINGS, openCase, typeKeys } from './case-steps.ts';
import { withServer } from './with-server.ts';

const TEXTS = { fr, nl, de, en };
const { t } = WORDS.fr;
const at = withServer();
let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sfs-verify-'));
});
after(() => rm(folder, { recursive: true }));

/** A case with an answer, to be opened. */
async function anAnsweredCase() {
  const { company, ...keys } = await aCase(at.server.origin, 'fr');
  await company('acknowledge', { message: 'Bonjour.' });
  await company('answer', { findings: FINDINGS });
  return keys;
}

async function taken(download: Promise<Download>): Promise<Unpacked> {
  const path = await (await download).path();
  return unpack(new Uint8Array(await readFile(path)));
}

async function takeInWidget(without: string[] = []): Promise<Unpacked> {
  const { page, complaints } = await openPage(at.browser);
  await openCase(page, at.server.origin, 'fr', await anAnsweredCase());
  await page.getByRole('button', { name: t.dossierTake }).click();
  for (const name of without) await page.getByLabel(name).check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: t.dossierMake }).click();
  const unpacked = await taken(download);
  await page.getByText(t.dossierDone.split('{')[0] ?? '').waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
  return unpacked;
}

async function keep(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** The ZIP as it was, or with other contents. */
const packed = (name: string, { folder: inside, files }: Unpacked, changed = files) =>
  keep(
    name,
    zipSync(Object.fromEntries([...changed].map(([path, bytes]) => [`${inside}/${path}`, bytes]))),
  );

/** The page of a dossier, opened from this disk without a network. */
async function openFromDisk({ files }: Unpacked, javaScriptEnabled = true) {
  const path = await keep('verify.html', files.get('verify.html') ?? new Uint8Array());
  const opened = await openPage(at.browser, { javaScriptEnabled, offline: true });
  await opened.page.goto(pathToFileURL(path).href);
  return { ...opened, path };
}

async function verdictOn(page: Page, zip: string, text: string): Promise<string[]> {
  await page.locator('#files').setInputFiles(zip);
  await page.locator('.verdict', { hasText: text }).waitFor();
  return page.locator('.lines li').allInnerTexts();
}

describe('the page that checks', () => {
  test('from a disk without a network: whole, changed, more than we signed, cut off; and it asks for nothing', async () => {
    const dossier = await takeInWidget();
    const { page, complaints, requests, path } = await openFromDisk(dossier);
    const lines = await verdictOn(page, await packed('whole.zip', dossier), fr.verdictWhole);
    assert.ok(lines.length >= dossier.log.entries.length + 4);
    assert.deepEqual(
      lines.filter((line) => !line.startsWith(fr.stateProven)),
      [],
    );
    await picture(page, 'verify-whole');
    const focused = await page.evaluate(
      () => document.querySelector('sfs-verify')?.shadowRoot?.activeElement?.id,
    );
    assert.equal(focused, 'result');
    const pdf = new Uint8Array(dossier.files.get('dossier.pdf') ?? []);
    pdf[100] = (pdf[100] ?? 0) ^ 1;
    const changed = new Map(dossier.files).set('dossier.pdf', pdf);
    const said = await verdictOn(page, await packed('c.zip', dossier, changed), fr.verdictChanged);
    assert.deepEqual(said.filter((line) => line.startsWith(fr.stateChanged)).length, 1);
    await picture(page, 'verify-changed');
    const more = new Map(dossier.files).set('files/9-contrat.pdf', new Uint8Array([1]));
    const named = await verdictOn(page, await packed('m.zip', dossier, more), fr.verdictChanged);
    assert.ok(named.at(-1)?.includes('files/9-contrat.pdf'));
    const whole = await readFile(join(folder, 'whole.zip'));
    await verdictOn(page, await keep('cut.zip', whole.subarray(0, -100)), fr.verdictBroken);
    assert.deepEqual(
      requests.filter((url) => url !== pathToFileURL(path).href),
      [],
    );
    assert.deepEqual(complaints, []);
  });

  test('says of a dossier without some words that they were left out', async () => {
    const dossier = await takeInWidget([t.dossierFiled]);
    const { page, complaints } = await openFromDisk(dossier);
    const lines = await verdictOn(page, await packed('gaps.zip', dossier), fr.verdictGaps);
    assert.ok(lines[1]?.startsWith(fr.stateLeftOut), lines[1]);
    await picture(page, 'verify-gaps');
    assert.deepEqual(complaints, []);
  });

  test('on our site takes a pasted receipt, by keyboard alone, of a dossier that came without a script', async () => {
    const keys = await anAnsweredCase();
    const { page: plain } = await openPage(at.browser, { javaScriptEnabled: false });
    await plain.goto(`${at.server.origin}/fr/case`);
    await typeKeys(plain, 'fr', keys);
    const download = plain.waitForEvent('download');
    await plain.getByRole('button', { name: t.dossierMake }).click();
    const dossier = await taken(download);
    assert.equal(dossier.folder, keys.reference);
    const { page, complaints, requests } = await openPage(at.browser);
    await page.goto(`${at.server.origin}/fr/verify`);
    const before = requests.length;
    for (let presses = 0; presses < 9; presses += 1) {
      await page.keyboard.press('Tab');
      const isThere = page.locator('#pasted:focus');
      if ((await isThere.count()) > 0) break;
    }
    const receipt = new TextDecoder().decode(dossier.files.get('receipts/1.txt'));
    await page.keyboard.insertText(`Ma preuve :\n${receipt}\n`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.verdict', { hasText: fr.oneProven }).waitFor();
    assert.ok((await page.locator('.verdict').innerText()).includes(keys.reference));
    await picture(page, 'verify-receipt');
    await page
      .getByLabel(fr.verifyPaste)
      .fill(receipt.replace(/\.[\w-]/, (two) => `.${two === '.A' ? 'B' : 'A'}`));
    await page.getByRole('button', { name: fr.verifyPasteButton }).click();
    await page.locator('.verdict.bad').waitFor();
    assert.equal(requests.length, before, 'nothing is asked for');
    assert.deepEqual(complaints, []);
  });

  test('in each language, light, dark and forced colours: nothing that axe finds, nothing wider than 320 pixels', async (context) => {
    const dossier = await takeInWidget([t.dossierMessages]);
    const zip = await packed('axe.zip', dossier);
    let looks = 0;
    for (const language of LANGUAGES) {
      const texts = TEXTS[language];
      const { page } = await openPage(at.browser, { bypassCSP: true });
      await page.goto(`${at.server.origin}/${language}/verify`);
      assert.equal(await page.title(), texts.verifyTitle);
      await verdictOn(page, zip, texts.verdictGaps);
      for (const width of [320, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        assert.equal(await sideways(page), 0, `${language} ${width}`);
      }
      for (const [index, theme] of THEMES.entries()) {
        await page.emulateMedia(theme);
        const rules = index === 0 ? [] : ['color-contrast'];
        assert.deepEqual(await violations(page, 'html', rules), [], language);
        looks += 1;
        for (const width of language === 'de' ? [320, 768, 1440] : []) {
          await page.setViewportSize({ width, height: 800 });
          await picture(page, `verify-${index}-${width}`);
        }
      }
      await page.context().close();
    }
    context.diagnostic(`${looks} looks, findings 0`);
  });

  test('without a script says that it needs one', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.server.origin}/fr/verify`);
    // Playwright finds no text in here, although it is seen.
    const said = page.locator('noscript p');
    await said.first().waitFor();
    assert.deepEqual(
      await said.allInnerTexts(),
      LANGUAGES.map((language) => TEXTS[language].verifyNoScript),
    );
    await picture(page, 'verify-no-script');
  });
});

const THEMES = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;
