import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { scratchFile } from '../scratch-file.ts';
import { freePort } from '../started-server.ts';
import { aFiling } from './case-life.ts';
import { give, type Order } from './command.ts';
import { inspect } from './invariants.ts';
import { detailsOf } from './figures.ts';
import { Ledger } from './ledger.ts';
import { Line } from './line.ts';
import { holdLock } from './lock-holder.ts';
import { seeded, seedOfRun } from './seeded.ts';
import { ServerProcess } from './server-process.ts';
import { databaseIn, makeData, type World } from './world.ts';

async function aWorld(t: TestContext, dataDir = dirname(scratchFile(t))) {
  const made = await makeData(dataDir);
  const server = new ServerProcess({ port: await freePort(), dataDir });
  t.after(() => server.end('SIGKILL'));
  assert.ok(await server.start(), server.output);
  const ledger = new Ledger();
  const random = seeded(seedOfRun());
  const line = new Line([server.origin], { random, ledger, patienceMs: 30_000 });
  const world: World = { ...made, line, ledger, random };
  return { server, world, dataDir };
}

const commandOf = (order: Order) => ({ json: { v: 1, ...order } });

/** Stops the server, and holds what it left behind against what was answered. */
async function assertWhole(server: ServerProcess, world: World, dataDir: string) {
  await server.end('SIGTERM');
  await inspect(world, { file: databaseIn(dataDir), pullers: [], output: server.output });
  assert.equal(detailsOf(world.ledger), '');
}

describe('an outage', { concurrency: true }, () => {
  test('of a database that another process has locked for ten seconds ends by itself', async (t) => {
    const { server, world, dataDir } = await aWorld(t);
    const { line, staff } = world;
    await give(world, await aFiling());
    const holder = await holdLock(databaseIn(dataDir), 10_000);
    const released = new Promise<number>((at) => holder.once('exit', () => at(Date.now())));
    const orders = await Promise.all([aFiling(), aFiling(), aFiling()]);
    const [first] = orders;
    assert.ok(first);
    const refused = await line.once('POST', '/v1/commands', commandOf(first));
    assert.equal(refused?.status, 503);
    const read = await line.once('GET', '/v1/events', { bearer: staff.compliance.token });
    assert.equal(read?.status, 200, 'Reading goes on.');
    const answered = orders.map(async (order) => {
      const answer = await give(world, order);
      assert.ok(answer);
      return Date.now();
    });
    const healedAt = Math.max(...(await Promise.all(answered)));
    const tookMs = healedAt - (await released);
    t.diagnostic(`answered ${tookMs} ms after the lock went`);
    assert.ok(tookMs < 3_000);
    await assertWhole(server, world, dataDir);
  });

  test('of a full disk loses nothing that was acknowledged, and ends when there is room', async (t) => {
    const disk = smallDisk(t);
    if (disk === undefined) {
      t.diagnostic('Not tried: only root can make a small disk.');
      return;
    }
    const { server, world, dataDir } = await aWorld(t, join(disk, 'data'));
    const { line, staff } = world;
    const ballast = join(disk, 'ballast');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(ballast, new Uint8Array(bavail * bsize - 200_000));
    let refused: Order | undefined;
    for (let filed = 0; filed < 200 && !refused; filed += 1) {
      const order = await aFiling();
      const answered = await line.once('POST', '/v1/commands', commandOf(order));
      if (answered?.status === 201) await give(world, order);
      else {
        assert.equal(answered?.status, 503, JSON.stringify(answered));
        refused = order;
      }
    }
    assert.ok(refused, 'The disk was not full in the end.');
    assert.ok(world.ledger.given.size > 0, 'It was full from the beginning.');
    const read = await line.once('GET', '/v1/events', { bearer: staff.compliance.token });
    assert.equal(read?.status, 200, 'Reading goes on.');
    rmSync(ballast);
    assert.ok(await give(world, refused));
    assert.ok(await give(world, await aFiling()));
    t.diagnostic(`${world.ledger.given.size} commands`);
    await assertWhole(server, world, dataDir);
  });
});

/** A file system of eight megabytes, gone when the test ends; undefined where this user can't make one. */
function smallDisk(t: TestContext): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'sfs-disk-'));
  const command = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (...args: string[]) => {
    const [program = '', ...rest] = [...command, ...args];
    execFileSync(program, rest, { stdio: 'ignore' });
  };
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=8m,mode=1777', 'tmpfs', folder);
  } catch {
    rmdirSync(folder);
    return undefined;
  }
  t.after(() => {
    run('umount', '-l', folder);
    rmdirSync(folder);
  });
  return folder;
}
