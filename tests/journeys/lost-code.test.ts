import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { LANGUAGES, type Language } from '#shared/api/choices.ts';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { aFiling } from '../../server/testing/complaints.ts';
import { WORDS } from '../../server/pages/words.ts';
import { looksRight, openPage } from './browser-page.ts';
import { openCase, typeAndKeep } from './case-steps.ts';
import { withServer } from './with-server.ts';

const at = withServer({ RATE_CODE_LINKS: '1000/1h' });

async function aCase(language: Language): Promise<CommandAnswer & { code: string }> {
  const { code, command } = await aFiling({ language });
  const filed = await fetch(`${at.server.origin}/v1/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(command),
  });
  return { ...((await filed.json()) as CommandAnswer), code };
}

/** The link in the newest mail that tells of this case, as the folder has it. */
async function linkFor(reference: string): Promise<string> {
  const folder = join(at.server.dataDir, 'mail');
  for (let left = 200; left > 0; left -= 1) {
    const names = existsSync(folder) ? readdirSync(folder) : [];
    for (const name of names.filter((one) => one.endsWith('.eml'))) {
      const text = readFileSync(join(folder, name), 'utf8').replaceAll('=\r\n', '');
      const [link] = /http:\S+\/code\/[\w-]{43}/.exec(text) ?? [];
      if (link && text.includes(reference)) return link;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('No mail with a link came.');
}

const newKeys = async (page: Page) => (await page.locator('.key').allInnerTexts()).map(clean);
const clean = (text: string) => text.replace(/\s/g, '');

describe('a person who lost their code', () => {
  for (const language of LANGUAGES)
    test(`${language}: asks for a link in the tracker, has a new code, and opens the case with it`, async () => {
      const { t } = WORDS[language];
      const { reference, code } = await aCase(language);
      const { page, complaints } = await openPage(at.browser);
      await page.goto(`${at.server.origin}/demo/?view=case&lang=${language}`);
      await page.getByLabel(t.reference).fill(reference);
      await page.getByRole('button', { name: t.lostCode }).press('Enter');
      await page.getByLabel(t.askEmail).fill('an@example.be');
      await looksRight(page, `lost-${language}`);
      await page.getByLabel(t.askEmail).press('Enter');
      await page.getByRole('heading', { name: t.askedTitle }).waitFor();
      await looksRight(page, `lost-asked-${language}`);

      const { page: hosted } = await openPage(at.browser);
      await hosted.goto(await linkFor(reference));
      await looksRight(hosted, `link-${language}`, 'body');
      await hosted.getByRole('button', { name: t.linkButton }).press('Enter');
      await hosted.getByRole('heading', { name: t.newTitle }).waitFor();
      await looksRight(hosted, `new-code-${language}`, 'body');
      const [shown, fresh = ''] = await newKeys(hosted);
      assert.equal(shown, reference);
      assert.ok(fresh && fresh !== code && !hosted.url().includes(fresh));

      await page.getByRole('button', { name: t.askBack }).press('Enter');
      await page.getByLabel(t.accessCode).fill(code);
      await page.getByRole('button', { name: t.openButton, exact: true }).click();
      await page.getByText(t.notOpened).waitFor();
      await page.getByLabel(t.accessCode).fill(fresh);
      await page.getByRole('button', { name: t.openButton, exact: true }).click();
      await page.getByText(t.codeReplaced).waitFor();
      assert.deepEqual(
        complaints.filter((line) => !line.includes('401')),
        [],
      );
    });

  test('finds what was being written on the device again, with the new code', async () => {
    const { t } = WORDS.fr;
    const { reference, code } = await aCase('fr');
    const { page } = await openPage(at.browser);
    await openCase(page, at.server.origin, 'fr', { reference, code });
    await page.getByRole('button', { name: t.actWrite, exact: true }).click();
    await typeAndKeep(page, () => page.getByLabel(t.yourText).fill('Half a sentence'));
    await page.getByRole('button', { name: t.leave }).click();
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ v: 1, reference, email: 'an@example.be' });
    const asked = await fetch(`${at.server.origin}/v1/code-links`, {
      ...{ method: 'POST', headers, body },
    });
    assert.equal(asked.status, 202);
    const { page: hosted } = await openPage(at.browser);
    await hosted.goto(await linkFor(reference));
    await hosted.getByRole('button', { name: t.linkButton }).press('Enter');
    await hosted.getByRole('heading', { name: t.newTitle }).waitFor();
    const [, fresh = ''] = await newKeys(hosted);
    await openCase(page, at.server.origin, 'fr', { reference, code: fresh });
    await page.getByLabel(t.yourText).waitFor();
    assert.equal(await page.getByLabel(t.yourText).inputValue(), 'Half a sentence');
  });

  test('without JavaScript: from the two fields of a case to a new code, by keyboard alone', async () => {
    const { t } = WORDS.fr;
    const { reference } = await aCase('fr');
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.server.origin}/fr/case`);
    await page.getByRole('link', { name: t.lostCode }).press('Enter');
    await page.getByLabel(t.reference).fill('SFB');
    await page.getByLabel(t.askEmail).press('Enter');
    await page.getByText(t.askEmailWrong).first().waitFor();
    await page.getByLabel(t.reference).fill(reference);
    await page.getByLabel(t.askEmail).fill('an@example.be');
    await page.getByLabel(t.askEmail).press('Enter');
    await page.getByRole('heading', { name: t.askedTitle }).waitFor();
    const link = await linkFor(reference);
    await page.goto(link);
    await page.getByRole('button', { name: t.linkButton }).press('Enter');
    await page.getByRole('heading', { name: t.newTitle }).waitFor();
    const keys = await newKeys(page);
    await page.reload();
    assert.deepEqual(await newKeys(page), keys, 'a reload shows it again');
    await page.goto(link);
    await page.getByText(t.linkOver).waitFor();
  });
});
