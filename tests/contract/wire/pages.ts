import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aCase, jsonOf, type Asked, type Wire } from './wire.ts';

const LANGUAGES = ['fr', 'nl', 'de', 'en'];

/** The hidden fields of a form, as a browser would send them. */
function hiddenIn(page: string): Record<string, string> {
  const inputs = page.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  const valueOf = (input: string, name: string) =>
    new RegExp(`${name}="([^"]*)"`).exec(input)?.[1] ?? '';
  return Object.fromEntries(
    inputs.map((input) => [valueOf(input, 'name'), valueOf(input, 'value')]),
  );
}

const TYPED = {
  customer: 'private',
  subject: 'leasing',
  description: 'Het eindbedrag klopt niet.',
  name: 'An Peeters',
  email: 'an@example.be',
  prefers: 'email',
  contractUnknown: 'yes',
};

/** What the hosted pages and the widget's files promise. */
export function pages(wire: Wire): void {
  const open = async (route: string, asked: Asked = {}) => {
    const answer = await wire.ask(route, asked);
    assert.match(answer.headers.get('Content-Type') ?? '', /^text\/html; ?charset=utf-8$/i, route);
    return answer;
  };

  describe('The hosted pages', () => {
    for (const lang of LANGUAGES)
      test(`${lang}: each is there, in its language, without a script, kept by nobody`, async () => {
        for (const path of [
          '/:lang/',
          '/:lang/complaint',
          '/:lang/case',
          '/:lang/code',
          '/:lang/accessibility',
        ]) {
          const page = await open(`GET ${path}`, { params: { lang } });
          assert.equal(page.status, 200, path);
          assert.match(page.text, new RegExp(`<html lang="${lang}"`));
          assert.doesNotMatch(page.text, /<script/);
          assert.equal(page.headers.get('Content-Language'), lang);
          assert.equal(page.headers.get('Cache-Control'), 'no-store');
          assert.match(page.headers.get('Content-Security-Policy') ?? '', /form-action 'self'/);
        }
        const check = await open('GET /:lang/verify', { params: { lang } });
        assert.match(check.text, new RegExp(`lang="${lang}"`));
      });

    test('a link of a lost code that is none leads to asking for another', async () => {
      const params = { lang: 'nl', token: 'x'.repeat(43) };
      const page = await open('GET /:lang/code/:token', { params });
      assert.match(page.text, /role="alert"/);
      assert.match(page.text, /name="email"/);
    });

    test('the root leads to the language that is asked for', async () => {
      const headers = { 'Accept-Language': 'de-BE, fr;q=0.5' };
      for (const [route, to] of [
        ['GET /', '/de/'],
        ['GET /verify', '/de/verify'],
      ] as const) {
        const answer = await wire.ask(route, { headers });
        assert.equal(answer.status, 302);
        assert.equal(answer.headers.get('Location'), to);
      }
      const short = await wire.ask('GET /:lang', { params: { lang: 'nl' } });
      assert.equal(short.status, 308);
    });

    test('their sheet is kept for ever under its name', async () => {
      const page = await open('GET /:lang/', { params: { lang: 'fr' } });
      const [, sheet = ''] = /href="\/pages\/([^"]+)"/.exec(page.text) ?? [];
      const answer = await wire.ask('GET /pages/:sheet', { params: { sheet } });
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('Cache-Control') ?? '', /immutable/);
    });

    test('a language that is none of ours is 404, for people', async () => {
      assert.equal((await wire.open('GET', '/xx/')).status, 404);
    });
  });

  describe('The form without a script', () => {
    const post = (form: Record<string, string>, asked: Asked = {}) =>
      open('POST /:lang/complaint', { params: { lang: 'nl' }, form, ...asked });

    test('files a complaint once, however often it is sent, and shows reference and code', async () => {
      const blank = await open('GET /:lang/complaint', { params: { lang: 'nl' } });
      const filled = { ...hiddenIn(blank.text), ...TYPED };
      const review = await post({ ...filled, step: 'check' });
      assert.equal(review.status, 200, review.text.slice(0, 3000));
      const sent = { ...hiddenIn(review.text), step: 'send' };
      const receipts = [await post(sent), await post(sent)];
      const references = receipts.map(({ text }) => /SFB-\d\d-\w{6}/.exec(text)?.[0]);
      assert.ok(references[0]);
      assert.equal(references[0], references[1]);
    });

    test('gives back what was typed, with what is wrong with it', async () => {
      const refused = await post({ ...TYPED, description: '', step: 'check' });
      assert.equal(refused.status, 422);
      assert.match(refused.text, /An Peeters/);
      assert.match(refused.text, /aria-invalid="true"/);
    });

    test('is taken from our own pages only', async () => {
      const headers = { Origin: 'https://elsewhere.example' };
      assert.equal((await post({ ...TYPED, step: 'check' }, { headers })).status, 403);
      const type = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: wire.base };
      const asked = { params: { lang: 'nl' }, headers: type, body: `a=${'x'.repeat(2_000_000)}` };
      assert.equal((await open('POST /:lang/complaint', asked)).status, 413);
    });

    test('a case is opened and a lost code asked for, without a word in the address', async () => {
      const { reference } = await aCase(wire);
      const params = { lang: 'nl' };
      const wrong = { reference, code: 'AAAA AAAA AAAA AAAA AAAA AAAA AAAA' };
      const opened = await open('POST /:lang/case', { params, form: wrong });
      assert.ok([401, 422].includes(opened.status), String(opened.status));
      const asked = { reference, email: 'an@example.be', step: 'ask' };
      const answer = await open('POST /:lang/code', { params, form: asked });
      assert.ok(answer.status < 300, String(answer.status));
    });
  });

  describe('The widget’s files', () => {
    test('are for any page, revalidated under v1, and kept for ever under a version', async () => {
      const list = await wire.ask('GET /embed/versions.json');
      const { versions } = jsonOf<{ versions: { version: string }[] }>(list);
      const { version = '' } = versions.find((one) => /^\d/.test(one.version)) ?? {};
      const file = (path: string, headers: Record<string, string> = {}) =>
        wire.ask('GET /embed/*', { params: { '*': path }, headers });
      const entry = await file('v1/sfs-complaint.js');
      assert.equal(entry.status, 200);
      assert.equal(entry.headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(entry.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
      assert.match(entry.headers.get('Content-Type') ?? '', /^text\/javascript/);
      const tag = entry.headers.get('ETag') ?? '';
      assert.equal((await file('v1/sfs-complaint.js', { 'If-None-Match': tag })).status, 304);
      const exact = await file(`${version}/sfs-complaint.js`);
      assert.match(exact.headers.get('Cache-Control') ?? '', /immutable/);
      assert.equal((await file('v1/nothing.js')).status, 404);
      assert.equal((await file('')).status, 200);
    });

    test('the page for a frame is given to who may embed, and to nobody else', async () => {
      const frame = (origin: string) => wire.ask('GET /embed/frame', { query: { origin } });
      assert.equal((await frame('https://elsewhere.example')).status, 404);
    });
  });
}
