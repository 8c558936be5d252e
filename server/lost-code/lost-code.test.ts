import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeCode, verifierOf } from '#shared/proof/code.ts';
import type { Complaint } from '#shared/api/complaint.ts';
import { makeServer } from '../app.ts';
import { readLog } from '../cases/case-log.ts';
import { BusyError, type Database } from '../db/database.ts';
import { deliverEffects } from '../effects/deliver-effects.ts';
import { randomBytesOf } from '../node/random.ts';
import { aComplaint, aFiledCase, rowsOf } from '../testing/complaints.ts';
import { byId, filledIn, get, keysOn, type Page, post } from '../testing/hosted-pages.ts';
import { type KeptMails, keptMails } from '../testing/mail.ts';
import { aPerson, give } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { aFile, aFilingWith, begin, head, piece, tusWith } from '../testing/uploads.ts';
import { tick } from '../ticking.ts';

const MINUTE = 60_000;
const EMAIL = 'an@example.be';
const ask = (server: TestServer, reference: string, email = EMAIL, from?: string) =>
  server.send('POST', '/v1/code-links', {
    json: { v: 1, reference, email },
    ...(from !== undefined && { from }),
  });
const deliver = (server: TestServer) => deliverEffects(makeServer(server.ports));
const linkIn = ({ mails }: KeptMails, at = -1) =>
  /http:\/\/127\.0\.0\.1:8787(\/\w\w\/code\/[\w-]{43})\n/.exec(mails.at(at)?.text ?? '')?.[1] ?? '';
const use = (server: TestServer, page: Page) =>
  post(server, '/nl/code', { ...filledIn(page, 'link'), step: 'use' });
const openWith = async (server: TestServer, reference: string, code: string) => {
  const verifier = await verifierOf(crypto.subtle, code);
  const json = { v: 1, reference, verifier };
  return (await server.send('POST', '/v1/sessions', { json })).status;
};
const linkEvents = async (server: TestServer, caseId: string) =>
  (await readLog(server.ports.db, caseId)).entries.filter(
    ({ event }) => event.type === 'codeReplaced',
  );

async function aLostCode(
  about: Partial<Complaint> = {},
  wrapDatabase: (db: Database) => Database = (db) => db,
) {
  const box = keptMails();
  const server = await startTestServer({ ports: { mail: box }, wrapDatabase });
  const filed = await aFiledCase(server, about);
  const { reference } = filed.answer;
  await deliver(server);
  box.mails.length = 0;
  await ask(server, reference);
  await deliver(server);
  const end = () => server[Symbol.asyncDispose]();
  return { box, server, reference, link: linkIn(box), ...filed, [Symbol.asyncDispose]: end };
}

