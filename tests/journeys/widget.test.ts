import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import Database from 'libsql';
import type { Page } from 'playwright-core';
import type { Complaint } from '#shared/api/complaint.ts';
import { templates as de } from '#shared/texts/locales/form/de.ts';
import { templates as en } from '#shared/texts/locales/form/en.ts';
import { templates as nl } from '#shared/texts/locales/form/nl.ts';
import { templates as caseFr } from '#shared/texts/case.ts';
import { templates as drafts } from '#shared/texts/drafts.ts';
import { templates as files } from '#shared/texts/files.ts';
import { templates as fr } from '#shared/texts/form.ts';
import { CuttingProxy } from '../cutting-proxy.ts';
import { startServer } from '../started-server.ts';
import { openPage, picture, violations } from './browser-page.ts';
import { withServer } from './with-server.ts';

const at = withServer({ COMPLAINTS_EMAIL_PRIVATE: 'private@example.be' });

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const title = (page: Page, text: string) => page.getByRole('heading', { name: text, level: 2 });

async function keysOf(page: Page): Promise<{ reference: string; code: string }> {
  const [reference = '', code = ''] = await page.locator('.key').allTextContents();
  return { reference, code };
}

/** Goes through the form with the keyboard alone, from the page's first tab stop on. */
async function fileByKeyboard(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: fr.next, exact: true }).waitFor();
  await title(page, fr.you).focus();
  await press(page, 'Tab', 'Space', 'Tab');
  await page.keyboard.type(name);
  await press(page, 'Tab', 'Tab', 'Space', 'Enter');
  await title(page, fr.reach).waitFor();
  await press(page, 'Tab', 'Space', 'Tab');
  await page.keyboard.type('ann@example.be');
  await press(page, 'Enter');
  await title(page, fr.subjectStep).waitFor();
  await press(page, 'Tab', 'ArrowDown', 'ArrowDown', 'Tab', 'ArrowDown', 'Tab', 'Enter');
  await title(page, fr.story).waitFor();
  await press(page, 'Tab');
  await page.keyboard.type('Le taux est faux.');
  // The button for files comes before the one that goes on.
  await page.getByText(files.choose).waitFor();
  await press(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Enter');
  await title(page, fr.check).waitFor();
}

const stored = (dataDir: string, reference: string): { body: Complaint; entries: number } => {
  const db = new Database(join(dataDir, 'complaints.db'), { readonly: true });
  try {
    const row = db
      .prepare(
        'select b.body, (select count(*) from entries e where e.case_id = c.id) as entries from cases c join bodies b on b.case_id = c.id where c.reference = ?',
      )
      .get(reference) as { body: string; entries: number };
    return { body: JSON.parse(row.body) as Complaint, entries: row.entries };
  } finally {
    db.close();
  }
};

