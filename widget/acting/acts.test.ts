import { expect } from 'chai';
import { customer, file, give } from '#shared/case/testing.ts';
import { NO_CASE } from '#shared/case/evolve.ts';
import type { CommandEnvelope } from '#shared/api/wire.ts';
import { makeCode, verifierOf } from '#shared/proof/code.ts';
import { referenceOf } from '#shared/proof/reference.ts';
import type { SfsComplaint } from '../complaint/complaint.ts';
import { forgetDevice } from '../testing/device.ts';
import { FakeApi } from '../testing/fake-api.ts';
import { FakeTus } from '../testing/fake-tus.ts';
import { fillIn, find, has, show, textOf, until, violations } from '../testing/page.ts';

const code = makeCode((length) => crypto.getRandomValues(new Uint8Array(length)));
const caseId = 'AAAAAAAAAAAAAAAAAAAAAA';
const reference = referenceOf(caseId, 2026, 0);
const json = (status: number, body: unknown) => () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const handler = { role: 'handler' };
let api: FakeApi;

function entries() {
  const filing = give(NO_CASE, ['2026-11-23', customer, file({ subject: 'credit' })]);
  if ('refused' in filing) throw new Error('A complaint was refused.');
  const [{ event, body }] = filing.events;
  const findings = [{ grievance: 0, finding: 'partly' }];
  const recourse = { rules: '2026-11', bodies: ['ombudsfin'] };
  const reasons = 'Voici <i>pourquoi</i>.';
  const at = (day: string) => `${day}T10:00:00.000Z`;
  return [
    {
      seq: 1,
      at: at('2026-11-23'),
      by: { role: 'customer' },
      event: { ...event, reference },
      body,
    },
    {
      seq: 2,
      at: at('2026-11-24'),
      by: handler,
      event: { type: 'acknowledged', department: 'src' },
    },
    {
      ...{ seq: 3, at: at('2026-11-25'), by: handler },
      event: { type: 'answered', findings, measures: 0, recourse },
      body: { findings: [{ ...findings[0], reasons }] },
    },
  ];
}

beforeEach(async () => {
  await forgetDevice();
  api = await new FakeApi().install();
  api.seq = 4;
  api.answer['/v1/sessions'] = json(201, { token: 'T', caseId, expiresAt: '' });
  api.answer['/v1/events'] = json(200, { log: 'x', entries: entries(), next: 'n', more: false });
});

afterEach(() => {
  api.restore();
  document.body.replaceChildren();
});

async function open(): Promise<SfsComplaint> {
  const element = await show({ view: 'case' });
  await fillIn(element, '#reference', reference);
  await fillIn(element, '#code', code);
  (await find(element, 'button.main')).click();
  await find(element, 'h2', reference);
  return element;
}

async function begin(element: SfsComplaint, title: string) {
  (await find(element, 'button', title)).click();
  await find(element, '#act', title);
}

const press = async (element: SfsComplaint, title: string) =>
  (await find(element, 'form button', title)).click();

