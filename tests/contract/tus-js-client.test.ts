import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Upload, type UploadOptions } from 'tus-js-client';
import { anAnnouncedUpload, fileAndDownload } from '../announced-upload.ts';
import { CuttingProxy } from '../cutting-proxy.ts';
import { startServer } from '../started-server.ts';

const MiB = 1024 * 1024;
type Announced = Awaited<ReturnType<typeof anAnnouncedUpload>>;

const optionsOf = ({ headers, caseId, id, sha256 }: Announced, origin: string): UploadOptions => ({
  endpoint: `${origin}/v1/uploads`,
  headers,
  metadata: { id, caseId, sha256, filename: 'photo.jpg', filetype: 'image/jpeg' },
  chunkSize: MiB,
  retryDelays: null,
});

describe('tus-js-client, with 5 MiB', () => {
  test('is interrupted, and another one resumes where it was', async () => {
    await using server = await startServer();
    const announced = await anAnnouncedUpload(5 * MiB);
    const options = optionsOf(announced, server.origin);
    const uploadUrl = await new Promise<string>((resolve, reject) => {
      const first = new Upload(announced.bytes, {
        ...options,
        onError: reject,
        onChunkComplete: (_, accepted) => {
          if (accepted < 2 * MiB) return;
          void first.abort().then(() => resolve(first.url ?? ''));
        },
      });
      first.start();
    });
    const accepted: number[] = [];
    await new Promise<void>((resolve, reject) => {
      const onChunkComplete = (_: number, bytes: number) => accepted.push(bytes);
      const more = { uploadUrl, onChunkComplete, onError: reject, onSuccess: () => resolve() };
      new Upload(announced.bytes, { ...options, ...more }).start();
    });
    assert.ok((accepted[0] ?? 0) > 2 * MiB, 'It did not begin again.');
    assert.deepEqual(await fileAndDownload(server.origin, announced), announced.bytes);
  });

  test('gets through a network that cuts every connection', async () => {
    await using server = await startServer();
    const announced = await anAnnouncedUpload(5 * MiB);
    let connections = 0;
    using proxy = await CuttingProxy.before(server.origin, () => {
      connections += 1;
      return connections > 8 ? Infinity : 900_000;
    });
    await new Promise<void>((resolve, reject) => {
      const options = optionsOf(announced, proxy.origin);
      const retryDelays = Array.from({ length: 20 }, () => 10);
      const more = { chunkSize: Infinity, retryDelays, onError: reject };
      new Upload(announced.bytes, { ...options, ...more, onSuccess: () => resolve() }).start();
    });
    assert.ok(connections > 3, `${connections} connections`);
    assert.deepEqual(await fileAndDownload(server.origin, announced), announced.bytes);
  });

  test('ends an upload that it began', async () => {
    await using server = await startServer();
    const announced = await anAnnouncedUpload(5 * MiB);
    const { headers } = announced;
    const url = await new Promise<string>((resolve, reject) => {
      const upload = new Upload(announced.bytes, {
        ...optionsOf(announced, server.origin),
        onError: reject,
        onChunkComplete: () => void upload.abort(true).then(() => resolve(upload.url ?? '')),
      });
      upload.start();
    });
    const told = await fetch(url, {
      method: 'HEAD',
      headers: { ...headers, 'Tus-Resumable': '1.0.0' },
    });
    assert.equal(told.status, 410);
  });
});
