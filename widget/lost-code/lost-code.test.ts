import { expect } from 'chai';
import { referenceOf } from '#shared/proof/reference.ts';
import { FakeApi, problem } from '../testing/fake-api.ts';
import { fillIn, find, show, until, violations } from '../testing/page.ts';

const PATH = '/v1/code-links';
const reference = referenceOf('AAAAAAAAAAAAAAAAAAAAAA', 2026, 0);
let api: FakeApi;

beforeEach(async () => {
  api = await new FakeApi().install();
  api.answer[PATH] = () =>
    new Response('{"minutes":10}', {
      status: 202,
      headers: { 'content-type': 'application/json' },
    });
});

afterEach(() => {
  api.restore();
  document.body.replaceChildren();
});

const asked = () => api.calls.filter(({ path }) => path === PATH).map(({ body }) => body);

async function lose(lang = 'fr') {
  const element = await show({ view: 'case', lang });
  await fillIn(element, '#reference', reference.toLowerCase());
  (await find(element, '#lost')).click();
  await find(element, '#lost-email');
  return element;
}

async function send(element: Awaited<ReturnType<typeof lose>>, email: string) {
  await fillIn(element, '#lost-email', email);
  (await find(element, 'button.main')).click();
}

describe('a lost code', () => {
  it('is asked for with what was typed already, and says the same whatever comes of it', async () => {
    const element = await lose();
    const typed = (await find(element, '#lost-reference')) as HTMLInputElement;
    expect(typed.value).to.equal(reference.toLowerCase());
    await send(element, ' An@Example.be ');
    await find(element, 'h2', 'Demande reçue');
    expect(asked()).to.deep.equal([{ v: 1, reference, email: 'An@Example.be' }]);
    await until(
      () => element.shadowRoot?.activeElement?.textContent === 'Demande reçue',
      'the focus',
    );
    expect(await violations()).to.deep.equal([]);
  });

  it('loses nothing that was typed when the server can’t be reached, and sends it then', async () => {
    const answer = api.answer[PATH];
    api.answer[PATH] = null;
    const element = await lose();
    await send(element, 'an@example.be');
    await find(element, '.bad', 'rien n’est envoyé');
    expect(((await find(element, '#lost-email')) as HTMLInputElement).value).to.equal(
      'an@example.be',
    );
    expect(await violations()).to.deep.equal([]);
    api.answer[PATH] = answer ?? null;
    (await find(element, 'button.main')).click();
    await find(element, 'h2', 'Demande reçue');
  });

  it('says how long to wait after too many', async () => {
    api.answer[PATH] = () => problem(429, 'tooManyRequests', { 'retry-after': '60' });
    const element = await lose();
    await send(element, 'an@example.be');
    await find(element, '.bad', '60 secondes');
  });

  it('says at the field what can’t be right, before anything is sent', async () => {
    const element = await lose();
    await send(element, 'an@example');
    const error = await find(element, '#lost-email-error');
    expect(error.textContent).to.contain('nom@exemple.be');
    expect(element.shadowRoot?.activeElement?.id).to.equal('lost-email');
    expect(asked()).to.deep.equal([]);
    expect(await violations()).to.deep.equal([]);
  });

  it('leads back to the two fields, which still hold what they held', async () => {
    const element = await lose();
    (await find(element, 'button[type="button"]')).click();
    const field = (await find(element, '#reference')) as HTMLInputElement;
    expect(field.value).to.equal(reference.toLowerCase());
  });

  for (const [lang, heading, done] of [
    ['nl', 'Ik ben mijn code kwijt', 'Aanvraag ontvangen'],
    ['de', 'Ich habe meinen Code verloren', 'Anfrage erhalten'],
    ['en', 'I lost my code', 'Request received'],
  ] as const)
    it(`speaks ${lang}`, async () => {
      const element = await lose(lang);
      await find(element, 'h2', heading);
      await send(element, 'an@example.be');
      await find(element, 'h2', done);
      expect(await violations()).to.deep.equal([]);
    });
});
