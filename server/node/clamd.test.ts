import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { EICAR, startClamd, STREAM_MAX_BYTES } from '../../tests/tools/clamd.ts';
import { makeServer } from '../app.ts';
import { startTestServer } from '../testing/test-server.ts';
import { aFile, aFilingWith, fileAndOpen, filesOf, upload } from '../testing/uploads.ts';
import { scanFiles } from '../uploads/scan-files.ts';
import { clamdScanner, ScannerError } from './clamd.ts';

const streamOf = (...parts: (string | Uint8Array<ArrayBuffer>)[]) => new Blob(parts).stream();

describe('a real clamd', () => {
  let clamd: Awaited<ReturnType<typeof startClamd>>;
  before(async () => {
    clamd = await startClamd();
  });
  after(() => clamd[Symbol.asyncDispose]());

  test('finds what is harmful, and nothing in what is not', async () => {
    const { scan } = clamdScanner(clamd.address);
    assert.equal(await scan(streamOf('hello')), 'clean');
    assert.equal(await scan(streamOf('')), 'clean');
    assert.equal(await scan(streamOf(new Uint8Array(STREAM_MAX_BYTES - 1))), 'clean');
    for (const parts of [[EICAR], ['x'.repeat(100_000), EICAR]]) {
      const said = await scan(streamOf(...parts));
      assert.match((said as { found: string }).found, /^Sfs\.Test\.Eicar/);
    }
  });

  test('says nothing of a file over its limit, and that is no "clean"', async () => {
    const { scan } = clamdScanner(clamd.address);
    const big = new Uint8Array(STREAM_MAX_BYTES * 3);
    await assert.rejects(scan(streamOf(big)), ScannerError);
    await assert.rejects(scan(streamOf(new Uint8Array(STREAM_MAX_BYTES + 1))), ScannerError);
  });

  test('keeps what it finds from being given out', async () => {
    const scanner = clamdScanner(clamd.address);
    await using server = await startTestServer({ ports: { scanner } });
    const files = [aFile('hello'), aFile(EICAR), aFile(new Uint8Array(STREAM_MAX_BYTES * 2))];
    const filing = await aFilingWith(files);
    for (const file of files) await upload(server, file, filing);
    const bearer = await fileAndOpen(server, filing);
    for (let i = 0; i < 3; i += 1) await scanFiles(makeServer(server.ports));
    const seen = await filesOf(server, filing.caseId, bearer);
    assert.deepEqual(
      seen.map(({ scan }) => scan),
      ['clean', 'infected', 'held'],
    );
    const statuses = seen.map(async ({ id }) => {
      const path = `/v1/cases/${filing.caseId}/files/${id}`;
      return (await server.send('GET', path, { bearer })).status;
    });
    assert.deepEqual(await Promise.all(statuses), [200, 409, 503]);
  });
});

async function aFake(answer: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const fake = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    answer(socket);
  }).listen(0, '127.0.0.1');
  await once(fake, 'listening');
  const address = fake.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen.');
  const { port } = address;
  const end = async () => {
    fake.close();
    for (const socket of sockets) socket.destroy();
    await once(fake, 'close');
  };
  return { scanner: clamdScanner({ host: '127.0.0.1', port }, 300), [Symbol.asyncDispose]: end };
}

describe('a clamd that gives no verdict', () => {
  for (const [name, answer] of [
    ['breaks off at once', (socket: Socket) => socket.destroy()],
    ['breaks off in the middle', (socket: Socket) => socket.once('data', () => socket.destroy())],
    ['closes without a word', (socket: Socket) => socket.end()],
    ['says nothing', (socket: Socket) => socket.on('data', () => {})],
    ['reports an error', (socket: Socket) => socket.end('INSTREAM size limit exceeded. ERROR\0')],
    ['says half of it', (socket: Socket) => socket.end('stream: O')],
    ['says too much', (socket: Socket) => socket.end('stream: OK'.repeat(1_000))],
  ] as const)
    test(`and ${name} has found nothing clean`, async () => {
      await using fake = await aFake(answer);
      const scan = fake.scanner.scan(streamOf(new Uint8Array(1_000_000)));
      await assert.rejects(scan, ScannerError);
    });

  test('because nobody listens has found nothing clean', async () => {
    const fake = await aFake(() => {});
    await fake[Symbol.asyncDispose]();
    await assert.rejects(fake.scanner.scan(streamOf('x')), ScannerError);
  });
});
