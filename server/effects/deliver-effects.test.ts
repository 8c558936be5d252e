import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeServer } from '../app.ts';
import { eraseCase } from '../cases/give-command.ts';
import { BusyError } from '../db/database.ts';
import type { Complaint } from '#shared/api/complaint.ts';
import { smtpMail } from '../node/smtp-mail.ts';
import { aFiledCase, aFiling, rowsOf } from '../testing/complaints.ts';
import { keptMails, startMailServer } from '../testing/mail.ts';
import { aHandledCase, ANSWER, give } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { tick } from '../ticking.ts';
import { BACKOFF_MS, LEASE_MS } from './claim-effects.ts';
import { deliverEffects } from './deliver-effects.ts';
import { listEffects, retryEffect } from './list-effects.ts';
import { type Mail, MailError } from './mail.ts';

const FROM = 'complaints@example.be';
const deliver = (server: TestServer) => deliverEffects(makeServer(server.ports));
const listed = (server: TestServer, all = true) =>
  listEffects(server.ports.db, { all, limit: 100 });
const states = async (server: TestServer) =>
  (await listed(server)).map(({ doneAt, parkedAt, dueAt, reason, tries }) => ({
    ...{ is: doneAt ? 'done' : parkedAt ? 'parked' : dueAt ? 'due' : 'lost', reason, tries },
  }));

