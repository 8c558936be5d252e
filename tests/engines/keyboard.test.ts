import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { templates as caseFr } from '#shared/texts/case.ts';
import { templates as drafts } from '#shared/texts/drafts.ts';
import { templates as fr } from '#shared/texts/form.ts';
import { fill } from '#shared/texts/msg.ts';
import { templates as sight } from '#shared/texts/sight.ts';
import { CuttingProxy } from '../cutting-proxy.ts';
import { HostPages } from '../isolation/host-pages.ts';
import { startServer, type StartedServer } from '../started-server.ts';
import { type EnginePage, type Opener, opener } from './engine-page.ts';
import { ask, axeFinds, reads, textsOf } from './look.ts';
import {
  fillForm,
  firstSight,
  headed,
  openByKeys,
  openForm,
  received,
  send,
  tabTo,
} from './steps.ts';

let hosts: HostPages;
let server: StartedServer;
let engine: Opener;

before(async () => {
  hosts = await HostPages.start();
  server = await startServer({ EMBED_ORIGINS: hosts.origin });
  engine = await opener();
});
after(async () => {
  await engine?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
  await hosts?.[Symbol.asyncDispose]();
});

// With letters that come twice, and such as no key has: a driver that loses one would file another complaint.
const NAME = 'Zoë Peeters-Hanssens';
const STORY = 'Le taux de 3,77 % est faux ; l’assurance coûte trop. Voilà !';

async function openFirst(page: EnginePage, widget = 'lang="fr"'): Promise<void> {
  await page.open(hosts.put(server.origin, { widget }));
  await firstSight(page);
}

const valueOf = (page: EnginePage, selector: string) =>
  ask(
    page,
    (widget, wanted) => widget?.shadowRoot?.querySelector<HTMLInputElement>(wanted)?.value,
    selector,
  );

describe('a customer with a keyboard, on another’s page', () => {
  test('files, has a receipt that the page verified, and reads the case by reference and code', async () => {
    await using page = await engine.page();
    await openFirst(page);
    assert.deepEqual(await axeFinds(page), []);
    await openForm(page);
    await fillForm(page, NAME, STORY);
    assert.deepEqual(await axeFinds(page), []);
    await send(page);
    const keys = await received(page);
    assert.match(keys.reference, /^SFB-\d\d-[0-9A-Z]{6}$/);
    assert.match(keys.code, /^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    assert.deepEqual(await axeFinds(page), []);

    // Another device: nothing of the first one is there.
    await using other = await engine.page();
    await openFirst(other);
    await openByKeys(other, keys);
    await reads(other, caseFr.timeline);
    await reads(other, STORY);
    await reads(other, NAME);
    assert.deepEqual(await axeFinds(other), []);
  });

  test('is led to a mistake, and from it to the field', async () => {
    await using page = await engine.page();
    await openFirst(page);
    await openForm(page);
    await tabTo(page, fr.next);
    await page.press('Enter');
    await reads(page, fill(fr.errorSummaryMany, { count: 3 }));
    assert.deepEqual(await axeFinds(page), []);
    const mistake = fill(fr.errorRequired, { field: fr.name });
    await tabTo(page, mistake);
    await page.press('Enter');
    await page.type(NAME);
    assert.equal(await valueOf(page, '#f-name'), NAME);
  });

  test('finds what was typed after the page was loaded again', async () => {
    await using page = await engine.page();
    await openFirst(page);
    await openForm(page);
    await fillForm(page, NAME, STORY);
    // A robot makes no pause in typing, and pauses are when it is kept.
    await reads(page, fr.draftKept.split('{')[0] ?? '');
    await page.reload();
    await firstSight(page);
    await tabTo(page, sight.file);
    await page.press('Enter');
    await headed(page, drafts.draftsHeading);
    await tabTo(page, drafts.draftContinue.split('{')[0] ?? '');
    await page.press('Enter');
    await headed(page, fr.you);
    assert.equal(await valueOf(page, '#f-name'), NAME);
  });
});

describe('a customer whose API is down', () => {
  test('sends all the same, keeps it on the device also when the page is loaded again, and has the receipt once the API is back', async () => {
    let isDown = false;
    using api = await CuttingProxy.before(server.origin, () => (isDown ? 0 : Infinity));
    await using page = await engine.page();
    await openFirst(page, `lang="fr" api="${api.origin}"`);
    await openForm(page);
    await fillForm(page, NAME, STORY);
    isDown = true;
    api.cutNow();
    await send(page);
    await reads(page, fr.stateKept);
    assert.deepEqual(await axeFinds(page), []);
    const [reference = '', code = ''] = await textsOf(page, '.key');
    await page.reload();
    await firstSight(page);
    await reads(page, reference);
    isDown = false;
    await tabTo(page, fr.waitingShow);
    await page.press('Enter');
    assert.deepEqual(await received(page), { reference, code });
  });
});
