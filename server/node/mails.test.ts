import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { type MailError, type OutgoingMail } from '../effects/mail.ts';
import { startMailServer } from '../testing/mail.ts';
import { mailFolder } from './mail-folder.ts';
import { smtpMail } from './smtp-mail.ts';

const FROM = 'complaints@example.be';
const mail = (about: Partial<OutgoingMail> = {}): OutgoingMail => ({
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  ...{ to: 'an@example.be', language: 'fr', subject: 'Nous avons reçu votre plainte' },
  ...{ text: 'Bonjour,\n\nReçue.\n', html: '<p>Bonjour,</p>', ...about },
});
const smtp = (port: number) => smtpMail({ host: '127.0.0.1', port, secure: false }, FROM, 2_000);
const failure = (sent: Promise<void>) =>
  sent.then(
    () => undefined,
    (error: MailError) => [error.what, error.code],
  );

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'sfs-mail-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'mail');
}

describe('sending by SMTP', () => {
  test('hands a mail over with its envelope, in both forms, marked as automatic', async () => {
    await using server = await startMailServer();
    await smtp(server.port).send(mail({ replyTo: 'peugeot@example.be' }));
    const [received] = server.received;
    assert.deepEqual([received?.from, received?.to], [FROM, ['an@example.be']]);
    for (const line of [
      /^From: Stellantis Financial Services <complaints@example\.be>\r$/m,
      /^To: an@example\.be\r$/m,
      /^Reply-To: peugeot@example\.be\r$/m,
      /^Message-ID: <AAAAAAAAAAAAAAAAAAAAAA@example\.be>\r$/m,
      /^Auto-Submitted: auto-generated\r$/m,
      /^Content-Language: fr\r$/m,
      /^Subject: =\?UTF-8\?/m,
      /^Content-Type: text\/plain; charset=utf-8\r$/m,
      /^Content-Type: text\/html; charset=utf-8\r$/m,
    ])
      assert.match(received?.raw ?? '', line);
  });

  test('says whether the server can have it, when it failed', async () => {
    const port = await (async () => {
      await using gone = await startMailServer();
      return gone.port;
    })();
    assert.equal((await failure(smtp(port).send(mail())))?.[0], 'unreachable');
    await using server = await startMailServer(port);
    server.rejects = { recipient: 450 };
    assert.deepEqual(await failure(smtp(port).send(mail())), ['later', 'smtp450']);
    server.rejects = { recipient: 550 };
    assert.deepEqual(await failure(smtp(port).send(mail())), ['never', 'smtp550']);
    server.rejects = { data: 451 };
    assert.deepEqual(await failure(smtp(port).send(mail())), ['later', 'smtp451']);
    server.rejects = {};
    assert.equal(server.received.length, 0);
    server.falls = true;
    assert.equal((await failure(smtp(port).send(mail())))?.[0], 'unknown');
    assert.equal(server.received.length, 1);
  });

  test('lets nothing in an address or a subject become another header or another recipient', async (t) => {
    const folder = mailFolder(aFolder(t), FROM);
    await using server = await startMailServer();
    for (const to of [
      'an@example.be\r\nBcc: eve@example.be',
      'an@example.be, eve@example.be',
      'an@example.be> RCPT TO:<eve@example.be',
      '"an" <eve@example.be>',
    ])
      for (const way of [smtp(server.port), folder])
        assert.deepEqual(await failure(way.send(mail({ to }))), ['never', 'address']);
    assert.equal(server.received.length, 0);
    await smtp(server.port).send(mail({ subject: 'x\r\nBcc: eve@example.be\r\n\r\nhello' }));
    const [{ to, raw } = { to: [], raw: '' }] = server.received;
    assert.deepEqual(to, ['an@example.be']);
    assert.doesNotMatch(raw, /^Bcc:|^hello/im);
  });
});

describe('mails in a folder', () => {
  test('are whole files, named by their effect, that only this user can read', async (t) => {
    const folder = aFolder(t);
    await mailFolder(folder, FROM).send(mail());
    await mailFolder(folder, FROM).send(mail());
    assert.deepEqual(readdirSync(folder), ['AAAAAAAAAAAAAAAAAAAAAA.eml']);
    const path = join(folder, 'AAAAAAAAAAAAAAAAAAAAAA.eml');
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.match(readFileSync(path, 'utf8'), /^To: an@example\.be\r$/m);
  });

  test('leave no part of a file where the folder can’t be written', async (t) => {
    const folder = aFolder(t);
    writeFileSync(folder, '');
    assert.equal((await failure(mailFolder(folder, FROM).send(mail())))?.[0], 'unreachable');
    assert.equal(readFileSync(folder, 'utf8'), '');
  });
});
