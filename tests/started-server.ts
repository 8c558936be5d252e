import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM_ENV } from '../server/testing/program-env.ts';

const ROOT = join(import.meta.dirname, '..');

/** A real server process on a free port over an empty folder of its own; `await using` ends it and removes the folder. */
export class StartedServer {
  readonly origin: string;
  readonly dataDir: string;
  /** What it printed, line by line; its log lines are JSON. */
  readonly lines: string[] = [];
  readonly #process: ChildProcess;

  constructor(process: ChildProcess, origin: string, dataDir: string) {
    this.#process = process;
    this.origin = origin;
    this.dataDir = dataDir;
    let rest = '';
    process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      this.lines.push(...lines);
    });
  }

  /** Resolves when it is gone, with what it ended with: null where a signal ended it. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const ended = once(this.#process, 'exit');
      this.#process.kill(signal);
      await ended;
    }
    return this.#process.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

/** Starts the server as `npm start` does after the build, and waits until it says where it is. */
export async function startServer(
  settings: Record<string, string> = {},
  dataDir?: string,
): Promise<StartedServer> {
  const port = await freePort();
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'sfs-journey-')));
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: {
      ...PROGRAM_ENV,
      RATE_FILING: '10000/1h',
      RATE_SESSIONS: '10000/1h',
      ...settings,
      PORT: String(port),
      DATA_DIR: folder,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const server = new StartedServer(child, `http://127.0.0.1:${port}`, folder);
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', () => server.lines.some((l) => l.includes(server.origin)) && ready());
    child.once('exit', (code) => failed(new Error(`The server ended at its start with ${code}.`)));
  });
  return server;
}

/** A port of this machine that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
