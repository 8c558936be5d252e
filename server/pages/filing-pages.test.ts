import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FIELDS } from '#shared/filing/fields.ts';
import { readReceipt, verifyReceipt } from '#shared/proof/receipt.ts';
import { BusyError, type Database } from '../db/database.ts';
import { rowsOf } from '../testing/complaints.ts';
import {
  all,
  ANSWERS,
  byId,
  filledIn,
  get,
  keysOn,
  post,
  readyToSend,
  review,
} from '../testing/hosted-pages.ts';
import { startTestServer } from '../testing/test-server.ts';
import { WORDS } from './words.ts';

const FORM = '/fr/complaint';
const { t } = WORDS.fr;
const TEXTS = ['name', 'company', 'street', 'city', 'country', 'description', 'grievances', 'wish'];
const XSS = `"></textarea></title></p><script>alert('x')</script><img src=x onerror=alert(1)>&amp;`;

describe('the form without JavaScript', () => {
  test('carries its keys in fields and asks nothing of the address but marque and kind of customer', async () => {
    await using server = await startTestServer();
    const page = await get(server, `${FORM}?marque=peugeot&customer=business`);
    const { marque, customer, commandId, caseId, code } = filledIn(page, 'complaint');
    assert.deepEqual([marque, customer], ['peugeot', 'business']);
    assert.match(`${commandId}.${caseId}.${code}`, /^[\w-]{22}\.[\w-]{22}\.(\w{4}-){6}\w{4}$/);
    for (const { attributes } of page.elements)
      for (const url of [attributes.href, attributes.action, attributes.formaction])
        assert.match(url ?? '/', /^(#|\/)[\w/.-]*(\?marque=peugeot(&customer=business)?)?$/);
  });

  test('says first what is wrong, at each field too, and keeps everything typed', async () => {
    await using server = await startTestServer();
    const blank = filledIn(await get(server, FORM), 'complaint');
    const typed = {
      ...blank,
      ...ANSWERS,
      name: ' ',
      email: 'no address',
      phone: '12',
      prefers: 'phone',
      wish: 'w'.repeat(2_001),
    };
    const page = await post(server, FORM, { ...typed, step: 'check' });
    assert.equal(page.response.status, 422);
    const title = all(page, 'title')[0]?.text ?? '';
    assert.match(title, /^\(4\) Il y a 4 points/);
    const summary = page.elements.find(({ attributes }) => attributes.role === 'alert');
    assert.ok(summary && 'autofocus' in summary.attributes && summary.attributes.tabindex === '-1');
    for (const name of ['name', 'email', 'phone', 'wish']) {
      const { attributes } = byId(page, `f-${name}`);
      assert.equal(attributes['aria-invalid'], 'true', name);
      assert.ok(attributes['aria-describedby']?.split(' ').includes(`f-${name}-error`), name);
      assert.ok(byId(page, `f-${name}-error`).text.trim().length > 5);
    }
    assert.deepEqual(filledIn(page, 'complaint'), typed);
  });

  test('keeps an empty form’s choices unmade', async () => {
    await using server = await startTestServer();
    const page = await post(server, FORM, { step: 'check' });
    assert.equal(byId(page, 'f-customer').inside.at(-2)?.attributes['aria-invalid'], 'true');
    assert.equal(filledIn(page, 'complaint').customer, undefined);
  });

  test('goes from checking to editing and into another language without loss', async () => {
    await using server = await startTestServer();
    const reviewed = await review(server);
    const carried = filledIn(reviewed, 'complaint');
    const edited = await post(server, FORM, { ...carried, step: 'edit' });
    const back = filledIn(edited, 'complaint');
    assert.deepEqual(back, carried);
    assert.ok(edited.response.ok && !edited.source.includes('aria-invalid'));
    const dutch = await post(server, '/nl/complaint', { ...back, step: 'edit' });
    assert.deepEqual(filledIn(dutch, 'complaint'), carried);
  });

  test('presses its own button on Enter, not that of a language', async () => {
    await using server = await startTestServer();
    for (const [page, step] of [
      [await get(server, FORM), 'check'],
      [await review(server), 'send'],
    ] as const) {
      const [first] = all(page, 'button');
      assert.deepEqual(
        [first?.attributes.form, first?.attributes.value, first?.attributes.formaction],
        ['complaint', step, undefined],
      );
    }
  });

  test('shows every answer once more before it is sent', async () => {
    await using server = await startTestServer();
    const page = await review(server);
    assert.equal(page.response.status, 200);
    const shown = all(page, 'dd').map(({ text }) => text);
    for (const answer of ['Élise Dupont', 'Garage Dupont', 'C-123', t.post, t.tyre, 'Un\nDeux'])
      assert.ok(shown.includes(answer), answer);
  });
});

describe('checking without JavaScript', () => {
  test('shows what would be sent, not what was typed and does not count', async () => {
    await using server = await startTestServer();
    const page = await review(server, 'fr', { contractUnknown: 'yes', customer: 'private' });
    const shown = all(page, 'dd').map(({ text }) => text);
    assert.ok(!shown.includes('C-123') && !shown.includes('Garage Dupont'));
    const { contractReference, company } = filledIn(page, 'complaint');
    assert.deepEqual([contractReference, company], ['C-123', 'Garage Dupont']);
  });
});

describe('sending without JavaScript', () => {
  test('gives reference, code, dates and a receipt whose signature is right', async () => {
    await using server = await startTestServer();
    const sent = await readyToSend(server);
    const page = await post(server, FORM, sent);
    assert.equal(page.response.status, 200);
    const [reference, code] = keysOn(page);
    assert.equal(code, sent.code);
    assert.ok(page.source.includes('lundi 12 octobre 2026'));
    assert.ok(page.source.includes('jeudi 5 novembre 2026'));
    const jws = all(page, 'p').find(({ attributes }) => attributes.class === 'signed')?.text ?? '';
    const { keys } = server.ports;
    assert.ok('receipt' in (await verifyReceipt(crypto.subtle, keys.published, jws)));
    assert.equal(readReceipt(jws)?.reference, reference);
    assert.ok(page.source.includes(keys.signing.kid));
    assert.equal(all(page, 'svg').length, 1);
    assert.equal(all(page, 'form').length, 0, 'nothing more to send');
  });

  test('files once, and shows the same, when sent again and again', async () => {
    await using server = await startTestServer();
    const sent = await readyToSend(server);
    const pages = await Promise.all([1, 2, 3].map(() => post(server, FORM, sent)));
    server.clock.now += 3 * 86_400_000;
    const later = await post(server, FORM, sent);
    for (const page of pages) assert.equal(page.source, later.source);
    assert.equal((await rowsOf(server, 'cases')).length, 1);
  });

  test('stores line breaks as one character, and no character that cuts a text', async () => {
    await using server = await startTestServer();
    const answers = { description: 'a\r\nb\rc\0d' };
    const sent = await readyToSend(server, 'fr', answers);
    const page = await post(server, FORM, sent);
    assert.ok(all(page, 'dd').some(({ text }) => text === 'a\nb\nc\ufffdd'));
  });

  test('asks to check again under new keys when the keys can’t be used, and loses nothing', async () => {
    await using server = await startTestServer();
    const sent = await readyToSend(server);
    const { description } = sent;
    const broken = [
      { ...sent, code: 'short' },
      { ...sent, caseId: `${sent.caseId}x` },
      { ...sent, commandId: '' },
    ];
    for (const fields of broken) {
      const page = await post(server, FORM, fields);
      assert.equal(page.response.status, 409);
      assert.ok(page.source.includes(t.formExpired));
      const again = filledIn(page, 'complaint');
      assert.equal(again.description, description);
      assert.notEqual(again.code, sent.code);
      const filed = await post(server, FORM, { ...again, step: 'send' });
      assert.equal(keysOn(filed)[1], again.code);
    }
    assert.equal((await rowsOf(server, 'cases')).length, broken.length);
  });

  test('takes other words under used keys for another complaint, to be checked', async () => {
    await using server = await startTestServer();
    const sent = await readyToSend(server);
    await post(server, FORM, sent);
    const page = await post(server, FORM, { ...sent, wish: 'Autre chose.' });
    assert.equal(page.response.status, 409);
    assert.ok(page.source.includes(t.formExpired));
    assert.equal(filledIn(page, 'complaint').wish, 'Autre chose.');
    assert.notEqual(filledIn(page, 'complaint').commandId, sent.commandId);
  });

  test('waits calmly when there is too much or nothing can be written, and keeps everything', async () => {
    const rateFiling = { count: 1, windowMs: 60_000 };
    for (const [options, status, text] of [
      [{ settings: { rateFiling } }, 429, t.tooMany],
      [{ wrapDatabase: busyFrom }, 503, t.tryLater],
    ] as const) {
      await using server = await startTestServer(options);
      if (status === 429) await post(server, FORM, await readyToSend(server));
      const sent = await readyToSend(server);
      const page = await post(server, FORM, sent);
      assert.equal(page.response.status, status);
      const seconds = page.response.headers.get('Retry-After') ?? '';
      assert.ok(Number(seconds) > 0);
      assert.ok(page.source.includes(text.replace('{seconds}', seconds)));
      assert.deepEqual({ ...filledIn(page, 'complaint'), step: 'send' }, sent);
    }
  });
});

// Reads as ever, and never writes.
const busyFrom = (db: Database): Database => ({
  read: (statements) => db.read(statements),
  write: () => Promise.reject(new BusyError()),
  backup: (file) => db.backup(file),
  close: () => db.close(),
});

describe('what strangers send', () => {
  test('comes back escaped on every page, whatever the field', async () => {
    await using server = await startTestServer();
    const blank = filledIn(await get(server, FORM), 'complaint');
    const names = [...FIELDS.map(({ name }) => name), 'marque', 'commandId', 'caseId', 'code'];
    const hostile = Object.fromEntries(names.map((name) => [name, XSS]));
    const errors = await post(server, FORM, { ...blank, ...hostile, step: 'check' });
    const reviewed = await review(server, 'fr', {
      ...Object.fromEntries(TEXTS.map((name) => [name, XSS])),
      email: '"><b>@a.b',
      ...{ phone: '"><b>123456', postalCode: '"><b>', contractReference: '"><script>' },
    });
    const receipt = await post(server, FORM, { ...filledIn(reviewed, 'complaint'), step: 'send' });
    const [reference = '', code = ''] = keysOn(receipt);
    const opening = await post(server, '/fr/case', { reference: XSS, code: XSS });
    const case_ = await post(server, '/fr/case', { reference, code });
    for (const page of [errors, reviewed, receipt, opening, case_]) {
      assert.ok(!/<(script|img|b)\b/i.test(page.source));
      assert.ok(page.elements.every(({ attributes }) => !('onerror' in attributes)));
    }
    assert.equal(filledIn(errors, 'complaint').wish, XSS);
    assert.equal(byId(opening, 'code').attributes.value, XSS);
    assert.ok(all(case_, 'dd').some(({ text }) => text === XSS));
  });

  test('is refused when it comes from a page of somebody else', async () => {
    await using server = await startTestServer();
    const sent = await readyToSend(server);
    const status = async (headers: Record<string, string>) =>
      (await post(server, FORM, sent, headers)).response.status;
    assert.equal(await status({ Origin: 'https://elsewhere.example' }), 403);
    assert.equal(await status({ Origin: 'null' }), 403);
    assert.equal(await status({ Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }), 403);
    assert.equal((await rowsOf(server, 'cases')).length, 0);
    assert.equal(await status({ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }), 200);
    assert.equal(await status({ Origin: server.ports.settings.origin }), 200);
  });

  test('is not read when it is no form in UTF-8, or has too many fields', async () => {
    await using server = await startTestServer();
    const urlencoded = 'application/x-www-form-urlencoded';
    for (const [type, body] of [
      ['application/json', '{}'],
      ['multipart/form-data; boundary=x', 'name=x'],
      [`${urlencoded}; charset=iso-8859-1`, 'name=x'],
      [urlencoded, Array.from({ length: 100 }, (_, index) => `a${index}=1`).join('&')],
    ] as const) {
      const headers = { 'Content-Type': type };
      const answer = await server.send('POST', FORM, { body, headers });
      assert.equal(answer.status, 400, type);
    }
    const headers = { 'Content-Type': `${urlencoded}; charset=UTF-8` };
    assert.equal((await server.send('POST', FORM, { body: 'name=x', headers })).status, 422);
  });

  test('is shown again when it is over the limit, and not read at all when far over it', async () => {
    await using server = await startTestServer();
    const blank = filledIn(await get(server, FORM), 'complaint');
    const description = 'é'.repeat(100_000).padEnd(200_000, 'x');
    const over = await post(server, FORM, { ...blank, ...ANSWERS, description, step: 'check' });
    assert.equal(over.response.status, 413);
    assert.ok(over.source.includes(t.tooBig));
    assert.equal(filledIn(over, 'complaint').description, description);
    const far = await post(server, FORM, { ...blank, description: 'x'.repeat(800_000) });
    assert.equal(far.response.status, 413);
    assert.ok(!far.source.includes('xxxx'));
  });

  test('leaves no word in the log', async () => {
    await using server = await startTestServer();
    const sent = await readyToSend(server);
    const [reference = '', code = ''] = keysOn(await post(server, FORM, sent));
    await post(server, '/fr/case', { reference, code });
    const log = server.lines.join('\n');
    for (const word of ['Dupont', 'Haute', code, reference, sent.caseId, sent.commandId])
      assert.ok(word && !log.includes(word));
  });
});
