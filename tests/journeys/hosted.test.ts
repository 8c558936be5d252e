import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import Database from 'libsql';
import { templates as caseFr } from '#shared/texts/case.ts';
import { templates as fr } from '#shared/texts/form.ts';
import { templates as pages } from '#shared/texts/pages.ts';
import { WORDS } from '../../server/pages/words.ts';
import { openPage, picture } from './browser-page.ts';
import { aCase, typeKeys } from './case-steps.ts';
import { withServer } from './with-server.ts';

const at = withServer();

const casesIn = (dataDir: string): number => {
  const db = new Database(join(dataDir, 'complaints.db'), { readonly: true });
  try {
    return (db.prepare('select count(*) as n from cases').get() as { n: number }).n;
  } finally {
    db.close();
  }
};

describe('without JavaScript', () => {
  test('a person reads, makes a mistake, files once however often it is posted, and comes back', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.server.origin}/fr/`);
    await page.getByText('Service des plaintes').first().waitFor();
    await page.getByRole('link', { name: 'Déposer une plainte' }).first().click();
    await page.getByLabel(fr.private).check();
    await page.getByLabel(fr.name).fill('Zoé <b>Martin</b>');
    await page.getByLabel(fr.contractUnknown).check();
    await page.getByLabel(fr.email, { exact: true }).check();
    await page.getByRole('textbox', { name: fr.emailLabel }).fill('zoe');
    await page.getByLabel(fr.credit).check();
    await page.getByLabel(fr.description).fill('Ligne 1\nLigne 2');
    await page.getByLabel(pages.attachedLabel).setInputFiles({
      ...{ name: 'lettre <i>.txt', mimeType: 'text/plain' },
      buffer: Buffer.from('Bonjour'),
    });
    await page.getByRole('button', { name: pages.review }).click();
    await page.getByText('écrivez une adresse complète').first().waitFor();
    await picture(page, 'hosted-error-412');
    assert.equal(await page.getByLabel(fr.name).inputValue(), 'Zoé <b>Martin</b>');
    await page.getByRole('textbox', { name: fr.emailLabel }).fill('zoe@example.be');
    await page.getByRole('button', { name: pages.review }).click();
    await page.getByText('Zoé <b>Martin</b>').waitFor();
    await page.getByRole('button', { name: 'Retirer lettre <i>.txt' }).waitFor();
    await picture(page, 'hosted-review-412');
    await page.getByRole('button', { name: fr.send }).click();
    await page.getByRole('heading', { name: fr.received }).waitFor();
    await picture(page, 'hosted-receipt-412');
    const text = await page.locator('main').innerText();
    const [reference = ''] = /SFB-26-[0-9A-Z]{6}/.exec(text) ?? [];
    const [code = ''] = /([0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(text) ?? [];
    assert.ok(reference && code);
    assert.ok(!page.url().includes(code) && !page.url().includes(reference));
    await page.reload();
    const again = await page.locator('main').innerText();
    assert.ok(again.includes(reference) && again.includes(code));
    assert.equal(casesIn(at.server.dataDir), 1);

    await page.goto(`${at.server.origin}/fr/case`);
    await page.getByRole('textbox', { name: fr.reference }).fill(reference);
    await page.getByRole('textbox', { name: fr.accessCode }).fill(code);
    await page.getByRole('button', { name: caseFr.openButton, exact: true }).click();
    await page.getByText('Zoé <b>Martin</b>').waitFor();
    await picture(page, 'hosted-case-412');
  });

  test('a person goes on in another language in the form that they write in, and the page’s own switch stands back meanwhile', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    const keys = await aCase(at.server.origin, 'fr');
    await page.goto(`${at.server.origin}/fr/case`);
    await typeKeys(page, 'fr', keys);
    const ofPage = page.locator('header').getByRole('button', { name: 'Nederlands' });
    await ofPage.waitFor();
    await page.locator('summary').getByText(WORDS.fr.t.actContact).click();
    await ofPage.waitFor({ state: 'hidden' });
    await page.getByText(pages.languageBelow).waitFor();
    await page.locator('#f-name').fill('Zoé <b>');
    await page.locator('#correctContact').getByRole('button', { name: 'Nederlands' }).click();
    await page.getByText(WORDS.nl.t.languageBelow).waitFor();
    assert.equal(await page.locator('#f-name').inputValue(), 'Zoé <b>');
    assert.equal(page.url(), `${at.server.origin}/nl/case`);
  });
});
