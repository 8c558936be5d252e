import { expect } from 'chai';
import { LIMITS } from '#shared/api/limits.ts';
import type { SfsComplaint } from '../complaint/complaint.ts';
import { type Change, Store } from '../sync/store.ts';
import { FakeApi, problem } from '../testing/fake-api.ts';
import { countKept, forgetDevice, keepNothing } from '../testing/device.ts';
import { fillIn, find, has, show, textOf, until, violations, openMore } from '../testing/page.ts';
import { LONGEST } from './handing.ts';
import { openDraft, sealDraft } from './sealing.ts';

const ID = 'AAAAAAAAAAAAAAAAAAAAAA';
let api: FakeApi;

beforeEach(async () => {
  await forgetDevice();
  sessionStorage.clear();
  api = await new FakeApi().install();
});

afterEach(async () => {
  document.body.replaceChildren();
  document.body.style.width = '';
  history.replaceState(null, '', location.href.split('#', 1)[0]);
  api.restore();
  sessionStorage.clear();
  await forgetDevice();
});

const open = () => show({ view: 'complaint', marque: 'opel' });
const asked = (part: string, method = 'POST') =>
  api.calls.filter((call) => call.method === method && call.path.includes(part));

async function openPanel(): Promise<SfsComplaint> {
  const element = await open();
  await fillIn(element, '#f-name', 'Ann Peeters');
  await find(element, '.quiet', 'gardé sur cet appareil');
  await openMore(element);
  (await find(element, '.link', 'Continuer sur un autre appareil')).click();
  await find(element, 'button', 'Créer le lien');
  return element;
}

async function makeLink(element: SfsComplaint): Promise<string> {
  (await find(element, 'button', 'Créer le lien')).click();
  return (await find<HTMLInputElement>(element, '#handing-link')).value;
}

/** As another device would: nothing is kept there, and the page is loaded with the link. */
async function openLink(link: string): Promise<SfsComplaint> {
  history.replaceState(null, '', link);
  return show();
}

/** A link of which this device knows nothing. */
async function aLink(handed: object = { draft: { name: 'Ann' } }): Promise<string> {
  const { key, sealed } = await sealDraft(ID, handed as { draft: object });
  api.handoffs.set(ID, { sealed });
  return `#sfs-draft=${ID}.${key}`;
}

const goOn = async (element: SfsComplaint) =>
  (await find(element, 'button.main', 'Continuer votre plainte')).click();

const nameIn = (element: SfsComplaint, value: string) =>
  until(
    () => element.shadowRoot?.querySelector<HTMLInputElement>('#f-name')?.value === value,
    `the name ${value}`,
  );

