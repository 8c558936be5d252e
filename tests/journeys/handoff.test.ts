import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { templates as drafts } from '#shared/texts/drafts.ts';
import { templates as fr } from '#shared/texts/form.ts';
import { templates as handoff } from '#shared/texts/handoff.ts';
import { openPage, violations } from './browser-page.ts';
import { withServer } from './with-server.ts';

const at = withServer();

/** A device of its own with the form open, and a name typed into it that is kept. */
async function writing(name: string): Promise<Page> {
  const { page } = await openPage(at.browser);
  await page.goto(`${at.server.origin}/demo/?view=complaint&lang=fr`);
  await page.getByLabel(fr.name).fill(name);
  await page.getByText('gardé sur cet appareil').waitFor();
  return page;
}

test('a link for another device, opened in a page that stands open, brings the draft there and leaves what was typed', async () => {
  const phone = await writing('Zoé au téléphone');
  await phone.getByText(fr.draftMore).click();
  await phone.getByRole('button', { name: drafts.draftHand }).click();
  await phone.getByRole('button', { name: handoff.handMake }).click();
  const link = await phone.locator('#handing-link').inputValue();

  const desk = await writing('Quelqu’un d’autre');
  await desk.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await desk.getByText(handoff.takenKept).waitFor();
  assert.equal(new URL(desk.url()).hash, '');
  assert.deepEqual(await violations(desk), []);
  await desk.getByRole('button', { name: handoff.takenGoOn }).click();
  await desk.getByLabel(fr.name).waitFor();
  assert.equal(await desk.getByLabel(fr.name).inputValue(), 'Zoé au téléphone');

  await desk.reload();
  await desk.getByRole('heading', { name: drafts.draftsHeading }).waitFor();
  assert.equal(await desk.getByRole('button', { name: /^Continuer : / }).count(), 2);
});
