import { expect } from 'chai';
import { countKept, forgetDevice, keepNothing } from '../testing/device.ts';
import { FakeApi, problem } from '../testing/fake-api.ts';
import { fillAll, fillStep, heading, open, STEPS, submit } from '../testing/form.ts';
import { find, textOf, until, violations } from '../testing/page.ts';
import { Store } from '../sync/store.ts';

let api: FakeApi;

beforeEach(async () => {
  await forgetDevice();
  api = await new FakeApi().install();
});

afterEach(async () => {
  document.body.replaceChildren();
  api.restore();
  await forgetDevice();
});

describe('a browser that refuses locks as it refuses storage', () => {
  it('sends all the same', async () => {
    const { request } = LockManager.prototype;
    LockManager.prototype.request = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const keepAgain = keepNothing();
    try {
      const element = await open();
      await fillAll(element);
      await submit(element);
      await heading(element, 'Votre plainte est reçue');
      expect(api.filed.size).to.equal(1);
    } finally {
      keepAgain();
      LockManager.prototype.request = request;
    }
  });
});

describe('a draft that two tabs offer', () => {
  it('is not gone on with in one once it was sent from the other', async () => {
    const first = await open();
    await fillStep(first, 0);
    await find(first, '.quiet', 'gardé sur cet appareil');
    first.remove();
    const second = await open();
    await find(second, 'button', 'Continuer');
    const store = new Store();
    const [kept] = await store.all('drafts');
    await store.write({ store: 'drafts', remove: kept?.id ?? '' });
    store.close();
    (await find(second, 'button', 'Continuer')).click();
    await find(second, '[role=status]', 'envoyé ou effacé');
    expect((await find<HTMLInputElement>(second, '#f-name')).value).to.equal('');
    expect(await countKept('drafts')).to.equal(0);
  });
});

describe('a device that keeps a draft, and then not what was sealed of it', () => {
  const refuseSealed = () => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...what) {
      if (this.name === 'sealed') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, what);
    };
    return () => {
      IDBObjectStore.prototype.put = put;
    };
  };

  it('has no draft any more once the server has the complaint', async () => {
    const takeAgain = refuseSealed();
    try {
      const element = await open();
      await fillAll(element);
      await submit(element);
      await heading(element, 'Votre plainte est reçue');
      const goneBy = performance.now() + 4000;
      while ((await countKept('drafts')) > 0 && performance.now() < goneBy);
      expect(await countKept('drafts')).to.equal(0);
    } finally {
      takeAgain();
    }
  });

  it('sends the same complaint when its page was closed too soon, and not a second one', async () => {
    const takeAgain = refuseSealed();
    api.answer['/v1/commands'] = null;
    try {
      const element = await open();
      await fillAll(element);
      await submit(element);
      await until(() => api.commands().length === 1, 'the first try');
      element.remove();
    } finally {
      takeAgain();
    }
    delete api.answer['/v1/commands'];
    const element = await open();
    (await find(element, 'button', 'Continuer')).click();
    for (const [title] of STEPS) {
      await heading(element, title);
      await submit(element);
    }
    await heading(element, 'Vérifier et envoyer');
    await submit(element);
    await heading(element, 'Votre plainte est reçue');
    const cases = new Set(api.commands().map(({ caseId }) => caseId));
    expect(cases.size).to.equal(1);
  });
});

describe('what was sealed', () => {
  it('does not rest for as long as a clock was wrong', async () => {
    const element = await open();
    await fillAll(element);
    api.answer['/v1/commands'] = null;
    await submit(element);
    await find(element, '[role=status]', 'Enregistrée sur cet appareil');
    element.remove();
    const store = new Store();
    const [sealed] = await store.all('sealed');
    if (!sealed) throw new Error('Nothing was sealed.');
    const nextAt = Date.now() + 365 * 86_400_000;
    await store.write({ store: 'sealed', put: { ...sealed, nextAt, asked: true } });
    store.close();
    api.answer = {};
    await heading(await open(), 'Votre plainte est reçue');
  });

  it('that the server may have is not offered to be changed and sent anew', async () => {
    const element = await open();
    await fillAll(element);
    api.answer['/v1/commands'] = () => problem(409, 'alreadyFiled');
    await submit(element);
    await find(element, '.summary', 'Le serveur a déjà quelque chose sous le numéro');
    expect(textOf(element)).to.include('pas envoyée').and.not.include('part d’elle-même');
    const buttons = [...(element.shadowRoot?.querySelectorAll('.actions button') ?? [])];
    expect(buttons.map(({ textContent }) => textContent.trim())).to.deep.equal([
      ...['Réessayer l’envoi', 'Effacer cette plainte'],
      ...['Enregistrer mon texte dans un fichier', 'Imprimer', 'Commencer une autre plainte'],
    ]);
    expect(await violations()).to.deep.equal([]);
  });

  it('and was refused says why in words, shows what would be printed, and goes only when that is confirmed', async () => {
    const element = await open();
    await fillAll(element);
    api.answer['/v1/commands'] = () => problem(413, 'tooLarge');
    await submit(element);
    const why = await find(element, '.summary', 'Votre plainte est trop longue');
    expect(why.querySelector('.quiet')?.textContent).to.include('Code : tooLarge');
    await find(element, 'dd', 'Le taux est faux.');
    (await find(element, 'button', 'Effacer cette plainte')).click();
    await find(element, '.summary', 'Vous effacez votre texte, la référence et le code');
    await until(() => element.shadowRoot?.activeElement?.id === 'remove-heading', 'the focus');
    expect(await violations()).to.deep.equal([]);
    (await find(element, 'button', 'Non, garder')).click();
    await find(element, 'button', 'Effacer cette plainte');
    expect(await countKept('sealed')).to.equal(1);
    (await find(element, 'button', 'Effacer cette plainte')).click();
    (await find(element, 'button', 'Oui, tout effacer')).click();
    await until(() => element.view === 'procedure', 'the end of it');
    expect(await countKept('sealed')).to.equal(0);
  });
});