describe('a lost code', () => {
  test('is replaced by a link: the new one opens, the old one doesn’t, and everybody is told', async () => {
    await using world = await aLostCode();
    const { box, server, reference, link, code, token, command } = world;
    assert.equal(box.mails.at(-1)?.to, EMAIL);
    const page = await get(server, link);
    assert.equal(page.response.status, 200);
    assert.equal(await openWith(server, reference, code), 201, 'looking changes nothing');
    const done = await use(server, page);
    assert.equal(done.response.status, 200);
    const [shown = '', fresh = ''] = keysOn(done);
    assert.equal(shown, reference);
    assert.equal(await openWith(server, reference, fresh), 201);
    assert.equal(await openWith(server, reference, code), 401);
    const over = await server.send('GET', '/v1/events', { bearer: token });
    assert.equal(over.status, 401, 'whoever had it open is signed out');
    const [told, ...more] = await linkEvents(server, command.caseId);
    assert.deepEqual([told?.by, told?.body, more.length], [{ role: 'system' }, undefined, 0]);
    await deliver(server);
    assert.deepEqual(
      box.mails.map(({ subject }) => subject),
      ['Een nieuwe toegangscode', 'Uw toegangscode is vervangen'],
    );
    for (const { text, html } of box.mails)
      assert.ok(![code, fresh].some((one) => text.includes(one) || html.includes(one)));
    const kept = JSON.stringify([
      await rowsOf(server, 'code_links'),
      await rowsOf(server, 'effects'),
    ]);
    assert.ok(!kept.includes(link.slice(-43)) && !kept.includes(EMAIL));
    assert.ok(!server.lines.join().includes(link.slice(-43)), 'the log has no token');
    assert.ok(server.lines.some((line) => line.includes('/code/:token')));
  });

  test('the timeline says so, without a word of anybody', async () => {
    await using world = await aLostCode();
    const { server, reference, link } = world;
    const [, fresh = ''] = keysOn(await use(server, await get(server, link)));
    const page = await post(server, '/nl/case', { reference, code: fresh });
    assert.ok(page.source.includes('De toegangscode is vervangen. De oude werkt niet meer.'));
  });

  test('a link works once: of twenty at the same time one, and none after it', async () => {
    await using world = await aLostCode();
    const { server, link, command } = world;
    await using other = await startTestServer({ beside: server });
    const pages = await Promise.all(Array.from({ length: 20 }, () => get(server, link)));
    const done = await Promise.all(pages.map((page, at) => use(at % 2 ? server : other, page)));
    const statuses = done.map(({ response }) => response.status).sort();
    assert.deepEqual(statuses, [200, ...Array.from({ length: 19 }, () => 410)]);
    assert.equal((await linkEvents(server, command.caseId)).length, 1);
    const winner = done.find(({ response }) => response.status === 200);
    const [reference = '', code = ''] = winner ? keysOn(winner) : [];
    assert.equal(await openWith(server, reference, code), 201);
    const after = await get(server, link);
    assert.equal(after.response.status, 410);
    assert.equal((await use(server, pages[0] as Page)).response.status, done[0]?.response.status);
  });

  test('the same form sent again, because its answer got lost, shows the same code', async () => {
    await using world = await aLostCode();
    const { server, link, command } = world;
    const page = await get(server, link);
    const first = keysOn(await use(server, page));
    server.clock.now += 60 * MINUTE;
    assert.deepEqual(keysOn(await use(server, page)), first);
    assert.equal((await linkEvents(server, command.caseId)).length, 1);
  });

  test('a link works for ten minutes and not a moment longer', async () => {
    await using world = await aLostCode();
    const { server, link, reference, code } = world;
    server.clock.now += 10 * MINUTE - 1;
    const page = await get(server, link);
    assert.equal(page.response.status, 200);
    server.clock.now += 1;
    assert.equal((await use(server, page)).response.status, 410);
    assert.equal((await get(server, link)).response.status, 410);
    assert.equal(await openWith(server, reference, code), 201);
  });

  test('the use of one link ends the others of its case, and no link of another', async () => {
    await using world = await aLostCode();
    const { box, server, reference, link } = world;
    await ask(server, reference);
    const stranger = await aFiledCase(server);
    await ask(server, stranger.answer.reference);
    await deliver(server);
    const [second, foreign] = box.mails
      .map((__, at) => linkIn(box, at))
      .filter((one) => one && one !== link);
    const [pageA, pageB] = [await get(server, link), await get(server, second ?? '')];
    assert.equal((await use(server, pageB)).response.status, 200);
    assert.equal((await use(server, pageA)).response.status, 410);
    assert.equal((await use(server, await get(server, foreign ?? ''))).response.status, 200);
  });

  test('a write that fails changes nothing, and the same form works then', async () => {
    let isBroken = false;
    await using world = await aLostCode({}, (db) => ({
      read: (statements) => db.read(statements),
      close: () => db.close(),
      backup: (file) => db.backup(file),
      write: (statements) => (isBroken ? Promise.reject(new BusyError()) : db.write(statements)),
    }));
    const { server, link, reference, code, token } = world;
    const page = await get(server, link);
    isBroken = true;
    const failed = await use(server, page);
    assert.equal(failed.response.status, 503);
    assert.equal(failed.response.headers.get('Retry-After'), '5');
    isBroken = false;
    assert.equal(await openWith(server, reference, code), 201);
    assert.equal((await server.send('GET', '/v1/events', { bearer: token })).status, 200);
    assert.equal((await use(server, failed)).response.status, 200);
  });

  test('the code of another case can’t be given to this one', async () => {
    await using world = await aLostCode();
    const { server, link, reference, code } = world;
    const stranger = await aFiledCase(server);
    const fields = { ...filledIn(await get(server, link), 'link'), code: stranger.code };
    const refused = await post(server, '/nl/code', { ...fields, step: 'use' });
    assert.equal(refused.response.status, 410);
    assert.equal(await openWith(server, reference, code), 201);
    assert.equal(await openWith(server, stranger.answer.reference, stranger.code), 201);
  });

  test('who never had a code, because the complaint came by post, gets their first one so', async () => {
    const box = keptMails();
    await using server = await startTestServer({ ports: { mail: box } });
    const handler = await aPerson(server, ['handler'], 'src');
    const register = { complaint: aComplaint(), receivedOn: '2026-10-05', channel: 'post' };
    const caseId = 'AAAAAAAAAAAAAAAAAAAAAA';
    const by = { bearer: handler.token };
    const answer = await give(server, caseId, ['registerComplaint', register], by);
    const { reference } = (await answer.json()) as { reference: string };
    await ask(server, reference);
    await deliver(server);
    const [, code = ''] = keysOn(await use(server, await get(server, linkIn(box))));
    assert.equal(await openWith(server, reference, code), 201);
  });
});

