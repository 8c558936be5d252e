import type { Page } from 'playwright-core';
import { templates as fr } from '#shared/texts/form.ts';

/** Goes to the next step of the widget's form, in French. */
export const next = (page: Page) =>
  page.getByRole('button', { name: fr.next, exact: true }).click();

/** From the first step of the widget's form, in French, to the last one that asks something, with a description in it. The name was typed before. */
export async function toStory(page: Page, description: string): Promise<void> {
  await page.getByLabel(fr.private).check();
  await page.getByLabel(fr.contractUnknown).check();
  await next(page);
  await page.getByLabel(fr.phone, { exact: true }).check();
  await page.getByRole('textbox', { name: fr.phoneLabel }).fill('0470 12 34 56');
  await next(page);
  await page.getByLabel(fr.credit).check();
  await next(page);
  await page.getByLabel(fr.description).fill(description);
}
