import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { type Blobs, StoreError } from '../uploads/blobs.ts';

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
    put: (key, bytes) => named('written', () => putFile(fileOf(key), bytes)),
    get: (key) => named('read', () => openFile(fileOf(key))),
    remove: (key) => named('removed', () => rm(fileOf(key), { force: true })),
  };
}

async function putFile(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.part`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
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

async function named<T>(done: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code = 'no code' } = error as NodeJS.ErrnoException;
    throw new StoreError(`A blob could not be ${done} (${code}).`, { cause: error });
  }
}