describe('asking for a link', () => {
  test('has one and the same answer, by status, headers, text and work', async () => {
    const box = keptMails();
    const work: string[] = [];
    await using server = await startTestServer({
      ports: { mail: box },
      wrapDatabase: (db) => ({
        read: (all) => (work.push(...all.map(({ sql }) => sql)), db.read(all)),
        write: (all) => (work.push(...all.map(({ sql }) => sql)), db.write(all)),
        close: () => db.close(),
        backup: (file) => db.backup(file),
      }),
    });
    const { answer } = await aFiledCase(server);
    const none = await aFiledCase(server, {
      contact: { name: 'An', phone: '0470 12 34 56', prefers: 'phone' },
    });
    const said: string[] = [];
    for (const [reference, email] of [
      [answer.reference, EMAIL],
      [answer.reference.toLowerCase(), ` ${EMAIL.toUpperCase()} `],
      [answer.reference, 'eve@example.be'],
      ['SFB-26-000000', EMAIL],
      [none.answer.reference, EMAIL],
      ['nonsense', 'nonsense'],
      ['', ''],
    ] as const) {
      work.length = 0;
      const response = await ask(server, reference, email);
      assert.equal(response.status, 202);
      const headers = [...response.headers].filter(([name]) => name !== 'date');
      said.push(JSON.stringify([await response.text(), headers, work]));
    }
    assert.deepEqual([...new Set(said)].length, 1);
    await deliver(server);
    const links = box.mails.filter(({ text }) => text.includes('/code/'));
    assert.equal(links.length, 2, 'and only who is right gets a mail');
  });

  test('tells as little on the page without a script', async () => {
    await using world = await aLostCode();
    const { box, server, reference } = world;
    box.mails.length = 0;
    const fields = { reference, email: EMAIL, step: 'ask' };
    const pages = await Promise.all([
      post(server, '/fr/code', fields),
      post(server, '/fr/code', { ...fields, email: 'eve@example.be' }),
    ]);
    assert.deepEqual(
      pages.map(({ response }) => response.status),
      [202, 202],
    );
    assert.equal(pages[0]?.source, pages[1]?.source);
    await deliver(server);
    assert.equal(box.mails.length, 1);
    const wrong = await post(server, '/fr/code', { reference: 'x', email: 'y', step: 'ask' });
    assert.equal(wrong.response.status, 422);
    assert.equal(byId(wrong, 'email').attributes.value, 'y');
  });

  test('is limited per address, and a case gets five links an hour at most', async () => {
    await using world = await aLostCode();
    const { box, server, reference } = world;
    for (let count = 0; count < 8; count += 1) await ask(server, reference);
    await deliver(server);
    assert.equal(box.mails.length, 5);
    server.clock.now += 60 * MINUTE + 1;
    await ask(server, reference);
    await deliver(server);
    assert.equal(box.mails.length, 6);
    const settings = { rateCodeLinks: { count: 2, windowMs: 60 * MINUTE } };
    await using strict = await startTestServer({ settings });
    const statuses = [];
    for (const from of ['203.0.113.7', '203.0.113.7', '203.0.113.7', '203.0.113.8'])
      statuses.push((await ask(strict, 'SFB-26-000000', EMAIL, from)).status);
    assert.deepEqual(statuses, [202, 202, 429, 202]);
  });

  test('an hour ago is over; what was done a day ago is forgotten', async () => {
    await using world = await aLostCode();
    const { box, server, reference } = world;
    box.failing = new Error('down');
    await ask(server, reference);
    server.clock.now += 61 * MINUTE;
    box.failing = undefined;
    const before = box.mails.length;
    await deliver(server);
    assert.equal(box.mails.length, before);
    server.clock.now += 26 * 60 * MINUTE;
    await tick(makeServer(server.ports), server.clock.now);
    const kinds = (await rowsOf(server, 'effects')).map(([, kind]) => kind);
    assert.ok(!kinds.includes('codeLink'));
    assert.equal((await rowsOf(server, 'code_links')).length, 0);
  });

  test('goes by the address that the case has now', async () => {
    await using world = await aLostCode();
    const { box, server, reference, token, command } = world;
    const contact = { name: 'An', email: 'new@example.be', prefers: 'email' };
    await give(server, command.caseId, ['correctContact', { contact }], { bearer: token });
    await deliver(server);
    box.mails.length = 0;
    await ask(server, reference);
    await ask(server, reference, 'new@example.be');
    await deliver(server);
    assert.deepEqual(
      box.mails.map(({ to }) => to),
      ['new@example.be'],
    );
  });

  test('is for anybody, and the same for whoever is signed in', async () => {
    await using world = await aLostCode();
    const { server, reference, token } = world;
    const handler = await aPerson(server, ['handler'], 'src');
    const admin = await aPerson(server, ['admin']);
    const said: string[] = [];
    for (const bearer of [undefined, token, handler.token, admin.token, 'A'.repeat(43)]) {
      const json = { v: 1, reference, email: EMAIL };
      const by = bearer === undefined ? {} : { bearer };
      const answer = await server.send('POST', '/v1/code-links', { json, ...by });
      said.push(`${answer.status} ${await answer.text()}`);
    }
    assert.deepEqual([...new Set(said)], ['202 {"minutes":10}']);
    const sent = { json: { v: 1, id: 'A'.repeat(22), caseId: 'A'.repeat(22), body: {} } };
    const json = { ...sent.json, type: 'replaceCode' };
    const asked = await server.send('POST', '/v1/commands', { json, bearer: handler.token });
    assert.equal(asked.status, 400, 'nobody can ask for the replacement itself');
  });

  test('refuses what isn’t a request', async () => {
    await using server = await startTestServer();
    for (const json of [{ v: 2 }, { v: 1 }, { v: 1, reference: 1, email: EMAIL }, []])
      assert.equal((await server.send('POST', '/v1/code-links', { json })).status, 400);
  });
});

