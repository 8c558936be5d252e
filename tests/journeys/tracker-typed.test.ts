import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { WORDS } from '../../server/pages/words.ts';
import { openPage } from './browser-page.ts';
import { aCase, openCase, typeAndKeep } from './case-steps.ts';
import { withServer } from './with-server.ts';

const at = withServer();
const { t } = WORDS.fr;
const PROVEN = t.actDone.split('{at}')[1] ?? '';

async function opened() {
  const { page } = await openPage(at.browser);
  const { company, ...keys } = await aCase(at.server.origin, 'fr');
  await company('acknowledge', {});
  const open = (one: Page) => openCase(one, at.server.origin, 'fr', keys);
  await open(page);
  return { page, open };
}

const begin = (page: Page) => page.getByRole('button', { name: t.actWrite, exact: true }).click();
const send = (page: Page) => page.getByRole('button', { name: t.actSend, exact: true }).click();
const words = (page: Page) => page.getByLabel(t.yourText);

describe('what is being written in a case', () => {
  test('is not offered to a second tab, and what is sent there leaves it alone', async () => {
    const { page, open } = await opened();
    await begin(page);
    await typeAndKeep(page, () => words(page).fill('In the first tab'));
    const second = await page.context().newPage();
    await open(second);
    await second.getByRole('button', { name: t.actWrite, exact: true }).waitFor();
    assert.equal(await words(second).count(), 0);
    await begin(second);
    await words(second).fill('From the second tab');
    await send(second);
    await second.getByText(PROVEN).first().waitFor();
    assert.equal(await words(page).inputValue(), 'In the first tab');
    await open(page);
    await words(page).waitFor();
    assert.equal(await words(page).inputValue(), 'In the first tab');
  });

  test('is taken over by the second tab once the first is gone', async () => {
    const { page, open } = await opened();
    await begin(page);
    await typeAndKeep(page, () => words(page).fill('In the first tab'));
    const second = await page.context().newPage();
    await page.close({ runBeforeUnload: false });
    await open(second);
    await words(second).waitFor();
    assert.equal(await words(second).inputValue(), 'In the first tab');
  });

  test('has its file again after the page was loaded anew, and it is sent once', async () => {
    const { page, open } = await opened();
    await begin(page);
    await typeAndKeep(page, () => page.getByRole('button', { name: t.addFiles }).click());
    const buffer = Buffer.from('%PDF-1.4\nProof\n%%EOF\n');
    const proof = { name: 'preuve.pdf', mimeType: 'application/pdf', buffer };
    await page.locator('sfs-complaint input[type=file]').first().setInputFiles([proof]);
    await page.getByText('preuve.pdf').first().waitFor();
    await typeAndKeep(page, () => words(page).fill('With a file'));
    await open(page);
    await words(page).waitFor();
    await page.getByText('preuve.pdf').first().waitFor();
    await send(page);
    await page.getByText(PROVEN).first().waitFor();
    await open(page);
    await page.getByText('preuve.pdf').first().waitFor({ state: 'attached' });
    assert.equal(await page.locator('.timeline').getByText('With a file').count(), 1);
  });

  test('for paper, a letter and what goes to a body, is there again too', async () => {
    const { page, open } = await opened();
    await page.getByRole('button', { name: t.papers }).click();
    await typeAndKeep(page, () => words(page).fill('Un mot pour la lettre.'));
    await open(page);
    await page.getByRole('button', { name: t.papers }).click();
    assert.equal(await words(page).inputValue(), 'Un mot pour la lettre.');
  });
});
