import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { templates as form } from '#shared/texts/form.ts';
import { templates as session } from '#shared/texts/session.ts';
import { templates as sight } from '#shared/texts/sight.ts';
import { WORDS } from '../../server/pages/words.ts';
import { openPage, violations } from './browser-page.ts';
import { aCase, FINDINGS, openCase, typeKeys, wordsKept } from './case-steps.ts';
import { withServer } from './with-server.ts';

const at = withServer();
const { t } = WORDS.fr;
const PROVEN = t.actDone.split('{at}')[1] ?? '';

async function opened() {
  const { page } = await openPage(at.browser);
  const { company, ...keys } = await aCase(at.server.origin, 'fr');
  await company('acknowledge', {});
  await page.clock.install();
  await openCase(page, at.server.origin, 'fr', keys);
  return { page, keys, company };
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: t.actWrite, exact: true }).click();
  await page.getByLabel(t.yourText).fill(text);
}
const send = (page: Page) => page.getByRole('button', { name: t.actSend, exact: true }).click();
const times = (page: Page, text: string) => page.locator('.timeline').getByText(text).count();
const focusedText = (page: Page) =>
  page
    .locator('sfs-complaint')
    .evaluate((element) => element.shadowRoot?.activeElement?.textContent);
const isProven = (page: Page) => page.getByText(PROVEN).first().waitFor();

/** A server that no command reaches, until it is let through again. */
async function cutOff(context: BrowserContext): Promise<() => Promise<void>> {
  await context.route('**/v1/commands', (route) => route.abort());
  return () => context.unroute('**/v1/commands');
}

describe('a case that stays open', () => {
  test('warns before it closes, goes on after one tap, and asks for the code again with what was written kept', async () => {
    const { page, keys } = await opened();
    await write(page, 'Half a sentence');
    await page.clock.runFor('27:30');
    await page.getByRole('alert').getByText('Êtes-vous encore là').waitFor();
    await page.getByRole('button', { name: session.stay }).click();
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.equal(await page.getByLabel(t.yourText).inputValue(), 'Half a sentence');
    await page.clock.runFor('30:01');
    await page.getByText(t.signedOut).waitFor();
    assert.equal(await page.getByText('Half a sentence').count(), 0);
    assert.equal(await page.getByLabel(t.reference).inputValue(), keys.reference);
    await typeKeys(page, 'fr', keys);
    await page.getByLabel(t.yourText).waitFor();
    assert.equal(await page.getByLabel(t.yourText).inputValue(), 'Half a sentence');
    await send(page);
    await isProven(page);
    assert.equal(await times(page, 'Half a sentence'), 1);
  });

  test('keeps what was written in the page alone where the device is to keep nothing', async () => {
    const { page, keys } = await opened();
    await page.getByLabel(t.draftShared).check();
    await page.getByText(session.deviceForgotten).waitFor();
    await write(page, 'Half a sentence');
    await page.clock.runFor('30:01');
    await page.getByText(t.signedOut).waitFor();
    assert.deepEqual(await wordsKept(page), []);
    await typeKeys(page, 'fr', keys);
    await page.getByLabel(t.yourText).waitFor();
    assert.equal(await page.getByLabel(t.yourText).inputValue(), 'Half a sentence');
  });

  test('has what was written again after the page was loaded anew', async () => {
    const { page, keys } = await opened();
    await write(page, 'Half a sentence');
    await page.clock.runFor(1_000);
    while ((await wordsKept(page)).length === 0) await page.clock.runFor(10);
    await openCase(page, at.server.origin, 'fr', keys);
    await page.getByLabel(t.yourText).waitFor();
    assert.equal(await page.getByLabel(t.yourText).inputValue(), 'Half a sentence');
  });

  test('opens to its owner after five wrong codes, and says the same of a case that there is not', async () => {
    const { page, keys } = await opened();
    const other = await aCase(at.server.origin, 'fr');
    await page.getByRole('button', { name: t.leave }).click();
    await page.goto(`${at.server.origin}/demo/?view=case&lang=fr`);
    for (let tries = 0; tries < 5; tries += 1) {
      await typeKeys(page, 'fr', { ...keys, code: other.code });
      await page.getByText(t.notOpened).waitFor();
    }
    await typeKeys(page, 'fr', { reference: 'SFB-26-00000M', code: other.code });
    await page.getByText(t.notOpened).waitFor();
    await typeKeys(page, 'fr', keys);
    await page.getByRole('heading', { name: keys.reference }).waitFor();
  });
});

