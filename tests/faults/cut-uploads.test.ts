import assert from 'node:assert/strict';
import { request } from 'node:http';
import { dirname } from 'node:path';
import { describe, test } from 'node:test';
import { anAnnouncedUpload, fileAndDownload } from '../announced-upload.ts';
import { CuttingProxy, seededRandom } from '../cutting-proxy.ts';
import { scratchFile } from '../scratch-file.ts';
import { startServer } from '../started-server.ts';

const MiB = 1024 * 1024;
const SIZE = 20 * MiB;
const FILES = 3;
const KILLS = 5;
const MOST_ATTEMPTS = 500;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

type Announced = Awaited<ReturnType<typeof anAnnouncedUpload>>;

// A client in the plainest form: asks where the upload stands and sends the rest, until all of it is there.
async function send(origin: () => string, announced: Announced): Promise<{ attempts: number }> {
  const { headers: right, caseId, id, sha256, bytes } = announced;
  const headers = { ...right, 'Tus-Resumable': '1.0.0' };
  const metadata = Object.entries({ id, caseId, sha256 })
    .map(([name, value]) => `${name} ${btoa(value)}`)
    .join(',');
  const more = { 'Upload-Length': String(bytes.length), 'Upload-Metadata': metadata };
  let attempts = 0;
  let last = 0;
  for (;;) {
    const at = origin();
    const where = await fetch(`${at}/v1/uploads`, {
      method: 'POST',
      headers: { ...headers, ...more, Connection: 'close' },
    }).catch(() => undefined);
    attempts += 1;
    assert.ok(attempts < MOST_ATTEMPTS, 'It does not come to an end.');
    // Killed, and not started again yet.
    if (!where) await new Promise((resolve) => setTimeout(resolve, 50));
    if (!where) continue;
    const offset = Number(where.headers.get('Upload-Offset'));
    assert.equal(where.status, 201);
    assert.ok(offset >= last, `The offset went back from ${last} to ${offset}.`);
    last = offset;
    if (offset === bytes.length) return { attempts };
    await sendRest(`${at}/v1/uploads/${id}`, headers, bytes, offset);
  }
}

async function sendRest(
  url: string,
  headers: Record<string, string>,
  bytes: Buffer,
  offset: number,
): Promise<void> {
  const rest = bytes.subarray(offset);
  const patch = request(url, {
    method: 'PATCH',
    agent: false,
    headers: {
      ...headers,
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
      'Content-Length': rest.length,
    },
  });
  patch.on('error', () => {});
  patch.on('response', (response) => response.resume());
  patch.end(rest);
  await new Promise((resolve) => patch.on('close', resolve));
}

describe('uploads that are cut at random points', () => {
  test('arrive byte for byte, and hardly anything is sent twice', async () => {
    console.log(`SEED=${SEED}`);
    const random = seededRandom(SEED);
    await using server = await startServer();
    let sent = 0;
    let attempts = 0;
    for (let file = 0; file < FILES; file += 1) {
      const announced = await anAnnouncedUpload(SIZE);
      const cut = () => Math.floor((0.5 + random() * 5.5) * MiB);
      using proxy = await CuttingProxy.before(server.origin, cut);
      attempts += (await send(() => proxy.origin, announced)).attempts;
      sent += proxy.forwarded;
      assert.deepEqual(await fileAndDownload(server.origin, announced), announced.bytes);
    }
    const ratio = sent / (FILES * SIZE);
    console.log(`${attempts} attempts for ${FILES} files; sent over size: ${ratio.toFixed(4)}`);
    assert.ok(attempts > 4 * FILES, `${attempts} attempts`);
    assert.ok(ratio < 1.1, `sent over size: ${ratio}`);
  });

  test('by a server that is killed arrive byte for byte, and no offset goes back', async (t) => {
    const random = seededRandom(SEED + 1);
    const dataDir = dirname(scratchFile(t));
    let server = await startServer({}, dataDir);
    const killing = (async () => {
      for (let kills = 0; kills < KILLS; kills += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100 + random() * 400));
        await server.stop('SIGKILL');
        server = await startServer({}, dataDir);
      }
    })();
    const files = await Promise.all(
      Array.from({ length: FILES }, async () => {
        const announced = await anAnnouncedUpload(SIZE);
        await send(() => server.origin, announced);
        return announced;
      }),
    );
    await killing;
    for (const announced of files)
      assert.deepEqual(await fileAndDownload(server.origin, announced), announced.bytes);
    await server.stop();
  });
});
