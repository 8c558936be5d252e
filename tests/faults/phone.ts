import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromeArgs, chromePath } from '../tools/browser.ts';

/** A browser with a profile on the disk that can lose its power at any moment and be started again; `await using` ends it and removes the profile. Linux alone, as CI is. */
export class Phone {
  readonly #profile = mkdtempSync(join(tmpdir(), 'sfs-phone-'));
  #context: BrowserContext | undefined;

  /** Starts the browser, with what its profile kept, and opens a blank page. */
  async start(): Promise<Page> {
    const options = { executablePath: chromePath(), args: [...chromeArgs], locale: 'fr-BE' };
    this.#context = await chromium.launchPersistentContext(this.#profile, options);
    this.#context.setDefaultTimeout(10_000);
    return this.#context.newPage();
  }

  /** Ends everything at once: no page hears of it. */
  async losePower(): Promise<void> {
    const context = this.#context;
    if (!context) return;
    this.#context = undefined;
    const closed = new Promise((done) => context.once('close', done));
    const pids = processesOf(this.#profile);
    if (pids.length === 0) throw new Error('The processes of the browser were not found.');
    for (const pid of pids) endAtOnce(pid);
    await closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.losePower();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Who has the profile's folder in their command line: the browser, and all that it started. */
const processesOf = (profile: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandLine(name).includes(profile))
    .map(Number);

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function endAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went with the others.
  }
}
