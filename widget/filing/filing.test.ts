import { expect } from 'chai';
import type { SfsComplaint } from '../complaint/complaint.ts';
import { FakeApi, problem } from '../testing/fake-api.ts';
import { fillIn, find, has, show, textOf, until, violations } from '../testing/page.ts';

let api: FakeApi;

beforeEach(async () => {
  localStorage.clear();
  api = await new FakeApi().install();
});

afterEach(() => {
  api.restore();
  localStorage.clear();
  document.body.replaceChildren();
});

const open = () => show({ view: 'complaint', marque: 'opel' });
const submit = async (element: SfsComplaint) => {
  (await find(element, 'button.main')).click();
  await element.updateComplete;
};
const heading = (element: SfsComplaint, text: string) => find(element, 'h2', text);

const STEPS: [string, Record<string, string>][] = [
  [
    'Vous et votre contrat',
    { '#f-customer': '', '#f-name': 'Ann Peeters', '#f-contractReference': '123' },
  ],
  ['Comment vous répondre', { '#f-prefers': '', '#f-email': 'ann@example.be' }],
  ['De quoi s’agit-il', { '#f-subject': '' }],
  ['Votre récit', { '#f-description': 'Le taux est faux.\n<b>gras</b>' }],
];

async function fillStep(element: SfsComplaint, index: number) {
  const [title, answers] = STEPS[index] ?? ['', {}];
  await heading(element, title);
  for (const [field, value] of Object.entries(answers)) await fillIn(element, field, value);
}

async function fillAll(element: SfsComplaint) {
  for (const index of STEPS.keys()) {
    await fillStep(element, index);
    await submit(element);
  }
  await heading(element, 'Vérifier et envoyer');
}

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

  it('shows a receipt that was tampered with as not confirmed', async () => {
    api.forge = (receipt) => receipt.replace(/.{6}$/, 'AAAAAA');
    const element = await open();
    await fillAll(element);
    await submit(element);
    await find(element, '.bad', 'n’a pas pu confirmer');
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

  it('keeps what was typed over a reload', async () => {
    const first = await open();
    await fillStep(first, 0);
    first.remove();
    const second = await open();
    expect((await find<HTMLInputElement>(second, '#f-name')).value).to.equal('Ann Peeters');
    expect(textOf(second)).to.include('gardé sur cet appareil');
  });

  it('forgets it on request', async () => {
    const first = await open();
    await fillStep(first, 0);
    (await find(first, '.link', 'Effacer mon texte')).click();
    expect((await find<HTMLInputElement>(first, '#f-name')).value).to.equal('');
    expect(localStorage.length).to.equal(0);
  });

  it('says so where the browser keeps nothing', async () => {
    const keep = Storage.prototype.setItem;
    Storage.prototype.setItem = () => {
      throw new DOMException('no', 'QuotaExceededError');
    };
    try {
      const element = await open();
      await fillStep(element, 0);
      await find(element, '.bad', 'ne permet pas de garder');
    } finally {
      Storage.prototype.setItem = keep;
    }
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
  it('sends the same ids again after an answer was lost, so that there is one case', async () => {
    const element = await open();
    await fillAll(element);
    api.answer['/v1/commands'] = null;
    await submit(element);
    await find(element, '.summary', 'gardée sur cet appareil');
    api.answer = {};
    await submit(element);
    await heading(element, 'Votre plainte est reçue');
    const [lost, sent] = api.commands();
    expect(lost).to.deep.equal(sent);
    expect(api.filed.size).to.equal(1);
  });

  it('a page that is loaded again after sending shows the same case and code', async () => {
    const first = await open();
    await fillAll(first);
    await submit(first);
    await heading(first, 'Votre plainte est reçue');
    const keys = (element: SfsComplaint) =>
      [...(element.shadowRoot?.querySelectorAll('.key') ?? [])].map((node) => node.textContent);
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

  it('obeys a busy server and says when to try again', async () => {
    const element = await open();
    await fillAll(element);
    api.answer['/v1/commands'] = () => problem(503, 'busy', { 'retry-after': '7' });
    await submit(element);
    await find(element, '.summary', 'dans 7 secondes');
  });

  it('a refusal throws nothing away: the text can be changed, and is sent under new ids', async () => {
    const element = await open();
    await fillAll(element);
    api.answer['/v1/commands'] = () => problem(400, 'tooDeep');
    await submit(element);
    await find(element, '.summary', 'tooDeep');
    api.answer = {};
    (await find(element, 'button', 'Modifier')).click();
    expect((await find<HTMLInputElement>(element, '#f-name')).value).to.equal('Ann Peeters');
    for (let step = 0; step < 5; step++) await submit(element);
    await heading(element, 'Votre plainte est reçue');
    const [refused, sent] = api.commands();
    expect(refused?.id).not.to.equal(sent?.id);
  });

  it('what is left after finishing is nothing', async () => {
    const element = await open();
    await fillAll(element);
    await submit(element);
    await heading(element, 'Votre plainte est reçue');
    (await find(element, 'button', 'J’ai gardé ma preuve')).click();
    await heading(element, 'Quelque chose ne va pas');
    expect(localStorage.length).to.equal(0);
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
