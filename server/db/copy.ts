import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { newId } from '#shared/proof/ids.ts';
import { crashPoint } from '../node/crash-point.ts';
import { randomBytesOf } from '../node/random.ts';

/**
 * Copies a database file that may be in use, as one moment in time, and checks the copy before it gets its name; blocks until done. The copy is
 * a log of its own: where it takes the place of the original one day, clients see that their cursors mean nothing there (410). Throws a full sentence when `source` is missing, `target` exists already, or the copy is not sound; then `target` is as it was.
 */
export function copyDatabase(source: string, target: string): void {
  if (!existsSync(source)) throw new Error(`There is no database at ${source}.`);
  if (existsSync(target)) throw new Error(`${target} exists already; a backup never overwrites.`);
  const unfinished = `${target}.${randomUUID()}.unfinished`;
  try {
    copyInto(source, unfinished);
    crashPoint('in-backup');
    makeItsOwnLog(unfinished);
    assertSound(unfinished);
    sync(unfinished);
    // A link, unlike a rename, fails when somebody else made the target meanwhile.
    linkSync(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
  sync(dirname(target));
}

const LOCK_WAIT_MS = 10_000;

function copyInto(source: string, target: string): void {
  const database = new Libsql(source, { timeout: LOCK_WAIT_MS });
  try {
    database.prepare('VACUUM INTO ?').run([target]);
  } finally {
    database.close();
  }
}

// What the original goes on to write, the copy doesn't have: a cursor of the one would be taken for a place in the other.
function makeItsOwnLog(file: string): void {
  const database = new Libsql(file);
  try {
    const isOurs = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'log'").all();
    if (isOurs.length > 0) database.prepare('UPDATE log SET id = ?').run([newId(randomBytesOf)]);
  } finally {
    database.close();
  }
}

function assertSound(file: string): void {
  const database = new Libsql(file);
  try {
    const rows = database.prepare('PRAGMA integrity_check').raw(true).all() as unknown[][];
    const verdict = rows.map(([line]) => String(line)).join('; ');
    if (verdict !== 'ok') throw new Error(`The copy is damaged: ${verdict}.`);
  } finally {
    database.close();
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
