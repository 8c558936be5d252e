import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LANGUAGES } from '#shared/api/choices.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import {
  all,
  byId,
  filledIn,
  get,
  keysOn,
  type Page,
  post,
  readPage,
  review,
} from '../testing/hosted-pages.ts';
import { WORDS } from './words.ts';

async function everyPage(server: TestServer, language: string): Promise<[string, Page][]> {
  const form = `/${language}/complaint`;
  const open = `/${language}/case`;
  const reviewed = await review(server, language);
  const send = { ...filledIn(reviewed, 'complaint'), step: 'send' };
  const receipt = await post(server, form, send);
  const [reference = '', code = ''] = keysOn(receipt);
  const wrongCode = `${code.startsWith('7') ? '8' : '7'}${code.slice(1)}`;
  const case_ = await post(server, open, { reference, code });
  return [
    ['procedure', await get(server, `/${language}/?customer=private`)],
    ['form', await get(server, form)],
    ['errors', await post(server, form, { step: 'check' })],
    ['review', reviewed],
    ['receipt', receipt],
    ['opening', await get(server, open)],
    ['suggestion', await post(server, open, { reference, code: wrongCode })],
    ['case', case_],
    ['left', await post(server, open, { ...filledIn(case_, 'case'), step: 'close' })],
    ['statement', await get(server, `/${language}/accessibility`)],
    ['missing', await get(server, `/${language}/nothing`)],
    ['foreign', await post(server, form, send, { Origin: 'https://elsewhere.example' })],
  ];
}

describe('every page in every language', () => {
  for (const language of LANGUAGES) {
    test(`is whole, named and labelled in ${language}`, async () => {
      await using server = await startTestServer({
        settings: { privacyUrl: 'https://example.be/p' },
      });
      for (const [name, page] of await everyPage(server, language)) {
        const [document] = all(page, 'html');
        assert.equal(document?.attributes.lang, language, name);
        assert.match(all(page, 'title')[0]?.text ?? '', /\S+.* - Stellantis/, name);
        assert.equal(all(page, 'h1').length, 1, `${name}: one h1`);
        assert.ok(page.response.headers.get('Content-Language') === language, name);
        checkLabels(name, page);
        checkSafe(name, page);
      }
    });
  }

  test('offers the same page in the other languages', async () => {
    await using server = await startTestServer();
    const page = await get(server, '/nl/?marque=peugeot&customer=private&x=1');
    const links = all(page, 'a').filter(({ attributes }) => attributes.hreflang);
    assert.deepEqual(
      links.map(({ attributes, text }) => [attributes.href, text.trim()]),
      [
        ['/fr/?marque=peugeot&customer=private', 'Français'],
        ['/de/?marque=peugeot&customer=private', 'Deutsch'],
        ['/en/?marque=peugeot&customer=private', 'English'],
      ],
    );
  });

  test('takes the look of the marque that its address names, where there is one, on the screen', async () => {
    const path = '/embed/v1/themes/peugeot.css';
    const asset = { type: 'text/css', tag: 'x', identity: new Uint8Array() };
    await using server = await startTestServer({ ports: { assets: new Map([[path, asset]]) } });
    const sheetsOf = async (address: string) =>
      all(await get(server, address), 'link')
        .filter(({ attributes }) => attributes.rel === 'stylesheet')
        .map(({ attributes }) => attributes.href);
    const [own] = await sheetsOf('/nl/');
    assert.deepEqual(await sheetsOf('/nl/?marque=peugeot'), [own, path]);
    assert.deepEqual(await sheetsOf('/nl/complaint?marque=peugeot'), [own, path]);
    assert.deepEqual(await sheetsOf('/nl/?marque=opel'), [own]);
  });

  test('does not mix with pages that are asked for at the same moment', async () => {
    await using server = await startTestServer();
    const asked = Array.from({ length: 400 }, (_, index) => {
      const language = LANGUAGES[index % LANGUAGES.length] ?? 'fr';
      return { language, path: `/${language}/${index % 3 === 0 ? '' : 'complaint'}` };
    });
    const mixed = await Promise.all(
      asked.map(async ({ language, path }) => {
        const page = path.endsWith('complaint')
          ? await post(server, path, { step: 'edit' })
          : await get(server, path);
        const others = LANGUAGES.filter((other) => other !== language);
        const own = WORDS[language].t[path.endsWith('complaint') ? 'formIntro' : 'intro'];
        return (
          all(page, 'html')[0]?.attributes.lang !== language ||
          !page.source.includes(own) ||
          others.some((other) => page.source.includes(WORDS[other].t.skip))
        );
      }),
    );
    assert.equal(mixed.filter(Boolean).length, 0);
  });
});

