import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import ICAL from 'ical.js';
import { all, byId, filledIn, type Page, post, review } from '../testing/hosted-pages.ts';
import { HOSTILE_WORDS } from '../../tests/security/hostile-words.ts';
import { rowsOf } from '../testing/complaints.ts';
import { anOpenCase, CASE_PATH } from '../testing/open-case.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { WORDS } from './words.ts';

const { t } = WORDS.fr;
const CONTACT = { email: 'an@example.be', prefers: 'email' } as const;
const session = (page: Page) => ({ session: filledIn(page, 'case').session ?? '' });
const raw = (server: TestServer, fields: Record<string, string>, path = CASE_PATH) =>
  server.send('POST', path, {
    body: new URLSearchParams(fields).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
const inLetter = ({ elements }: Page) =>
  elements.find(({ name, attributes }) => name === 'article' && attributes.class === 'letter')
    ?.text ?? '';

describe('what a customer takes from a case without JavaScript', () => {
  test('the dates come as a file for a calendar, in the language of the page, kept by nobody', async () => {
    await using server = await startTestServer();
    const { page, keys } = await anOpenCase(server);
    const answer = await raw(server, { ...session(page), step: 'calendar' }, '/nl/case');
    assert.equal(answer.headers.get('Content-Type'), 'text/calendar; charset=utf-8');
    assert.equal(
      answer.headers.get('Content-Disposition'),
      `attachment; filename="${keys.reference}.ics"`,
    );
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    const file = await answer.text();
    const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent');
    assert.match(String(events[0]?.getFirstPropertyValue('summary')), /Ombudsfin/);
    const about = (event: ICAL.Component) => String(event.getFirstPropertyValue('summary'));
    assert.ok(events.every((event) => !about(event).includes('ontvangstbevestiging')));
    assert.ok(!file.includes('Peeters') && !file.includes('eindbedrag'));
  });

  test('a letter goes to the right department, with the reference as a QR code and no access code', async () => {
    await using server = await startTestServer();
    const { page, keys } = await anOpenCase(server);
    const form = { ...filledIn(page, 'letter'), step: 'letter', text: 'Un\n<b>mot</b>' };
    const written = await post(server, CASE_PATH, form);
    const text = inLetter(written);
    for (const line of ['SRC', 'Un\n<b>mot</b>', 'An Peeters', '1130 Bruxelles', keys.reference])
      assert.ok(text.includes(line), line);
    const [qr] = all(written, 'svg');
    assert.equal(qr?.attributes['aria-label'], `Code QR de la référence ${keys.reference}`);
    assert.ok(!written.source.includes(keys.code));
    const request = await post(server, CASE_PATH, { ...form, letter: 'requestSecondReading' });
    assert.ok(inLetter(request).includes(t.complaintsService));
    const back = await post(server, CASE_PATH, { ...filledIn(written, 'paper'), step: 'read' });
    assert.equal(all(back, 'h1')[0]?.text, keys.reference);
    assert.equal(byId(back, 'letter-text').text.trim(), 'Un\n<b>mot</b>');
  });

  test('hostile words are words in a letter, in a text for a body and in the dates', async () => {
    await using server = await startTestServer();
    const name = HOSTILE_WORDS[0] ?? '';
    const { page } = await anOpenCase(server, { contact: { ...CONTACT, name } });
    for (const words of HOSTILE_WORDS) {
      const form = { ...filledIn(page, 'letter'), step: 'letter', text: words };
      const letter = await post(server, CASE_PATH, form);
      assert.ok(inLetter(letter).includes(words.trim()), words);
      const packed = { ...session(page), step: 'packText', body: 'ombudsfin', text: words };
      const pack = await post(server, CASE_PATH, packed);
      assert.equal(inLetter(pack), words);
      for (const { source } of [letter, pack]) assert.doesNotMatch(source, /<script|<style>hit/i);
    }
    const file = await (await raw(server, { ...session(page), step: 'calendar' })).text();
    assert.ok(!file.includes(name));
  });

  test('a letter that was being written survives the end of a session', async () => {
    await using server = await startTestServer();
    const { page, keys } = await anOpenCase(server);
    server.clock.now += 31 * 60_000;
    const form = { ...filledIn(page, 'letter'), step: 'letter', text: 'Un mot.' };
    const over = await post(server, CASE_PATH, form);
    assert.equal(over.response.status, 401);
    const hidden = Object.fromEntries(
      all(over, 'input').map(({ attributes: { name = '', value = '' } }) => [name, value]),
    );
    const reopened = await post(server, CASE_PATH, { ...hidden, ...keys, step: 'open' });
    assert.equal(byId(reopened, 'write-field').text.trim(), 'Un mot.');
  });

  test('what goes to an outside body can be completed, laid out, and noted as done', async () => {
    await using server = await startTestServer();
    const { page } = await anOpenCase(server);
    const offered = all(page, 'input').flatMap(({ attributes, inside }) =>
      attributes.name === 'body' && inside.at(-1)?.name === 'form' ? [attributes.value] : [],
    );
    assert.deepEqual(offered, ['ombudsfin', 'consumerConnect', 'economicInspection']);
    const pack = await post(server, CASE_PATH, {
      ...session(page),
      ...{ step: 'pack', body: 'ombudsfin' },
    });
    for (const part of [t.packDossier, t.ombudsfinAddress, 'ombudsman@ombudsfin.be'])
      assert.ok(pack.source.includes(part), part);
    assert.ok(all(pack, 'a').some(({ attributes }) => /ombudsfin/.test(attributes.href ?? '')));
    const text = byId(pack, 'text').text;
    assert.ok(text.includes('Het eindbedrag klopt niet.') && text.includes(t.coverWhyBlank));
    const laidOut = await post(server, CASE_PATH, {
      ...session(page),
      ...{ step: 'packText', body: 'ombudsfin', text: 'Bonjour <i>' },
    });
    assert.equal(inLetter(laidOut).trim(), 'Bonjour <i>');
    const again = await post(server, CASE_PATH, { ...filledIn(laidOut, 'paper'), step: 'pack' });
    assert.equal(byId(again, 'text').text, 'Bonjour <i>');
    const id = all(pack, 'input').find(({ attributes }) => attributes.name === 'id');
    const noted = await post(server, CASE_PATH, {
      ...session(page),
      ...{ step: 'act', act: 'declareRecourse', id: id?.attributes.value ?? '' },
      ...{ body: 'ombudsfin', on: new Date(server.clock.now).toISOString().slice(0, 10) },
    });
    assert.ok(noted.source.includes('Organisme saisi : Ombudsfin'));
  });

  test('nothing is prepared for a court, or for a body that is not for this customer', async () => {
    await using server = await startTestServer();
    const { page, keys } = await anOpenCase(server);
    for (const body of ['court', 'insuranceOmbudsman', 'nobody']) {
      const shown = await post(server, CASE_PATH, { ...session(page), step: 'pack', body });
      assert.equal(all(shown, 'h1')[0]?.text, keys.reference, body);
    }
  });

  test('to be printed, the page has every explanation open and nothing to be done on it', async () => {
    await using server = await startTestServer();
    const { page } = await anOpenCase(server);
    const dates = (of: Page) =>
      all(of, 'details').filter(({ inside }) =>
        inside.some(({ attributes }) => attributes.class === 'dates'),
      );
    assert.ok(dates(page).every(({ attributes }) => !('open' in attributes)));
    const print = await post(server, CASE_PATH, { ...session(page), step: 'print' });
    assert.ok(dates(print).length >= 2);
    assert.ok(dates(print).every(({ attributes }) => 'open' in attributes));
    assert.equal(all(print, 'textarea').length, 0);
    assert.ok(print.source.includes(t.sourceProcedure));
  });

  test('after the session nothing of it is given out', async () => {
    await using server = await startTestServer();
    const { page } = await anOpenCase(server);
    server.clock.now += 31 * 60_000;
    for (const step of ['calendar', 'letter', 'pack', 'packText', 'print']) {
      const answer = await raw(server, { ...session(page), step, body: 'ombudsfin' });
      assert.equal(answer.status, 401, step);
    }
  });
});

describe('a complaint by post instead', () => {
  test('is a letter of what was typed, and nothing is filed', async () => {
    await using server = await startTestServer();
    const checked = await review(server);
    const fields = { ...filledIn(checked, 'complaint'), step: 'letter' };
    const written = await post(server, '/fr/complaint', fields);
    const text = inLetter(written);
    for (const line of ['BU Lease', 'Garage Dupont', 'C-123', 'Deuxième ligne', 'Un geste.'])
      assert.ok(text.includes(line), line);
    assert.equal(all(written, 'svg').length, 0);
    assert.equal((await rowsOf(server, 'cases')).length, 0);
    const back = await post(server, '/fr/complaint', {
      ...filledIn(written, 'complaint'),
      step: 'check',
    });
    assert.equal(all(back, 'h1')[0]?.text, t.check);
  });
});
