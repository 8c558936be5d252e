import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { startServer, type StartedServer } from '../started-server.ts';
import { openBrowser } from './browser-page.ts';

/** A real server and a real browser for all tests of a file; both are there once the tests run, and gone after them. */
export function withServer(settings: Record<string, string> = {}): {
  server: StartedServer;
  browser: Browser;
} {
  const started = {} as { server: StartedServer; browser: Browser };
  before(async () => {
    started.server = await startServer(settings);
    started.browser = await openBrowser();
  });
  after(async () => {
    await started.browser?.close();
    await started.server?.[Symbol.asyncDispose]();
  });
  return started;
}
