import { webcrypto } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeKeys, parseKeys, type StoredKeys } from '../keys.ts';
import { SettingError } from '../setting-error.ts';
import { randomBytesOf } from './random.ts';

/** Where a data folder keeps its keys. */
export const keyFile = (dataDir: string) => join(dataDir, 'keys.json');

/** The keys of a data folder, or undefined when there are none; throws a `SettingError` when the file holds something else. */
export function loadKeys(dataDir: string): StoredKeys | undefined {
  let text: string;
  try {
    text = readFileSync(keyFile(dataDir), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new SettingError('DATA_DIR', 'holds a keys.json that cannot be read');
  }
  const keys = parseKeys(text);
  if (!keys) throw new SettingError('DATA_DIR', 'holds a keys.json that is no file of our keys');
  return keys;
}

/**
 * The keys to start with: those that are there, or fresh ones. In production only keys that were made on purpose will do, because whoever
 * loses them can't prove receipts any more; throws a `SettingError` that says what to do.
 */
export async function keysForStart(
  dataDir: string,
  { production, at }: { production: boolean; at: string },
): Promise<StoredKeys> {
  const found = loadKeys(dataDir);
  if (production && found?.made !== 'on purpose')
    throw new SettingError(
      'NODE_ENV=production',
      found
        ? 'does not start on keys that were made automatically: run "npm run keys -- --adopt" to keep them'
        : 'does not start without keys: run "npm run keys" once, and keep a copy of keys.json in a safe place',
    );
  return found ?? (await createKeys(dataDir, { made: 'automatically', at }));
}

/** Makes keys and keeps them, readable by this user only. Of two processes that do so at once one wins, and both get its keys. */
export async function createKeys(
  dataDir: string,
  how: Pick<StoredKeys, 'made' | 'at'>,
): Promise<StoredKeys> {
  const keys = await makeKeys(webcrypto, randomBytesOf, how);
  const written = writeAside(dataDir, keys);
  try {
    // Unlike a rename, a link fails when the name is taken.
    linkSync(written, keyFile(dataDir));
    return keys;
  } catch (error) {
    const others = loadKeys(dataDir);
    if (!others) throw error;
    return others;
  } finally {
    rmSync(written);
  }
}

/** Puts changed keys in the place of the old ones. */
export function replaceKeys(dataDir: string, keys: StoredKeys): void {
  renameSync(writeAside(dataDir, keys), keyFile(dataDir));
}

function writeAside(dataDir: string, keys: StoredKeys): string {
  const aside = join(dataDir, `keys.${Buffer.from(randomBytesOf(8)).toString('hex')}.tmp`);
  const file = openNew(dataDir, aside);
  writeSync(file, `${JSON.stringify(keys, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  return aside;
}

function openNew(dataDir: string, file: string): number {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return openSync(file, 'wx', 0o600);
  } catch {
    throw new SettingError('DATA_DIR', 'should be a folder that this user can write to');
  }
}