describe('an open case', () => {
  it('tells who acts next, what has happened with its words as text, and where else to go', async () => {
    const element = await open();
    const text = textOf(element);
    expect(text).to.include('C’est à vous').and.include('Nous vous donnons raison en partie.');
    expect(text).to.include('Voici <i>pourquoi</i>.');
    expect(text)
      .to.include('Ombudsfin')
      .and.include('Possible depuis le mercredi 25 novembre 2026');
    expect(has(element, '.timeline i')).to.equal(false);
    expect(await violations()).to.deep.equal([]);
  });

  it('sends a request for a second reading with the session, and keeps the proof', async () => {
    const element = await open();
    await begin(element, 'second examen');
    expect(await violations()).to.deep.equal([]);
    await fillIn(element, '#act-text', 'Il manque un point.');
    await press(element, 'Envoyer');
    await find(element, '.good', 'La preuve est signée');
    const [command] = api.commands() as CommandEnvelope[];
    expect(command).to.deep.include({ caseId, type: 'requestSecondReading' });
    expect(command?.body).to.deep.equal({ grounds: 'Il manque un point.' });
    expect(await violations()).to.deep.equal([]);
  });

  it('asks for a text at its field, and sends nothing without one', async () => {
    const element = await open();
    await begin(element, 'Nous écrire');
    await press(element, 'Envoyer');
    await find(element, '#act-error', 'Écrivez');
    expect(element.shadowRoot?.activeElement?.id).to.equal('act-text');
    expect(api.commands()).to.deep.equal([]);
  });

  it('sends one command for two clicks', async () => {
    const element = await open();
    await begin(element, 'Nous écrire');
    await fillIn(element, '#act-text', 'Encore un mot.');
    const send = await find(element, 'form button', 'Envoyer');
    send.click();
    send.click();
    await find(element, '.good', 'Reçu');
    expect(api.commands()).to.have.length(1);
  });

  it('wants a day that exists for a body that was gone to', async () => {
    const element = await open();
    await begin(element, 'saisi un organisme');
    await press(element, 'Envoyer');
    await find(element, '#act-error', 'jour qui existe');
    await fillIn(element, '#act-on', '2026-11-25');
    await press(element, 'Envoyer');
    await until(() => api.commands().length === 1, 'the command');
    expect(api.commands()[0]?.body).to.deep.equal({ body: 'ombudsfin', on: '2026-11-25' });
  });

  it('corrects contact details from what is held, and says at the field what is missing', async () => {
    const element = await open();
    await begin(element, 'Corriger mes coordonnées');
    expect((await find<HTMLInputElement>(element, '#f-name')).value).to.equal('Ann');
    expect(await violations()).to.deep.equal([]);
    await fillIn(element, '#f-email', ' ');
    await press(element, 'Envoyer');
    await find(element, '#f-email-error');
    expect(element.shadowRoot?.activeElement?.id).to.equal('f-email');
    expect(api.commands()).to.deep.equal([]);
    await fillIn(element, '#f-email', 'new@example.be');
    await press(element, 'Envoyer');
    await until(() => api.commands().length === 1, 'the command');
    expect(api.commands()[0]).to.deep.include({
      type: 'correctContact',
      body: { contact: { name: 'Ann', email: 'new@example.be', prefers: 'email' } },
    });
  });

  it('lays a letter out with the words as text, a QR code of the reference, and no access code', async () => {
    const element = await open();
    (await find(element, 'button', 'Courrier et agenda')).click();
    await find(element, '#papers');
    await fillIn(element, '#letter-text', 'Un <b>mot</b>.');
    const letter = await find(element, '.letterhead .qr');
    expect(letter.getAttribute('aria-label')).to.equal(`Code QR de la référence ${reference}`);
    expect(textOf(element)).to.include('Un <b>mot</b>.').and.not.include(code);
    expect(has(element, '.letter b')).to.equal(false);
    expect(await violations()).to.deep.equal([]);
  });

  it('prepares what goes to a body, keeps what was changed in it, and notes that it was done', async () => {
    const element = await open();
    (await find(element, 'button', 'Préparer mon envoi : Ombudsfin')).click();
    const text = await find<HTMLTextAreaElement>(element, '#pack-ombudsfin-text');
    expect(text.value).to.include('[vos raisons]').and.include(reference);
    expect(await violations()).to.deep.equal([]);
    await fillIn(element, '#pack-ombudsfin-text', 'Autrement.');
    expect((await find(element, '#pack-ombudsfin-paper')).textContent.trim()).to.equal(
      'Autrement.',
    );
    expect(has(element, '#pack-court')).to.equal(false);
    (await find(element, '.pack button', 'Noter que')).click();
    const body = await find<HTMLSelectElement>(element, 'select#act-text');
    expect(body.value).to.equal('ombudsfin');
  });

  it('prints one part alone, with everything in it open, and leaves the page as it was', async () => {
    const element = await open();
    const { print } = window;
    let marked = 0;
    let isOpen = false;
    window.print = () => {
      marked = document.querySelectorAll('[data-sfs-print]').length;
      isOpen = element.shadowRoot?.querySelector('details:not([open])') === null;
    };
    (await find(element, 'button', 'Imprimer')).click();
    await until(() => marked > 0, 'the printing');
    window.print = print;
    expect([marked, isOpen]).to.deep.equal([1, true]);
    expect(document.adoptedStyleSheets).to.have.length(1);
    dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('[data-sfs-print]')).to.equal(null);
    expect(document.adoptedStyleSheets).to.have.length(0);
    expect(has(element, 'details[open]')).to.equal(false);
  });

  it('sends files from the moment they are chosen, and names them in the message that follows', async () => {
    const tus = new FakeTus().install();
    const element = await open();
    await begin(element, 'Nous écrire');
    (await find(element, 'form button', 'Ajouter des fichiers')).click();
    const field = await find<HTMLInputElement>(element, '#files-choose');
    const chosen = new DataTransfer();
    chosen.items.add(new File(['hello'], 'lettre <b>.txt', { type: 'text/plain' }));
    field.files = chosen.files;
    field.dispatchEvent(new Event('change'));
    await find(element, '.file-list li', 'reçu');
    expect(await violations()).to.deep.equal([]);
    await press(element, 'Envoyer');
    await until(() => api.commands().length === 1, 'the command');
    const [command] = api.commands();
    const files = command?.files as { id: string; name: string; size: number }[];
    expect(files.map(({ name, size }) => [name, size])).to.deep.equal([['lettre <b>.txt', 5]]);
    expect(command?.body).to.deep.equal({ text: 'Fichiers, sans message.' });
    const upload = tus.uploads.get(files[0]?.id ?? '');
    expect(upload).to.include({ caseId, right: await verifierOf(crypto.subtle, code) });
    await find(element, '.good', 'Reçu');
    await begin(element, 'Nous écrire');
    expect(has(element, '.file-list li')).to.equal(false);
    tus.restore();
  });

  it('has the words again of a form that was cancelled, or left for another', async () => {
    const element = await open();
    await begin(element, 'Nous écrire');
    await fillIn(element, '#act-text', 'Half a sentence');
    await press(element, 'Annuler');
    await begin(element, 'Nous écrire');
    const text = () => find<HTMLTextAreaElement>(element, 'textarea#act-text');
    expect((await text()).value).to.equal('Half a sentence');
    (await find(element, 'button', 'Préparer mon envoi : Ombudsfin')).click();
    (await find(element, '.pack button', 'Noter que')).click();
    await find(element, 'select#act-text');
    await press(element, 'Annuler');
    await begin(element, 'Nous écrire');
    expect((await text()).value).to.equal('Half a sentence');
    await press(element, 'Envoyer');
    await find(element, '.good', 'Reçu');
    await begin(element, 'Nous écrire');
    expect((await text()).value).to.equal('');
  });

  it('takes a file away again that was chosen for a message that is given up', async () => {
    const tus = new FakeTus().install();
    const element = await open();
    await begin(element, 'Nous écrire');
    (await find(element, 'form button', 'Ajouter des fichiers')).click();
    const field = await find<HTMLInputElement>(element, '#files-choose');
    const chosen = new DataTransfer();
    chosen.items.add(new File(['hello'], 'lettre.txt', { type: 'text/plain' }));
    field.files = chosen.files;
    field.dispatchEvent(new Event('change'));
    await until(() => tus.uploads.size === 1, 'the upload');
    await find(element, '.file-list li', 'reçu');
    await press(element, 'Annuler');
    await until(() => tus.uploads.size === 0, 'the removal');
    expect(api.commands()).to.deep.equal([]);
    tus.restore();
  });
});
