import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Language } from '#shared/api/choices.ts';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { aFiling } from '../../server/testing/complaints.ts';
import { WORDS } from '../../server/pages/words.ts';

/** What opens a case. */
export type Keys = { reference: string; code: string };

/** What a company found of two grievances. */
export const FINDINGS = [
  { grievance: 0, finding: 'upheld', reasons: 'First reasons.' },
  { grievance: 1, finding: 'rejected', reasons: 'Second reasons.' },
];

/** A complaint that was filed, and a company that gives commands in it. */
export async function aCase(origin: string, language: Language) {
  const ask = (path: string, body: object): Promise<Response> => {
    const headers = { 'content-type': 'application/json' };
    return fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  const { code, command } = await aFiling({ language, grievances: ['A', 'B'] });
  const filed = (await (await ask('/v1/commands', command)).json()) as CommandAnswer;
  const { reference } = filed;
  const company = async (type: string, body: object) => {
    const done = await ask('/demo/qa/commands', { reference, type, body });
    assert.equal(done.status, 201, `${type}: ${await done.text()}`);
  };
  return { reference, code, company };
}

/** Opens it on a host's page, with both keys typed. */
export async function openCase(page: Page, origin: string, language: Language, keys: Keys) {
  await page.goto(`${origin}/demo/?view=case&lang=${language}`);
  await typeKeys(page, language, keys);
  await page.getByRole('heading', { name: keys.reference }).waitFor();
}

/** Types both keys into the two fields and asks to open. */
export async function typeKeys(page: Page, language: Language, { reference, code }: Keys) {
  const { t } = WORDS[language];
  await page.getByLabel(t.reference).fill(reference);
  await page.getByLabel(t.accessCode).fill(code);
  await page.getByRole('button', { name: t.openButton, exact: true }).click();
}

/** What this device keeps of what was written in cases, unreadable to us: a mark for each, that changes with it. */
export const wordsKept = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((done) => {
        const opening = indexedDB.open('sfs-complaint-cases');
        opening.onsuccess = () => {
          const all = opening.result.transaction('words').objectStore('words').getAll();
          all.onsuccess = () =>
            done((all.result as { iv: Uint8Array }[]).map(({ iv }) => iv.join()));
        };
      }),
  );

/** Writes something, and waits until this device keeps it. */
export async function typeAndKeep(page: Page, type: () => Promise<void>): Promise<void> {
  const before = await wordsKept(page);
  await type();
  while ((await wordsKept(page)).join() === before.join()) await page.waitForTimeout(50);
}
