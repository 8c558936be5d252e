import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';
import { holdLock } from './lock-holder.ts';
import type { Said, WriterKind } from './writer-process.ts';

/** What all rounds came to; `lost` are ids that were acknowledged and are not there after the crash. */
export type CrashFigures = { acknowledged: number; refused: number; lost: number; sound: boolean };

const WRITERS = 32;

/**
 * Rounds of: a process writes for 32 writers at once, another one holds the lock in pulses, the first is killed (SIGKILL) at a moment that `random`
 * chooses (0 to 1), the file is opened again and searched for every id that was acknowledged.
 */
export async function crashRounds(
  kind: WriterKind,
  { file, rounds, random }: { file: string; rounds: number; random: () => number },
): Promise<CrashFigures> {
  make(file);
  const acknowledged = new Set<string>();
  let refused = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const writer = await startWriter(kind, file);
    const holder = await holdLock(file, 120, 100);
    const write = (n: number) => writer.send(`${round}.${n}`);
    let last = 0;
    writer.on('message', (said: Said) => {
      if (said === 'ready') return;
      if (said.acknowledged) acknowledged.add(said.id);
      else refused += 1;
      if (writer.connected) write((last += 1));
    });
    while (last < WRITERS) write((last += 1));
    await new Promise((resolve) => setTimeout(resolve, 600 + 900 * random()));
    await Promise.all([killed(writer), killed(holder)]);
  }
  return { acknowledged: acknowledged.size, refused, ...inspect(file, acknowledged) };
}

async function startWriter(kind: WriterKind, file: string): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./writer-process.ts', import.meta.url));
  const child = fork(script, [kind, file], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.on('error', () => {
    // A message that was on its way when the process was killed.
  });
  await once(child, 'message');
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'close');
  child.kill('SIGKILL');
  await gone;
}

function make(file: string): void {
  const database = new Libsql(file);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('CREATE TABLE acknowledged (id TEXT PRIMARY KEY)');
  database.close();
}

function inspect(file: string, acknowledged: Set<string>): { lost: number; sound: boolean } {
  const database = new Libsql(file);
  const rows = (sql: string) => database.prepare(sql).raw(true).all() as [string][];
  const there = new Set(rows('SELECT id FROM acknowledged').map(([id]) => id));
  const sound = rows('PRAGMA integrity_check')[0]?.[0] === 'ok';
  database.close();
  return { lost: [...acknowledged].filter((id) => !there.has(id)).length, sound };
}
