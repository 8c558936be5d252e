import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { scratchFile } from '../scratch-file.ts';
import { freePort } from '../started-server.ts';
import { aFiling, customerOf } from './case-life.ts';
import { give } from './command.ts';
import { detailsOf } from './figures.ts';
import { aFileFor, checkFile, sendFile } from './file-life.ts';
import { checkFiles, keysOnDisk } from './kept-files.ts';
import { Ledger } from './ledger.ts';
import { Line } from './line.ts';
import { ServerProcess } from './server-process.ts';
import { UPLOAD_POINTS } from './kill-points.ts';
import { makeData, type World } from './world.ts';

const SIZE = 2_500_000;
const LATER = { preload: ['tests/faults/later-clock.ts'] };

async function aWorld(t: TestContext) {
  const dataDir = dirname(scratchFile(t));
  const made = await makeData(dataDir);
  const place = { port: await freePort(), dataDir };
  const server = new ServerProcess(place);
  const later = new ServerProcess({ ...place, ...LATER });
  t.after(() => Promise.all([server.end('SIGKILL'), later.end('SIGKILL')]));
  const ledger = new Ledger();
  // Always one piece, whole and once.
  const random = () => 0.5;
  const line = new Line([server.origin], { random, ledger, patienceMs: 30_000 });
  const world: World = { ...made, line, ledger, random };
  return { server, later, world, dataDir };
}

describe('a server that crashes while a file comes in', () => {
  for (const point of UPLOAD_POINTS)
    test(`${point}: what was told is there, the rest follows, and nothing is left over`, async (t) => {
      const { server, later, world, dataDir } = await aWorld(t);
      const isOfParts = point === 'before-bytes' || point === 'before-offset';
      assert.ok(await server.start({ point, pass: isOfParts ? 2 : 1 }));
      const crashed = server.gone.then(() => server.start());
      const filing = await aFiling();
      const file = aFileFor(filing, world.random, SIZE);
      filing.files = [file.announced];
      assert.ok(await sendFile(world, file));
      assert.ok(await crashed);
      const filed = await give(world, filing);
      assert.ok(filed);
      await checkFile(world, file, customerOf(world, filed.reference, filing.verifier).bearer);
      checkFiles(dataDir, world.ledger);
      await server.end('SIGTERM');
      assert.ok(await later.start());
      await later.end('SIGTERM');
      checkFiles(dataDir, world.ledger);
      assert.equal(detailsOf(world.ledger), '');
      assert.equal(keysOnDisk(dataDir).length, 1, keysOnDisk(dataDir).join());
    });
});
