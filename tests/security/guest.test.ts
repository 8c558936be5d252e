import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { templates as nl } from '#shared/texts/locales/form/nl.ts';
import { openPage } from '../journeys/browser-page.ts';
import { withServer } from '../journeys/with-server.ts';

const at = withServer();

describe('under the strictest policy a page can have', () => {
  test('the whole journey breaks no rule of it, sets no cookie and asks nobody else', async () => {
    const { page, complaints, requests } = await openPage(at.browser, { locale: 'nl-BE' });
    await page.goto(`${at.server.origin}/demo/strict.html`);
    await page.getByRole('button', { name: 'Klacht indienen' }).click();
    await page.getByLabel(nl.private).check();
    await page.getByLabel(nl.name).fill('"><img src=x onerror=alert(1)>');
    await page.getByLabel(nl.contractUnknown).check();
    await page.getByRole('button', { name: nl.next, exact: true }).click();
    await page.getByLabel(nl.phone, { exact: true }).check();
    await page.getByRole('textbox', { name: nl.phoneLabel }).fill('0470 12 34 56');
    await page.getByRole('button', { name: nl.next, exact: true }).click();
    await page.getByLabel(nl.other).check();
    await page.getByRole('button', { name: nl.next, exact: true }).click();
    await page.getByLabel(nl.description).fill('<script>alert(1)</script>');
    await page.getByRole('button', { name: nl.next, exact: true }).click();
    await page.getByText('"><img src=x onerror=alert(1)>').waitFor();
    await page.getByRole('button', { name: nl.send }).click();
    await page.getByText(nl.receiptValid).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: nl.save }).click();
    assert.match((await download).suggestedFilename(), /^SFB-26-.{6}\.txt$/);
    assert.deepEqual(complaints, []);
    assert.deepEqual(await page.context().cookies(), []);
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(at.server.origin) && !url.startsWith('blob:')),
      [],
    );
    const told = requests.filter((url) => /0470|alert|SFB-/.test(decodeURIComponent(url)));
    assert.deepEqual(told, []);
  });
});
