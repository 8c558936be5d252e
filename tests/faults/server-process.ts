import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CrashPoint } from '../../server/node/crash-point.ts';
import { PROGRAM_ENV } from '../../server/testing/program-env.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** `preload`: modules of the lab that change the process before the server is loaded, by path from the root, with what they read from the environment. */
export type ServerOptions = {
  port: number;
  dataDir: string;
  preload?: readonly string[];
  env?: Record<string, string>;
};

/** A crash that is waited for: the point, and the how manyth pass of it. */
export type Crash = { point: CrashPoint; pass: number };

/** A real server (`server/main.ts`) that is killed and started again on the same port and data. */
export class ServerProcess {
  readonly origin: string;
  /** All that it ever printed, on both of its outputs. */
  output = '';
  /** How long each start took until it listened, in milliseconds. */
  readonly startsMs: number[] = [];
  readonly #options: ServerOptions;
  #child: ChildProcess | undefined;
  #gone: Promise<void> = Promise.resolve();

  constructor(options: ServerOptions) {
    this.#options = options;
    this.origin = `http://127.0.0.1:${options.port}`;
  }

  /** Resolves when the running process has ended, whyever. */
  get gone(): Promise<void> {
    return this.#gone;
  }

  /** Starts it; true when it listens, false when it ended before, as one that is to crash may. */
  async start(crash?: Crash): Promise<boolean> {
    const { port, dataDir, preload = [], env } = this.#options;
    const began = performance.now();
    const child = spawn(
      process.execPath,
      [...preload.flatMap((path) => ['--import', join(ROOT, path)]), 'server/main.ts'],
      {
        cwd: ROOT,
        env: {
          ...PROGRAM_ENV,
          ...{ PORT: String(port), DATA_DIR: dataDir },
          ...{ RATE_FILING: '9999999/1h', RATE_SESSIONS: '9999999/1h' },
          RATE_UPLOADS: '9999999/1h',
          ...(crash && { CRASH_AT: `${crash.point}:${crash.pass}` }),
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#child = child;
    // Whoever ends the lab ends its servers.
    const endToo = () => child.kill('SIGKILL');
    process.once('exit', endToo);
    child.once('close', () => process.off('exit', endToo));
    this.#gone = once(child, 'close').then(() => undefined);
    const printed = this.output.length;
    const listens = new Promise<boolean>((listening) => {
      const onText = (text: string) => {
        this.output += text;
        if (this.output.includes(this.origin, printed)) listening(true);
      };
      child.stdout.setEncoding('utf8').on('data', onText);
      child.stderr.setEncoding('utf8').on('data', onText);
      void this.#gone.then(() => listening(false));
    });
    const isUp = await listens;
    if (isUp) this.startsMs.push(performance.now() - began);
    return isUp;
  }

  /** Ends it: SIGKILL as a crash would, SIGTERM as an operator does. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.#child?.kill(signal);
    await this.#gone;
  }
}