describe('the page behind a link', () => {
  test('is kept by nobody, tells nobody its address, and does nothing by GET or HEAD', async () => {
    await using world = await aLostCode();
    const { server, link, reference, code } = world;
    for (let count = 0; count < 3; count += 1) {
      const page = await get(server, link);
      assert.equal(page.response.headers.get('Cache-Control'), 'no-store');
      assert.equal(page.response.headers.get('Referrer-Policy'), 'no-referrer');
      assert.match(page.source, /<meta name="referrer" content="strict-origin" \/>/);
      const addresses = page.source.match(/(?:href|action|src|formaction)="[^"]*"/g) ?? [];
      assert.ok(!addresses.join().includes(link.slice(-43)));
    }
    await server.send('HEAD', link);
    assert.equal(await openWith(server, reference, code), 201);
  });

  test('of a link that never was, is like that of one that is over', async () => {
    await using world = await aLostCode();
    const { server, link } = world;
    await use(server, await get(server, link));
    const never = `/nl/code/${'A'.repeat(43)}`;
    const [one, other] = [await get(server, link), await get(server, never)];
    assert.equal(one.source, other.source);
    assert.equal((await get(server, '/nl/code/short')).response.status, 404);
    const forms = [
      { link: 'x', code: 'y' },
      { link: 'A'.repeat(43), code: makeCode(randomBytesOf) },
    ];
    for (const fields of forms)
      assert.equal(
        (await post(server, '/nl/code', { ...fields, step: 'use' })).response.status,
        410,
      );
  });

  test('takes no form from elsewhere', async () => {
    await using world = await aLostCode();
    const { server, link } = world;
    const fields = { ...filledIn(await get(server, link), 'link'), step: 'use' };
    const origin = { Origin: 'https://evil.example' };
    assert.equal((await post(server, '/nl/code', fields, origin)).response.status, 403);
  });
});

