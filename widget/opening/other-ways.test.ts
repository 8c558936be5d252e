import { expect } from 'chai';
import { customer, file as filing, give } from '#shared/case/testing.ts';
import { NO_CASE } from '#shared/case/evolve.ts';
import { makeCode, verifierOf } from '#shared/proof/code.ts';
import { referenceOf } from '#shared/proof/reference.ts';
import type { SfsComplaint } from '../complaint/complaint.ts';
import { CaseStore } from '../session/case-store.ts';
import { forgetDevice } from '../testing/device.ts';
import { FakeApi, problem } from '../testing/fake-api.ts';
import { fillIn, find, has, show, textOf, until, violations } from '../testing/page.ts';

const code = makeCode((length) => crypto.getRandomValues(new Uint8Array(length)));
const caseId = 'AAAAAAAAAAAAAAAAAAAAAA';
const reference = referenceOf(caseId, 2026, 0);
const saved = `Référence : ${reference}\nCode d’accès : ${code}\n`;
const json = (status: number, body: unknown) => () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
let api: FakeApi;

beforeEach(async () => {
  await forgetDevice();
  api = await new FakeApi().install();
  const decision = give(NO_CASE, ['2026-11-23', customer, filing()]);
  if ('refused' in decision) throw new Error('A complaint was refused.');
  const [{ event, body }] = decision.events;
  const entry = { seq: 1, at: '2026-11-23T10:00:00.000Z', by: { role: 'customer' }, body };
  const entries = [{ ...entry, event: { ...event, reference } }];
  api.answer['/v1/sessions'] = json(201, { token: 'T', caseId, expiresAt: '' });
  api.answer['/v1/events'] = json(200, { log: 'x', entries, next: 'n', more: false });
});

afterEach(async () => {
  document.body.replaceChildren();
  api.restore();
  await forgetDevice();
});

const valueOf = async (element: SfsComplaint, id: string) =>
  (await find<HTMLInputElement>(element, id)).value;

async function opening(): Promise<SfsComplaint> {
  const element = await show({ view: 'case' });
  await find(element, '#keys-file');
  return element;
}

async function choose(element: SfsComplaint, file: File): Promise<void> {
  const input = await find<HTMLInputElement>(element, '#keys-file');
  const list = new DataTransfer();
  list.items.add(file);
  input.files = list.files;
  input.dispatchEvent(new Event('change'));
}

async function keepOpen(): Promise<void> {
  const store = new CaseStore();
  const verifier = await verifierOf(crypto.subtle, code);
  await store.keepCase({ id: caseId, reference, verifier, at: 0 });
  store.close();
}

describe('opening a case without typing', () => {
  for (const field of ['#reference', '#code'])
    it(`takes both from one paste into ${field}`, async () => {
      const element = await opening();
      await fillIn(element, field, saved.replaceAll('\n', ' '));
      await until(() => find(element, field), 'the field');
      expect(await valueOf(element, '#reference')).to.equal(reference);
      expect(await valueOf(element, '#code')).to.equal(code);
      expect(api.calls).to.deep.equal([]);
    });

  it('leaves half a text as it was pasted, and says what is wrong with it', async () => {
    const element = await opening();
    await fillIn(element, '#reference', saved.slice(0, 20));
    (await find(element, 'button', 'Ouvrir')).click();
    await find(element, '#reference-error');
    expect(await valueOf(element, '#reference')).to.equal(saved.slice(0, 20));
    expect(api.calls).to.deep.equal([]);
  });

  it('reads the file that was saved, on this page, also the same one again', async () => {
    const element = await opening();
    const field = await find<HTMLInputElement>(element, '#code');
    for (const typed of ['', 'x']) {
      await fillIn(element, '#code', typed);
      await choose(element, new File([saved], 'plainte.txt'));
      await until(() => field.value === code, 'the code');
      await find(element, '[role=status]', 'sont remplis');
    }
    expect(api.calls).to.deep.equal([]);
  });

  for (const [name, file] of [
    ['of words', new File(['Bonjour'], 'lettre.txt')],
    ['of bytes', new File([Uint8Array.from([0, 255, 137, 80])], 'a.bin')],
    ['without a picture in it', new File(['x'], 'a.png', { type: 'image/png' })],
    ['that is too large', new File([' '.repeat(2_000_001), saved], 'a.txt')],
  ] as const)
    it(`says that a file ${name} is none of ours`, async () => {
      const element = await opening();
      await choose(element, file);
      await find(element, '.bad[role=status]', 'Nous n’y trouvons pas');
      expect(await valueOf(element, '#code')).to.equal('');
      expect(await violations()).to.deep.equal([]);
    });

  it('takes a dropped file', async () => {
    const element = await opening();
    const list = new DataTransfer();
    list.items.add(new File([saved], 'plainte.txt'));
    const zone = (await find(element, '#keys-file')).parentElement;
    zone?.dispatchEvent(new DragEvent('dragover', { dataTransfer: list, cancelable: true }));
    await until(() => has(element, '.dragged'), 'the mark of a drop');
    zone?.dispatchEvent(new DragEvent('drop', { dataTransfer: list, cancelable: true }));
    await find(element, '[role=status]', 'sont remplis');
    expect(await valueOf(element, '#reference')).to.equal(reference);
  });

  it('takes a link, also in a page that stands open, and leaves no code in its address', async () => {
    const element = await opening();
    location.hash = `sfs-case=${reference}.${code}`;
    await until(() => !location.hash, 'an address without the code');
    await until(() => textOf(element) && has(element, '#code'), 'the form');
    await element.updateComplete;
    expect(await valueOf(element, '#reference')).to.equal(reference);
    expect(await valueOf(element, '#code')).to.equal(code);
    expect(location.href).not.to.include(code);
    expect(api.calls).to.deep.equal([]);
  });
});

describe('a case that this device keeps open', () => {
  it('opens with one press, and is forgotten with another', async () => {
    await keepOpen();
    const element = await opening();
    expect(await violations()).to.deep.equal([]);
    (await find(element, 'button', `Ouvrir ${reference}`)).click();
    await find(element, 'h2', reference);
    expect(api.calls[0]?.body).to.deep.include({
      reference,
      verifier: await verifierOf(crypto.subtle, code),
    });
    (await find(element, 'button', 'Quitter')).click();
    element.view = 'case';
    (await find(element, 'button', `Oublier ${reference}`)).click();
    await until(() => !has(element, '#kept'), 'nothing kept');
    const store = new CaseStore();
    expect(await store.cases()).to.deep.equal([]);
    store.close();
  });

  it('says so where it opens no more, at the field that wants the code', async () => {
    await keepOpen();
    api.answer['/v1/sessions'] = () => problem(401, 'notOpened');
    const element = await opening();
    (await find(element, 'button', `Ouvrir ${reference}`)).click();
    await find(element, '#code-error', 'n’ouvre plus');
    expect(element.shadowRoot?.activeElement?.id).to.equal('code');
    expect(await valueOf(element, '#reference')).to.equal(reference);
  });
});
