import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Complaint } from '#shared/api/complaint.ts';
import type { CommandAnswer, SessionAnswer } from '#shared/api/wire.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { newId } from '#shared/proof/ids.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { WORDS } from '../../server/pages/words.ts';
import { aFiling } from '../../server/testing/complaints.ts';
import { openPage, picture, sideways } from '../journeys/browser-page.ts';
import { withServer } from '../journeys/with-server.ts';
import { HOSTILE_WORDS } from './hostile-words.ts';

const at = withServer();
const { t } = WORDS.en;

async function ask<T>(path: string, body: object, token?: string): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(at.server.origin + path, {
    method: 'POST',
    headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as T;
  assert.equal(response.status, 201, `${path}: ${JSON.stringify(answer)}`);
  return answer;
}

const complaintOf = (words: string): Partial<Complaint> => ({
  language: 'en',
  contact: {
    name: words,
    company: words,
    email: `${words.replace(/[\s@\u200B\uFEFF]/g, '').slice(0, 60)}@example.be`,
    phone: `${words.slice(0, 30)}123456`,
    address: { street: words, postalCode: words.slice(0, 20), city: words, country: words },
    prefers: 'email',
  },
  contract: { reference: words.slice(0, 60) },
  description: words,
  grievances: [words, words],
  wish: words,
});

/** A case in which every word that anybody can write is this one. */
async function aCaseOf(words: string): Promise<{ reference: string; code: string }> {
  const { code, verifier, command } = await aFiling(complaintOf(words));
  const { caseId } = command;
  const fileOf = (name: string) => ({
    ...{ id: newId(randomBytesOf), name, type: words.slice(0, 127), size: 3 },
    sha256: '0'.repeat(64),
  });
  const files = [fileOf(words), fileOf(`${words}.pdf`)];
  const { reference } = await ask<CommandAnswer>('/v1/commands', { ...command, files });
  const { token } = await ask<SessionAnswer>('/v1/sessions', { v: 1, reference, verifier });
  const company = (type: string, body: object) =>
    ask('/demo/qa/commands', { reference, type, body });
  const customer = (type: string, body: object, announced = {}) =>
    ask(
      '/v1/commands',
      { v: 1, id: newId(randomBytesOf), caseId, type, body, ...announced },
      token,
    );
  const finding = { finding: 'partly', reasons: words };
  const answer = {
    findings: [0, 1].map((grievance) => ({ grievance, ...finding })),
    summary: words,
    measures: [{ what: words, by: brusselsTime(Date.now()).date }],
  };
  await company('acknowledge', { message: words });
  await company('askInformation', { text: words });
  await customer('addInformation', { text: words }, { files: [fileOf(words)] });
  const until = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  await company('extend', { until, reason: words });
  await company('answer', answer);
  await customer('requestSecondReading', { grounds: words });
  await company('assignSecondReading', {});
  await company('decideSecondReading', answer);
  return { reference, code };
}

/** A page that remembers what may not happen: dialogs, broken policies, code of people that ran, requests to others. */
async function aWatchedPage() {
  const { page, complaints, requests } = await openPage(at.browser, { locale: 'en-GB' });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (violation) => {
      console.error(`policy: ${violation.violatedDirective} ${violation.blockedURI}`);
    });
  });
  await page.setViewportSize({ width: 320, height: 700 });
  return { page, complaints, requests };
}

/** The host page with the strictest policy, in English. */
async function openStrict(page: Page): Promise<void> {
  await page.goto(`${at.server.origin}/demo/strict.html`);
  await page.evaluate(() => document.querySelector('sfs-complaint')?.setAttribute('lang', 'en'));
}

type Shown = { times: number; mixed: string[]; foreign: string[] };

/** How often the words stand in the page, where they share a line with ours without being kept apart, and elements that we never make. */
const shown = (page: Page, words: string): Promise<Shown> =>
  page.evaluate((looked) => {
    const seen = { times: 0, mixed: [] as string[], foreign: [] as string[] };
    const FOREIGN = 'iframe,object,embed,video,math,base,style:not(head style),form[action*="//"]';
    const keptApart: string = 'bdi, [dir="auto"], dd, textarea, input';
    const apart = (node: Text): boolean => {
      for (let at: HTMLElement | null = node.parentElement; at; at = at.parentElement) {
        if (at.matches(keptApart)) return true;
        if (getComputedStyle(at).display !== 'inline')
          return at.textContent.trim() === looked.trim();
      }
      return false;
    };
    const look = (root: Document | ShadowRoot) => {
      seen.foreign.push(...[...root.querySelectorAll(FOREIGN)].map((found) => found.outerHTML));
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        if (node instanceof Element && node.shadowRoot) look(node.shadowRoot);
        if (!(node instanceof Text) || !node.data.includes(looked)) continue;
        seen.times += 1;
        if (!apart(node)) seen.mixed.push(node.parentElement?.outerHTML ?? '');
      }
    };
    look(document);
    return seen;
  }, words);