describe('what is still on its way under a code that was replaced', () => {
  async function aReplacedCode() {
    const box = keptMails();
    const server = await startTestServer({ ports: { mail: box } });
    const [begun, later] = [aFile(), aFile()];
    const filing = await aFilingWith([begun, later]);
    const { caseId, verifier, command } = filing;
    assert.equal((await begin(server, begun.announced, { caseId, verifier })).status, 201);
    const filed = await server.send('POST', '/v1/commands', { json: command });
    const { reference } = (await filed.json()) as { reference: string };
    await ask(server, reference);
    await deliver(server);
    await use(server, await get(server, linkIn(box)));
    const end = () => server[Symbol.asyncDispose]();
    return { server, begun, later, caseId, verifier, command, [Symbol.asyncDispose]: end };
  }

  test('files that were announced still arrive, begun before or after', async () => {
    await using world = await aReplacedCode();
    const { server, begun, later, caseId, verifier } = world;
    assert.equal((await begin(server, later.announced, { caseId, verifier })).status, 201);
    for (const { announced, bytes } of [begun, later]) {
      assert.equal((await head(server, announced.id, verifier)).status, 200);
      const sent = await piece(server, announced.id, { offset: 0, body: bytes, verifier });
      assert.equal(sent.status, 204);
    }
  });

  test('and nothing else: no other file, none of another content, and nothing is taken away', async () => {
    await using world = await aReplacedCode();
    const { server, begun, later, caseId, verifier } = world;
    assert.equal((await begin(server, aFile().announced, { caseId, verifier })).status, 404);
    const other = { ...later.announced, sha256: aFile('other').announced.sha256 };
    assert.equal((await begin(server, other, { caseId, verifier })).status, 404);
    const headers = tusWith(verifier);
    const ended = await server.send('DELETE', `/v1/uploads/${begun.announced.id}`, { headers });
    assert.equal(ended.status, 404);
    const stranger = await aFiledCase(server);
    const foreign = await begin(server, later.announced, { caseId, verifier: stranger.verifier });
    assert.equal(foreign.status, 404);
  });

  test('the filing itself, sent again because its answer got lost, has its answer', async () => {
    await using world = await aReplacedCode();
    const { server, command } = world;
    const again = await server.send('POST', '/v1/commands', { json: command });
    assert.equal(again.status, 200);
    const { result, receipt } = (await again.json()) as { result: string; receipt: string };
    assert.ok(result === 'replayed' && receipt);
  });
});
