import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId } from '#shared/proof/ids.ts';
import { randomBytesOf } from './node/random.ts';
import { aFiledCase, aFiling } from './testing/complaints.ts';
import { startTestServer, type Sending } from './testing/test-server.ts';

describe('every answer', () => {
  const asked: [string, string, number][] = [
    ['GET', '/v1/meta', 200],
    ['GET', '/v1/events', 401],
    ['POST', '/v1/commands', 415],
    ['GET', '/v1/nothing', 404],
    ['GET', '/v1', 404],
    ['PUT', '/v1/meta', 405],
    ['GET', '/', 302],
    ['GET', '/nothing/at/all', 404],
    ['POST', '/', 405],
    ['GET', '/embed/v1/nothing.js', 404],
  ];
  for (const [method, path, status] of asked)
    test(`to ${method} ${path} has the headers that protect it and sets no cookie`, async () => {
      await using server = await startTestServer();
      const { headers, status: given } = await server.send(method, path);
      assert.equal(given, status);
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
      assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
      assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
      assert.match(headers.get('Content-Security-Policy') ?? '', /frame-ancestors 'none'/);
      assert.ok(headers.has('Permissions-Policy'));
      assert.equal(headers.get('Set-Cookie'), null);
      const api = path.startsWith('/v1');
      if (api) assert.equal(headers.get('Cache-Control'), 'no-store');
      if (status >= 400)
        assert.match(
          headers.get('Content-Type') ?? '',
          api ? /^application\/problem\+json/ : /^text\/html/,
        );
    });

  test('to a wrong method names the right ones', async () => {
    await using server = await startTestServer();
    const allow = async (method: string, path: string) =>
      (await server.send(method, path)).headers.get('Allow');
    assert.equal(await allow('PUT', '/v1/sessions'), 'POST, DELETE');
    assert.equal(await allow('GET', '/v1/commands'), 'POST');
    assert.equal(await allow('DELETE', '/v1/meta'), 'GET, HEAD');
  });

  test('asks for https from then on, where the origin has it', async () => {
    await using server = await startTestServer({ settings: { origin: 'https://example.be' } });
    const { headers } = await server.send('GET', '/v1/meta');
    assert.match(headers.get('Strict-Transport-Security') ?? '', /^max-age=\d{8}/);
  });
});

describe('pages of other origins', () => {
  const settings = {
    origin: 'https://klachten.example.be',
    marques: { peugeot: { origins: ['https://www.peugeot.be'] } },
    embedOrigins: ['https://dealer.example.be'],
  };
  const table: [string, boolean, boolean][] = [
    ['https://www.peugeot.be', true, true],
    ['https://dealer.example.be', true, true],
    ['https://klachten.example.be', true, false],
    ['http://www.peugeot.be', false, false],
    ['https://www.peugeot.be.evil.example', false, false],
    ['https://evil.example', false, false],
    ['null', false, false],
  ];
  for (const [origin, inDemo, inProduction] of table)
    for (const demo of [true, false])
      test(`${origin} ${(demo ? inDemo : inProduction) ? 'may' : 'may not'} call us ${demo ? 'in demo mode' : 'in production'}`, async () => {
        await using server = await startTestServer({ settings: { ...settings, demo } });
        const headers = { Origin: origin, 'Access-Control-Request-Method': 'POST' };
        const expected = (demo ? inDemo : inProduction) ? origin : null;
        for (const [method, path] of [
          ['OPTIONS', '/v1/commands'],
          ['GET', '/v1/meta'],
          ['GET', '/v1/events'],
          ['GET', '/v1/nothing'],
        ] as const) {
          const answer = (await server.send(method, path, { headers })).headers;
          assert.equal(answer.get('Access-Control-Allow-Origin'), expected, path);
          assert.match(answer.get('Vary') ?? '', /Origin/);
          assert.equal(answer.get('Access-Control-Allow-Credentials'), null);
        }
      });

  test('learn in a preflight what they may send, and may read Retry-After', async () => {
    await using server = await startTestServer({ settings });
    const headers = { Origin: 'https://www.peugeot.be' };
    const preflight = await server.send('OPTIONS', '/v1/commands', { headers });
    assert.equal(preflight.status, 204);
    const allowed = preflight.headers.get('Access-Control-Allow-Headers');
    assert.match(allowed ?? '', /^content-type,authorization,tus-resumable,.*upload-right/);
    const answer = await server.send('GET', '/v1/meta', { headers });
    const readable = answer.headers.get('Access-Control-Expose-Headers');
    assert.match(readable ?? '', /^Retry-After,.*Upload-Offset/);
  });
});

describe('the front door', () => {
  for (const [accepted, language] of [
    ['', 'fr'],
    ['nl-BE,nl;q=0.9,en;q=0.8', 'nl'],
    ['es,de;q=0.5', 'de'],
    ['EN-gb', 'en'],
    ['en;q=0.2,nl;q=0.7', 'nl'],
    ['nl;q=0, *', 'fr'],
    ['zz;q=x,,;;', 'fr'],
  ] as const)
    test(`leads "${accepted}" to /${language}/`, async () => {
      await using server = await startTestServer();
      const headers = { 'Accept-Language': accepted };
      const response = await server.send('GET', '/', { headers });
      assert.equal(response.status, 302);
      assert.equal(response.headers.get('Location'), `/${language}/`);
      assert.equal(response.headers.get('Vary'), 'Accept-Language');
    });
});

