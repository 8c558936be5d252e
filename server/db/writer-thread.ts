import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from './connection.ts';
import type { Statement } from './database.ts';
import { GroupCommit, type Answer } from './group-commit.ts';
import { Reader } from './reader.ts';

/** What the thread is started with. */
export type WriterSettings = {
  file: string;
  busyTimeoutMs: number;
  giveUpMs: number;
  group: number;
};

/** What the thread is asked; `close` is the last one. */
export type Request =
  { kind: 'read' | 'write'; id: number; statements: readonly Statement[] } | { kind: 'close' };

/** What the thread says: `ready` once, when the file is open and its settings are asserted, then answers. */
export type Reply = 'ready' | Answer[];

const { file, busyTimeoutMs, giveUpMs, group } = workerData as WriterSettings;
const port = parentPort;
if (!port) throw new Error('The writer runs as a thread of its own, started by openFileDatabase.');

const reply = (message: Reply) => port.postMessage(message);
const writer = new GroupCommit({
  open: () => openConnection({ file, busyTimeoutMs }),
  answer: reply,
  now: () => performance.now(),
  group,
  giveUpMs,
});
const reader = new Reader(() => openConnection({ file, busyTimeoutMs, readOnly: true }));
let armed = false;
let closing = false;

port.on('message', (request: Request) => {
  if (request.kind === 'close') closing = true;
  else if (request.kind === 'read') reply([reader.read(request)]);
  else writer.add({ ...request, since: performance.now() });
  arm(0);
});
reply('ready');

// One step a turn of the event loop: what arrives meanwhile joins the next group, and reads go on while a lock is waited for.
function arm(pauseMs: number): void {
  if (armed) return;
  armed = true;
  if (pauseMs === 0) setImmediate(turn);
  else setTimeout(turn, pauseMs);
}

function turn(): void {
  armed = false;
  const went = writer.step();
  if (!writer.idle) arm(went ? 0 : PAUSE_MS);
  else if (closing) close();
}

const PAUSE_MS = 5;

function close(): void {
  reader.close();
  writer.close();
  port?.close();
}
