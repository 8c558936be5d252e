import { expect } from 'chai';
import { FakeApi } from '../testing/fake-api.ts';
import { forgetDevice } from '../testing/device.ts';
import { show, until } from '../testing/page.ts';
import type { SfsComplaint } from '../complaint/complaint.ts';

let api: FakeApi;
const page = document.documentElement;

beforeEach(async () => {
  await forgetDevice();
  api = await new FakeApi().install();
});

afterEach(() => {
  api.restore();
  document.body.replaceChildren();
  page.removeAttribute('style');
});

const NEUTRAL = 'rgb(0, 68, 136)';
const PEUGEOT = 'rgb(11, 75, 176)';
const JEEP = 'rgb(66, 86, 31)';

function styleOf(element: SfsComplaint, selector: string): CSSStyleDeclaration {
  const found = element.shadowRoot?.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return getComputedStyle(found);
}

const buttonOf = (element: SfsComplaint) => styleOf(element, '.main').backgroundColor;

describe('the theme of a marque', () => {
  it('is there when the first sight is: nothing is seen in another look', async () => {
    const element = await show({ marque: 'peugeot' });
    expect(buttonOf(element)).to.equal(PEUGEOT);
    expect(styleOf(element, '.main').borderRadius).to.equal('2px');
    expect(styleOf(element, 'h2').fontWeight).to.equal('800');
  });

  it('follows the marque, and goes with it', async () => {
    const element = await show({ marque: 'peugeot' });
    for (const [marque, colour] of [
      ['jeep', JEEP],
      ['sfs', NEUTRAL],
      ['peugeot', PEUGEOT],
    ] as const) {
      element.marque = marque;
      await until(() => buttonOf(element) === colour, `${marque} in its colour`);
    }
    element.removeAttribute('marque');
    await until(() => buttonOf(element) === NEUTRAL, 'the neutral look');
  });

  it('that there is none of leaves the neutral look', async () => {
    for (const marque of ['sfs', 'unknown', '../define', '']) {
      const element = await show({ marque });
      expect(buttonOf(element), marque).to.equal(NEUTRAL);
      element.remove();
    }
  });

  it('differs between two elements on one page', async () => {
    const [one, other] = [await show({ marque: 'jeep' }), await show({ marque: 'peugeot' })];
    expect([buttonOf(one), buttonOf(other)]).to.deep.equal([JEEP, PEUGEOT]);
  });

  it('gives way to the properties of the page, wherever those are set', async () => {
    page.style.setProperty('--sfs-accent', 'rgb(1, 2, 3)');
    page.style.setProperty('--sfs-tint', 'rgb(4, 5, 6)');
    const element = await show({ marque: 'peugeot' });
    element.style.setProperty('--sfs-radius', '17px');
    element.style.setProperty('--sfs-font', 'monospace');
    expect(buttonOf(element)).to.equal('rgb(1, 2, 3)');
    expect(styleOf(element, '.promises').backgroundColor).to.equal('rgb(4, 5, 6)');
    expect(styleOf(element, '.main').borderRadius).to.equal('17px');
    element.marque = 'maserati';
    await until(() => styleOf(element, 'h2').fontWeight === '400', 'the other theme');
    expect(styleOf(element, 'h2').fontFamily).to.equal('monospace');
    expect(buttonOf(element)).to.equal('rgb(1, 2, 3)');
  });

  it('is dark where the page is', async () => {
    page.style.colorScheme = 'dark';
    const element = await show({ marque: 'peugeot' });
    expect(buttonOf(element)).to.equal('rgb(152, 191, 255)');
    expect(styleOf(element, '.main').color).to.equal('rgb(13, 24, 42)');
  });
});
