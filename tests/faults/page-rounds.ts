import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import type { Page, Route } from 'playwright-core';
import { templates as drafts } from '#shared/texts/drafts.ts';
import { templates as fr } from '#shared/texts/form.ts';
import { templates as parked } from '#shared/texts/parked.ts';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { type StartedServer, startServer } from '../started-server.ts';
import { Phone } from './phone.ts';

/** What a round is played with: `widget` is a folder with another build of the widget, a mutant's; the server's own otherwise. */
export type PageRound = { widget?: string | undefined };

type Scene = { server: StartedServer; phone: Phone; open: () => Promise<Page>; name: string };

const COMMANDS = '**/v1/commands';

/** Where a page can be cut off, and what must be true once it is opened again. Each throws where it isn't. */
const POINTS: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  'after a draft was kept': async ({ phone, open, name }) => {
    const page = await open();
    await page.getByLabel(fr.name).fill(name);
    await page.getByText('gardé sur cet appareil').waitFor();
    await phone.losePower();
    const again = await open();
    await again.getByRole('button', { name: drafts.draftContinue.split('{')[0] ?? '' }).click();
    assert.equal(await again.getByLabel(fr.name).inputValue(), name);
  },

  'after sealing, before anything is sent': async (scene) => {
    const page = await scene.open();
    await page.route(COMMANDS, () => {});
    const keys = await send(page, scene.name);
    await scene.phone.losePower();
    await arrivesOnce(scene, keys);
  },

  'when the answer is on its way': async (scene) => {
    const page = await scene.open();
    // The server has it; the page never hears so.
    const had = new Promise<void>((done) => {
      void page.route(COMMANDS, async (route) => {
        await route.fetch();
        done();
      });
    });
    const keys = await send(page, scene.name);
    await had;
    await scene.phone.losePower();
    await arrivesOnce(scene, keys);
  },

  'after an answer that was lost': async (scene) => {
    const page = await scene.open();
    await page.route(COMMANDS, async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    const keys = await send(page, scene.name);
    await page.getByText(fr.stateKept).waitFor();
    await scene.phone.losePower();
    await arrivesOnce(scene, keys);
  },

  'once it is received': async (scene) => {
    const page = await scene.open();
    const keys = await send(page, scene.name);
    await received(page);
    await scene.phone.losePower();
    await arrivesOnce(scene, keys);
  },

  'while it is put away': async (scene) => {
    const page = await scene.open();
    await send(page, scene.name);
    await received(page);
    await page.getByRole('button', { name: fr.finish }).click({ noWaitAfter: true });
    await scene.phone.losePower();
    const again = await scene.open();
    await again.getByRole('heading', { level: 2 }).first().waitFor();
    assert.equal(casesOf(scene), 1);
  },

  'after a refusal': async (scene) => {
    const page = await scene.open();
    await page.route(COMMANDS, (route) =>
      route.fulfill({
        status: 400,
        contentType: 'application/problem+json',
        body: '{"status":400,"code":"tooDeep"}',
      }),
    );
    const keys = await send(page, scene.name);
    await page.getByText('tooDeep').waitFor();
    await scene.phone.losePower();
    const again = await scene.open();
    await again.getByRole('button', { name: parked.sendAgain }).click();
    await received(again);
    assert.deepEqual(await keysOn(again), keys);
  },

  'after an answer that proves nothing': async (scene) => {
    const page = await scene.open();
    await page.route(COMMANDS, (route) => forge(route));
    await send(page, scene.name);
    await page.getByText(parked.receiptWrong).waitFor();
    assert.equal(await page.getByRole('heading', { name: fr.received }).count(), 0);
  },
};

export const PAGE_POINTS = Object.keys(POINTS);

/** What did not hold, as against a browser or a server that could not be started. */
export class PageFinding extends Error {}

/** Plays one point on a server and a phone of its own; rejects with a `PageFinding` that says what did not hold. */
export async function playPagePoint(point: string, { widget }: PageRound = {}): Promise<void> {
  await using server = await startServer();
  await using phone = new Phone();
  const open = async () => {
    const page = await phone.start();
    if (widget !== undefined) await serveFrom(page, widget);
    await page.goto(`${server.origin}/demo/?view=complaint&lang=fr`);
    return page;
  };
  let isStarting = false;
  const started = async () => {
    isStarting = true;
    const page = await open();
    isStarting = false;
    return page;
  };
  try {
    await POINTS[point]?.({ server, phone, open: started, name: `Somebody ${point}` });
  } catch (cause) {
    if (isStarting) throw cause;
    throw new PageFinding((cause as Error).message.split('\n')[0], { cause });
  }
}

type Keys = { reference: string; code: string };

/** Fills in the form and sends it; resolves with what is shown as soon as it is sealed. */
async function send(page: Page, name: string): Promise<Keys> {
  const next = () => page.getByRole('button', { name: fr.next, exact: true }).click();
  await page.getByLabel(fr.private).check();
  await page.getByLabel(fr.name).fill(name);
  await page.getByLabel(fr.contractUnknown).check();
  await next();
  await page.getByLabel(fr.phone, { exact: true }).check();
  await page.getByRole('textbox', { name: fr.phoneLabel }).fill('0470 12 34 56');
  await next();
  await page.getByLabel(fr.credit).check();
  await next();
  await page.getByLabel(fr.description).fill('It happened.');
  await next();
  await page.getByRole('button', { name: fr.send }).click();
  return keysOn(page);
}

async function keysOn(page: Page): Promise<Keys> {
  await page.locator('.key').nth(1).waitFor();
  const [reference = '', code = ''] = await page.locator('.key').allTextContents();
  return { reference, code };
}

const received = (page: Page) =>
  page.getByRole('heading', { name: fr.received, level: 2 }).waitFor();

async function arrivesOnce(scene: Scene, keys: Keys): Promise<void> {
  const page = await scene.open();
  await received(page);
  assert.deepEqual(await keysOn(page), keys, 'reference and code are those that were shown first');
  assert.equal(casesOf(scene), 1, 'one case');
}

function casesOf({ server, name }: Scene): number {
  const db = new Database(join(server.dataDir, 'complaints.db'), { readonly: true });
  try {
    const bodies = db.prepare('select body from bodies').all() as { body: string }[];
    return bodies.filter(({ body }) => body.includes(name)).length;
  } finally {
    db.close();
  }
}

async function forge(route: Route): Promise<void> {
  const response = await route.fetch();
  const answer = (await response.json()) as CommandAnswer;
  const receipt = answer.receipt?.replace(/.{8}$/, 'AAAAAAAA');
  await route.fulfill({ response, json: { ...answer, receipt } });
}

async function serveFrom(page: Page, folder: string): Promise<void> {
  await page.route('**/embed/v1/**', (route) => {
    const name = new URL(route.request().url()).pathname.replace('/embed/v1/', '');
    return route.fulfill({
      contentType: 'text/javascript',
      body: readFileSync(join(folder, name)),
    });
  });
}
