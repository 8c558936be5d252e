import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import type { CommandAnswer, EventsAnswer, MetaAnswer } from '#shared/api/wire.ts';
import { templates as caseFr } from '#shared/texts/case.ts';
import { templates as files } from '#shared/texts/files.ts';
import { templates as fr } from '#shared/texts/form.ts';
import { fill } from '#shared/texts/msg.ts';
import { templates as parked } from '#shared/texts/parked.ts';
import { openPage, picture } from './browser-page.ts';
import { next, toStory } from './form-steps.ts';
import { withServer } from './with-server.ts';

const at = withServer();

/** Answers as a server that has no such route: in our form, as every version of ours does, or as whatever stands before it. */
const missing = (route: Route) =>
  route.fulfill({
    status: 404,
    contentType: 'application/problem+json',
    headers: { 'access-control-allow-origin': '*' },
    body: '{"type":"urn:sfs-complaint:problem:notFound","title":"-","status":404,"code":"notFound"}',
  });

async function changed<T extends object>(route: Route, change: (answer: T) => object) {
  const response = await route.fetch();
  if (!response.ok()) return route.fulfill({ response });
  return route.fulfill({ response, json: change((await response.json()) as T) });
}

/** How another version of the server differs from ours. */
const DIFFERENCES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'has no live stream and no drafts for other devices': async (page) => {
    await page.route('**/v1/stream*', missing);
    await page.route('**/v1/handoffs**', missing);
  },
  'says more than this page knows': async (page) => {
    const more = { later: { deep: [1, 2] }, v2: true };
    await page.route('**/v1/commands', (route) =>
      changed<CommandAnswer>(route, (answer) => ({ ...answer, ...more })),
    );
    await page.route('**/v1/meta', (route) =>
      changed<MetaAnswer>(route, ({ keys, ...answer }) => ({
        ...{ ...answer, ...more },
        keys: [{ kid: 'later', kty: 'AKP', alg: 'ML-DSA-65', pub: 'AA' }, ...keys],
      })),
    );
  },
  'says of itself no more than its log and its keys': async (page) => {
    await page.route('**/v1/meta', (route) =>
      changed<MetaAnswer>(route, ({ v, version, log, keys }) => ({ v, version, log, keys })),
    );
  },
  'tells of events that this page has never heard of': async (page) => {
    await page.route('**/v1/events?*', (route) =>
      changed<EventsAnswer>(route, (answer) => {
        const [first] = answer.entries;
        if (first?.seq !== 1) return answer;
        const unknown = { ...first, seq: 2, event: { type: 'transferred', to: 'x' }, body: 'x' };
        return { ...answer, entries: [first, unknown], more: false };
      }),
    );
  },
};

async function fileComplaint(page: Page, withFile = false): Promise<void> {
  await page.goto(`${at.server.origin}/demo/?view=complaint&lang=fr`);
  await page.getByLabel(fr.name).fill('Zoé Ancienne');
  await toStory(page, 'Une plainte est une plainte.');
  if (withFile) {
    const input = page.locator('sfs-complaint input[type=file][multiple]');
    const buffer = Buffer.from('Une lettre.');
    await input.setInputFiles([{ name: 'lettre.txt', mimeType: 'text/plain', buffer }]);
    await page.getByText('lettre.txt').first().waitFor();
  }
  await next(page);
  await page.getByRole('button', { name: fr.send }).click();
}

async function isReceived(page: Page): Promise<{ reference: string; code: string }> {
  await page.getByRole('heading', { name: fr.received, level: 2 }).waitFor();
  await page.getByText(fr.receiptValid).waitFor();
  const [reference = '', code = ''] = await page.locator('.key').allTextContents();
  return { reference, code };
}

describe('this page with a server of another version that', () => {
  for (const [name, differ] of Object.entries(DIFFERENCES))
    test(`${name}: files, proves and follows`, async () => {
      const { page, complaints } = await openPage(at.browser);
      await differ(page);
      await fileComplaint(page);
      const { reference, code } = await isReceived(page);
      await page.goto(`${at.server.origin}/demo/?view=case&lang=fr`);
      await page.getByLabel(fr.reference).fill(reference);
      await page.getByLabel(fr.accessCode).fill(code);
      await page.getByRole('button', { name: caseFr.openButton, exact: true }).click();
      await page.getByRole('heading', { name: reference }).waitFor();
      await page.getByText('Une plainte est une plainte.').waitFor();
      assert.deepEqual(
        complaints.filter((line) => !line.includes('status of 404')),
        [],
      );
    });

  test('takes no files: the complaint goes in, and the file is not said to have arrived', async () => {
    const { page } = await openPage(at.browser);
    await page.route('**/v1/uploads**', missing);
    await page.route('**/v1/uploads/**', missing);
    await fileComplaint(page, true);
    await isReceived(page);
    await page.getByText(files.refused).waitFor();
    await picture(page, 'older-server-no-uploads-412');
    assert.equal(await page.getByText(fill(files.restReceived, { count: 1 })).count(), 0);
  });

  test('answers filings with something else: it stays on the device until a receipt verifies', async () => {
    const { page } = await openPage(at.browser);
    await page.route('**/v1/commands', (route) =>
      route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>Not here</h1>' }),
    );
    await fileComplaint(page);
    await page.getByText(fr.stateKept).waitFor();
    await page.unroute('**/v1/commands');
    await page.route('**/v1/commands', (route) =>
      changed<CommandAnswer>(route, ({ receipt: _, ...answer }) => answer),
    );
    await page.reload();
    await page.getByText(parked.receiptWrong).waitFor();
    assert.equal(await page.getByRole('heading', { name: fr.received }).count(), 0);
    await page.unroute('**/v1/commands');
    await page.getByRole('button', { name: parked.sendAgain }).click();
    await isReceived(page);
  });
});
