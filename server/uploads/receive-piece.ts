import type { Bytes, Subtle } from '#shared/proof/web-crypto.ts';
import type { Server } from '../env.ts';
import { collectBlobs, loosenUncounted, putBlob, sweepIfPossible } from './blobs.ts';
import { UNFINISHED_MS } from './create-upload.ts';
import { readParts } from './read-parts.ts';
import { countParts, type NewPart, type Upload } from './upload-rows.ts';

/** In whose turn whole files are in memory, one at a time. */
export const IN_MEMORY = 'a file in memory';

/** The digest that a piece should have. */
export type Checksum = { algorithm: 'SHA-1' | 'SHA-256'; digest: Bytes };

/** Where an upload stands after a piece, or why it was not taken. */
export type Received =
  { offset: number } | { problem: 'offsetMoved' | 'pieceTooLarge' | 'wrongChecksum' };

type Coming = { body: ReadableStream<Uint8Array> | null; stop: AbortSignal };

/**
 * Takes a piece that goes on where the upload stands. Each part is durable before it counts, and a piece that breaks off keeps what came. With a checksum all of
 * it counts, or nothing.
 */
export async function receivePiece(
  server: Server,
  upload: Upload,
  coming: Coming,
  checksum?: Checksum,
): Promise<Received> {
  return checksum
    ? receiveChecked(server, upload, coming, checksum)
    : receivePlain(server, upload, coming);
}

/** Takes all that an upload still lacks at once, as one part; false when it no longer stands where it stood. */
export async function receiveWhole(server: Server, upload: Upload, bytes: Bytes): Promise<boolean> {
  const part = { key: await putBlob(server, upload.run, 'parts', bytes), length: bytes.length };
  return countParts(server.db, lease(server, upload), upload.offset, [part]);
}

async function receivePlain(
  server: Server,
  upload: Upload,
  { body, stop }: Coming,
): Promise<Received> {
  let { offset } = upload;
  const end = await readParts(body, upload.size - offset, stop, async (bytes) => {
    const part = { key: await putBlob(server, upload.run, 'parts', bytes), length: bytes.length };
    const counts = await countParts(server.db, lease(server, upload), offset, [part]);
    if (counts) offset += part.length;
    else await drop(server, upload.run, [part]);
    return counts;
  });
  if (end === 'unwanted' || end === 'stopped') return { problem: 'offsetMoved' };
  return end === 'tooLong' ? { problem: 'pieceTooLarge' } : { offset };
}

async function receiveChecked(
  server: Server,
  upload: Upload,
  { body, stop }: Coming,
  checksum: Checksum,
): Promise<Received> {
  const parts: NewPart[] = [];
  let length = 0;
  const end = await readParts(body, upload.size - upload.offset, stop, async (bytes) => {
    parts.push({ key: await putBlob(server, upload.run, 'parts', bytes), length: bytes.length });
    length += bytes.length;
    return true;
  });
  const isRight = end === 'ended' && (await isDigest(server, parts, length, checksum));
  const { offset } = upload;
  if (isRight && parts.length === 0) return { offset };
  if (isRight && (await countParts(server.db, lease(server, upload), offset, parts)))
    return { offset: offset + length };
  await drop(server, upload.run, parts);
  if (end === 'tooLong') return { problem: 'pieceTooLarge' };
  return { problem: isRight || end === 'stopped' ? 'offsetMoved' : 'wrongChecksum' };
}

const lease = ({ now }: Server, { run }: Upload) => ({
  run,
  until: new Date(now() + UNFINISHED_MS).toISOString(),
});

async function isDigest(
  server: Server,
  parts: readonly NewPart[],
  length: number,
  { algorithm, digest }: Checksum,
): Promise<boolean> {
  const keys = parts.map(({ key }) => key);
  return server.turns(IN_MEMORY, async () =>
    hasDigest(server.subtle, algorithm, await collectBlobs(server, keys, length), digest),
  );
}

/** Whether bytes have a digest. */
export async function hasDigest(
  subtle: Subtle,
  algorithm: Checksum['algorithm'],
  bytes: Bytes,
  digest: Bytes,
): Promise<boolean> {
  const found = new Uint8Array(await subtle.digest(algorithm, bytes));
  return found.length === digest.length && found.every((byte, i) => byte === digest[i]);
}

async function drop(server: Server, run: string, parts: readonly NewPart[]): Promise<void> {
  if (parts.length === 0) return;
  const keys = parts.map(({ key }) => key);
  const at = new Date(server.now()).toISOString();
  await server.db.write(loosenUncounted(run, keys, at));
  await sweepIfPossible(server, run);
}
