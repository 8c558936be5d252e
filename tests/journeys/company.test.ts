import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { aFiling } from '../../server/testing/complaints.ts';
import { templates as fr } from '#shared/texts/case.ts';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { openPage, picture, sideways } from './browser-page.ts';
import { withServer } from './with-server.ts';

const at = withServer();

async function file(): Promise<{ reference: string; code: string }> {
  const { code, command } = await aFiling();
  const response = await fetch(`${at.server.origin}/v1/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(command),
  });
  return { code, reference: ((await response.json()) as CommandAnswer).reference };
}

async function openCase(page: Page, { reference, code }: { reference: string; code: string }) {
  await page.goto(`${at.server.origin}/demo/?view=case`);
  await page.getByLabel('Référence').fill(reference);
  await page.getByLabel('Code d’accès').fill(code);
  await page.getByRole('button', { name: fr.openButton }).click();
  await page.getByRole('heading', { name: reference }).waitFor();
}

async function play(page: Page, what: string): Promise<void> {
  await page.getByRole('combobox', { name: 'what' }).selectOption(what);
  await page.getByRole('button', { name: 'Do it' }).click();
  await page.locator('#outcome', { hasText: `Done: ${what}` }).waitFor();
}

describe('QA on the demo page', () => {
  test('plays the company, and the open case follows by itself', async () => {
    const { page, complaints } = await openPage(at.browser);
    const keys = await file();
    await openCase(page, keys);
    await page.getByText('Play the company').click();
    await page.getByRole('combobox', { name: 'case' }).fill(keys.reference);
    await play(page, 'acknowledge');
    await page.getByText(fr.statusAcknowledged).first().waitFor();
    await play(page, 'ask for information');
    await play(page, 'answer');
    await page.getByText(fr.statusAnswered).first().waitFor();
    await page.getByRole('combobox', { name: 'what' }).selectOption('acknowledge');
    await page.getByRole('button', { name: 'Do it' }).click();
    await page.locator('#outcome', { hasText: 'Refused (409' }).waitFor();
    await picture(page, 'demo-company-412');
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await sideways(page), 0);
    assert.deepEqual(
      complaints.filter((line) => !line.includes('409')),
      [],
    );
  });

  test('moves the clock, and the case shows the promise that was missed', async () => {
    const { page, complaints } = await openPage(at.browser);
    const keys = await file();
    await openCase(page, keys);
    await page.getByText('Play the company').click();
    await page.getByRole('button', { name: '30 days on' }).click();
    await page.getByText(fr.missedPromise).first().waitFor();
    await picture(page, 'demo-missed-412');
    assert.deepEqual(complaints, []);
  });
});
