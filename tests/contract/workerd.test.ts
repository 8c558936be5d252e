import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { CommandAnswer, EventsAnswer, MetaAnswer } from '#shared/api/wire.ts';
import { verifyReceipt } from '#shared/proof/receipt.ts';
import { openHttpDatabase } from '../../server/db/http-database.ts';
import type { OutgoingMail } from '../../server/effects/mail.ts';
import { makeKeys, openKeys } from '../../server/keys.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { aFiledCase, aFiling } from '../../server/testing/complaints.ts';
import { check, takeDossier } from '../../server/testing/dossiers.ts';
import { S3_KEYS, startS3 } from '../../server/testing/s3.ts';
import { aHandledCase, give } from '../../server/testing/staff.ts';
import type { TestServer } from '../../server/testing/test-server.ts';
import {
  aFile,
  aFilingWith,
  begin,
  fileAndOpen,
  filesOf,
  head,
  piece,
} from '../../server/testing/uploads.ts';
import { type HranaServer, startHranaServer } from './hrana-server.ts';
import { type StartedWorkerd, startWorkerd } from './workerd.ts';

const SOON = { timeout: 10_000 };
const ROOT = join(import.meta.dirname, '..', '..');

/** Keeps the mails that a service by HTTP is given. */
async function startMailbox() {
  const mails: OutgoingMail[] = [];
  const server = createServer(async (request, response) => {
    mails.push(JSON.parse(await textOf(request)));
    response.writeHead(202).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { mails, url: `http://127.0.0.1:${port}/send`, close: () => server.close() };
}

async function textOf(stream: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  return text;
}

describe('two isolates in bare workerd over one libSQL server and one bucket', () => {
  let one: StartedWorkerd;
  let other: StartedWorkerd;
  let hrana: HranaServer;
  let start: (more?: Record<string, string>) => Promise<StartedWorkerd>;
  let here: TestServer;
  let there: TestServer;
  let ends: (() => unknown)[] = [];
  let box: Awaited<ReturnType<typeof startMailbox>>;

  before(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sfs-edge-'));
    ends.push(() => rmSync(folder, { recursive: true }));
    const s3 = await startS3();
    ends.push(() => s3[Symbol.asyncDispose]());
    box = await startMailbox();
    ends.push(box.close);
    hrana = await startHranaServer({ file: join(folder, 'complaints.db') });
    ends.push(hrana.close);
    const made = { made: 'on purpose', at: new Date().toISOString() } as const;
    const stored = await makeKeys(crypto, randomBytesOf, made);
    const settings = {
      ...{ KEYS: JSON.stringify(stored), NODE_ENV: 'production', RATE_FILING: '1000/1h' },
      ...{ PUBLIC_ORIGIN: 'https://complaints.example', MAIL_FROM: 'us@example.be' },
      ...{ MAIL_URL: box.url, EMBED_ORIGINS: 'https://www.example.be' },
      ...{ BLOBS_URL: s3.url, BLOBS_KEY: S3_KEYS.key, BLOBS_SECRET: S3_KEYS.secret },
      BLOBS_REGION: S3_KEYS.region,
    };
    start = async (more) => {
      const databaseUrl = hrana.url;
      const started = await startWorkerd({ databaseUrl, settings: { ...settings, ...more } });
      ends.push(started.stop);
      return started;
    };
    one = await start();
    other = await start();
    const db = openHttpDatabase({ url: hrana.url });
    const keys = await openKeys(crypto, stored);
    const ports = { db, keys, now: Date.now, random: randomBytesOf, subtle: crypto.subtle };
    here = overHttp(one.base, ports);
    there = overHttp(other.base, ports);
  });
  after(async () => {
    for (const end of ends.reverse()) await end();
  });

  test('a complaint is received once, with proof, whichever is asked', async () => {
    const { command } = await aFiling();
    const filed = await here.send('POST', '/v1/commands', { json: command });
    assert.equal(filed.status, 201);
    const answer = (await filed.json()) as CommandAnswer;
    const meta = (await (await there.send('GET', '/v1/meta')).json()) as MetaAnswer;
    const proven = await verifyReceipt(crypto.subtle, meta.keys, answer.receipt ?? '');
    assert.ok('receipt' in proven, JSON.stringify(proven));
    const again = await there.send('POST', '/v1/commands', { json: command });
    assert.equal(again.status, 200);
    const { result, reference } = (await again.json()) as CommandAnswer;
    assert.deepEqual([result, reference], ['replayed', answer.reference]);
  });

  // By itself a wait ends after 25 seconds, and a stream looks again after 15.
  test('who waits at one for news is woken by what was written at the other', SOON, async () => {
    const { token, answer, caseId, handler } = await aHandledCase(here);
    const stream = await there.send('GET', `/v1/stream?after=${answer.cursor}`, { bearer: token });
    const reader = stream.body?.getReader();
    const said = async () => new TextDecoder().decode((await reader?.read())?.value);
    assert.equal(await said(), ':\n\n');
    const waits = there.send('GET', `/v1/events?after=${answer.cursor}&wait=25`, { bearer: token });
    const acknowledged = await give(here, caseId, ['acknowledge', {}], { bearer: handler.token });
    assert.equal(acknowledged.status, 201);
    const { entries } = (await (await waits).json()) as EventsAnswer;
    assert.deepEqual(
      entries.map(({ event }) => event.type),
      ['acknowledged'],
    );
    assert.equal(await said(), 'event: more\ndata: {}\n\n');
    await reader?.cancel();
  });

  test('a file comes in by pieces at both, and leaves whole, alone and in a dossier that checks and has a page to read', async () => {
    const file = aFile('x'.repeat(200_000));
    const filing = await aFilingWith([file]);
    const { caseId, verifier } = filing;
    const { id } = file.announced;
    assert.equal((await begin(here, file.announced, { caseId, verifier })).status, 201);
    const first = file.bytes.slice(0, 150_000);
    assert.equal((await piece(here, id, { offset: 0, body: first, verifier })).status, 204);
    assert.equal((await head(there, id, verifier)).headers.get('Upload-Offset'), '150000');
    const rest = { offset: 150_000, body: file.bytes.slice(150_000), verifier };
    assert.equal((await piece(there, id, rest)).status, 204);
    assert.equal((await piece(here, id, rest)).status, 409);
    const token = await fileAndOpen(here, filing);
    assert.equal((await filesOf(there, caseId, token))[0]?.state, 'arrived');
    const dossier = await takeDossier(here, caseId, token);
    const checked = await check(here, dossier.files);
    assert.equal('verdict' in checked && checked.verdict, 'whole');
    assert.deepEqual(dossier.files.get('files/1-letter.txt'), file.bytes);
    const page = new TextDecoder().decode(dossier.files.get('dossier.html'));
    assert.match(page, /<h1>Klachtdossier/);
    assert.match(page, /Het eindbedrag klopt niet\./);
  });

  test('the customer is written to by HTTP, once, and the clock ticks', async () => {
    const { answer } = await aFiledCase(here);
    const theirs = () => box.mails.filter(({ text }) => text.includes(answer.reference));
    for (let left = 50; left > 0 && theirs().length === 0; left -= 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual([await one.tick(), await other.tick()], [200, 200]);
    assert.equal(theirs().length, 1);
  });

  test('the files of the widget leave as the build compressed them, with the headers that they have on Node', async () => {
    const path = '/embed/v1/sfs-complaint.js';
    for (const [coding, ending] of [
      ['br', '.br'],
      ['gzip', '.gz'],
      ['identity', ''],
    ] as const) {
      const [answer] = (await once(
        get(`${one.base}${path}`, { headers: { 'Accept-Encoding': coding } }),
        'response',
      )) as [IncomingMessage];
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      const built = readFileSync(join(ROOT, 'dist', `${path}${ending}`));
      assert.ok(Buffer.concat(chunks).equals(built), coding);
      assert.equal(answer.headers['content-encoding'], ending ? coding : undefined);
      assert.equal(answer.headers['access-control-allow-origin'], '*');
      const etag = String(answer.headers.etag);
      const headers = { 'Accept-Encoding': coding, 'If-None-Match': etag };
      assert.equal((await fetch(`${one.base}${path}`, { headers })).status, 304);
    }
    assert.equal((await fetch(`${one.base}/files.json`)).status, 404);
    assert.equal((await fetch(`${one.base}/demo/`)).status, 404);
  });

  test('no line of the log has anything that people sent', () => {
    const lines = [...one.lines, ...other.lines];
    assert.ok(lines.length > 10);
    for (const line of lines) assert.doesNotThrow(() => JSON.parse(line), line);
    assert.doesNotMatch(lines.join('\n'), /An Peeters|an@example\.be|eindbedrag|SFB-/);
    assert.equal(
      lines.some((line) => line.includes('"error"')),
      false,
      lines.join('\n'),
    );
  });

  test('one that has never reached the database says when to come again, and explains meanwhile', async () => {
    const cold = await start({ DATABASE_URL: 'http://127.0.0.1:9' });
    const meta = await fetch(`${cold.base}/v1/meta`);
    assert.equal(meta.status, 503);
    assert.match(meta.headers.get('Retry-After') ?? '', /^\d+$/);
    assert.equal((await fetch(`${cold.base}/fr/`)).status, 200);
  });

  test('without the database there is a 503 with a time, and the pages that explain', async () => {
    await hrana.close();
    ends = ends.filter((end) => end !== hrana.close);
    const { command } = await aFiling();
    const filed = await here.send('POST', '/v1/commands', {
      json: command,
      headers: { Origin: 'https://www.example.be' },
    });
    assert.equal(filed.status, 503);
    assert.match(filed.headers.get('Retry-After') ?? '', /^\d+$/);
    assert.equal(filed.headers.get('Access-Control-Allow-Origin'), 'https://www.example.be');
    assert.equal((await here.send('GET', '/readyz')).status, 503);
    assert.equal((await here.send('GET', '/healthz')).status, 200);
    const page = await here.send('GET', '/de/');
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<html lang="de">/);
  });
});

/** A server that is spoken to by HTTP, for what is written for one in this process; it has no more than the ports that are given. */
function overHttp(base: string, ports: object): TestServer {
  const send: TestServer['send'] = (method, path, what = {}) => {
    const { json, body = json === undefined ? null : JSON.stringify(json), headers, bearer } = what;
    return fetch(`${base}${path}`, {
      ...{ method, body, duplex: 'half' },
      headers: {
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }),
        ...headers,
      },
    } as RequestInit);
  };
  return { send, ports } as unknown as TestServer;
}