describe('the log', () => {
  test('has one line a request, with route and status and nothing that came from outside', async () => {
    await using server = await startTestServer();
    await server.send('GET', '/v1/meta?CANARY=1');
    await server.send('GET', '/CANARY');
    await server.send('CANARY', '/v1/meta');
    const [meta, nothing, odd] = server.lines.map((line) => JSON.parse(line) as object);
    const { requestId } = meta as { requestId: string };
    assert.match(requestId, /^[\w-]{22}$/);
    const time = '2026-10-05T08:00:00.000Z';
    const line = { time, requestId, method: 'GET', route: '/v1/meta', status: 200, ms: 0 };
    assert.deepEqual(meta, line);
    assert.deepEqual(Object.keys(nothing ?? {}), Object.keys(line));
    assert.equal((odd as { method: string }).method, 'other');
    assert.equal(server.lines.length, 3);
    assert.ok(!server.lines.join().includes('CANARY'));
  });

  test('and the answers to bad requests have no word of a complaint', async () => {
    await using server = await startTestServer({
      settings: { rateFiling: { count: 12, windowMs: 1e6 } },
    });
    await using other = await startTestServer();
    const word = 'CANARY';
    const contact = {
      name: word,
      company: word,
      email: `${word}@example.be`,
      phone: `${word} 0123456`,
      address: { street: word, postalCode: word, city: word, country: word },
      prefers: 'post' as const,
    };
    const words = {
      contact,
      contract: { reference: word },
      description: word,
      grievances: [word],
      wish: word,
    };
    const { command } = await aFiling(words);
    const { command: odd } = await aFiling({ ...words, marque: word });
    const post = (what: Sending) => server.send('POST', `/v1/commands?q=${word}`, what);
    const text = JSON.stringify(command);
    const json = { 'Content-Type': 'application/json' };
    const answers = [
      await post({ json: command }),
      await post({ json: command }),
      await post({ json: odd }),
      await post({ json: { ...command, body: { ...command.body, wish: 'other' } } }),
      await post({ json: { ...command, id: newId(randomBytesOf) } }),
      await post({ json: { ...command, id: word, verifier: word } }),
      await post({ json: { ...command, type: word } }),
      await post({ json: { ...command, [`${word} ${word}`]: word } }),
      await post({ body: text.slice(0, -1), headers: json }),
      await post({ body: text.replace('"wish"', '"__proto__"'), headers: json }),
      await post({ body: text, headers: { 'Content-Type': `text/${word}` } }),
      await post({ body: text + ' '.repeat(300_000), headers: json }),
      await server.send('POST', '/v1/sessions', {
        json: { v: 1, reference: word, verifier: word },
      }),
      await server.send('POST', '/v1/sessions', { json: command }),
      await server.send('GET', `/v1/events?after=${word}`, {
        bearer: word,
        headers: { 'X-Request-Id': word },
      }),
      await server.send('GET', `/v1/${word}`),
      await server.send('GET', `/${word}`, { headers: { 'User-Agent': word, Referer: word } }),
      await server.send('PUT', `/v1/meta`, { json: command }),
      ...(await Promise.all(
        Array.from({ length: 20 }, async () => post({ json: (await aFiling(words)).command })),
      )),
    ];
    const { token: bearer } = await aFiledCase(other);
    const cursor = await other.send('GET', `/v1/events?after=${word}`, { bearer });
    answers.push(cursor);
    const statuses = new Set(answers.map(({ status }) => status));
    for (const status of [200, 201, 202, 400, 401, 404, 405, 409, 413, 415, 422, 429])
      assert.ok(statuses.has(status), `No answer was a ${status}.`);
    for (const answer of answers) {
      const said = `${JSON.stringify([...answer.headers])} ${await answer.text()}`;
      assert.ok(!said.includes(word), `${answer.status}: ${said}`);
    }
    assert.equal(server.lines.length, answers.length - 1);
    assert.ok(![...server.lines, ...other.lines].join().includes(word));
  });
});

describe('GET /v1/meta', () => {
  test('tells what is configured, and no channel that is not', async () => {
    await using server = await startTestServer({
      settings: {
        marques: {
          peugeot: { origins: ['https://www.peugeot.be'], replyTo: 'secret@example.be' },
          opel: { origins: [], name: 'Opel Finance' },
        },
        channels: { emailPrivate: 'klacht@example.be' },
        privacyUrl: 'https://example.be/privacy',
      },
    });
    const response = await server.send('GET', '/v1/meta');
    const meta = (await response.json()) as Record<string, unknown>;
    assert.deepEqual(meta.channels, { emailPrivate: 'klacht@example.be' });
    assert.deepEqual(meta.marques, [
      { id: 'sfs', name: 'Stellantis Financial Services' },
      { id: 'opel', name: 'Opel Finance' },
      { id: 'peugeot', name: 'Peugeot' },
    ]);
    assert.equal(meta.privacyUrl, 'https://example.be/privacy');
    assert.equal(meta.log, server.ports.logId);
    const [key] = meta.keys as object[];
    assert.deepEqual(Object.keys(key ?? {}), ['kid', 'kty', 'crv', 'x']);
    assert.ok(!JSON.stringify(meta).includes(server.stored.signing.d));
    assert.ok(!JSON.stringify(meta).includes('secret@'));
  });
});
