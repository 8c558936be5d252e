import { expect } from 'chai';
import { FakeApi } from '../testing/fake-api.ts';
import { forgetDevice } from '../testing/device.ts';
import { fillIn, find, show, textOf, until, violations } from '../testing/page.ts';

let api: FakeApi;

beforeEach(async () => {
  await forgetDevice();
  api = await new FakeApi().install();
});

afterEach(() => {
  api.restore();
  document.body.replaceChildren();
  document.documentElement.lang = '';
});

describe('the first sight', () => {
  it('explains the procedure in each language and has nothing that axe finds wrong', async () => {
    for (const [lang, words] of [
      ['fr', 'Service des plaintes'],
      ['nl', 'Klachtendienst'],
      ['de', 'Beschwerdedienst'],
      ['en', 'Complaints Service'],
    ] as const) {
      const element = await show({ lang });
      expect(textOf(element)).to.include(words);
      expect(element.shadowRoot?.querySelector('.sfs')?.getAttribute('lang')).to.equal(lang);
      for (const details of element.shadowRoot?.querySelectorAll('details') ?? [])
        details.open = true;
      expect(await violations()).to.deep.equal([]);
      element.remove();
    }
  });

  it('two languages stand on one page without mixing', async () => {
    const [dutch, german] = await Promise.all([show({ lang: 'nl' }), show({ lang: 'de' })]);
    expect(textOf(dutch)).to.include('Klachtendienst').and.not.to.include('Beschwerdedienst');
    expect(textOf(german)).to.include('Beschwerdedienst').and.not.to.include('Klachtendienst');
  });

  it('speaks the language nearest to it, also past a shadow root, and folds regions', async () => {
    const outer = document.createElement('section');
    outer.lang = 'nl-BE';
    const inner = document.createElement('div');
    outer.append(inner);
    document.body.append(outer);
    const element = document.createElement('sfs-complaint');
    inner.attachShadow({ mode: 'open' }).append(element);
    await until(() => element.shadowRoot?.querySelector('.sfs'), 'the first sight');
    expect(textOf(element)).to.include('Klachtendienst');
  });

  it('tells style sheets whether there is a network, from the start and at every change', async () => {
    let isOnline = false;
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });
    const turn = (on: boolean) => {
      isOnline = on;
      dispatchEvent(new Event(on ? 'online' : 'offline'));
    };
    try {
      const element = await show({ lang: 'fr' });
      const isOffline = () => element.matches(':state(offline)');
      const seen = [isOffline()];
      for (const on of [true, false, true]) {
        turn(on);
        seen.push(isOffline());
      }
      element.remove();
      turn(false);
      seen.push(isOffline());
      document.body.append(element);
      seen.push(isOffline());
      expect(seen).to.deep.equal([true, false, true, false, false, true]);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });

  it('changes language when its attribute does', async () => {
    const element = await show({ lang: 'fr' });
    element.lang = 'en';
    await find(element, 'button', 'complaint');
    expect(textOf(element)).to.include('Complaints Service');
  });

  it('sends nothing and stores nothing for a person who only reads', async () => {
    localStorage.clear();
    const element = await show();
    (await find(element, 'summary', '2.')).click();
    expect(localStorage.length).to.equal(0);
    expect(api.calls.filter(({ path }) => path !== '/v1/meta')).to.deep.equal([]);
  });

  it('asks for the channels only when somebody looks for them, and shows those configured', async () => {
    api.channels = { emailPrivate: 'private@example.be', portalUrl: 'https://portal.example.be/' };
    const element = await show();
    expect(api.calls).to.deep.equal([]);
    expect(textOf(element)).not.to.include('private@example.be');
    (await find(element, 'summary', '1.')).click();
    await find(element, 'a[href="mailto:private@example.be"]');
    await find(element, 'a[href="https://portal.example.be/"]');
  });

  it('shows its light DOM until the texts are there', async () => {
    const element = document.createElement('sfs-complaint');
    element.append(
      Object.assign(document.createElement('a'), { href: '/fr/', textContent: 'Plainte' }),
    );
    document.body.append(element);
    await element.updateComplete;
    expect(element.firstElementChild?.getBoundingClientRect().height).to.be.greaterThan(0);
  });
});