describe('a link for another device', () => {
  it('is made when it is asked for, and the server gets nothing that it can read', async () => {
    const element = await openPanel();
    expect(asked('handoffs')).to.have.length(0);
    expect(textOf(element)).to.include('Les fichiers joints ne voyagent pas');
    const link = await makeLink(element);
    const [page, fragment = ''] = link.split('#');
    expect(page).to.equal(location.href.split('#', 1)[0]);
    expect(fragment).to.match(/^sfs-draft=[\w-]{22}\.[\w-]{43}$/);
    const [, key = 'none'] = fragment.split('.');
    const sent = JSON.stringify(api.calls);
    expect(sent).not.to.include('Peeters').and.not.to.include(key);
    expect(asked('handoffs')[0]?.body).to.have.all.keys('v', 'id', 'sealed');
    await find(element, '[role=status]', '2 décembre 2026');
    await find(element, 'svg.qr');
    expect(await countKept('drafts')).to.equal(1);
  });

  it('has nothing that axe finds wrong, and fits a narrow screen', async () => {
    document.body.style.width = '320px';
    const element = await openPanel();
    expect(await violations()).to.deep.equal([]);
    await makeLink(element);
    expect(await violations()).to.deep.equal([]);
    expect(element.scrollWidth).to.be.at.most(320);
  });

  it('is withdrawn on request, and only said to be when the server has done so', async () => {
    const element = await openPanel();
    await makeLink(element);
    const path = `/v1/handoffs/${[...api.handoffs.keys()][0] ?? ''}`;
    api.answer[path] = null;
    (await find(element, 'button', 'Annuler ce lien')).click();
    await find(element, '[role=alert]', 'pas pu être annulé');
    api.answer = {};
    (await find(element, 'button', 'Annuler ce lien')).click();
    await find(element, '[role=status]', 'ne fonctionne plus');
    expect(api.handoffs.size).to.equal(0);
    expect(has(element, '#handing-link')).to.equal(false);
  });

  it('is the same one when it is asked for again after an answer was lost', async () => {
    const element = await openPanel();
    api.answer['/v1/handoffs'] = null;
    (await find(element, 'button', 'Créer le lien')).click();
    await find(element, '[role=alert]', 'n’a pas pu être créé');
    api.answer = {};
    (await find(element, 'button', 'Réessayer')).click();
    await find(element, '#handing-link');
    const [lost, made] = asked('handoffs');
    expect(lost?.body).to.deep.equal(made?.body);
  });

  it('takes the text as it is when it is asked for again, and says when it is an older one', async () => {
    const element = await openPanel();
    api.answer['/v1/handoffs'] = null;
    (await find(element, 'button', 'Créer le lien')).click();
    await find(element, '[role=alert]', 'n’a pas pu être créé');
    await fillIn(element, '#f-name', 'Bob');
    api.answer = {};
    (await find(element, 'button', 'Réessayer')).click();
    await find(element, '#handing-link');
    const [lost, made] = asked('handoffs');
    expect(lost?.body).not.to.deep.equal(made?.body);
    expect(textOf(element)).not.to.include('emporte l’ancien');
    await fillIn(element, '#f-name', 'Bob B.');
    await find(element, '[role=status]', 'emporte l’ancien');
  });

  it('says when there are too many', async () => {
    const element = await openPanel();
    api.answer['/v1/handoffs'] = () => problem(429, 'tooManyRequests');
    (await find(element, 'button', 'Créer le lien')).click();
    await find(element, '[role=alert]', 'Trop de liens');
  });

  it('is not made of more than the server takes', async () => {
    expect(LONGEST).to.equal(LIMITS.sealedDraft);
    const element = await openPanel();
    await fillIn(element, '#f-name', 'é'.repeat(LONGEST / 2));
    (await find(element, 'button', 'Créer le lien')).click();
    await find(element, '[role=alert]', 'trop long');
    expect(asked('handoffs')).to.have.length(0);
  });
});

