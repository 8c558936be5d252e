import { expect } from 'chai';
import type { SfsComplaint } from '../complaint/complaint.ts';
import { FakeApi, problem } from '../testing/fake-api.ts';
import { fillAll, fillStep, heading, open, STEPS, submit } from '../testing/form.ts';
import { countKept, forgetDevice, keepNothing } from '../testing/device.ts';
import { fillIn, find, has, show, textOf, until, violations, openMore } from '../testing/page.ts';

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

describe('filing a complaint', () => {
  it('goes step by step to a signed receipt that the page has checked', async () => {
    const element = await open();
    const filed: string[] = [];
    element.addEventListener('sfs-filed', ({ reference }) => filed.push(reference));
    await fillAll(element);
    expect(textOf(element)).to.include('<b>gras</b>');
    await submit(element);
    await heading(element, 'Votre plainte est reçue');
    await find(element, '.good', 'Vérifié par cette page');
    const [command] = api.commands();
    expect(command?.body).to.deep.equal({
      marque: 'opel',
      language: 'fr',
      customer: 'private',
      contact: { name: 'Ann Peeters', email: 'ann@example.be', prefers: 'email' },
      contract: { reference: '123' },
      subject: 'credit',
      description: 'Le taux est faux.\n<b>gras</b>',
    });
    expect(filed).to.deep.equal([api.filed.get(command?.id ?? '')?.reference]);
    const code = (await find(element, '.key:nth-of-type(1)', '-')).textContent;
    expect(textOf(element)).to.match(/([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}/);
    expect(JSON.stringify(api.calls)).not.to.include(code.replace('SFB', ''));
    await find(element, 'svg.qr');
  });

  it('never takes a receipt that was tampered with for received', async () => {
    api.forge = (receipt) => receipt.replace(/.{6}$/, 'AAAAAA');
    const element = await open();
    await fillAll(element);
    await submit(element);
    await find(element, '.summary', 'ne prouve pas');
    expect(textOf(element)).not.to.include('Votre plainte est reçue');
    expect(await countKept('sealed')).to.equal(1);
    api.forge = (receipt) => receipt;
    api.filed.clear();
    (await find(element, 'button', 'Réessayer')).click();
    await heading(element, 'Votre plainte est reçue');
  });

  it('stops a step at its mistakes: a summary that takes the focus, and each at its field', async () => {
    const element = await open();
    await heading(element, 'Vous et votre contrat');
    await submit(element);
    const summary = await find(element, '.summary');
    await until(() => element.shadowRoot?.activeElement === summary, 'the focus on the summary');
    expect(summary.querySelectorAll('li')).to.have.length(3);
    const name = await find(element, '#f-name');
    expect(name.getAttribute('aria-invalid')).to.equal('true');
    expect(textOf(element)).to.include('Prénom et nom : complétez ce champ.');
    (await find(element, '.summary button', 'Prénom')).click();
    await until(() => element.shadowRoot?.activeElement?.id === 'f-name', 'the focus on the field');
  });

  it('goes back and forth without losing anything, and says where it is', async () => {
    const element = await open();
    await fillStep(element, 0);
    await submit(element);
    await fillStep(element, 1);
    (await find(element, 'button[type=button]', 'Retour')).click();
    const name = await find<HTMLInputElement>(element, '#f-name');
    expect(name.value).to.equal('Ann Peeters');
    await submit(element);
    expect((await find<HTMLInputElement>(element, '#f-email')).value).to.equal('ann@example.be');
    expect(textOf(element)).to.include('Étape 2 sur 5');
  });

  it('offers what was typed after a reload, to be continued', async () => {
    const first = await open();
    await fillStep(first, 0);
    await find(first, '.quiet', 'gardé sur cet appareil');
    first.remove();
    const second = await open();
    await heading(second, 'Vous avez commencé une plainte');
    expect(await violations()).to.deep.equal([]);
    (await find(second, 'button', 'Continuer')).click();
    expect((await find<HTMLInputElement>(second, '#f-name')).value).to.equal('Ann Peeters');
    expect(textOf(second)).to.include('gardé sur cet appareil');
  });

  it('keeps several drafts by name, and begins another beside them', async () => {
    const first = await open();
    await fillStep(first, 0);
    await openMore(first);
    await fillIn(first, '#draft-name', 'La voiture');
    await until(() => textOf(first).includes('gardé'), 'the draft that is kept');
    first.remove();
    const second = await open();
    await find(second, 'strong', 'La voiture');
    (await find(second, 'button', 'Commencer une autre')).click();
    expect((await find<HTMLInputElement>(second, '#f-name')).value).to.equal('');
    await fillIn(second, '#f-name', 'Bob');
    await find(second, '.quiet', 'gardé sur cet appareil');
    expect(await countKept('drafts')).to.equal(2);
  });

  it('gives the second tab of a draft a copy, so that neither overwrites the other', async () => {
    const first = await open();
    await fillStep(first, 0);
    await find(first, '.quiet', 'gardé sur cet appareil');
    const second = await open();
    (await find(second, 'button', 'Continuer')).click();
    await find(second, '[role=status]', 'vous travaillez sur une copie');
    await fillIn(second, '#f-name', 'Bob');
    await fillIn(first, '#f-name', 'Ann');
    await new Promise((next) => setTimeout(next, 600));
    expect(await countKept('drafts')).to.equal(2);
  });

  it('forgets it on request', async () => {
    const first = await open();
    await fillStep(first, 0);
    await openMore(first);
    (await find(first, '.link', 'Effacer mon texte')).click();
    await find(first, '[role=alert]', 'seront perdus');
    expect(await countKept('drafts')).to.equal(1);
    (await find(first, 'button', 'Effacer mon texte')).click();
    await until(
      () => first.shadowRoot?.querySelector<HTMLInputElement>('#f-name')?.value === '',
      'the blank form',
    );
    expect(await countKept('drafts')).to.equal(0);
  });

  it('is called by who complains where there are no words yet, and is erased only after a question', async () => {
    const first = await open();
    await fillStep(first, 0);
    await find(first, '.quiet', 'gardé sur cet appareil');
    first.remove();
    const element = await open();
    (await find(element, 'button', 'Effacer : Ann Peeters')).click();
    await find(element, '[role=alert]', 'seront perdus');
    (await find(element, 'button', 'Garder')).click();
    await find(element, 'button', 'Continuer : Ann Peeters');
    (await find(element, 'button', 'Effacer : Ann Peeters')).click();
    await find(element, '[role=alert]', 'seront perdus');
    expect(await countKept('drafts')).to.equal(1);
    (await find(element, 'button', 'Effacer : Ann Peeters')).click();
    await find(element, '#f-name');
    expect(await countKept('drafts')).to.equal(0);
  });

  it('keeps nothing on a shared computer, and takes away what was kept', async () => {
    const element = await open();
    await fillStep(element, 0);
    await find(element, '.quiet', 'gardé sur cet appareil');
    (await find(element, '#draft-shared')).click();
    await find(element, '.bad', 'ne garde pas');
    await fillIn(element, '#f-name', 'Bob');
    await new Promise((next) => setTimeout(next, 600));
    expect(await countKept('drafts')).to.equal(0);
  });

  it('says so where the browser keeps nothing, and still sends', async () => {
    const keepAgain = keepNothing();
    try {
      const element = await open();
      await fillStep(element, 0);
      await find(element, '.bad', 'ne garde pas');
      await submit(element);
      for (const index of [1, 2, 3]) {
        await fillStep(element, index);
        await submit(element);
      }
      await submit(element);
      await heading(element, 'Votre plainte est reçue');
    } finally {
      keepAgain();
    }
  });

  it('continues from a file that it saved, and tells one that is none', async () => {
    const element = await open();
    await openMore(element);
    const load = async (text: string) => {
      const input = await find<HTMLInputElement>(element, '#draft-file');
      const files = new DataTransfer();
      files.items.add(new File([text], 'x.json', { type: 'application/json' }));
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
    };
    await load('{"format":"other"}');
    await find(element, '#draft-file-error');
    const draft = { name: 'Ann', constructor: 'x', wish: 3 };
    await load(JSON.stringify({ format: 'sfs-complaint/draft', v: 1, draft }));
    await until(
      () => element.shadowRoot?.querySelector<HTMLInputElement>('#f-name')?.value === 'Ann',
      'the answers of the file',
    );
  });

  it('takes the page’s customer and contract as first answers', async () => {
    const element = await show({ view: 'complaint', customer: 'business', contract: 'L-9' });
    expect((await find<HTMLInputElement>(element, '#f-contractReference')).value).to.equal('L-9');
    expect(has(element, '#f-company')).to.equal(true);
  });

  it('keeps the draft where the page prevents sending', async () => {
    const element = await open();
    element.addEventListener('sfs-before-file', (event) => event.preventDefault());
    await fillAll(element);
    await submit(element);
    await heading(element, 'Vérifier et envoyer');
    expect(api.commands()).to.have.length(0);
  });
});

describe('sending on a poor connection', () => {
  const keys = (element: SfsComplaint) =>
    [...(element.shadowRoot?.querySelectorAll('.key') ?? [])].map((node) => node.textContent);

  it('seals before it sends: reference and code are there, kept for good, without a network', async () => {
    const durabilities: unknown[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      if (mode === 'readwrite') durabilities.push(options?.durability);
      return transaction.call(this, stores, mode, options);
    };
    try {
      api.answer['/v1/commands'] = null;
      const element = await open();
      await fillAll(element);
      await submit(element);
      await find(element, '[role=status]', 'Enregistrée sur cet appareil');
      expect(keys(element)).to.have.length(2);
      expect(await countKept('sealed')).to.equal(1);
      expect(await countKept('drafts')).to.equal(0);
      expect(new Set(durabilities)).to.deep.equal(new Set(['strict']));
      expect(await violations()).to.deep.equal([]);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
  });

  it('is sent as of the neutral look where the page took its marque away', async () => {
    const element = await open();
    element.marque = 'opel';
    await element.updateComplete;
    element.removeAttribute('marque');
    element.removeAttribute('contract');
    expect({ marque: element.marque, contract: element.contract }).to.deep.equal({
      marque: 'sfs',
      contract: '',
    });
    await fillAll(element);
    element.marque = 'Not a marque!';
    await submit(element);
    await heading(element, 'Votre plainte est reçue');
    expect(api.commands()[0]?.body).to.include({ marque: 'sfs' });
  });

  it('sends by itself when the network is back, under the same ids', async () => {
    const element = await open();
    await fillAll(element);
    api.answer['/v1/commands'] = null;
    await submit(element);
    await until(() => api.commands().length === 1, 'the first try');
    await find(element, '[role=status]', 'Enregistrée sur cet appareil');
    await until(() => api.commands().length > 0, 'the first try');
    api.answer = {};
    dispatchEvent(new Event('online'));
    await heading(element, 'Votre plainte est reçue');
    const [lost, sent] = api.commands();
    expect(lost).to.deep.equal(sent);
    expect(api.filed.size).to.equal(1);
  });

  it('goes on after a reload where only the procedure is read, and says so there', async () => {
    const first = await open();
    await fillAll(first);
    api.answer['/v1/commands'] = null;
    await submit(first);
    await find(first, '[role=status]', 'Enregistrée sur cet appareil');
    const shown = keys(first);
    first.remove();
    api.answer = {};
    await until(() => true, 'a pause');
    const second = await show({ view: 'procedure' });
    dispatchEvent(new Event('online'));
    await find(second, '.waiting', 'Reçue.');
    expect(await violations()).to.deep.equal([]);
    (await find(second, '.waiting button')).click();
    await heading(second, 'Votre plainte est reçue');
    expect(keys(second)).to.deep.equal(shown);
    expect(api.filed.size).to.equal(1);
  });

  it('a page that is loaded again after sending shows the same case and code', async () => {
    const first = await open();
    await fillAll(first);
    await submit(first);
    await heading(first, 'Votre plainte est reçue');
    const shown = keys(first);
    first.remove();
    const second = await open();
    await heading(second, 'Votre plainte est reçue');
    expect(keys(second)).to.deep.equal(shown);
    expect(api.filed.size).to.equal(1);
  });

  it('two clicks send one complaint', async () => {
    const element = await open();
    await fillAll(element);
    const button = await find(element, 'button.main');
    button.click();
    button.click();
    await heading(element, 'Votre plainte est reçue');
    expect(api.filed.size).to.equal(1);
  });

  it('waits as long as a busy server asks, also when the network comes and goes', async () => {
    const element = await open();
    await fillAll(element);
    api.answer['/v1/commands'] = () => problem(503, 'busy', { 'retry-after': '70' });
    await submit(element);
    await until(() => api.commands().length === 1, 'the first try');
    await find(element, '[role=status]', 'Enregistrée sur cet appareil');
    dispatchEvent(new Event('online'));
    await new Promise((next) => setTimeout(next, 300));
    expect(api.commands()).to.have.length(1);
  });

  it('a refusal throws nothing away: the text can be changed, and is sent under new ids', async () => {
    const element = await open();
    await fillAll(element);
    api.answer['/v1/commands'] = () => problem(400, 'tooDeep');
    await submit(element);
    await find(element, '.summary', 'tooDeep');
    expect(await violations()).to.deep.equal([]);
    expect(await countKept('sealed')).to.equal(1);
    api.answer = {};
    (await find(element, 'button', 'Modifier')).click();
    expect((await find<HTMLInputElement>(element, '#f-name')).value).to.equal('Ann Peeters');
    for (let step = 0; step < 5; step++) await submit(element);
    await heading(element, 'Votre plainte est reçue');
    const [refused, sent] = api.commands();
    expect(refused?.id).not.to.equal(sent?.id);
    expect(refused?.caseId).not.to.equal(sent?.caseId);
  });

  it('offers again what it holds to a server that was restored and has another log', async () => {
    const element = await open();
    await fillAll(element);
    await submit(element);
    await heading(element, 'Votre plainte est reçue');
    element.remove();
    api.filed.clear();
    api.log = 'another';
    await open();
    await until(() => api.filed.size === 1, 'the complaint that came back');
    const [first, again] = api.commands();
    expect(again).to.deep.equal(first);
  });

  it('keeps the old proof until the restored server has given a new one', async () => {
    const element = await open();
    await fillAll(element);
    await submit(element);
    await heading(element, 'Votre plainte est reçue');
    element.remove();
    api.log = 'another';
    api.answer['/v1/commands'] = () => problem(503, 'busy');
    const again = await open();
    await find(again, '[role=status]', 'Enregistrée sur cet appareil');
    await find(again, 'summary', 'Texte de la preuve signée');
  });

  it('takes an answer that is no answer for none, and goes on', async () => {
    const element = await open();
    await fillAll(element);
    const headers = { 'content-type': 'application/json' };
    api.answer['/v1/commands'] = () => new Response('null', { headers });
    await submit(element);
    await until(() => api.commands().length === 1, 'the first try');
    await find(element, '.summary', 'ne prouve pas');
  });

  it('believes a key that came into use while the page was open', async () => {
    const element = await open();
    await fillAll(element);
    api.answer['/v1/meta'] = () =>
      new Response(JSON.stringify({ keys: [], log: 'x' }), {
        headers: { 'content-type': 'application/json' },
      });
    api.answer['/v1/commands'] = () => {
      delete api.answer['/v1/meta'];
      delete api.answer['/v1/commands'];
      return problem(503, 'busy', { 'retry-after': '1' });
    };
    await submit(element);
    await heading(element, 'Votre plainte est reçue');
  });

  it('keeps the mark where the store could not be read for a moment', async () => {
    const element = await open();
    await fillAll(element);
    api.answer['/v1/commands'] = null;
    await submit(element);
    await find(element, '[role=status]', 'Enregistrée sur cet appareil');
    element.remove();
    const keepAgain = keepNothing();
    await open();
    await new Promise((next) => setTimeout(next, 300));
    keepAgain();
    expect(localStorage.getItem('sfs-complaint/outbox')).to.equal('1');
  });

  it('two elements on a page, or two tabs, send one complaint', async () => {
    const first = await open();
    const second = await show({ view: 'procedure' });
    await fillAll(first);
    api.answer['/v1/commands'] = null;
    await submit(first);
    await find(first, '[role=status]', 'Enregistrée sur cet appareil');
    second.remove();
    const third = await open();
    await find(third, '[role=status]', 'Enregistrée sur cet appareil');
    api.answer = {};
    dispatchEvent(new Event('online'));
    await heading(first, 'Votre plainte est reçue');
    await heading(third, 'Votre plainte est reçue');
    const arrived = api.commands().filter(({ id }) => api.filed.has(id));
    expect(new Set(arrived.map(({ caseId }) => caseId)).size).to.equal(1);
    expect(api.filed.size).to.equal(1);
  });

  it('takes over a draft and an unsent complaint of the version before', async () => {
    const { seal, newFiling } = await import('./sealed.ts');
    const { command, code, at } = await seal(
      { marque: 'opel' } as unknown as Parameters<typeof seal>[0],
      newFiling(),
      [],
      Date.now(),
    );
    const put = (key: string, value: unknown) => localStorage.setItem(key, JSON.stringify(value));
    put('sfs-complaint/sealed/1', { command, code, at });
    put('sfs-complaint/draft/1', { draft: { name: 'Ann' }, at: Date.now() });
    const element = await open();
    await heading(element, 'Votre plainte est reçue');
    expect(api.commands()[0]?.id).to.equal(command.id);
    expect(localStorage.getItem('sfs-complaint/sealed/1')).to.equal(null);
    expect(await countKept('drafts')).to.equal(1);
  });

  it('what is left after finishing is nothing', async () => {
    const element = await open();
    await fillAll(element);
    await submit(element);
    await heading(element, 'Votre plainte est reçue');
    (await find(element, 'button', 'J’ai gardé ma preuve')).click();
    await heading(element, 'Quelque chose ne va pas');
    expect(localStorage.length).to.equal(0);
    expect(await countKept('sealed')).to.equal(0);
    expect(await countKept('drafts')).to.equal(0);
  });
});

describe('the form for everybody', () => {
  it('has nothing that axe finds wrong, in any step, with and without mistakes', async () => {
    const element = await open();
    for (const index of STEPS.keys()) {
      await heading(element, STEPS[index]?.[0] ?? '');
      await submit(element);
      await find(element, '.summary');
      expect(await violations()).to.deep.equal([]);
      await fillStep(element, index);
      await submit(element);
    }
    expect(await violations()).to.deep.equal([]);
    await submit(element);
    await find(element, '.good');
    expect(await violations()).to.deep.equal([]);
  });
});
