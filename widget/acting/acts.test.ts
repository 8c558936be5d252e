import { expect } from 'chai';
import { customer, file, give } from '#shared/case/testing.ts';
import { NO_CASE } from '#shared/case/evolve.ts';
import type { CommandEnvelope } from '#shared/api/wire.ts';
import { makeCode } from '#shared/proof/code.ts';
import { referenceOf } from '#shared/proof/reference.ts';
import type { SfsComplaint } from '../complaint/complaint.ts';
import { forgetDevice } from '../testing/device.ts';
import { FakeApi } from '../testing/fake-api.ts';
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
});