async function aServer(mail: Mail, about: Partial<Complaint> = {}) {
  const server = await startTestServer({ ports: { mail } });
  const filed = await aHandledCase(server, about);
  return { server, filed, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

describe('what is to be sent', () => {
  test('stands there with the entry that it is about, and goes when it is asked for, once', async () => {
    const box = keptMails();
    await using world = await aServer(box);
    const { server } = world;
    assert.deepEqual(await states(server), [{ is: 'due', reason: null, tries: 0 }]);
    for (let round = 0; round < 3; round += 1) await deliver(server);
    assert.equal(box.mails.length, 1);
    assert.deepEqual(await states(server), [{ is: 'done', reason: null, tries: 1 }]);
  });

  test('goes behind the answer by itself where work can be done there', async () => {
    const box = keptMails();
    const later: (() => Promise<void>)[] = [];
    const soon = (work: () => Promise<void>) => void later.push(work);
    await using server = await startTestServer({ ports: { mail: box, soon } });
    const { answer, command } = await aFiledCase(server);
    assert.equal(answer.result, 'applied');
    await server.send('POST', '/v1/commands', { json: command });
    assert.deepEqual([later.length, box.mails.length], [1, 0]);
    for (const work of later) await work();
    assert.equal(box.mails.length, 1);
  });

  test('goes with the clock otherwise, and not at all without a mail port', async () => {
    await using server = await startTestServer();
    await aFiledCase(server);
    await tick(makeServer(server.ports), server.clock.now);
    assert.deepEqual(await states(server), [{ is: 'due', reason: null, tries: 0 }]);
    const box = keptMails();
    await tick(makeServer({ ...server.ports, mail: box }), server.clock.now);
    assert.equal(box.mails.length, 1);
  });

  test('goes once from four processes that all want to send it', async () => {
    const box = keptMails();
    const ports = { mail: box };
    await using server = await startTestServer({ ports });
    await using two = await startTestServer({ ports, beside: server });
    await using three = await startTestServer({ ports, beside: server });
    await using four = await startTestServer({ ports, beside: server });
    for (let count = 0; count < 8; count += 1) await aFiledCase(server);
    await Promise.all([server, two, three, four, server].map(deliver));
    assert.equal(box.mails.length, 8);
    assert.equal(new Set(box.mails.map(({ id }) => id)).size, 8);
  });

  test('waits longer and longer while it is refused for now, and is then parked with the reason', async () => {
    const box = keptMails();
    await using world = await aServer(box);
    const { server } = world;
    box.failing = new MailError('later', 'smtp450');
    for (const [index, backoffMs] of [...BACKOFF_MS, 0].entries()) {
      await deliver(server);
      await deliver(server);
      const is = backoffMs ? 'due' : 'parked';
      assert.deepEqual(await states(server), [{ is, reason: 'smtp450', tries: index + 1 }]);
      server.clock.now += backoffMs;
    }
    box.failing = undefined;
    await deliver(server);
    assert.equal(box.mails.length, 0);
    const [effect] = await listed(server, false);
    assert.ok(await retryEffect(server.ports.db, effect?.id ?? '', server.clock.now));
    await deliver(server);
    assert.equal(box.mails.length, 1);
    assert.ok(!(await retryEffect(server.ports.db, effect?.id ?? '', server.clock.now)));
  });

  test('is parked at once where it is refused for good, or where nobody knows', async () => {
    const box = keptMails();
    await using world = await aServer(box);
    const { server } = world;
    box.failing = new MailError('never', 'smtp550');
    await deliver(server);
    await aFiledCase(server);
    box.failing = new MailError('unknown', 'ETIMEDOUT');
    await deliver(server);
    const all = (await states(server)).map(({ is, reason }) => `${is} ${reason}`).sort();
    assert.deepEqual(all, ['parked interrupted', 'parked smtp550']);
    assert.ok(!server.lines.join().includes('an@example.be'));
  });

  test('a mail server out of reach costs the others none of their tries', async () => {
    const box = keptMails();
    await using world = await aServer(box);
    const { server } = world;
    for (let count = 0; count < 3; count += 1) await aFiledCase(server);
    box.failing = new MailError('unreachable', 'ECONNREFUSED');
    await deliver(server);
    const tries = (await states(server)).map((state) => state.tries).sort();
    assert.deepEqual(tries, [0, 0, 0, 1]);
  });
});

describe('a mail server that is down, then up', () => {
  test('gets every mail once', async () => {
    const { port } = await startMailServer().then(async (gone) => {
      await gone[Symbol.asyncDispose]();
      return gone;
    });
    const mail = smtpMail({ host: '127.0.0.1', port, secure: false }, FROM, 2_000);
    await using server = await startTestServer({ ports: { mail } });
    await aFiledCase(server);
    await aFiledCase(server);
    await deliver(server);
    await using up = await startMailServer(port);
    server.clock.now += BACKOFF_MS[0] ?? 0;
    await deliver(server);
    await deliver(server);
    assert.equal(up.received.length, 2);
  });

  test('that falls silent with the mail in hand gets it no second time by itself', async () => {
    await using smtp = await startMailServer();
    const mail = smtpMail({ host: '127.0.0.1', port: smtp.port, secure: false }, FROM, 2_000);
    await using server = await startTestServer({ ports: { mail } });
    await aFiledCase(server);
    smtp.falls = true;
    await deliver(server);
    smtp.falls = false;
    server.clock.now += 2 * 86_400_000;
    await deliver(server);
    assert.equal(smtp.received.length, 1);
    assert.deepEqual(await states(server), [{ is: 'parked', reason: 'interrupted', tries: 1 }]);
  });
});

describe('a process that ends between sending and saying so', () => {
  test('leaves the mail parked, and nobody sends it again but a person', async () => {
    const sent: string[] = [];
    const dies: Mail = { send: ({ id }) => (sent.push(id), new Promise(() => {})) };
    await using world = await aServer(dies);
    const { server } = world;
    const box = keptMails();
    await using other = await startTestServer({ ports: { mail: box }, beside: server });
    void deliver(server);
    while (sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await deliver(other);
    server.clock.now += LEASE_MS - 1;
    await deliver(other);
    assert.deepEqual(await states(other), [{ is: 'due', reason: null, tries: 1 }]);
    server.clock.now += 1;
    await deliver(other);
    assert.deepEqual(await states(other), [{ is: 'parked', reason: 'interrupted', tries: 1 }]);
    server.clock.now += 30 * 86_400_000;
    await deliver(other);
    assert.equal(box.mails.length, 0);
    const [effect] = await listed(other, false);
    await retryEffect(other.ports.db, effect?.id ?? '', server.clock.now);
    await deliver(other);
    assert.deepEqual(
      box.mails.map(({ id }) => id),
      sent,
      'the same Message-ID, so that a mailbox can tell',
    );
  });

  test('a database that is busy in between loses and doubles nothing', async () => {
    const box = keptMails();
    let calls = 0;
    let failAt = 0;
    await using server = await startTestServer({
      ports: { mail: box },
      wrapDatabase: (db) => ({
        ...db,
        read: (statements) => db.read(statements),
        close: () => db.close(),
        backup: (file) => db.backup(file),
        write: async (statements) => {
          const done = await db.write(statements);
          calls += 1;
          if (calls === failAt) throw new BusyError();
          return done;
        },
      }),
    });
    for (let at = 1; at <= 2; at += 1) {
      await aFiledCase(server);
      [calls, failAt] = [0, at];
      await deliver(server);
      failAt = 0;
      assert.equal(box.mails.length, at);
      assert.ok((await states(server)).every(({ is }) => is === 'done'));
    }
  });
});

describe('who gets which mail', () => {
  const subjectsOf = async (
    about: Partial<Complaint>,
    steps: (world: Awaited<ReturnType<typeof aServer>>) => Promise<void>,
  ) => {
    const box = keptMails();
    await using world = await aServer(box, about);
    await steps(world);
    await deliver(world.server);
    return box.mails.map(({ to, subject }) => `${to}: ${subject}`);
  };
  const contact = { name: 'An Peeters', email: 'new@example.be', prefers: 'email' } as const;

  test('one for filing and for what the staff writes, none for what customers did themselves', async () => {
    const subjects = await subjectsOf({ language: 'en' }, async ({ server, filed }) => {
      const { caseId, handler, token, reviewer } = filed;
      const by = { bearer: handler.token };
      await give(server, caseId, ['acknowledge', {}], by);
      await give(server, caseId, ['noteInternally', { text: 'CANARY' }], by);
      await give(server, caseId, ['assign', { to: handler.id }], by);
      await give(server, caseId, ['askInformation', { text: 'CANARY' }], by);
      await give(server, caseId, ['addInformation', { text: 'CANARY' }], { bearer: token });
      await give(server, caseId, ['extend', { until: '2026-11-20', reason: 'CANARY' }], by);
      await give(server, caseId, ['answer', ANSWER], by);
      await give(server, caseId, ['requestSecondReading', { grounds: 'x' }], { bearer: token });
      await give(server, caseId, ['decideSecondReading', ANSWER], { bearer: reviewer.token });
      await give(server, caseId, ['close', {}], by);
    });
    assert.deepEqual(
      subjects.map((line) => line.replace('an@example.be: ', '')),
      [
        'We have received your complaint',
        'We are handling your complaint',
        'We are asking you for information',
        'A new date for our answer',
        'We have answered your complaint',
        'Second reading: we have answered',
        'Your complaint is closed',
      ],
    );
  });

  test('who prefers the post is warned alone', async () => {
    const address = { street: 'Kerkstraat 1', postalCode: '1000', city: 'Brussel', country: 'BE' };
    const subjects = await subjectsOf(
      { language: 'en', contact: { ...contact, email: 'an@example.be', prefers: 'post', address } },
      async ({ server, filed: { caseId, handler, token } }) => {
        await give(server, caseId, ['acknowledge', {}], { bearer: handler.token });
        await give(server, caseId, ['correctContact', { contact }], { bearer: token });
      },
    );
    assert.deepEqual(subjects, ['an@example.be: Your contact details were changed']);
  });

  test('a change of contact is told to the address before it, what comes later to the new one', async () => {
    const subjects = await subjectsOf(
      { language: 'en' },
      async ({ server, filed: { caseId, handler, token } }) => {
        await deliver(server);
        await give(server, caseId, ['correctContact', { contact }], { bearer: token });
        await give(server, caseId, ['acknowledge', {}], { bearer: handler.token });
      },
    );
    assert.deepEqual(subjects.slice(1), [
      'an@example.be: Your contact details were changed',
      'new@example.be: We are handling your complaint',
    ]);
  });

  test('a promise that was missed is told', async () => {
    const subjects = await subjectsOf({ language: 'en' }, async ({ server }) => {
      server.clock.now = Date.parse('2026-10-13T08:00:00Z');
      await tick(makeServer({ ...server.ports }), server.clock.now);
    });
    assert.ok(subjects.includes('an@example.be: We did not keep a date'), subjects.join());
  });

  test('whose words were erased before it went gets nothing, and that is done', async () => {
    const box = keptMails();
    await using world = await aServer(box);
    const { server, filed } = world;
    const { caseId, handler } = filed;
    const by = { bearer: handler.token };
    await give(server, caseId, ['acknowledge', {}], by);
    await give(server, caseId, ['answer', ANSWER], by);
    await give(server, caseId, ['close', {}], by);
    await eraseCase(makeServer(server.ports), caseId);
    await deliver(server);
    assert.equal(box.mails.length, 0);
    const reasons = (await states(server)).map(({ is, reason }) => `${is} ${reason}`);
    assert.deepEqual([...new Set(reasons)], ['done noAddress']);
  });

  test('what was set aside as it came is told, too, where an address can be found in it', async () => {
    const box = keptMails();
    await using world = await aServer(box);
    const { server } = world;
    await deliver(server);
    for (const email of ['odd@example.be', 'a@b.be\r\nBcc: eve@example.be', 7, ['x@y.be']]) {
      const { command } = await aFiling();
      const json = { ...command, body: { contact: { email } } };
      assert.equal((await server.send('POST', '/v1/commands', { json })).status, 202);
    }
    await deliver(server);
    assert.deepEqual(
      box.mails.slice(1).map(({ to, language }) => `${to} ${language}`),
      ['odd@example.be fr'],
    );
  });
});

describe('what a mail says', () => {
  for (const language of ['fr', 'nl', 'de', 'en'] as const)
    test(`in ${language}: reference, dates and where to go, and not a word or a code of anybody`, async () => {
      const box = keptMails();
      const name = 'CANARY <b>\r\nBcc: eve@example.be</b> \u202e';
      await using world = await aServer(box, {
        ...{
          language,
          description: 'CANARY',
          contact: { name, email: 'an@example.be', prefers: 'email' },
        },
      });
      const { server, filed } = world;
      const { caseId, handler, answer, code, verifier } = filed;
      const by = { bearer: handler.token };
      await give(server, caseId, ['acknowledge', { message: 'CANARY <script>' }], by);
      await give(server, caseId, ['askInformation', { text: 'CANARY' }], by);
      await give(server, caseId, ['answer', ANSWER], by);
      await deliver(server);
      assert.equal(box.mails.length, 4);
      for (const { subject, text, html, to } of box.mails) {
        assert.equal(to, 'an@example.be');
        for (const part of [subject, text, html]) {
          assert.doesNotMatch(part, /CANARY|Daarom|undefined|\{\w+\}/);
          assert.ok(!part.includes(code) && !part.includes(verifier));
        }
        assert.ok(!subject.includes(answer.reference));
        assert.ok(text.includes(answer.reference) && html.includes(answer.reference));
        assert.ok(text.includes(`http://127.0.0.1:8787/${language}/case\n`));
        assert.match(html, new RegExp(`^<!doctype html>\n<html lang="${language}">`));
        assert.doesNotMatch(html, /<(script|img|style|b)\b|src=|style=/);
      }
      assert.match(box.mails[0]?.text ?? '', /12.+2026[^]+5.+2026/, 'both dates');
      assert.ok(!(await rowsOf(server, 'effects')).flat().join().includes('@'));
    });

  test('answers go to the marque’s own address', async () => {
    const box = keptMails();
    const marques = { peugeot: { origins: [], replyTo: 'peugeot@example.be' } };
    await using server = await startTestServer({ ports: { mail: box }, settings: { marques } });
    await aFiledCase(server);
    await aFiledCase(server, { marque: 'constructor' });
    await deliver(server);
    assert.deepEqual(
      box.mails.map(({ replyTo }) => replyTo),
      ['peugeot@example.be', undefined],
    );
  });
});
