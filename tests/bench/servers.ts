import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A server in a process of its own; `file` is its database. `stop` lets it finish, and resolves when it is gone. */
export type Running = {
  port: number;
  pid: number;
  origin: string;
  file: string;
  stop: () => Promise<void>;
};

/** Starts a program of ours on a free port over a data folder, without any setting of whoever runs the bench, and waits until it answers. */
export async function startServer(
  program: string,
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<Running> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [program], {
    env: { PORT: String(port), DATA_DIR: dataDir, RATE_FILING: '9999999/1h', ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await gone;
  };
  try {
    await answersAt(`${origin}/v1/meta`, { child, everyMs: 50 });
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, pid: child.pid ?? 0, origin, file: join(dataDir, 'complaints.db'), stop };
}

/** Waits until a program that was just started answers there; rejects when it ended before, or after ten seconds. */
export async function answersAt(
  url: string,
  { child, everyMs }: { child: ChildProcess; everyMs: number },
): Promise<void> {
  for (let waitedMs = 0; waitedMs < 10_000; waitedMs += everyMs) {
    if (child.exitCode !== null) throw new Error('A program ended before it answered.');
    if (await answers(url)) return;
    await pause(everyMs);
  }
  throw new Error('A program did not answer within ten seconds.');
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** A port of this machine that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
