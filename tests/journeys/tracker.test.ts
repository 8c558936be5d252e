import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { templates as en } from '#shared/texts/locales/session/en.ts';
import { WORDS } from '../../server/pages/words.ts';
import { looksRight, openPage, picture, sideways } from './browser-page.ts';
import { aCase, FINDINGS, openCase } from './case-steps.ts';
import { withServer } from './with-server.ts';

const at = withServer();

describe('a customer follows a case', () => {
  test('fr: from the answer to the second reading and its answer, while the page stays open', async () => {
    const { t } = WORDS.fr;
    const { page, complaints } = await openPage(at.browser);
    const { company, ...keys } = await aCase(at.server.origin, 'fr');
    await company('acknowledge', { message: 'Hello <script>' });
    await openCase(page, at.server.origin, 'fr', keys);
    await page.getByText('Hello <script>').waitFor();
    await company('answer', { findings: FINDINGS });
    await page.getByText('First reasons.').waitFor();
    await looksRight(page, 'tracker-answered');
    await page.getByRole('button', { name: t.actRequest }).click();
    await page.getByLabel(t.actRequestLabel).fill('Not <i>enough</i>.');
    await page.getByRole('button', { name: t.actSend }).click();
    await page.getByText(t.didRequest).waitFor();
    await page.getByText(t.statusInSecondReading).waitFor();
    await company('assignSecondReading', {});
    await company('decideSecondReading', { findings: FINDINGS });
    await page.getByText(t.nextReviewed).waitFor();
    assert.deepEqual(complaints, []);
  });

  test('nl: a promise that is extended, with the first date beside it', async () => {
    const { t } = WORDS.nl;
    const { page } = await openPage(at.browser, { locale: 'nl-BE' });
    const { company, ...keys } = await aCase(at.server.origin, 'nl');
    await company('acknowledge', {});
    const until = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await company('extend', { until, reason: 'A file is missing.' });
    await openCase(page, at.server.origin, 'nl', keys);
    await page.getByText('A file is missing.').waitFor();
    const dates = await page.getByRole('listitem').allTextContents();
    const begins = (text: string) => text.split('{')[0] ?? '';
    for (const due of [t.dueAnswer, t.dueExtendedAnswer])
      assert.ok(
        dates.some((line) => line.includes(begins(due))),
        due,
      );
  });

  test('de: a complaint that is withdrawn, without a script', async () => {
    const { t } = WORDS.de;
    const { page } = await openPage(at.browser, { javaScriptEnabled: false, locale: 'de-BE' });
    const { company, reference, code } = await aCase(at.server.origin, 'de');
    await company('acknowledge', {});
    await page.goto(`${at.server.origin}/de/case`);
    await page.getByLabel(t.reference).fill(reference);
    await page.getByLabel(t.accessCode).fill(code);
    await page.getByRole('button', { name: t.openButton, exact: true }).click();
    await page.locator('summary', { hasText: t.actWithdraw }).click();
    await page.locator('button', { hasText: t.actWithdraw }).click();
    await page.locator('.timeline', { hasText: t.didWithdraw }).waitFor();
    await page.getByText(t.nextClosed).waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await sideways(page), 0);
    await picture(page, 'tracker-hosted-320');
  });

  test('en: the way out is noted, and what is written is not lost with the network', async () => {
    const { t } = WORDS.en;
    const { page } = await openPage(at.browser, { locale: 'en-GB' });
    const { company, ...keys } = await aCase(at.server.origin, 'en');
    await company('acknowledge', {});
    await company('answer', { findings: FINDINGS });
    await openCase(page, at.server.origin, 'en', keys);
    await page.getByRole('button', { name: t.actRecourse }).click();
    await page.getByLabel(t.actRecourseOn).fill(brusselsTime(Date.now()).date);
    await page.getByRole('button', { name: t.actSend }).click();
    await page.getByText(t.wentThere.split(':')[0] ?? '').waitFor();
    await page.getByRole('button', { name: t.actWrite }).click();
    await page.getByLabel(t.yourText).fill('One more word.');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: t.actSend }).click();
    await page.getByText(en.pendingKept).first().waitFor();
    // Shown as the core will have it, before the server has it.
    await page.getByText(t.didAdd).waitFor();
    await page.context().setOffline(false);
    await page
      .getByText(t.actDone.split('{at}')[1] ?? '')
      .first()
      .waitFor();
    assert.equal(await page.getByText('One more word.').count(), 1);
  });
});
