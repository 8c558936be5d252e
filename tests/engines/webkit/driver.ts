import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { freePort } from '../../started-server.ts';
import { pathOf } from '../../tools/engines.ts';

/** A screen that nobody looks at, for browsers that can't do without one; `await using` takes it away. */
export class Screen {
  readonly display: string;
  readonly #process: ChildProcess;

  constructor(process: ChildProcess, display: string) {
    this.#process = process;
    this.display = display;
  }

  static async start(): Promise<Screen> {
    pathOf('webkit');
    // It picks a free display itself and writes its number to the fourth stream.
    const args = ['-displayfd', '3', '-screen', '0', '1700x1300x24', '-nolisten', 'tcp'];
    const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    process.once('exit', () => child.kill());
    const [display] = (await once(child.stdio[3] as Readable, 'data')) as [Buffer];
    return new Screen(child, `:${display.toString().trim()}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = once(this.#process, 'exit');
    this.#process.kill();
    await gone;
  }
}

/** What the browser said no to, as WebDriver names it. */
export class DriverError extends Error {
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(`${kind}: ${message}`);
    this.kind = kind;
  }
}

/** One MiniBrowser in a profile that nothing stays of, led over W3C WebDriver; `await using` ends it. */
export class Driver {
  readonly #process: ChildProcess;
  readonly #base: string;
  #session = '';

  constructor(process: ChildProcess, base: string) {
    this.#process = process;
    this.#base = base;
  }

  /** `args` are MiniBrowser's own, `env` what it is started with beside the screen. */
  static async start(
    screen: Screen,
    args: readonly string[] = [],
    env: NodeJS.ProcessEnv = {},
  ): Promise<Driver> {
    const port = await freePort();
    const child = spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], {
      stdio: 'ignore',
      env: { ...process.env, ...env, DISPLAY: screen.display, NO_AT_BRIDGE: '1' },
    });
    process.once('exit', () => child.kill());
    const driver = new Driver(child, `http://127.0.0.1:${port}`);
    await driver.#listening();
    const options = { binary: pathOf('webkit'), args: ['--automation', ...args] };
    const { sessionId } = await driver.ask<{ sessionId: string }>('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    });
    driver.#session = `/session/${sessionId}`;
    return driver;
  }

  async #listening(): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        await fetch(`${this.#base}/status`);
        return;
      } catch (error) {
        if (tries > 200) throw error;
        await new Promise((later) => setTimeout(later, 25));
      }
    }
  }

  /** One command of WebDriver, its path as behind `/session/ID`. */
  async ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body: object = {}): Promise<T> {
    const answer = await fetch(this.#base + this.#session + path, {
      method,
      ...(method === 'POST' && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const { value } = (await answer.json()) as { value: T & { error: string; message: string } };
    if (!answer.ok) throw new DriverError(value.error, value.message);
    return value;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.ask('DELETE', '').catch(() => undefined);
    const gone = once(this.#process, 'exit');
    this.#process.kill();
    await gone;
  }
}
