import { expect } from 'chai';
import { forgetDevice } from '../testing/device.ts';
import { FakeApi } from '../testing/fake-api.ts';
import { fillAll, heading, open, submit } from '../testing/form.ts';
import { find, has, until } from '../testing/page.ts';

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

describe('a screen that one person leaves to the next', () => {
  it('still sends what was sealed after the page began anew for the next person', async () => {
    const element = await open();
    await fillAll(element);
    api.answer['/v1/commands'] = null;
    await submit(element);
    await find(element, '[role=status]', 'Enregistrée sur cet appareil');
    expect(element.matches(':state(waiting)')).to.equal(true);
    element.reset();
    api.answer = {};
    dispatchEvent(new Event('online'));
    await until(() => api.filed.size === 1, 'the filing');
    await until(() => !element.matches(':state(waiting)'), 'the proof');
  });

  it('shows the next person nothing of what was sent from a shared computer, and still sends it', async () => {
    const element = await open();
    await fillAll(element);
    (await find(element, '#draft-shared')).click();
    api.answer['/v1/commands'] = null;
    await submit(element);
    await until(() => api.commands().length > 0, 'the first try');
    element.reset();
    element.open('complaint');
    await find(element, 'form');
    api.answer = {};
    dispatchEvent(new Event('online'));
    await until(() => api.filed.size === 1, 'the filing');
    await until(() => !element.matches(':state(waiting)'), 'the proof');
    await find(element, 'form');
    expect(has(element, '.key')).to.equal(false);
  });

  it('says what waits of the next person, whatever became of the last one', async () => {
    const element = await open();
    await fillAll(element);
    (await find(element, '#draft-shared')).click();
    await submit(element);
    await heading(element, 'Votre plainte est reçue');
    element.reset();
    element.open('complaint');
    await heading(element, 'Vous et votre contrat');
    await fillAll(element);
    api.answer['/v1/commands'] = null;
    await submit(element);
    await until(() => api.commands().length > 1, 'the first try');
    expect(element.matches(':state(waiting)')).to.equal(true);
    // The last person's outbox hears of every change on the device, too.
    new BroadcastChannel('sfs-complaint/outbox').postMessage('changed');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(element.matches(':state(waiting)')).to.equal(true);
  });
});
