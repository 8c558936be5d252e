import { expect } from 'chai';
import { makeCode, verifierOf } from '#shared/proof/code.ts';
import { referenceOf } from '#shared/proof/reference.ts';
import { forgetDevice } from '../testing/device.ts';
import { FakeApi, problem } from '../testing/fake-api.ts';
import { fillIn, find, show, textOf, violations } from '../testing/page.ts';

let api: FakeApi;
const code = makeCode((length) => crypto.getRandomValues(new Uint8Array(length)));
const caseId = 'AAAAAAAAAAAAAAAAAAAAAA';
const reference = referenceOf(caseId, 2026, 0);
const json = (status: number, body: unknown) => () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

const filed = {
  seq: 1,
  at: '2026-11-22T10:00:00.000Z',
  by: { role: 'customer' },
  event: {
    type: 'complaintFiled',
    reference,
    receivedOn: '2026-11-22',
    rules: '2026-11',
    marque: 'sfs',
    language: 'fr',
    customer: 'private',
    department: 'src',
    subject: 'credit',
    files: 0,
  },
  body: {
    marque: 'sfs',
    language: 'fr',
    customer: 'private',
    contact: { name: 'Ann <b>Peeters</b>', email: 'ann@example.be', prefers: 'email' },
    contract: { unknown: true },
    subject: 'credit',
    description: 'Le taux est faux.',
  },
};

beforeEach(async () => {
  await forgetDevice();
  api = await new FakeApi().install();
  api.answer['/v1/sessions'] = json(201, { token: 'T', caseId, expiresAt: '' });
  api.answer['/v1/events'] = json(200, { log: 'x', entries: [filed], next: 'n', more: false });
});

afterEach(() => {
  api.restore();
  document.body.replaceChildren();
});

async function open(typedReference: string, typedCode: string) {
  const element = await show({ view: 'case' });
  await fillIn(element, '#reference', typedReference);
  await fillIn(element, '#code', typedCode);
  (await find(element, 'button.main')).click();
  return element;
}

describe('opening a case', () => {
  it('reads what was filed, with its dates, and tells the server no code', async () => {
    const element = await open(reference.toLowerCase(), ` ${code.toLowerCase()} `);
    await find(element, 'h2', reference);
    expect(textOf(element)).to.include('Ann <b>Peeters</b>').and.include('Le taux est faux.');
    expect(textOf(element)).to.include('vendredi 27 novembre 2026');
    const body = api.calls[0]?.body;
    expect(body).to.deep.equal({
      v: 1,
      reference,
      verifier: await verifierOf(crypto.subtle, code),
    });
    expect(await violations()).to.deep.equal([]);
  });

  it('is closed by a reset: nothing of it is shown or asked for any more', async () => {
    const element = await open(reference, code);
    await find(element, 'h2', reference);
    element.reset();
    await find(element, 'h2', 'Quelque chose ne va pas');
    const calls = api.calls.length;
    dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    element.open('case');
    await find(element, '#code');
    expect(textOf(element)).not.to.include('Le taux est faux.');
    expect(api.calls.slice(calls).filter(({ path }) => path !== '/v1/meta')).to.deep.equal([]);
  });

  it('proposes the right code where one letter is wrong, before anything is sent', async () => {
    const wrong = (code.startsWith('7') ? '8' : '7') + code.slice(1);
    const element = await open(reference, wrong);
    await find(element, '.bad', code);
    expect(api.calls).to.deep.equal([]);
    expect(await violations()).to.deep.equal([]);
    (await find(element, 'button', 'Utiliser ce code')).click();
    await element.updateComplete;
    expect((await find<HTMLInputElement>(element, '#code')).value).to.equal(code);
  });

  for (const [name, typed, words] of [
    ['too short', '1234', '28 caractères'],
    ['a letter that no code has', `${'U'.repeat(28)}`, 'jamais U'],
  ] as const)
    it(`tells what is wrong with a code: ${name}`, async () => {
      const element = await open(reference, typed);
      await find(element, '.bad', words);
      expect(api.calls).to.deep.equal([]);
    });

  it('tells a reference that cannot be one', async () => {
    const element = await open('SFB-26-XXXXXX', code);
    await find(element, '#reference-error', 'SFB-26');
  });

  it('says one sentence for whatever does not open', async () => {
    api.answer['/v1/sessions'] = () => problem(401, 'notOpened');
    const element = await open(reference, code);
    await find(element, '.bad', 'Vérifiez-les tous les deux');
  });

  it('says when to try again after too many tries', async () => {
    api.answer['/v1/sessions'] = () => problem(429, 'tooManyRequests', { 'retry-after': '60' });
    await find(await open(reference, code), '.bad', '60 secondes');
  });

  it('says that the server is out of reach', async () => {
    api.answer['/v1/sessions'] = null;
    await find(await open(reference, code), '.bad', 'joindre le serveur');
  });

  it('leaving ends the session and forgets the code', async () => {
    const element = await open(reference, code);
    await find(element, 'h2', reference);
    (await find(element, 'button', 'Quitter')).click();
    await find(element, 'h2', 'Quelque chose');
    expect(api.calls.at(-1)).to.include({ method: 'DELETE', path: '/v1/sessions' });
    element.view = 'case';
    expect((await find<HTMLInputElement>(element, '#code')).value).to.equal('');
  });

  it('tells which files are there and which are still awaited', async () => {
    const files = [
      { id: 'a', name: '<b>.pdf', type: '', size: 1, sha256: '', state: 'arrived', offset: 1 },
      { id: 'b', name: 'lettre.txt', type: '', size: 1, sha256: '', state: 'awaited', offset: 0 },
    ];
    const withFiles = { ...filed, body: { ...filed.body, files } };
    const nothing = json(200, { log: 'x', entries: [], next: 'n', more: false });
    const first = json(200, { log: 'x', entries: [withFiles], next: 'n', more: false });
    api.answer['/v1/events'] = () => {
      api.answer['/v1/events'] = nothing;
      return first();
    };
    api.answer[`/v1/cases/${caseId}`] = json(200, { files });
    const element = await open(reference, code);
    await find(element, 'li', '<b>.pdf : arrivé');
    await find(element, 'li', 'lettre.txt : annoncé, pas encore arrivé');
  });
});
