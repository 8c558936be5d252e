import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromeArgs, chromePath } from '../tools/browser.ts';

/** A browser with a profile on the disk that can lose its power at any moment and be started again; `await using` ends it and removes the profile. */
export class Phone {
  readonly #profile = mkdtempSync(join(tmpdir(), 'sfs-phone-'));
  #process: ChildProcess | undefined;
  #browser: Browser | undefined;

  /** Starts the browser, with what its profile kept, and opens a blank page. */
  async start(): Promise<Page> {
    const args = [
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${this.#profile}`,
    ];
    // A group of its own, so that nothing of the browser lives on.
    const child = spawn(chromePath(), [...args, ...chromeArgs], {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    this.#process = child;
    const address = await addressOf(child);
    await firstPage(new URL(address).host);
    this.#browser = await chromium.connectOverCDP(address);
    const [context] = this.#browser.contexts();
    if (!context) throw new Error('The browser that was started has no profile.');
    context.setDefaultTimeout(10_000);
    return context.newPage();
  }

  /** Ends everything at once: no page hears of it. */
  async losePower(): Promise<void> {
    const child = this.#process;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    await this.#browser?.close().catch(() => {});
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.losePower();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

// Who connects before the browser has its first page may wait for it for ever.
async function firstPage(host: string): Promise<void> {
  for (;;) {
    const listed = await fetch(`http://${host}/json/list`);
    const targets = (await listed.json()) as { type: string }[];
    if (targets.some(({ type }) => type === 'page')) return;
    await new Promise((next) => setTimeout(next, 50));
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const text of child.stderr ?? []) {
    said += String(text);
    const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
    if (address) {
      child.stderr?.resume();
      return address;
    }
  }
  throw new Error(`The browser did not start: ${said.slice(-500)}`);
}