async function isHarmless(page: Page, words: string, atLeast: number): Promise<void> {
  const { times, mixed, foreign } = await shown(page, words);
  assert.ok(times >= atLeast, `${JSON.stringify(words)} stands there ${times} times`);
  assert.deepEqual({ mixed, foreign }, { mixed: [], foreign: [] }, JSON.stringify(words));
  assert.equal(await sideways(page), 0, `${JSON.stringify(words)} makes the page wider`);
  assert.equal(await page.evaluate(() => 'hit' in globalThis), false, words);
}

describe(
  'words of people are shown, and nothing else is done with them',
  { concurrency: 2 },
  () => {
    const cases: { words: string; reference: string; code: string }[] = [];

    before(async () => {
      for (const words of HOSTILE_WORDS) cases.push({ words, ...(await aCaseOf(words)) });
    });

    test('sixty of them are tried', () => {
      assert.equal(new Set(HOSTILE_WORDS).size, 60);
    });

    async function openEach(picturedAs: string, toKeys: (page: Page) => Promise<void>) {
      const { page, complaints, requests } = await aWatchedPage();
      for (const { words, reference, code } of cases) {
        await toKeys(page);
        await page.getByLabel(t.reference).fill(reference);
        await page.getByLabel(t.accessCode).fill(code);
        await page.getByRole('button', { name: t.openButton }).click();
        await page.getByRole('heading', { name: reference }).waitFor();
        await isHarmless(page, words, 8);
      }
      await picture(page, picturedAs);
      assert.deepEqual(complaints, []);
      const elsewhere = requests.filter((url) => !url.startsWith(at.server.origin));
      assert.deepEqual(elsewhere, []);
    }

    test('in the tracker, under the strictest policy a host can have', () =>
      openEach('hostile-tracker-320', async (page) => {
        await openStrict(page);
        await page.getByRole('button', { name: t.follow }).click();
      }));

    test('on the hosted case page', () =>
      openEach('hostile-hosted-320', async (page) => {
        await page.goto(`${at.server.origin}/en/case`);
      }));

    test('in the hosted form, when it is checked', async () => {
      const { page, complaints } = await aWatchedPage();
      for (const words of HOSTILE_WORDS) {
        await page.goto(`${at.server.origin}/en/complaint`);
        await fillHosted(page, words);
        await page.getByRole('button', { name: t.review }).click();
        await page.getByRole('button', { name: t.send }).waitFor();
        await isHarmless(page, words.trim(), 1);
      }
      assert.deepEqual(complaints, []);
    });

    test('in the form of the widget, when it is checked and when it was sent', async () => {
      for (let first = 0; first < HOSTILE_WORDS.length; first += 15) {
        const words = HOSTILE_WORDS.slice(first, first + 15);
        const { page, complaints } = await aWatchedPage();
        await openStrict(page);
        await page.getByRole('button', { name: t.file }).first().click();
        await page.getByLabel(t.private).check();
        await page.getByLabel(t.name).fill(inOneLine(words.join(' ')).slice(0, 200));
        await page.getByLabel(t.contractUnknown).check();
        await page.getByRole('button', { name: t.next, exact: true }).click();
        await page.getByLabel(t.phone, { exact: true }).check();
        await page.getByRole('textbox', { name: t.phoneLabel }).fill('0470 12 34 56');
        await page.getByRole('button', { name: t.next, exact: true }).click();
        await page.getByLabel(t.other).check();
        await page.getByRole('button', { name: t.next, exact: true }).click();
        await page.getByLabel(t.description).fill(words.join('\n'));
        await page.getByRole('button', { name: t.next, exact: true }).click();
        await page.getByRole('button', { name: t.send }).waitFor();
        for (const one of words) await isHarmless(page, one.trim(), 1);
        await page.getByRole('button', { name: t.send }).click();
        await page.getByText(t.receiptValid).waitFor();
        assert.equal(await sideways(page), 0);
        assert.deepEqual(complaints, []);
      }
    });
  },
);

/** As a field of one line takes it. */
const inOneLine = (words: string) => words.replace(/[\r\n]/g, '');

const ANSWERS = {
  ...{ customer: 'private', contractUnknown: 'yes', prefers: 'phone', phone: '0470 12 34 56' },
  subject: 'credit',
};

/** All at once, as sixty forms filled in by hand would take a minute. */
const fillHosted = (page: Page, words: string): Promise<void> =>
  page.evaluate(
    (answers) => {
      for (const [name, value] of Object.entries(answers))
        for (const field of document.getElementsByName(name) as NodeListOf<HTMLInputElement>)
          if (['radio', 'checkbox'].includes(field.type)) field.checked = field.value === value;
          else field.value = value;
    },
    { ...ANSWERS, name: inOneLine(words), description: words },
  );
