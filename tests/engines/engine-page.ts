import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../journeys/browser-page.ts';
import { engine } from '../tools/engines.ts';
import { Driver, Screen } from './webkit/driver.ts';
import { pressed } from './webkit/keys.ts';

/** What a key is called here and by playwright. */
export type Key = 'Tab' | 'Enter' | 'Space' | 'ArrowDown';

/** The little of a page that all three engines can be asked for, in a profile of its own; `await using` closes it. */
export type EnginePage = AsyncDisposable & {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Real keys, one after the other, wherever the focus is. */
  press(...keys: readonly Key[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Runs an expression in the page, whatever its policy allows the page itself, and answers what it comes to once it is there. */
  run(expression: string): Promise<unknown>;
};

/** What opens pages of the engine that `ENGINE` says. */
export type Opener = AsyncDisposable & { page(): Promise<EnginePage> };

const SIZE = { width: 800, height: 900 };

export async function opener(): Promise<Opener> {
  if (engine === 'webkit') {
    const screen = await Screen.start();
    return {
      page: async () => new WebkitPage(await Driver.start(screen)).sized(),
      [Symbol.asyncDispose]: () => screen[Symbol.asyncDispose](),
    };
  }
  const browser: Browser = await openBrowser();
  return {
    page: async () => new PlaywrightPage((await openPage(browser, { viewport: SIZE })).page),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

class PlaywrightPage implements EnginePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  async press(...keys: readonly Key[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }

  run(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#page.context().close();
  }
}

class WebkitPage implements EnginePage {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  async sized(): Promise<this> {
    await this.#driver.ask('POST', '/window/rect', SIZE);
    return this;
  }

  async open(url: string): Promise<void> {
    await this.#driver.ask('POST', '/url', { url });
  }

  async reload(): Promise<void> {
    await this.#driver.ask('POST', '/refresh');
  }

  press(...keys: readonly Key[]): Promise<void> {
    return pressed(this.#driver, keys);
  }

  type(text: string): Promise<void> {
    return pressed(this.#driver, [...text]);
  }

  async run(expression: string): Promise<unknown> {
    // As text: the driver's own way with objects doesn't bear what a page has added to every object.
    const script = `const tell = (answer) => arguments[0](JSON.stringify(answer));
      (async () => (${expression}))().then((is) => tell({ is }), (error) => tell({ failed: String(error) }));`;
    const told = await this.#driver.ask<string>('POST', '/execute/async', { script, args: [] });
    const { is, failed } = JSON.parse(told) as { is?: unknown; failed?: string };
    if (failed !== undefined) throw new Error(failed);
    return is;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#driver[Symbol.asyncDispose]();
  }
}
