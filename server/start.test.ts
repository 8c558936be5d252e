import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import Libsql from 'libsql';
import type { CommandAnswer, SessionAnswer } from '#shared/api/wire.ts';
import { aFiling } from './testing/complaints.ts';
import { PROGRAM_ENV } from './testing/program-env.ts';

type Running = { child: ChildProcess; origin: string; said: () => string; ended: Promise<number> };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'sfs-start-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'data');
}

// `main.ts` is what `start.ts` runs when nothing is stale; the build has tests of its own.
async function run(t: TestContext, env: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...PROGRAM_ENV, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listening = new Promise<void>((resolve) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Complaints (en)')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  const ended = once(child, 'close').then(([code]) => code as number);
  t.after(() => child.kill('SIGKILL'));
  await Promise.race([listening, ended]);
  return { child, origin: `http://127.0.0.1:${port}`, said: () => said, ended };
}

const post = (url: string, json: unknown) =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(json),
  });

describe('the server as a process', () => {
  test('starts on an empty folder, files a complaint that a second connection reads, and stops', async (t) => {
    const folder = aFolder(t);
    const { child, origin, said, ended } = await run(t, { DATA_DIR: folder });
    for (const language of ['fr', 'nl', 'de', 'en'])
      assert.match(
        said(),
        new RegExp(`^Complaints \\(${language}\\): ${origin}/${language}/$`, 'm'),
      );
    assert.match(said(), new RegExp(`^Demo: ${origin}/demo/$`, 'm'));

    const { command, verifier } = await aFiling({ description: 'CANARY' });
    const filed = await post(`${origin}/v1/commands`, command);
    assert.equal(filed.status, 201);
    const { reference, cursor } = (await filed.json()) as CommandAnswer;
    const second = new Libsql(join(folder, 'complaints.db'), { timeout: 5_000 });
    const row = second
      .prepare('SELECT c.reference, b.body FROM cases c JOIN bodies b ON b.case_id = c.id')
      .raw(true)
      .all() as [string, string][];
    second.close();
    assert.deepEqual(
      row.map(([kept, body]) => [kept, JSON.parse(body)]),
      [[reference, command.body]],
    );

    const opened = await post(`${origin}/v1/sessions`, { v: 1, reference, verifier });
    const { token } = (await opened.json()) as SessionAnswer;
    const waiting = fetch(`${origin}/v1/events?wait=25&after=${cursor}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    await post(`${origin}/v1/commands`, command);
    const started = performance.now();
    child.kill('SIGTERM');
    assert.equal((await waiting).status, 200);
    assert.equal(await ended, 0);
    assert.ok(performance.now() - started < 5_000);
    const lines = said()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    assert.equal(lines.length, 4);
    assert.ok(!said().includes('CANARY') && !said().includes(token));
  });

  test('finds its complaints again at the next start', async (t) => {
    const folder = aFolder(t);
    const first = await run(t, { DATA_DIR: folder });
    const { command } = await aFiling();
    const one = (await (await post(`${first.origin}/v1/commands`, command)).json()) as object;
    first.child.kill('SIGINT');
    assert.equal(await first.ended, 0);
    const next = await run(t, { DATA_DIR: folder });
    const again = await post(`${next.origin}/v1/commands`, command);
    assert.deepEqual(await again.json(), { ...one, result: 'replayed' });
    next.child.kill('SIGTERM');
    assert.equal(await next.ended, 0);
  });

  test('goes on in the future of a demo whose clock was moved', async (t) => {
    const folder = aFolder(t);
    const first = await run(t, { DATA_DIR: folder });
    await post(`${first.origin}/v1/commands`, (await aFiling()).command);
    await post(`${first.origin}/demo/qa/clock`, { days: 30 });
    first.child.kill('SIGTERM');
    assert.equal(await first.ended, 0);
    const next = await run(t, { DATA_DIR: folder });
    await post(`${next.origin}/v1/commands`, (await aFiling()).command);
    const second = new Libsql(join(folder, 'complaints.db'), { timeout: 5_000 });
    const times = second.prepare('SELECT at FROM entries ORDER BY g').raw(true).all().flat();
    second.close();
    assert.ok(times.length > 2, 'a promise was missed in between');
    assert.deepEqual(times, [...times].sort());
    next.child.kill('SIGTERM');
    assert.equal(await next.ended, 0);
  });

  test('answers a body that never ends, and one that is cut off, and goes on', async (t) => {
    const { origin } = await run(t, { DATA_DIR: aFolder(t) });
    const headers = { 'Content-Type': 'application/json' };
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
    });
    const endless = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const status = await fetch(`${origin}/v1/commands`, endless).then(
      (response) => response.status,
      () => 'closed',
    );
    assert.ok(status === 413 || status === 'closed', String(status));
    const cut = new AbortController();
    const slow = new ReadableStream({ start: (c) => c.enqueue(new TextEncoder().encode('{')) });
    const sent = fetch(`${origin}/v1/commands`, {
      ...endless,
      body: slow,
      signal: cut.signal,
    });
    setTimeout(() => cut.abort(), 100);
    await assert.rejects(sent);
    assert.equal((await fetch(`${origin}/v1/meta`)).status, 200);
  });

  for (const [name, env, words] of [
    ['a wrong setting', { RATE_FILING: 'often' }, /^RATE_FILING should [^\n]+\.\n$/],
    ['production without keys', { NODE_ENV: 'production' }, /^NODE_ENV=production [^\n]+\.\n$/],
    ['a database that is a folder', { DATABASE_URL: 'file:/' }, /^DATABASE_URL [^\n]+\.\n$/],
    ['a folder that cannot be made', { DATA_DIR: '/dev/null/data' }, /^DATA_DIR [^\n]+\.\n$/],
  ] as const)
    test(`does not start on ${name}, and says so in one sentence`, async (t) => {
      const { said, ended } = await run(t, { DATA_DIR: aFolder(t), ...env });
      assert.equal(await ended, 1);
      assert.match(said(), words);
    });

  test('does not start on a port that is taken', async (t) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const PORT = String((taken.address() as AddressInfo).port);
    const { said, ended } = await run(t, { DATA_DIR: aFolder(t), PORT });
    assert.equal(await ended, 1);
    assert.match(said(), /^PORT [^\n]+\.\n$/);
    taken.close();
  });
});