describe('an element among others', () => {
  it('says ready once, and where the person went; not where the page sent them', async () => {
    const element = await show();
    const views: string[] = [];
    element.addEventListener('sfs-view-changed', ({ view }) => views.push(view));
    (await find(element, 'button', 'Déposer')).click();
    await find(element, 'h2', 'Vous et votre contrat');
    element.view = 'procedure';
    await find(element, 'h2', 'Quelque chose ne va pas');
    expect(views).to.deep.equal(['complaint']);
    expect(element.getAttribute('view')).to.equal('procedure');
  });

  it('the focus follows the person into a view', async () => {
    const element = await show();
    (await find(element, 'button', 'Déposer')).click();
    const title = await find(element, 'h2', 'Vous et votre contrat');
    await until(() => element.shadowRoot?.activeElement === title, 'the focus on the heading');
  });

  it('the focus stays where it is when the page sets the view', async () => {
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    const element = await show({ view: 'complaint' });
    await find(element, 'h2', 'Vous et votre contrat');
    expect(document.activeElement).to.equal(button);
  });

  it('opens a view for the page, takes the focus there and fires nothing', async () => {
    const element = await show();
    let fired = 0;
    element.addEventListener('sfs-view-changed', () => fired++);
    element.open('complaint');
    const title = await find(element, 'h2', 'Vous et votre contrat');
    await until(() => element.shadowRoot?.activeElement === title, 'the focus on the heading');
    expect([fired, element.getAttribute('view')]).to.deep.equal([0, 'complaint']);
  });

  it('a reset shows nothing of the person before, and keeps their draft on the device', async () => {
    const element = await show({ view: 'complaint' });
    await fillIn(element, '#f-name', 'Ann Peeters');
    element.reset();
    await find(element, 'h2', 'Quelque chose ne va pas');
    element.open('complaint');
    await find(element, 'button', 'Continuer');
    expect(element.shadowRoot?.querySelector('#f-name')).to.equal(null);
  });

  it('tells a style sheet what it waits for, and whether a view could not be loaded', async () => {
    const element = document.createElement('sfs-complaint');
    element.lang = 'fr';
    document.body.append(element);
    await element.updateComplete;
    const was = element.matches(':state(loading)');
    await find(element, 'h2');
    await until(() => !element.matches(':state(loading)'), 'the end of the loading');
    element.open('complaint');
    await element.updateComplete;
    expect([was, element.matches(':state(loading)')]).to.deep.equal([true, true]);
    await find(element, 'h2', 'contrat');
    await until(() => !element.matches(':state(loading)'), 'the end of the loading');
    expect(element.matches(':state(failed), :state(waiting)')).to.equal(false);
  });

  it('keeps attributes and properties in step, but for the contract, which is not shown around', async () => {
    const element = await show();
    element.marque = 'opel';
    element.customer = 'business';
    element.contract = 'SFB-123';
    await element.updateComplete;
    const names = ['lang', 'marque', 'customer', 'contract', 'view', 'api'];
    expect(names.map((name) => element.getAttribute(name))).to.deep.equal([
      ...['fr', 'opel', 'business', null, 'procedure', null],
    ]);
    element.setAttribute('contract', 'SFB-9');
    expect(element.contract).to.equal('SFB-9');
  });

  it('shows what the page puts above and below every view', async () => {
    const element = await show({ view: 'complaint' });
    await find(element, 'h2', 'Vous et votre contrat');
    const put = (tag: string, slot: string) => {
      const child = document.createElement(tag);
      child.slot = slot;
      child.append('Words of the page');
      element.append(child);
    };
    put('h1', 'heading');
    put('a', '');
    put('p', 'footer');
    const top = (selector: string) =>
      element.querySelector(selector)?.getBoundingClientRect().top ?? 0;
    const form = element.shadowRoot?.querySelector('form')?.getBoundingClientRect();
    expect(top('h1')).to.be.lessThan(form?.top ?? 0);
    expect(top('p')).to.be.greaterThan((form?.bottom ?? 0) - 1);
    expect(element.querySelector('a')?.getBoundingClientRect().height).to.equal(0);
  });

  it('an unknown view is the procedure', async () => {
    const element = await show({ view: 'nonsense' });
    await find(element, 'h2', 'Quelque chose ne va pas');
  });

  it('a second registration neither throws nor replaces the first', async () => {
    const first = customElements.get('sfs-complaint');
    const again = '../define.ts?again';
    await import(again);
    expect(customElements.get('sfs-complaint')).to.equal(first);
  });

  it('does not inherit what a hostile page sets on everything', async () => {
    const plain = await show();
    const measured = (element: Element, selector: string) => {
      const node = element.shadowRoot?.querySelector(selector);
      if (!node) throw new Error(`There is no ${selector}.`);
      const style = getComputedStyle(node);
      const names = ['color', 'font-size', 'line-height', 'letter-spacing', 'text-transform'];
      return [...names, 'text-align', 'white-space', 'direction', 'font-weight'].map((name) =>
        style.getPropertyValue(name),
      );
    };
    const selectors = ['p', 'h2', 'button.main', 'summary', 'li'];
    const before = selectors.map((selector) => measured(plain, selector));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'html{font-size:62.5%;direction:rtl}*{color:lime!important;line-height:3!important;letter-spacing:.2em!important;text-transform:uppercase!important;text-align:right!important;white-space:nowrap!important;font-weight:900!important;direction:rtl!important}',
    );
    document.adoptedStyleSheets.push(sheet);
    try {
      expect(selectors.map((selector) => measured(plain, selector))).to.deep.equal(before);
    } finally {
      document.adoptedStyleSheets.pop();
    }
  });
});

describe('a view that is loaded', () => {
  it('is made once, however often the element is drawn meanwhile: what was typed stays', async () => {
    const element = await show({ view: 'complaint' });
    const drawing = setInterval(() => element.requestUpdate());
    try {
      await find(element, '#f-name');
      await fillIn(element, '#f-name', 'Ann Peeters');
      await new Promise((next) => setTimeout(next, 300));
      expect((await find<HTMLInputElement>(element, '#f-name')).value).to.equal('Ann Peeters');
    } finally {
      clearInterval(drawing);
    }
  });
});
