import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type S3rver = { run(): Promise<AddressInfo>; close(): Promise<void> };
const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as new (
  options: object,
) => S3rver;

const BUCKET = 'complaints';

/** What opens the bucket of `startS3`. */
export const S3_KEYS = { key: 'S3RVER', secret: 'S3RVER', region: 'eu-west-1' };

/** A real S3 server program with one bucket over an empty folder. */
export async function startS3() {
  const directory = mkdtempSync(join(tmpdir(), 'sfs-s3-'));
  const options = { port: 0, address: '127.0.0.1', silent: true, directory };
  const s3 = new S3rver({ ...options, configureBuckets: [{ name: BUCKET, configs: [] }] });
  const { port } = await s3.run();
  return {
    url: `http://127.0.0.1:${port}/${BUCKET}`,
    async [Symbol.asyncDispose]() {
      await s3.close();
      rmSync(directory, { recursive: true });
    },
  };
}
