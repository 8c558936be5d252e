import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { templates as drafts } from '#shared/texts/drafts.ts';
import { templates as files } from '#shared/texts/files.ts';
import { templates as fr } from '#shared/texts/form.ts';
import { fill } from '#shared/texts/msg.ts';
import { openPage, picture, violations } from './browser-page.ts';
import { next, toStory } from './form-steps.ts';
import { withServer } from './with-server.ts';

const at = withServer();
const open = (page: Page) => page.goto(`${at.server.origin}/demo/?view=complaint&lang=fr`);

/** Sets what the browser lets this origin keep, in bytes; a real browser then refuses what is more. */
async function setQuota(page: Page, quotaSize: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: at.server.origin, quotaSize });
}

async function attach(page: Page, size = 600_000): Promise<void> {
  const buffer = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]);
  const input = page.locator('sfs-complaint input[type=file][multiple]');
  await input.setInputFiles([{ name: 'contrat.pdf', mimeType: 'application/pdf', buffer }]);
  await page.getByText('contrat.pdf').first().waitFor();
}

async function sendAndArrive(page: Page): Promise<void> {
  await next(page);
  await page.getByRole('button', { name: fr.send }).click();
  await page.getByRole('heading', { name: fr.received, level: 2 }).waitFor();
  await page.getByText(fr.receiptValid).waitFor();
  await page.getByText(fill(files.restReceived, { count: 1 })).waitFor();
}

describe('a browser whose room is used up', () => {
  test('is said to keep nothing, offers a file with the words, and sends all the same, with files', async () => {
    const { page } = await openPage(at.browser);
    await setQuota(page, 1);
    await open(page);
    await page.getByLabel(fr.name).fill('Zoé Sans-Place');
    await page.getByText(fr.draftNotKept).waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: drafts.draftSave }).click();
    assert.match(await readFile(await (await saved).path(), 'utf8'), /Zoé Sans-Place/);
    await picture(page, 'no-room-412');
    assert.deepEqual(await violations(page), []);
    await toStory(page, 'Il n’y a plus de place.');
    await attach(page);
    await page.getByText(files.unkept).waitFor();
    await sendAndArrive(page);
  });

  test('by a file keeps the words, says of the file that it is not kept, and sends both', async () => {
    const { page } = await openPage(at.browser);
    await setQuota(page, 2_000_000);
    await open(page);
    await page.getByLabel(fr.name).fill('Zoé Presque-Pleine');
    await page.getByText('gardé sur cet appareil').waitFor();
    await toStory(page, 'Il n’y a plus de place.');
    await attach(page, 5_000_000);
    await page.getByText(files.unkept).waitFor();
    await sendAndArrive(page);
  });
});

describe('a private window', () => {
  test('sends with files, and another one finds nothing of it', async () => {
    const { page } = await openPage(at.browser);
    await open(page);
    await page.getByLabel(fr.name).fill('Zoé Privée');
    await page.getByText('gardé sur cet appareil').waitFor();
    await toStory(page, 'Il n’y a plus de place.');
    await attach(page);
    await sendAndArrive(page);
    await page.context().close();
    const { page: other } = await openPage(at.browser);
    await open(other);
    await other.getByLabel(fr.name).waitFor();
    assert.equal(await other.getByLabel(fr.name).inputValue(), '');
    assert.equal(await other.getByText(drafts.draftsHeading).count(), 0);
    assert.equal(await other.locator('.key').count(), 0);
  });
});
