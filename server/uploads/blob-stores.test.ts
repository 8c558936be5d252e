import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { newId } from '#shared/proof/ids.ts';
import { scratchFile } from '../../tests/scratch-file.ts';
import { blobFolder } from '../node/blob-folder.ts';
import { randomBytesOf } from '../node/random.ts';
import { S3_KEYS, startS3 } from '../testing/s3.ts';
import { startTestServer } from '../testing/test-server.ts';
import { aFile, aFilingWith, fileAndOpen, filesOf, upload } from '../testing/uploads.ts';
import { blobBucket } from './blob-bucket.ts';
import { type Blobs, StoreError } from './blobs.ts';

const textOf = async (blobs: Blobs, key: string) => {
  const stream = await blobs.get(key);
  return stream && (await new Response(stream).bytes());
};

async function keepsItsPromise(blobs: Blobs) {
  const bytes = randomBytesOf(3_000_000) as Uint8Array<ArrayBuffer>;
  const [one, other] = [`files/${newId(randomBytesOf)}`, `parts/${newId(randomBytesOf)}`];
  assert.equal(await textOf(blobs, one), undefined);
  await blobs.put(one, bytes);
  await blobs.put(other, new Uint8Array());
  assert.deepEqual(await textOf(blobs, one), bytes);
  assert.deepEqual(await textOf(blobs, other), new Uint8Array());
  await blobs.remove(one);
  await blobs.remove(one);
  assert.equal(await textOf(blobs, one), undefined);
  for (const wrong of ['../x', 'files/../x', '/etc/passwd', 'files/a/b'])
    await assert.rejects(async () => blobs.put(wrong, bytes));
}

async function takesAFile(blobs: Blobs) {
  await using server = await startTestServer({ ports: { blobs } });
  const file = aFile(randomBytesOf(2_500_000), 'x', '');
  const filing = await aFilingWith([file]);
  assert.equal((await upload(server, file, filing)).status, 204);
  const bearer = await fileAndOpen(server, filing);
  assert.equal((await filesOf(server, filing.caseId, bearer))[0]?.state, 'arrived');
  const path = `/v1/cases/${filing.caseId}/files/${file.announced.id}`;
  const got = await server.send('GET', path, { bearer });
  assert.deepEqual(await got.bytes(), file.bytes);
}

describe('a store in a folder', () => {
  test('keeps, gives out and removes blobs, and nothing outside', async (t) => {
    await keepsItsPromise(blobFolder(dirname(scratchFile(t))));
  });

  test('is for this user only, and leaves no half file behind', async (t) => {
    const folder = join(dirname(scratchFile(t)), 'files');
    const blobs = blobFolder(folder);
    await blobs.put('parts/a', new Uint8Array(10));
    assert.deepEqual(readdirSync(join(folder, 'parts')), ['a']);
    assert.equal(statSync(join(folder, 'parts', 'a')).mode & 0o077, 0);
    assert.equal(statSync(join(folder, 'parts')).mode & 0o077, 0);
  });

  test('says by one kind of error that it failed', async (t) => {
    const file = scratchFile(t);
    writeFileSync(file, 'no folder');
    const blobs = blobFolder(file);
    await assert.rejects(blobs.put('parts/a', new Uint8Array(1)), StoreError);
    await assert.rejects(blobs.get('parts/a'), StoreError);
  });
});

describe('a store in a bucket, by a real S3 server', () => {
  test('keeps, gives out and removes blobs, and nothing outside', async () => {
    await using s3 = await startS3();
    await keepsItsPromise(blobBucket({ ...s3, ...S3_KEYS }));
  });

  test('takes an upload and gives the file out', async () => {
    await using s3 = await startS3();
    await takesAFile(blobBucket({ ...s3, ...S3_KEYS }));
  });

  test('says by one kind of error that it failed, without what it was asked with', async () => {
    await using s3 = await startS3();
    const wrong = blobBucket({ ...s3, ...S3_KEYS, secret: 'CANARY' });
    const missing = blobBucket({ ...S3_KEYS, url: s3.url.replace(/[^/]+$/, 'nothing') });
    for (const blobs of [wrong, missing])
      await assert.rejects(
        blobs.put('parts/a', new Uint8Array(1)),
        (error: Error) => error instanceof StoreError && !/CANARY|parts/.test(error.message),
      );
  });

  test('that is down, errs or hangs has kept nothing for certain', async () => {
    let answer: 'hang' | 'fail' = 'fail';
    const server = createServer((_, response) => {
      if (answer === 'fail') response.writeHead(503).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
    const blobs = blobBucket({ url, ...S3_KEYS }, 300);
    await assert.rejects(blobs.put('parts/a', new Uint8Array(1)), StoreError);
    answer = 'hang';
    await assert.rejects(blobs.get('parts/a'), StoreError);
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    await assert.rejects(blobs.remove('parts/a'), StoreError);
  });
});