function checkLabels(name: string, page: Page): void {
  const labelled = new Set(all(page, 'label').map(({ attributes }) => attributes.for));
  const ids = page.elements.flatMap(({ attributes }) => (attributes.id ? [attributes.id] : []));
  assert.equal(new Set(ids).size, ids.length, `${name}: every id once`);
  for (const { name: tag, attributes, inside } of page.elements) {
    const isControl = /^(input|select|textarea)$/.test(tag) && attributes.type !== 'hidden';
    const around = inside.some((element) => element.name === 'label');
    assert.ok(!isControl || around || labelled.has(attributes.id), `${name}: ${attributes.name}`);
    for (const id of attributes['aria-describedby']?.split(' ') ?? []) byId(page, id);
    if (attributes.href?.startsWith('#')) byId(page, attributes.href.slice(1));
    assert.ok(!('required' in attributes), `${name}: errors come from us`);
  }
}

function checkSafe(name: string, { source, elements, response }: Page): void {
  const { headers } = response;
  assert.ok(!/<script/i.test(source), `${name}: no script`);
  for (const { attributes } of elements)
    assert.ok(!Object.keys(attributes).some((key) => /^(style|on.*)$/.test(key)), name);
  assert.equal(
    headers.get('Content-Security-Policy'),
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  assert.equal(headers.get('Cache-Control'), 'no-store', name);
}

describe('addresses', () => {
  test('a language without a slash leads to the one with it', async () => {
    await using server = await startTestServer();
    const answer = await server.send('GET', '/de?marque=opel&name=x');
    assert.equal(answer.status, 308);
    assert.equal(answer.headers.get('Location'), '/de/?marque=opel');
  });

  test('a page that does not exist says so in the language of its address', async () => {
    await using server = await startTestServer();
    for (const [path, language] of [
      ['/es/', 'fr'],
      ['/es/complaint', 'fr'],
      ['/nl/nothing', 'nl'],
      ['/en/complaint/more', 'en'],
    ] as const) {
      const page = await get(server, path);
      assert.equal(page.response.status, 404, path);
      assert.equal(all(page, 'h1')[0]?.text.trim(), WORDS[language].t.notFound);
    }
  });

  test('the style sheet is found where pages say it is, and kept for a year', async () => {
    await using server = await startTestServer();
    const [link] = all(await get(server, '/fr/'), 'link');
    const answer = await server.send('GET', link?.attributes.href ?? '');
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('Content-Type') ?? '', /^text\/css/);
    assert.match(answer.headers.get('Cache-Control') ?? '', /max-age=31536000, immutable/);
    const sheet = await answer.text();
    assert.ok(!sheet.includes('url('), 'nothing else is loaded');
  });

  test('a failure is told in the language of the page, with a number and nothing else', async () => {
    const db = () => Promise.reject(new Error('secret words'));
    await using server = await startTestServer({
      wrapDatabase: (real) => ({
        ...real,
        read: db,
        write: db,
        backup: db,
        close: () => real.close(),
      }),
    });
    const reviewed = await review(server, 'de');
    const answer = post(server, '/de/complaint', {
      ...filledIn(reviewed, 'complaint'),
      step: 'send',
    });
    const page = await answer;
    assert.equal(page.response.status, 500);
    assert.equal(all(page, 'html')[0]?.attributes.lang, 'de');
    assert.ok(!page.source.includes('secret'));
    assert.ok(server.lines.some((line) => line.includes('"error":"Error"')));
    assert.ok(!server.lines.some((line) => line.includes('secret')));
  });
});

describe('the procedure', () => {
  test('shows every step, the dates, and only channels that are configured', async () => {
    await using server = await startTestServer({
      settings: { channels: { emailPrivate: 'p@example.be' } },
    });
    const page = await readPage(server.send('GET', '/fr/'));
    assert.equal(all(page, 'section').length, 6);
    assert.ok(page.source.includes('lundi 12 octobre 2026'));
    assert.ok(page.source.includes('href="mailto:p@example.be"'));
    assert.ok(!page.source.includes(WORDS.fr.t.channelPortal));
    assert.equal(all(page, 'details').length, 0, 'print shows everything');
  });
});

describe('the accessibility statement', () => {
  for (const language of LANGUAGES)
    test(`is linked from every page in ${language}, and says what isn’t, whom to tell, and its date`, async () => {
      await using server = await startTestServer();
      const { t } = WORDS[language];
      for (const [name, page] of await everyPage(server, language)) {
        const [link] = all(page, 'a').filter(({ text }) => text === t.titleStatement);
        assert.match(link?.attributes.href ?? '', /^\/\w\w\/accessibility/, name);
      }
      const page = await get(server, `/${language}/accessibility?marque=peugeot`);
      const { text } = all(page, 'main')[0] ?? { text: '' };
      for (const said of [t.statementUnchecked, t.statementLimitIdle, t.statementTell, '2026'])
        assert.ok(text.includes(said), said);
      const hrefs = all(page, 'a').map(({ attributes }) => attributes.href);
      for (const href of ['tel:+3223707711', 'tel:080012033', './complaint?marque=peugeot'])
        assert.ok(hrefs.includes(href), href);
    });
});