describe('what is done in a case without a network', () => {
  test('is shown at once, outlives the page, and reaches the server once', async () => {
    const { page, keys } = await opened();
    const letThrough = await cutOff(page.context());
    await write(page, 'On the train');
    await send(page);
    await page.getByText(session.pendingKept).first().waitFor();
    assert.equal(await times(page, 'On the train'), 1);
    await openCase(page, at.server.origin, 'fr', keys);
    await page.locator('.timeline').getByText('On the train').waitFor();
    assert.equal(
      await page.getByLabel(t.yourText).count(),
      0,
      'what was given is not offered again',
    );
    await letThrough();
    await page.clock.runFor('00:10');
    await isProven(page);
    await openCase(page, at.server.origin, 'fr', keys);
    await page.locator('.timeline').getByText('On the train').waitFor();
    assert.equal(await times(page, 'On the train'), 1);
  });

  test('is sent once by two tabs', async () => {
    const { page, keys } = await opened();
    const letThrough = await cutOff(page.context());
    await write(page, 'From two tabs');
    await send(page);
    await page.getByText(session.pendingKept).first().waitFor();
    await letThrough();
    const second = await page.context().newPage();
    await openCase(second, at.server.origin, 'fr', keys);
    // Whichever of them sends: the first may hold the turn while its clock stands.
    await page.clock.runFor('01:00');
    await Promise.any([isProven(page), isProven(second)]);
    for (const one of [page, second]) {
      await one.getByText(session.pendingKept).first().waitFor({ state: 'hidden' });
      assert.equal(await times(one, 'From two tabs'), 1);
    }
  });

  test('is not left behind on a shared computer, nor lost with an expiry, and going is asked about', async () => {
    const { page, keys } = await opened();
    const letThrough = await cutOff(page.context());
    await page.getByLabel(t.draftShared).check();
    await page.getByText(session.deviceForgotten).waitFor();
    await write(page, 'In a library');
    await send(page);
    await page.getByText(session.pendingUnkept).first().waitFor();
    const leave = page.getByRole('button', { name: t.leave });
    await leave.click();
    await page.getByText(session.pendingLost.split('{')[0] ?? '').waitFor();
    await page.clock.runFor('30:01');
    await page.getByText(t.signedOut).waitFor();
    await letThrough();
    await typeKeys(page, 'fr', keys);
    await isProven(page);
    assert.equal(await times(page, 'In a library'), 1);
    assert.ok(await page.getByLabel(t.draftShared).isChecked());
    await leave.click();
    await page.getByRole('heading', { name: keys.reference }).waitFor({ state: 'hidden' });
  });

  test('stays with its words and the server’s reason, in the person’s language, where the company was quicker', async () => {
    const { page, company } = await opened();
    const letThrough = await cutOff(page.context());
    await page.getByRole('button', { name: t.actWithdraw, exact: true }).click();
    await page.getByLabel(t.actWithdrawLabel).fill('It is settled');
    await page.getByRole('button', { name: t.actWithdraw, exact: true }).click();
    await page.getByText(session.pendingKept).first().waitFor();
    const findings = [0, 1].map((grievance) => ({ grievance, finding: 'upheld', reasons: 'Yes.' }));
    await company('answer', { findings });
    await company('close', {});
    await letThrough();
    await page.clock.runFor('01:00');
    await page.getByText('Cette plainte est clôturée').first().waitFor();
    await page.locator('.summary').getByText('It is settled').waitFor();
    assert.equal(await times(page, t.didWithdraw), 0);
    await page.getByRole('button', { name: session.pendingDrop }).click();
    await page.getByText(session.pendingStays).waitFor({ state: 'hidden' });
  });

  test('is said before the person goes, and on the opening view, as it only goes once the case is open again', async () => {
    const { page, keys } = await opened();
    await write(page, 'For later.');
    const letThrough = await cutOff(page.context());
    await send(page);
    await page.getByText(session.pendingKept).first().waitFor();
    const leave = page.getByRole('button', { name: t.leave, exact: true });
    await leave.click();
    await page.getByText(session.pendingWaits.split('{leave}')[0] ?? '').waitFor();
    assert.equal(await page.locator('.timeline').count(), 1);
    await leave.click();
    await page.locator('.promises').waitFor();
    const waits = page.getByText(form.waitingActs);
    await waits.waitFor();
    assert.deepEqual(await violations(page), []);
    await page.goto(`${at.server.origin}/demo/?lang=fr`);
    await waits.waitFor();
    await letThrough();
    await page.locator('.waiting').getByRole('button', { name: sight.follow }).click();
    await typeKeys(page, 'fr', keys);
    await isProven(page);
    await page.getByRole('button', { name: t.leave, exact: true }).click();
    await page.locator('.promises').waitFor();
    assert.equal(await waits.count(), 0);
    assert.equal(await page.evaluate(() => localStorage.getItem('sfs-complaint/acts')), null);
  });

  test('says what is left where the case was closed before a second reading was asked for: the ways out and the words, no retry', async () => {
    const { page, keys, company } = await opened();
    await company('answer', { findings: FINDINGS });
    await openCase(page, at.server.origin, 'fr', keys);
    const letThrough = await cutOff(page.context());
    await page.getByRole('button', { name: t.actRequest }).click();
    await page.getByLabel(t.actRequestLabel).fill('It is not settled');
    await send(page);
    await page.getByText(session.pendingKept).first().waitFor();
    await company('close', {});
    await letThrough();
    await page.clock.runFor('01:00');
    const left = page.locator('.summary');
    await left.getByText('It is not settled').waitFor();
    await left.getByText('Cette plainte est clôturée').waitFor();
    await page.getByText(t.weClosed).waitFor();
    await left.getByText(session.pendingOver).waitFor();
    assert.equal(await page.getByRole('button', { name: session.pendingAgain }).count(), 0);
    const saving = page.waitForEvent('download');
    await left.getByRole('button', { name: session.saveText }).click();
    const saved = readFileSync(await (await saving).path(), 'utf8');
    for (const part of [t.actRequest, 'It is not settled', 'Cette plainte est clôturée'])
      assert.ok(saved.includes(part), part);
    await left.getByRole('button', { name: t.wayOut }).click();
    assert.equal(await focusedText(page), t.wayOut);
    assert.equal(await left.getByText('It is not settled').count(), 1);
  });

  test('goes as a message, in place of the one that was refused, where the case was closed meanwhile', async () => {
    const { page, company } = await opened();
    const letThrough = await cutOff(page.context());
    await write(page, 'Too late');
    await send(page);
    await page.getByText(session.pendingKept).first().waitFor();
    const findings = [0, 1].map((grievance) => ({ grievance, finding: 'upheld', reasons: 'Yes.' }));
    await company('answer', { findings });
    await company('close', {});
    await letThrough();
    await page.clock.runFor('01:00');
    await page.locator('.summary').getByText('Too late').waitFor();
    await page.getByText(t.weClosed).waitFor();
    await page.getByRole('button', { name: session.pendingAgain }).click();
    await isProven(page);
    assert.equal(await times(page, 'Too late'), 1);
    assert.equal(await page.getByText(session.pendingStays).count(), 0);
  });
});
