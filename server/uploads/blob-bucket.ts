import { AwsClient } from 'aws4fetch';
import { type Blobs, StoreError } from './blobs.ts';

/** A bucket of an S3-compatible store: its own URL, path included, and the keys to it. `region` is guessed from the URL unless it is given. */
export type Bucket = { url: string; key: string; secret: string; region?: string };

/** How often a call is tried again by itself before its failure is told. */
const RETRIES = 2;

/**
 * Blobs as objects in a bucket, on Web standards alone. A put resolves when the store has answered that it has all of it. `timeoutMs` is for one call, and for a get until the
 * first byte.
 */
export function blobBucket({ url, key, secret, region }: Bucket, timeoutMs = 30_000): Blobs {
  const client = new AwsClient({
    accessKeyId: key,
    secretAccessKey: secret,
    service: 's3',
    retries: RETRIES,
    ...(region !== undefined && { region }),
  });
  const call = async (method: string, name: string, body?: Uint8Array<ArrayBuffer>) => {
    if (!/^[a-z]+\/[\w-]+$/.test(name)) throw new Error('A key of a blob is a word and an id.');
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), timeoutMs);
    try {
      return await client.fetch(`${url}/${name}`, {
        ...{ method, signal: late.signal },
        ...(body && { body }),
      });
    } catch (error) {
      throw new StoreError('The store of files could not be reached, or not in time.', {
        cause: error,
      });
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    put: async (name, bytes) => done(await call('PUT', name, bytes)),
    get: async (name) => {
      const response = await call('GET', name);
      if (response.ok && response.body) return response.body;
      await done(response, 404);
      return undefined;
    },
    remove: async (name) => done(await call('DELETE', name), 404),
  };
}

// What a store says of an error may quote the request, so only its status is told.
async function done(response: Response, alsoFine?: number): Promise<void> {
  await response.body?.cancel();
  if (!response.ok && response.status !== alsoFine)
    throw new StoreError(`The store of files answered ${response.status}.`);
}
