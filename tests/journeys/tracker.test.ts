import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Language } from '#shared/api/choices.ts';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { aFiling } from '../../server/testing/complaints.ts';
import { WORDS } from '../../server/pages/words.ts';
import { looksRight, openPage, picture, sideways } from './browser-page.ts';
import { withServer } from './with-server.ts';

const at = withServer();

async function ask(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(at.server.origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** A complaint that was filed, and a company that gives commands in it. */
async function aCase(language: Language) {
  const { code, command } = await aFiling({ language, grievances: ['A', 'B'] });
  const filed = (await (await ask('/v1/commands', command)).json()) as CommandAnswer;
  const { reference } = filed;
  const company = async (type: string, body: object) => {
    const done = await ask('/demo/qa/commands', { reference, type, body });
    assert.equal(done.status, 201, `${type}: ${await done.text()}`);
  };
  return { reference, code, company };
}

const FINDINGS = [
  { grievance: 0, finding: 'upheld', reasons: 'First reasons.' },
  { grievance: 1, finding: 'rejected', reasons: 'Second reasons.' },
];

async function open(page: Page, language: Language, { reference, code }: Keys): Promise<void> {
  const { t } = WORDS[language];
  await page.goto(`${at.server.origin}/demo/?view=case&lang=${language}`);
  await page.getByLabel(t.reference).fill(reference);
  await page.getByLabel(t.accessCode).fill(code);
  await page.getByRole('button', { name: t.openButton, exact: true }).click();
  await page.getByRole('heading', { name: reference }).waitFor();
}

type Keys = { reference: string; code: string };

describe('a customer follows a case', () => {
  test('fr: from the answer to the second reading and its answer, while the page stays open', async () => {
    const { t } = WORDS.fr;
    const { page, complaints } = await openPage(at.browser);
    const { company, ...keys } = await aCase('fr');
    await company('acknowledge', { message: 'Hello <script>' });
    await open(page, 'fr', keys);
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
    const { company, ...keys } = await aCase('nl');
    await company('acknowledge', {});
    const until = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await company('extend', { until, reason: 'A file is missing.' });
    await open(page, 'nl', keys);
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
    const { company, reference, code } = await aCase('de');
    await company('acknowledge', {});
    await page.goto(`${at.server.origin}/de/case`);
    await page.getByLabel(t.reference).fill(reference);
    await page.getByLabel(t.accessCode).fill(code);
    await page.getByRole('button', { name: t.openButton, exact: true }).click();
    await page.locator('summary', { hasText: t.actWithdraw }).click();
    await page.getByRole('button', { name: t.actSend }).last().click();
    await page.locator('.timeline', { hasText: t.didWithdraw }).waitFor();
    await page.getByText(t.nextClosed).waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await sideways(page), 0);
    await picture(page, 'tracker-hosted-320');
  });

  test('en: the way out is noted, and what is written is not lost with the network', async () => {
    const { t } = WORDS.en;
    const { page } = await openPage(at.browser, { locale: 'en-GB' });
    const { company, ...keys } = await aCase('en');
    await company('acknowledge', {});
    await company('answer', { findings: FINDINGS });
    await open(page, 'en', keys);
    await page.getByRole('button', { name: t.actRecourse }).click();
    await page.getByLabel(t.actRecourseOn).fill(new Date().toISOString().slice(0, 10));
    await page.getByRole('button', { name: t.actSend }).click();
    await page.getByText(t.wentThere.split(':')[0] ?? '').waitFor();
    await page.getByRole('button', { name: t.actWrite }).click();
    await page.getByLabel(t.yourText).fill('One more word.');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: t.actSend }).click();
    await page.getByText(t.actFailed).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: t.actSend }).click();
    await page.getByText(t.didAdd).waitFor();
    assert.equal(await page.getByText('One more word.').count(), 1);
  });
});