describe('a customer with a keyboard', () => {
  test('files, gets a checked receipt, comes back with the code, and it stands in the database', async () => {
    const { page, complaints } = await openPage(at.browser);
    await page.goto(`${at.server.origin}/demo/`);
    await page.getByRole('button', { name: 'Déposer une plainte' }).press('Enter');
    await fileByKeyboard(page, 'Ann Peeters');
    await picture(page, 'widget-check-412');
    await page.getByRole('button', { name: fr.send }).press('Enter');
    await title(page, fr.received).waitFor();
    await page.getByText(fr.receiptValid).waitFor();
    assert.deepEqual(await violations(page), []);
    await picture(page, 'widget-receipt-412');
    const { reference, code } = await keysOf(page);
    assert.match(reference, /^SFB-26-[0-9A-Z]{6}$/);
    assert.match(code, /^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    const { body, entries } = stored(at.server.dataDir, reference);
    assert.equal(entries, 1);
    assert.equal(body.contact.name, 'Ann Peeters');
    assert.equal(body.subject, 'insurance');
    assert.equal(body.description, 'Le taux est faux.');

    await page.getByRole('button', { name: fr.finish }).press('Enter');
    await page.getByRole('button', { name: 'Lire une plainte déjà déposée' }).press('Enter');
    await title(page, caseFr.open).waitFor();
    await press(page, 'Tab');
    await page.keyboard.type(reference.toLowerCase());
    await press(page, 'Tab');
    await page.keyboard.type(code.replaceAll('-', ' '));
    await press(page, 'Enter');
    await title(page, reference).waitFor();
    await page.getByText('Le taux est faux.').waitFor();
    await picture(page, 'widget-case-412');
    assert.deepEqual(complaints, []);
  });
});

describe('a customer on a train', () => {
  test('whose page is loaded again finds what was typed', async () => {
    const { page } = await openPage(at.browser);
    await page.goto(`${at.server.origin}/demo/?view=complaint`);
    await page.getByLabel(fr.name).fill('Jean Dupont');
    await page.getByText('gardé sur cet appareil').waitFor();
    await page.reload();
    await title(page, drafts.draftsHeading).waitFor();
    await picture(page, 'widget-drafts-412');
    await page.getByRole('button', { name: drafts.draftContinue.split('{')[0] ?? '' }).click();
    assert.equal(await page.getByLabel(fr.name).inputValue(), 'Jean Dupont');
  });

  test('whose answer is lost sends again, and there is one case', async () => {
    const { page } = await openPage(at.browser);
    using line = await CuttingProxy.before(at.server.origin, () => Infinity);
    await page.goto(`${line.origin}/demo/?view=complaint`);
    await fileByKeyboard(page, 'Lost Answer');
    const statuses = () =>
      at.server.lines.flatMap(
        (it) => /"route":"\/v1\/commands","status":(\d+)/.exec(it)?.[1] ?? [],
      );
    const earlier = statuses().length;
    line.losesAnswersTo = 'POST /v1/commands';
    await page.getByRole('button', { name: fr.send }).click();
    await page.getByText(fr.stateKept).waitFor();
    const before = await keysOf(page);
    line.losesAnswersTo = undefined;
    await page.reload();
    await title(page, fr.received).waitFor();
    assert.deepEqual(await keysOf(page), before);
    const { reference, code } = await keysOf(page);
    await page.reload();
    await title(page, fr.received).waitFor();
    assert.deepEqual(await keysOf(page), { reference, code });
    const [first, ...again] = statuses().slice(earlier);
    assert.equal(first, '201');
    assert.ok(again.length > 0 && again.every((status) => status === '200'), again.join());
    const db = new Database(join(at.server.dataDir, 'complaints.db'), { readonly: true });
    const bodies = db.prepare('select body from bodies').all() as { body: string }[];
    db.close();
    assert.equal(bodies.filter(({ body }) => body.includes('Lost Answer')).length, 1);
  });

  test('whose server is away keeps the complaint, and it arrives when the server is back', async () => {
    await using other = await startServer();
    const { page } = await openPage(at.browser);
    await page.goto(`${other.origin}/demo/?view=complaint`);
    await fileByKeyboard(page, 'Server Away');
    await page.route('**/v1/commands', (route) => route.abort('internetdisconnected'));
    await page.getByRole('button', { name: fr.send }).click();
    await page.getByText(fr.stateKept).waitFor();
    await picture(page, 'widget-kept-412');
    assert.deepEqual(await violations(page), []);
    await page.unroute('**/v1/commands');
    await title(page, fr.received).waitFor();
  });
});

describe('each language', () => {
  for (const [lang, t] of Object.entries({ fr, nl, de, en }))
    test(`goes from the procedure to the receipt: ${lang}`, async () => {
      const { page, complaints } = await openPage(at.browser, { locale: `${lang}-BE` });
      await page.goto(`${at.server.origin}/demo/?lang=${lang}&view=complaint&customer=business`);
      await page.getByLabel(t.name).fill('Ann');
      await page.getByLabel(t.contractUnknown).check();
      await page.getByRole('button', { name: t.next, exact: true }).click();
      await page.getByLabel(t.email, { exact: true }).check();
      await page.getByRole('button', { name: t.next, exact: true }).click();
      await page.getByRole('group', { name: '' }).first().waitFor();
      await picture(page, `widget-error-${lang}-412`);
      await page.getByRole('textbox', { name: t.emailLabel }).fill('ann@example.com');
      await page.getByRole('button', { name: t.next, exact: true }).click();
      await page.getByLabel(t.leasing).check();
      await page.getByRole('button', { name: t.next, exact: true }).click();
      await page.getByLabel(t.description).fill('…');
      await page.getByRole('button', { name: t.next, exact: true }).click();
      await page.getByRole('button', { name: t.send }).click();
      await title(page, t.received).waitFor();
      await page.getByText(t.receiptValid).waitFor();
      await page.getByText('BU Lease').waitFor();
      await picture(page, `widget-receipt-${lang}-412`);
      assert.deepEqual(complaints, []);
    });
});
