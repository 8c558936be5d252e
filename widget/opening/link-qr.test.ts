import { expect } from 'chai';
import { render } from 'lit';
import { keysIn } from '#shared/proof/saved-keys.ts';
import { forgetDevice } from '../testing/device.ts';
import { FakeApi } from '../testing/fake-api.ts';
import { fillAll, heading, open, submit } from '../testing/form.ts';
import { find, until, violations } from '../testing/page.ts';
import { renderQr } from '../ui/qr.ts';

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

const drawn = (qr: Element | null | undefined) =>
  qr?.querySelector('path:last-child')?.getAttribute('d');

describe('a complaint that was received', () => {
  it('has a code to scan, which opens it in this page and is sent nowhere', async () => {
    const element = await open();
    await fillAll(element);
    await submit(element);
    await heading(element, 'Votre plainte est reçue');
    const link = await until(
      () =>
        [...(element.shadowRoot?.querySelectorAll('details') ?? [])].find(({ textContent }) =>
          textContent.includes('sur un autre appareil'),
        ),
      'the link',
    );
    link.open = true;
    const shown = [...(element.shadowRoot?.querySelectorAll('.key') ?? [])];
    const keys = keysIn(shown.map(({ textContent }) => textContent).join(' '));
    const [page = ''] = location.href.split('#');
    const other = document.createElement('div');
    render(renderQr(`${page}#sfs-case=${keys?.reference}.${keys?.code}`, 'x'), other);
    expect(keys).not.to.equal(undefined);
    expect(drawn(link)).to.equal(drawn(other));
    await find(element, 'svg.qr');
    expect(JSON.stringify(api.calls)).not.to.include(keys?.code);
    expect(await violations()).to.deep.equal([]);
  });
});
