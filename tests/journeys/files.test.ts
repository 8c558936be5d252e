import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { verifierOf } from '#shared/proof/code.ts';
import { templates as caseFr } from '#shared/texts/case.ts';
import { templates as files } from '#shared/texts/files.ts';
import { templates as fr } from '#shared/texts/form.ts';
import { fill } from '#shared/texts/msg.ts';
import { openPage, picture, sideways, violations } from './browser-page.ts';
import { next, toStory } from './form-steps.ts';
import { withServer } from './with-server.ts';

const at = withServer();

const pdf = (name: string, size: number) => {
  const head = Buffer.from('%PDF-1.7\n');
  const buffer = Buffer.concat([head, randomBytes(size - head.length)]);
  return { name, mimeType: 'application/pdf', buffer };
};

async function begin(page: Page): Promise<void> {
  await page.goto(`${at.server.origin}/demo/?view=complaint&lang=fr`);
  await page.getByLabel(fr.name).fill('Zoé Martin');
  await toStory(page, 'Voir les fichiers.');
}

/** What the server has of the case that is on the screen, as its customer reads it. */
async function seen(page: Page) {
  await page.getByRole('heading', { name: fr.received }).waitFor();
  const [reference = '', code = ''] = await page.locator('.key').allTextContents();
  const verifier = await verifierOf(crypto.subtle, code);
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ v: 1, reference, verifier });
  const opened = await fetch(`${at.server.origin}/v1/sessions`, { method: 'POST', headers, body });
  const { token, caseId } = (await opened.json()) as { token: string; caseId: string };
  const bearer = { headers: { authorization: `Bearer ${token}` } };
  const view = await fetch(`${at.server.origin}/v1/cases/${caseId}`, bearer);
  const { files: listed } = (await view.json()) as { files: { id: string; state: string }[] };
  const download = (id: string) =>
    fetch(`${at.server.origin}/v1/cases/${caseId}/files/${id}`, bearer);
  return { listed, download };
}

describe('a complaint with files', () => {
  test('has them all, byte for byte, though the network broke in the middle', async () => {
    const { page, complaints } = await openPage(at.browser);
    await begin(page);
    const sent = [pdf('contrat.pdf', 700_000), pdf('<b>lettre</b>.pdf', 3_000)];
    let pieces = 0;
    await page.route('**/v1/uploads/*', (route) => {
      const isSecond = route.request().method() === 'PATCH' && (pieces += 1) === 2;
      return isSecond ? route.abort('connectionreset') : route.continue();
    });
    await page.locator('sfs-complaint input[type=file][multiple]').setInputFiles(sent);
    await page.getByText('<b>lettre</b>.pdf').first().waitFor();
    await picture(page, 'files-story-412');
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await violations(page), []);
    await next(page);
    await page.getByRole('button', { name: fr.send }).click();
    await page.getByText(fill(files.restReceived, { count: 2 })).waitFor({ timeout: 20_000 });
    await picture(page, 'files-receipt-320');
    const { listed, download } = await seen(page);
    assert.deepEqual(
      listed.map(({ state }) => state),
      ['arrived', 'arrived'],
    );
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    const got = await Promise.all(
      listed.map(async ({ id }) => hash(new Uint8Array(await (await download(id)).arrayBuffer()))),
    );
    assert.deepEqual(got.sort(), sent.map(({ buffer }) => hash(buffer)).sort());
    assert.deepEqual(
      complaints.filter((line) => !line.includes('ERR_CONNECTION_RESET')),
      [],
    );
  });

  test('does not wait for them: they follow after a reload, when the network lets them through', async () => {
    const { page } = await openPage(at.browser);
    await begin(page);
    await page.route('**/v1/uploads**', (route) => route.abort('internetdisconnected'));
    await page.route('**/v1/uploads/**', (route) => route.abort('internetdisconnected'));
    const input = page.locator('sfs-complaint input[type=file][multiple]');
    await input.setInputFiles([pdf('contrat.pdf', 300_000)]);
    await page.getByText('contrat.pdf').first().waitFor();
    await next(page);
    await page.getByRole('button', { name: fr.send }).click();
    const { listed } = await seen(page);
    assert.deepEqual(
      listed.map(({ state }) => state),
      ['awaited'],
    );
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.reload();
    await page.getByText(fill(files.restReceived, { count: 1 })).waitFor({ timeout: 20_000 });
    assert.deepEqual(
      (await seen(page)).listed.map(({ state }) => state),
      ['arrived'],
    );
  });

  test('takes them without a script too', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.server.origin}/fr/complaint`);
    await page.getByLabel(fr.private).check();
    await page.getByLabel(fr.name).fill('Sans Script');
    await page.getByLabel(fr.contractUnknown).check();
    await page.getByLabel(fr.email, { exact: true }).check();
    await page.getByLabel(fr.emailLabel).fill('sans@example.be');
    await page.getByLabel(fr.credit).check();
    await page.getByLabel(fr.description).fill('Avec un fichier.');
    await page.locator('input[type=file]').setInputFiles([pdf('preuve.pdf', 20_000)]);
    await picture(page, 'files-hosted-412');
    await page.getByRole('button', { name: 'Vérifier ma plainte' }).click();
    await page.getByText('preuve.pdf').first().waitFor();
    await page.getByRole('button', { name: fr.send }).first().click();
    const { listed, download } = await seen(page);
    assert.deepEqual(
      listed.map(({ state }) => state),
      ['arrived'],
    );
    const [reference = '', code = ''] = await page.locator('.key').allTextContents();
    await page.getByRole('link', { name: 'Lire ma plainte' }).click();
    await page.getByLabel(fr.reference).fill(reference);
    await page.getByLabel(fr.accessCode).fill(code);
    await page.getByRole('button', { name: caseFr.openButton, exact: true }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: `preuve.pdf : ${caseFr.fileArrived}` })
      .waitFor();
    assert.equal((await (await download(listed[0]?.id ?? '')).arrayBuffer()).byteLength, 20_000);
  });
});
