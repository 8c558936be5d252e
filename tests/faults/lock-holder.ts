import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';

/**
 * Starts another process that takes the file's write lock, and resolves when it has it. It holds the lock for `holdMs` and ends, or, where `pauseMs`
 * is given, takes it again after each pause until it is killed.
 */
export async function holdLock(file: string, holdMs: number, pauseMs = 0): Promise<ChildProcess> {
  const script = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, [script, file, String(holdMs), String(pauseMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

function pulse(file: string, holdMs: number, pauseMs: number): void {
  const database = new Libsql(file, { timeout: 20_000 });
  do {
    database.exec('BEGIN IMMEDIATE');
    // Throws when whoever started this is gone, so that no lock outlives its test.
    writeSync(1, 'held\n');
    sleep(holdMs);
    database.exec('COMMIT');
    sleep(pauseMs);
  } while (pauseMs > 0);
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

const [, script, file, holdMs, pauseMs] = process.argv;
if (script === fileURLToPath(import.meta.url) && file) pulse(file, Number(holdMs), Number(pauseMs));
