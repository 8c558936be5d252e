import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { scratchFile } from '../scratch-file.ts';
import { freePort } from '../started-server.ts';
import { aFiling } from './case-life.ts';
import { copyDatabase } from '../../server/db/copy.ts';
import { PROGRAM_ENV } from '../../server/testing/program-env.ts';
import { ServerProcess } from './server-process.ts';

type Filing = Awaited<ReturnType<typeof aFiling>>;

async function aServer(t: TestContext) {
  const dataDir = dirname(scratchFile(t));
  const server = new ServerProcess({ port: await freePort(), dataDir });
  t.after(() => server.end('SIGKILL'));
  return { server, dataDir };
}

/** The status and the answer, or undefined where the line broke. */
async function send({ origin }: ServerProcess, filing: Filing) {
  try {
    const response = await fetch(`${origin}/v1/commands`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ v: 1, ...filing }),
    });
    return { status: response.status, answer: (await response.json()) as CommandAnswer };
  } catch {
    return undefined;
  }
}

// Without an address there is no mail, and every write of the server is a filing.
function byPhone(filing: Filing): Filing {
  const contact = { name: 'An', phone: '0470 12 34 56', prefers: 'phone' };
  return { ...filing, body: { ...filing.body, contact } } as Filing;
}

/** Files one complaint after the other until the server is gone; the last one is the one that nobody answered. */
async function fileUntilGone(server: ServerProcess) {
  const answered: { filing: Filing; answer: CommandAnswer }[] = [];
  for (let filed = 0; filed < 100; filed += 1) {
    const filing = byPhone(await aFiling());
    const sent = await send(server, filing);
    if (!sent) {
      await server.gone;
      return { answered, unanswered: filing };
    }
    answered.push({ filing, answer: sent.answer });
  }
  throw new Error('The server did not crash.');
}

describe('a server that crashes', () => {
  test('has given its word for what is there, and for nothing else', async (t) => {
    const { server } = await aServer(t);
    const points = [
      ['before-batch', 201],
      ['before-commit', 201],
      ['after-commit', 200],
      ['after-answer', undefined],
    ] as const;
    for (const [point, statusThen] of points) {
      assert.ok(await server.start({ point, pass: 20 }));
      const { answered, unanswered } = await fileUntilGone(server);
      assert.ok(answered.length > 5, `${point}: only ${answered.length} were answered.`);
      assert.ok(await server.start());
      for (const { filing, answer } of answered) {
        const again = await send(server, filing);
        assert.deepEqual(again?.answer, { ...answer, result: 'replayed' }, point);
      }
      const then = await send(server, unanswered);
      if (statusThen !== undefined) assert.equal(then?.status, statusThen, point);
      await server.end('SIGTERM');
    }
  });

  test('between two migrations goes on with the next one', async (t) => {
    const { server } = await aServer(t);
    for (const point of ['in-migration', 'before-commit'] as const)
      assert.equal(await server.start({ point, pass: 1 }), false);
    assert.ok(await server.start());
    assert.equal((await send(server, await aFiling()))?.status, 201);
  });

  test('while it makes a backup leaves none, and its database as it was', async (t) => {
    const { server, dataDir } = await aServer(t);
    assert.ok(await server.start());
    const filing = await aFiling();
    assert.equal((await send(server, filing))?.status, 201);
    mkdirSync(join(dataDir, 'backups'));
    const copy = join(dataDir, 'backups', 'copy.db');
    const make = (env: Record<string, string>) =>
      spawnSync(process.execPath, ['server/db/backup.ts', copy], {
        env: { ...PROGRAM_ENV, DATA_DIR: dataDir, ...env },
        encoding: 'utf8',
      });
    assert.equal(make({ CRASH_AT: 'in-backup' }).signal, 'SIGKILL');
    assert.equal(existsSync(copy), false);
    assert.equal((await send(server, filing))?.status, 200);
    assert.equal(make({}).status, 0);
    copyDatabase(copy, join(dataDir, 'backups', 'read.db'));
  });
});
