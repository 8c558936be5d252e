import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Locator, Page as Tab } from 'playwright-core';
import { templates as form } from '#shared/texts/form.ts';
import { templates as sight } from '#shared/texts/sight.ts';
import type { Page } from './pages.ts';
import type { Told } from './probe.ts';
import { openOn } from './visit.ts';

/** What moved on the way to a screen: as browsers count it, and with what follows a click within half a second, which they leave out. */
export type Moved = { to: string; shift: number; everyShift: number };

/** One complaint filled in and sent: what moved, and the events of the description's keys that the browser tells of: those of 16 ms or more. */
export type Filling = { moved: Moved[]; keys: Told['keys'] };

/** How many keys a description has. */
export const typedKeys = (): number => SENTENCES.join('').length;

/** Pauses at the ends of sentences are longer than the draft waits before it is kept, so that keeping it is measured, too. */
const SENTENCES = [
  'Ma mensualité a été prélevée deux fois en octobre. ',
  'J’ai appelé deux fois et on m’a promis un remboursement. ',
  'Depuis, je n’ai rien reçu et personne ne répond.',
];
export const KEY_EVERY_MS = 90;
const PAUSE_MS = 2_000;
/** Longer than the half second for which a movement counts as an answer to a click. */
const SETTLED_MS = 700;

/** Goes through the form on a slow phone, from the first sight until it is sent, and types the description by key. */
export async function fillIn(browser: Browser, page: Page): Promise<Filling> {
  const { tab } = await openOn(browser, page);
  tab.setDefaultTimeout(60_000);
  try {
    const moved: Moved[] = [];
    let keys: Told['keys'] = [];
    const go = async (to: string, button: string, ready: Locator) => {
      const before = await settled(tab);
      await tab.getByRole('button', { name: button, exact: true }).click();
      await ready.waitFor();
      const after = await settled(tab);
      const since = (of: 'shift' | 'everyShift') => after[of] - before[of];
      moved.push({ to, shift: since('shift'), everyShift: since('everyShift') });
    };
    const step = (name: string, button = form.next) =>
      go(name, button, tab.getByRole('heading', { name, exact: true }));
    await step(form.you, sight.file);
    await tab.getByLabel(form.private).check();
    await tab.getByRole('textbox', { name: form.name }).fill('Anne Peeters');
    await tab.getByLabel(form.contractUnknown).check();
    await step(form.reach);
    await tab.getByLabel(form.phone, { exact: true }).check();
    await tab.getByRole('textbox', { name: form.phoneLabel }).fill('0470 12 34 56');
    await step(form.subjectStep);
    await tab.getByLabel(form.credit).check();
    await step(form.story);
    keys = await typeInto(tab, tab.getByLabel(form.description));
    await step(form.check);
    await step(form.story, form.back);
    await step(form.check);
    await go('sent', form.send, tab.locator('.proof').first());
    return { moved, keys };
  } finally {
    await tab.context().close();
  }
}

async function typeInto(tab: Tab, field: Locator): Promise<Told['keys']> {
  await field.click();
  await settled(tab);
  const before = (await tellOf(tab)).keys.length;
  for (const sentence of SENTENCES) {
    await tab.keyboard.type(sentence, { delay: KEY_EVERY_MS });
    await pause(PAUSE_MS);
  }
  return (await tellOf(tab)).keys.slice(before);
}

async function settled(tab: Tab): Promise<Told> {
  await tab.waitForLoadState('networkidle');
  await pause(SETTLED_MS);
  return tellOf(tab);
}

const tellOf = (tab: Tab): Promise<Told> => tab.evaluate(() => globalThis.guest);
