import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import type { Ledger } from './ledger.ts';
import { databaseIn } from './world.ts';

/** Holds the files in a data folder against those that people were told are there. */
export function checkFiles(dataDir: string, ledger: Ledger): void {
  const db = new Libsql(databaseIn(dataDir), { readonly: true });
  const rows = db.prepare('SELECT id, state, file FROM uploads').raw(true).all() as string[][];
  const keys = new Set((db.prepare('SELECT key FROM blobs').raw(true).all() as string[][]).flat());
  db.close();
  const uploads = new Map(rows.map(([id = '', state, file]) => [id, { state, file }]));
  for (const { announced, bytes } of ledger.files) {
    const { state, file } = uploads.get(announced.id) ?? {};
    const kept = state === 'arrived' && file ? bytesOf(join(dataDir, 'files', file)) : undefined;
    if (!kept?.equals(bytes))
      ledger.violated('files', `${announced.id} (${state}) is kept as ${kept?.length} bytes.`);
  }
  for (const key of keysOnDisk(dataDir))
    if (!keys.has(key.replace('.part', ''))) ledger.violated('strays', `${key} has no row.`);
}

/** All files under the folder of files, by their keys. */
export function keysOnDisk(dataDir: string): string[] {
  const folder = join(dataDir, 'files');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
