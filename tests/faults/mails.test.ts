import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { startMailServer } from '../../server/testing/mail.ts';
import { PROGRAM_ENV } from '../../server/testing/program-env.ts';
import { scratchFile } from '../scratch-file.ts';
import { freePort } from '../started-server.ts';
import { aFiling } from './case-life.ts';
import { ServerProcess } from './server-process.ts';

const PROGRAM = join(import.meta.dirname, '..', '..', 'server', 'effects.ts');

const post = (url: string, json: object) =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(json),
  });

async function until(what: () => boolean, name: string): Promise<void> {
  for (let left = 400; left > 0; left -= 1) {
    if (what()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`This never came: ${name}.`);
}

describe('a server that ends when the mail server has taken a mail and before it is written down', () => {
  test('sends it no second time by itself; npm run effects shows it, and a person can have it sent', async (t) => {
    await using smtp = await startMailServer();
    const dataDir = dirname(scratchFile(t));
    const env = { MAIL_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: 'complaints@example.be' };
    const program = (...args: string[]) =>
      spawnSync(process.execPath, [PROGRAM, ...args], {
        env: { ...PROGRAM_ENV, DATA_DIR: dataDir, ...env },
        encoding: 'utf8',
      });
    const server = new ServerProcess({ port: await freePort(), dataDir, env });
    t.after(() => server.end('SIGKILL'));
    await server.start({ point: 'after-mail', pass: 1 });
    await post(`${server.origin}/v1/commands`, { v: 1, ...(await aFiling()) }).catch(() => {});
    await server.gone;
    assert.equal(smtp.received.length, 1);
    assert.match(program().stdout, /^[\w-]{22} {2}mail .* tries 1 {2}in hand until /);

    await server.start();
    await post(`${server.origin}/demo/qa/clock`, { days: 1 });
    const listed = program('list').stdout;
    assert.match(listed, /^[\w-]{22} {2}mail .* parked .* \(interrupted\)\n$/);
    assert.ok(!listed.includes('@'));
    assert.equal(smtp.received.length, 1);
    assert.match(program('retry', 'all').stdout, /: 0\.\n$/);
    const [id = ''] = listed.split(' ');
    assert.equal(program('show', id).stdout, listed);
    assert.equal(program('retry', id).status, 0);
    await post(`${server.origin}/demo/qa/clock`, { days: 1 });
    await until(() => smtp.received.length === 2, 'the second mail');
    const [one, two] = smtp.received.map(({ raw }) => /^Message-ID: (.+)\r$/m.exec(raw)?.[1]);
    assert.ok(one && one === two);
    assert.match(program('list', 'all').stdout, / sent /);
    assert.equal(program('retry', id).status, 1);
    for (const wrong of [['lose'], ['show'], ['list', 'x'], ['show', 'x']])
      assert.equal(program(...wrong).status, 1);
  });
});
