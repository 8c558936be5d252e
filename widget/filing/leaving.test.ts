import { expect } from 'chai';
import type { SfsComplaint } from '../complaint/complaint.ts';
import { countKept, forgetDevice } from '../testing/device.ts';
import { FakeApi } from '../testing/fake-api.ts';
import { FakeTus } from '../testing/fake-tus.ts';
import { fillAll, fillStep, heading, open, submit } from '../testing/form.ts';
import { fillIn, find, textOf, until } from '../testing/page.ts';

let api: FakeApi;
let tus: FakeTus;

beforeEach(async () => {
  await forgetDevice();
  api = await new FakeApi().install();
  tus = new FakeTus().install();
});

afterEach(async () => {
  document.body.replaceChildren();
  tus.restore();
  api.restore();
  await forgetDevice();
});

/** Whether the browser would ask before it leaves this page. */
const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

/** Adds a file in the step that has it, and goes on to the last one. */
async function withFile(element: SfsComplaint) {
  for (const index of [0, 1, 2]) {
    await fillStep(element, index);
    await submit(element);
  }
  const input = await find<HTMLInputElement>(element, '#files-choose');
  const transfer = new DataTransfer();
  transfer.items.add(new File(['x'], 'contrat.txt', { type: 'text/plain' }));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
  await find(element, '.file-list li', 'contrat.txt');
  await fillStep(element, 3);
  await submit(element);
  await heading(element, 'Vérifier et envoyer');
}

describe('a page that is left', () => {
  it('is not asked about where the device keeps everything', async () => {
    const element = await open();
    expect(asks()).to.equal(false);
    await fillStep(element, 0);
    await find(element, '.quiet', 'gardé sur cet appareil');
    expect(asks()).to.equal(false);
    await fillAll(element);
    await submit(element);
    await heading(element, 'Votre plainte est reçue');
    expect(asks()).to.equal(false);
  });

  it('is asked about while what was typed on a shared computer is nowhere else, until it is kept again or taken off the page', async () => {
    const element = await open();
    await fillIn(element, '#draft-shared', '');
    expect(asks()).to.equal(false);
    await fillStep(element, 0);
    expect(asks()).to.equal(true);
    await fillIn(element, '#draft-shared', '');
    await find(element, '.quiet', 'gardé sur cet appareil');
    expect(asks()).to.equal(false);
    await fillIn(element, '#draft-shared', '');
    await until(asks, 'the question');
    element.remove();
    await element.updateComplete;
    expect(asks()).to.equal(false);
  });

  it('is asked about until the proof of a shared computer is put away, which says that nothing is kept', async () => {
    const element = await open();
    await fillIn(element, '#draft-shared', '');
    await fillAll(element);
    await submit(element);
    await heading(element, 'Votre plainte est reçue');
    expect(asks()).to.equal(true);
    expect(textOf(element)).to.include('Cet appareil ne garde rien').and.not.include('Jusque-là');
    expect(await countKept('sealed')).to.equal(0);
    (await find(element, 'button', 'J’ai gardé ma preuve')).click();
    await until(() => element.view === 'procedure', 'the procedure');
    await element.updateComplete;
    expect(asks()).to.equal(false);
  });

  it('is never said to be closable while a file is in it alone', async () => {
    let goOn = () => {};
    tus.gate = new Promise((done) => (goOn = done));
    const element = await open();
    await fillIn(element, '#draft-shared', '');
    await withFile(element);
    await submit(element);
    await find(element, 'strong', 'Gardez cette page ouverte');
    expect(textOf(element)).not.to.include('fermer cette page : l’envoi continue');
    expect(asks()).to.equal(true);
    goOn();
    await find(element, 'p', 'reçus : 1');
    expect(textOf(element)).not.to.include('Gardez cette page ouverte');
  });
});
