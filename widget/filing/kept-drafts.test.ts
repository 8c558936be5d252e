import { expect } from 'chai';
import { Store } from '../sync/store.ts';
import { forgetDevice } from '../testing/device.ts';
import { FakeApi } from '../testing/fake-api.ts';
import { open } from '../testing/form.ts';
import { fillIn, find } from '../testing/page.ts';

let api: FakeApi;
let store: Store;

beforeEach(async () => {
  await forgetDevice();
  api = await new FakeApi().install();
  store = new Store();
});

afterEach(async () => {
  document.body.replaceChildren();
  api.restore();
  store.close();
  await forgetDevice();
});

describe('a draft on this device', () => {
  it('that is open in two tabs gives the copy files of its own, and names one that this device no longer has', async () => {
    const filing = { caseId: 'A'.repeat(22), code: '2222-2222-2222-2222-2222-2222-2227' };
    const at = Date.now();
    await store.write({ store: 'drafts', put: { id: 'd', draft: { name: 'Ann' }, at, filing } });
    const file = { ...filing, type: 'text/plain', size: 1, sha256: 'x'.repeat(43), at };
    const bytes = new Uint8Array([65]).buffer;
    const put = { ...file, id: 'f1', name: 'contrat.txt', bytes, arrived: true as const };
    await store.write({ store: 'files', put });
    await store.write({ store: 'files', put: { ...file, id: 'f2', name: 'lettre.txt' } });
    const first = await open();
    (await find(first, 'button', 'Continuer')).click();
    await find(first, '#f-name');
    const second = await open();
    (await find(second, 'button', 'Continuer')).click();
    await find(second, '[role=alert]', 'Ajoutez-les à nouveau : lettre.txt');
    const copies = (await store.all('files')).filter(({ caseId }) => caseId !== filing.caseId);
    expect(copies.map(({ name }) => name)).to.deep.equal(['contrat.txt']);
    expect(copies[0]).to.include({ size: 1 }).and.not.to.have.property('arrived');
    const drafts = await store.all('drafts');
    expect(new Set(drafts.map((draft) => draft.filing?.caseId))).to.have.property('size', 2);
    expect(copies[0]?.caseId).to.equal(drafts.find(({ id }) => id !== 'd')?.filing?.caseId);
  });

  it('that is past its days is offered once more with a warning, and goes a day later; touched, or by a clock set right, it stays', async () => {
    const day = 86_400_000;
    const keep = (id: string, at: number, overAt?: number) =>
      store.write({ store: 'drafts', put: { id, name: id, draft: { name: id }, at, overAt } });
    const now = Date.now();
    await keep('Vieux', now - 31 * day);
    await keep('Passé', now - 33 * day, now - 2 * day);
    await keep('Récent', now - 2 * day, now + 300 * day);
    const element = await open();
    await find(element, 'strong', 'Récent');
    const lines = [...(element.shadowRoot?.querySelectorAll('.contacts li') ?? [])];
    const warned = lines.filter((line) => line.textContent.includes('effacé demain'));
    expect(lines).to.have.length(2);
    expect(warned.map((line) => line.textContent.includes('Vieux'))).to.deep.equal([true]);
    const marks = async () =>
      Object.fromEntries((await store.all('drafts')).map(({ id, overAt }) => [id, overAt]));
    expect((await marks())['Vieux']).to.be.within(now, Date.now());
    expect((await marks())['Récent']).to.equal(undefined);
    (await find(element, 'button', 'Continuer : Vieux')).click();
    await fillIn(element, '#f-name', 'Vieux encore');
    await new Promise((next) => setTimeout(next, 600));
    expect((await marks())['Vieux']).to.equal(undefined);
  });
});
