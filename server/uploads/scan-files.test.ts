import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeServer } from '../app.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { aFile, aFilingWith, fileAndOpen, filesOf, upload } from '../testing/uploads.ts';
import { tick } from '../ticking.ts';
import type { Scanner } from './scan-files.ts';

/** A scanner that says what the test wants, and remembers what it was asked about. */
function aScanner() {
  const world = {
    says: (_: string): 'clean' | { found: string } => 'clean',
    asked: [] as string[],
  };
  const scanner: Scanner = {
    scan: async (file) => {
      const text = await new Response(file).text();
      world.asked.push(text);
      return world.says(text);
    },
  };
  return { world, scanner };
}

const down = () => {
  throw new Error('CANARY');
};

const tickOn = async (server: TestServer) => {
  server.clock.now += 60_000;
  await tick(makeServer(server.ports), server.clock.now);
};

async function seen(
  server: TestServer,
  filing: Awaited<ReturnType<typeof aFilingWith>>,
  bearer: string,
) {
  const files = await filesOf(server, filing.caseId, bearer);
  return Promise.all(
    files.map(async ({ id, scan }) => {
      const path = `/v1/cases/${filing.caseId}/files/${id}`;
      const response = await server.send('GET', path, { bearer });
      return [scan, response.status, response.headers.get('Retry-After')];
    }),
  );
}

describe('a file that arrived', () => {
  test('is held until the scanner has said that it is clean', async () => {
    const { world, scanner } = aScanner();
    world.says = down;
    await using server = await startTestServer({ ports: { scanner } });
    const file = aFile('hello');
    const filing = await aFilingWith([file]);
    await upload(server, file, filing);
    const bearer = await fileAndOpen(server, filing);
    await tickOn(server);
    assert.deepEqual(await seen(server, filing, bearer), [['held', 503, '60']]);
    assert.ok(server.lines.some((line) => line.includes('"error":"Error"')));
    assert.ok(!server.lines.join().includes('CANARY'));
    world.says = () => 'clean';
    await tickOn(server);
    assert.deepEqual(await seen(server, filing, bearer), [['clean', 200, null]]);
    const { length } = world.asked;
    await tickOn(server);
    assert.equal(world.asked.length, length, 'What is clean is not scanned again.');
  });

  test('is never given out once something was found in it', async () => {
    const { world, scanner } = aScanner();
    world.says = () => ({ found: 'Evil' });
    await using server = await startTestServer({ ports: { scanner } });
    const file = aFile('hello');
    const filing = await aFilingWith([file]);
    await upload(server, file, filing);
    const bearer = await fileAndOpen(server, filing);
    await tickOn(server);
    world.says = () => 'clean';
    await tickOn(server);
    assert.deepEqual(await seen(server, filing, bearer), [['infected', 409, null]]);
  });

  test('is given out unscanned where there is no scanner, and scanned once there is one', async () => {
    await using server = await startTestServer();
    const file = aFile('hello');
    const filing = await aFilingWith([file]);
    await upload(server, file, filing);
    const bearer = await fileAndOpen(server, filing);
    await tickOn(server);
    assert.deepEqual(await seen(server, filing, bearer), [['unscanned', 200, null]]);
    const { scanner } = aScanner();
    await using later = await startTestServer({ beside: server, ports: { scanner } });
    await tickOn(later);
    assert.deepEqual(await seen(server, filing, bearer), [['clean', 200, null]]);
  });

  test('waits for its turn: whose last try is longest ago is next', async () => {
    const { world, scanner } = aScanner();
    world.says = down;
    await using server = await startTestServer({ ports: { scanner } });
    const filing = await aFilingWith([]);
    for (const name of ['a', 'b', 'c']) {
      server.clock.now += 1_000;
      await upload(server, aFile(name), filing);
    }
    await tickOn(server);
    world.asked.length = 0;
    for (let i = 0; i < 6; i += 1) await tickOn(server);
    assert.equal(new Set(world.asked.slice(0, 3)).size, 3, world.asked.join());
    assert.deepEqual(world.asked.slice(3), world.asked.slice(0, 3));
  });

  test('that the scanner can say nothing of does not hold up the others', async () => {
    const { world, scanner } = aScanner();
    world.says = (text) => (text === 'odd' ? down() : 'clean');
    await using server = await startTestServer({ ports: { scanner } });
    const files = [aFile('odd'), aFile('a'), aFile('b')];
    const filing = await aFilingWith(files);
    for (const file of files) await upload(server, file, filing);
    const bearer = await fileAndOpen(server, filing);
    for (let i = 0; i < 3; i += 1) await tickOn(server);
    const scans = (await seen(server, filing, bearer)).map(([scan]) => scan);
    assert.deepEqual(scans, ['held', 'clean', 'clean']);
  });
});