describe('a link that is opened', () => {
  it('brings the draft: the key leaves the address at once, the link ends when the draft is kept', async () => {
    const link = await makeLink(await openPanel());
    document.body.replaceChildren();
    await forgetDevice();
    history.replaceState({ host: 1 }, '', link);
    const element = document.createElement('sfs-complaint');
    element.lang = 'fr';
    document.body.append(element);
    expect(location.hash).to.equal('');
    expect(history.state).to.deep.equal({ host: 1 });
    await find(element, '[role=status]', 'gardé sur cet appareil');
    expect(await countKept('drafts')).to.equal(1);
    await until(() => api.handoffs.size === 0, 'the end of the link');
    expect(sessionStorage.length).to.equal(0);
    expect(await violations()).to.deep.equal([]);
    await goOn(element);
    await nameIn(element, 'Ann Peeters');
    await find(element, '.quiet', 'gardé sur cet appareil');
    expect(await countKept('drafts')).to.equal(1);
  });

  it('keeps the draft before the server forgets it', async () => {
    const link = await aLink();
    const order: string[] = [];
    const { write } = Store.prototype;
    const { fetch } = globalThis;
    Store.prototype.write = async function (this: Store, ...changes: readonly Change[]) {
      await write.apply(this, [...changes]);
      order.push(changes.map(({ store }) => store).join());
    };
    globalThis.fetch = (input, init) => {
      if (init?.method === 'DELETE') order.push('DELETE');
      return fetch(input, init);
    };
    try {
      await openLink(link);
      await until(() => api.handoffs.size === 0, 'the end of the link');
      expect(order).to.deep.equal(['drafts', 'DELETE']);
    } finally {
      Store.prototype.write = write;
      globalThis.fetch = fetch;
    }
  });

  it('asks as the same taker after an answer was lost, also over a reload', async () => {
    const link = await aLink();
    const path = `/v1/handoffs/${ID}/take`;
    api.answer[path] = null;
    const first = await openLink(link);
    await find(first, '[role=alert]', 'ne répond pas');
    expect(await violations()).to.deep.equal([]);
    (await find(first, 'button', 'Réessayer')).click();
    await until(() => asked('take').length === 2, 'the second try');
    await find(first, '[role=alert]', 'ne répond pas');
    first.remove();
    api.answer = {};
    const second = await show();
    await goOn(second);
    await nameIn(second, 'Ann');
    const takers = asked('take').map(({ body }) => (body as { taker: string }).taker);
    expect(takers).to.have.length(3);
    expect(new Set(takers).size).to.equal(1);
  });

  it('says so when it was used, withdrawn or is over, and lets the person begin without it', async () => {
    const link = await aLink();
    api.handoffs.clear();
    const element = await openLink(link);
    await find(element, '[role=alert]', 'ne fonctionne plus');
    (await find(element, 'button', 'Commencer sans ce texte')).click();
    await find(element, '#f-name');
    expect(sessionStorage.length).to.equal(0);
  });

  it('is not taken when half of it is missing', async () => {
    const link = await aLink();
    const element = await openLink(link.slice(0, -3));
    await find(element, '[role=alert]', 'pas complet');
    expect(asked('take')).to.have.length(0);
    expect(location.hash).to.equal('');
  });

  it('with a wrong key shows nothing and takes nothing away from the server', async () => {
    const link = await aLink();
    const other = (await sealDraft(ID, { draft: {} })).key;
    const element = await openLink(`${link.slice(0, -43)}${other}`);
    await find(element, '[role=alert]', 'pas complet');
    expect(asked(ID, 'DELETE')).to.have.length(0);
  });

  it('stays where this device keeps nothing: the text is in the form, and the page says so', async () => {
    const link = await aLink();
    const keepAgain = keepNothing();
    try {
      const element = await openLink(link);
      await find(element, '[role=status]', 'cet appareil ne le garde pas');
      expect(asked(ID, 'DELETE')).to.have.length(0);
      expect(sessionStorage.length).to.equal(1);
      await goOn(element);
      await nameIn(element, 'Ann');
      await find(element, '.bad', 'ne garde pas');
    } finally {
      keepAgain();
    }
  });

  it('overwrites no draft that is on this device', async () => {
    const first = await open();
    await fillIn(first, '#f-name', 'Bob');
    await find(first, '.quiet', 'gardé sur cet appareil');
    first.remove();
    const element = await openLink(await aLink());
    await goOn(element);
    await nameIn(element, 'Ann');
    expect(await countKept('drafts')).to.equal(2);
  });

  it('comes before a complaint that waits on this device, which stays', async () => {
    const command = { v: 1, id: ID, caseId: ID, type: 'fileComplaint', body: {} } as const;
    const sealed = { id: ID, command, code: 'x', reference: 'SFB-26-000000', at: '2026-11-25' };
    const store = new Store();
    await store.write({ store: 'sealed', put: { ...sealed, tries: 0, nextAt: 0, parked: 'x' } });
    store.close();
    const element = await openLink(await aLink());
    await goOn(element);
    await nameIn(element, 'Ann');
    expect(await countKept('sealed')).to.equal(1);
  });

  it('brings texts and nothing else, whoever made it', async () => {
    const draft = { name: '<img src=x>', wish: { a: 1 }, filing: ['x'] };
    const link = await aLink({ draft, name: 7, filing: { caseId: ID, code: 'x' } });
    const element = await openLink(link);
    await goOn(element);
    await nameIn(element, '<img src=x>');
    expect(has(element, 'img')).to.equal(false);
    const store = new Store();
    const [kept] = await store.all('drafts');
    store.close();
    expect(kept).not.to.have.any.keys('filing', 'name');
    expect(kept?.draft).to.have.all.keys('name');
  });

  it('speaks the language of the page, also after it has changed', async () => {
    api.answer[`/v1/handoffs/${ID}/take`] = null;
    const element = await openLink(await aLink());
    await find(element, '[role=alert]', 'ne répond pas');
    element.lang = 'en';
    await find(element, '[role=alert]', 'does not answer');
  });
});

describe('the seal of a draft', () => {
  it('opens with its own key and under its own id only', async () => {
    const handed = { draft: { description: 'Été 🚗\n' }, name: 'Auto' };
    const { key, sealed } = await sealDraft(ID, handed);
    expect(await openDraft(ID, key, sealed)).to.deep.equal(handed);
    expect(await openDraft(`B${ID.slice(1)}`, key, sealed)).to.equal(undefined);
    const at = sealed.length >> 1;
    const changed = sealed[at] === 'A' ? 'B' : 'A';
    const forged = sealed.slice(0, at) + changed + sealed.slice(at + 1);
    expect(await openDraft(ID, key, forged)).to.equal(undefined);
  });

  it('never has the same key or the same beginning twice', async () => {
    const [one, other] = [await sealDraft(ID, { draft: {} }), await sealDraft(ID, { draft: {} })];
    expect(one.key).not.to.equal(other.key);
    expect(one.sealed.slice(0, 16)).not.to.equal(other.sealed.slice(0, 16));
  });
});
