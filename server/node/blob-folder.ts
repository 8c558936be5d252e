import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { type Blobs, StoreError } from '../uploads/blobs.ts';
import { type CrashPoint, crashPoint } from './crash-point.ts';

/**
 * Blobs as files in a folder that only this user can read. A blob has its name only when all of its bytes are on the disk, and after a crash either all of it is there or
 * nothing under its name.
 */
export function blobFolder(folder: string): Blobs {
  const fileOf = (key: string) => {
    if (!/^[a-z]+\/[\w-]+$/.test(key)) throw new Error('A key of a blob is a word and an id.');
    return join(folder, key);
  };
  return {
    put: (key, bytes) =>
      named('written', () => putFile(fileOf(key), bytes, CRASHES[key.split('/')[0] ?? ''])),
    get: (key) => named('read', () => openFile(fileOf(key))),
    remove: (key) => named('removed', () => removeFile(fileOf(key))),
  };
}

const temporaryOf = (path: string) => `${path}.part`;

type Crashes = { begun: CrashPoint; done: CrashPoint };

/** What a crash while a blob is put comes between, by the word that its key begins with. */
const CRASHES: Readonly<Record<string, Crashes>> = {
  parts: { begun: 'before-bytes', done: 'before-offset' },
  files: { begun: 'after-last-byte', done: 'before-arrival' },
};

async function putFile(path: string, bytes: Uint8Array, crashes?: Crashes): Promise<void> {
  const temporary = temporaryOf(path);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      const half = bytes.length >> 1;
      await file.writeFile(bytes.subarray(0, half));
      if (crashes) crashPoint(crashes.begun);
      await file.writeFile(bytes.subarray(half));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
    if (crashes) crashPoint(crashes.done);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

// Without this the new name itself may be lost with the power.
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function openFile(path: string): Promise<ReadableStream<Uint8Array> | undefined> {
  try {
    const file = await open(path, 'r');
    return Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

// A crash while it was written has left it under its temporary name.
async function removeFile(path: string): Promise<void> {
  for (const one of [temporaryOf(path), path]) await rm(one, { force: true });
}

async function named<T>(done: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code = 'no code' } = error as NodeJS.ErrnoException;
    throw new StoreError(`A blob could not be ${done} (${code}).`, { cause: error });
  }
}
