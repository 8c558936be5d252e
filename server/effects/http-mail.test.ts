import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { httpMail } from './http-mail.ts';
import type { MailError, OutgoingMail } from './mail.ts';

const FROM = 'complaints@example.be';
const MAIL: OutgoingMail = {
  ...{ id: 'AAAAAAAAAAAAAAAAAAAAAA', to: 'an@example.be', replyTo: 'peugeot@example.be' },
  ...{ language: 'nl', subject: 'Wij hebben uw klacht ontvangen' },
  ...{ text: 'Goedendag,\n', html: '<p>Goedendag,</p>' },
};

type Asked = { method: string; url: string; headers: IncomingHttpHeaders; body: unknown };

/** Stands in for a service that takes mails; `status` is what it answers, 0 breaks the connection off once it has everything. */
async function startMailService() {
  const asked: Asked[] = [];
  const state = { status: 202, asked, silent: false };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, headers, body: JSON.parse(text) });
    if (state.silent) return;
    if (state.status === 0) return void request.socket.destroy();
    response.writeHead(state.status, { Location: '/elsewhere' }).end('CANARY');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}

const failure = (sent: Promise<void>) =>
  sent.then(
    () => undefined,
    (error: MailError) => [error.what, error.code],
  );

describe('sending by HTTP', () => {
  test('hands a mail over in one request, named by its id', async () => {
    await using service = await startMailService();
    await httpMail({ url: service.url, token: 'secret' }, FROM).send(MAIL);
    const [{ method, url, headers, body } = {} as Asked, ...more] = service.asked;
    assert.equal(more.length, 0);
    assert.deepEqual([method, url], ['POST', '/send']);
    assert.equal(headers['content-type'], 'application/json');
    assert.equal(headers.authorization, 'Bearer secret');
    assert.equal(headers['idempotency-key'], MAIL.id);
    assert.deepEqual(body, { ...MAIL, from: FROM });
    await httpMail({ url: service.url }, FROM).send(MAIL);
    assert.equal(service.asked[1]?.headers.authorization, undefined);
  });

  test('says whether the service can have it, when it failed', async () => {
    await using service = await startMailService();
    const send = () => failure(httpMail({ url: service.url }, FROM, 300).send(MAIL));
    for (const [status, what] of [
      ...([301, 401, 403, 404, 521, 523, 530] as const).map((it) => [it, 'unreachable'] as const),
      ...([408, 425, 429, 503] as const).map((it) => [it, 'later'] as const),
      ...([400, 413, 422] as const).map((it) => [it, 'never'] as const),
      ...([409, 500, 502, 504, 522, 524] as const).map((it) => [it, 'unknown'] as const),
    ]) {
      service.status = status;
      assert.deepEqual(await send(), [what, `http${status}`]);
    }
    // A redirection is not followed: one request each.
    assert.equal(service.asked.length, 20);
    service.status = 0;
    assert.deepEqual(await send(), ['unknown', 'noAnswer']);
    service.silent = true;
    assert.deepEqual(await send(), ['unknown', 'noAnswer']);
  });

  test('knows that a service that is not there has nothing', async () => {
    const { url } = await (async () => {
      await using gone = await startMailService();
      return { url: gone.url };
    })();
    assert.deepEqual(await failure(httpMail({ url }, FROM).send(MAIL)), [
      'unreachable',
      'noAnswer',
    ]);
  });

  test('goes to one plain address, or nowhere', async () => {
    await using service = await startMailService();
    for (const to of [
      'an@example.be, jan@example.be',
      'An <an@example.be>',
      'a@b.be\r\nBcc: x@y.be',
    ])
      assert.deepEqual(await failure(httpMail({ url: service.url }, FROM).send({ ...MAIL, to })), [
        'never',
        'address',
      ]);
    assert.equal(service.asked.length, 0);
  });
});
