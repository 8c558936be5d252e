import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { WORDS } from '../../server/pages/words.ts';
import { aFiling } from '../../server/testing/complaints.ts';
import { openPage, picture, sideways, violations } from './browser-page.ts';
import { withServer } from './with-server.ts';

const at = withServer();
const { t } = WORDS.fr;

async function ask(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(at.server.origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** A case that was answered, with words that try to be markup. */
async function anAnsweredCase() {
  const { code, command } = await aFiling({ language: 'fr', description: 'Le taux <b>faux</b>.' });
  const filed = (await (await ask('/v1/commands', command)).json()) as CommandAnswer;
  const { reference } = filed;
  const findings = [{ grievance: 0, finding: 'partly', reasons: 'Parce que.' }];
  for (const [type, body] of [
    ['acknowledge', {}],
    ['answer', { findings }],
  ] as const)
    assert.equal((await ask('/demo/qa/commands', { reference, type, body })).status, 201);
  return { reference, code };
}

async function open(page: Page, path: string, { reference, code }: Record<string, string>) {
  await page.goto(at.server.origin + path);
  if (path.endsWith('strict.html'))
    await page
      .locator('sfs-complaint')
      .evaluate((element) => Object.assign(element, { lang: 'fr', view: 'case' }));
  await page.getByLabel(t.reference).fill(reference ?? '');
  await page.getByLabel(t.accessCode).fill(code ?? '');
  await page.getByRole('button', { name: t.openButton, exact: true }).click();
  await page.getByRole('heading', { name: reference ?? '' }).waitFor();
}

async function inAllSizes(page: Page, name: string, within: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await picture(page, `${name}-${width}-${colorScheme}`);
      assert.equal(await sideways(page), 0, `${name} ${width}`);
    }
    assert.deepEqual(await violations(page, within), [], `${name} ${colorScheme}`);
  }
}

/** What is on the paper while it is printed: the texts that take room, and the colours of the frame. */
async function onPaper(page: Page, press: () => Promise<void>, name: string): Promise<string> {
  await page.evaluate(() => {
    const view = globalThis as unknown as { print: () => void; printed: boolean };
    view.print = () => {
      view.printed = true;
    };
  });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await press();
  await page.waitForFunction(() => (globalThis as unknown as { printed?: boolean }).printed);
  await picture(page, name);
  const text = await page.evaluate(() => {
    const frame = document.querySelector('sfs-complaint')?.shadowRoot?.querySelector('.sfs');
    return `${document.body.innerText} ${(frame as HTMLElement).innerText}`;
  });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  return text;
}

/** Presses a button that paper doesn't show. */
const pressed = (page: Page, name: string) => () =>
  page.locator('sfs-complaint').evaluate((element, label) => {
    const all = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
    all.find((button) => button.textContent.trim() === label)?.click();
  }, name);

describe('what a customer takes from a case', () => {
  test('in the widget: a letter, a pack, the dates, under a strict policy', async () => {
    const { page, complaints } = await openPage(at.browser);
    const keys = await anAnsweredCase();
    await open(page, '/demo/strict.html', keys);
    await page.getByRole('button', { name: t.papers }).click();
    await page.getByLabel(t.letterRequest).check();
    await page.getByLabel(t.yourText).fill('Un <i>mot</i>.\nEt un autre.');
    await page.getByRole('button', { name: `${t.packOpen} : ${t.ombudsfin}` }).click();
    await page.getByLabel(t.packText).waitFor();
    await inAllSizes(page, 'papers-widget', 'sfs-complaint');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: t.calendarSave }).click();
    assert.equal((await download).suggestedFilename(), `${keys.reference}.ics`);
    await page.getByRole('button', { name: t.actContact }).click();
    await page.getByRole('textbox', { name: t.emailLabel }).fill('x');
    await page.getByRole('button', { name: t.actSend }).click();
    await page.locator('#f-email-error').waitFor();
    await inAllSizes(page, 'contact-widget', 'sfs-complaint');
    assert.deepEqual(complaints, []);
  });

  test('in the widget: a letter is printed alone, and the case whole, dark on white', async () => {
    const { page, complaints } = await openPage(at.browser);
    const keys = await anAnsweredCase();
    await open(page, '/demo/?view=case&lang=fr', keys);
    await page.getByRole('button', { name: t.papers }).click();
    await page.getByLabel(t.yourText).fill('Un <i>mot</i>.');
    const letter = await onPaper(page, pressed(page, t.letterPrint), 'print-widget-letter');
    for (const line of ['SRC', 'Un <i>mot</i>.', keys.reference])
      assert.ok(letter.includes(line), line);
    for (const line of ['A plain host page', t.timeline, t.letterWhy])
      assert.ok(!letter.includes(line), line);
    const whole = await onPaper(page, pressed(page, t.printReceipt), 'print-widget-case');
    for (const line of [t.timeline, t.sourceProcedure, 'Parce que.'])
      assert.ok(whole.includes(line), line);
    assert.ok(!whole.includes('A plain host page') && !whole.includes(t.letterHeading));
    const left = await page.evaluate(() => document.adoptedStyleSheets.length);
    assert.equal(left, 0);
    assert.deepEqual(complaints, []);
  });

  test('without a script: the same, on pages that print what they should', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false, bypassCSP: true });
    const keys = await anAnsweredCase();
    await open(page, '/fr/case', keys);
    for (const summary of await page.locator('summary').all()) await summary.click();
    await picture(page, 'papers-hosted-case');
    await page.getByLabel(t.yourText).last().fill('Un <i>mot</i>.');
    await page.getByRole('button', { name: t.letterMake }).click();
    await page.locator('.letter').waitFor();
    await inLooks(page, 'papers-hosted-letter');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await picture(page, 'print-hosted-letter');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1, 'one A4 page');
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: t.backToCase }).click();
    await page.getByRole('button', { name: `${t.packOpen} : ${t.ombudsfin}` }).click();
    await page.getByLabel(t.packText).waitFor();
    await inLooks(page, 'papers-hosted-pack');
    await page.getByRole('button', { name: t.backToCase }).click();
    await page.getByRole('button', { name: t.printReceipt }).click();
    await page.getByText(t.casePrintHow).waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await picture(page, 'print-hosted-case');
    const text = await page.locator('body').innerText();
    assert.ok(text.includes(t.sourceProcedure) && !text.includes(t.casePrintHow));
  });
});

async function inLooks(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 768, 1440]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await picture(page, `${name}-${width}-${colorScheme}`);
      assert.equal(await sideways(page), 0, `${name} ${width}`);
    }
}
