import type { BrowserLauncher } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromeArgs } from '../tools/browser.ts';
import { type Engine, pathOf } from '../tools/engines.ts';
import { Driver, Screen } from './webkit/driver.ts';

/** What opens the pages of element tests in an engine. */
export function elementLauncher(name: Engine): BrowserLauncher {
  if (name === 'webkit') return webkitLauncher();
  const executablePath = pathOf(name);
  if (name === 'chromium')
    return chromeLauncher({ launchOptions: { executablePath, args: [...chromeArgs] } });
  // By WebDriver BiDi, without a driver in between.
  const firefox = chromeLauncher({ launchOptions: { browser: 'firefox', executablePath } });
  firefox.name = 'Firefox';
  return firefox;
}

function webkitLauncher(): BrowserLauncher {
  const urls = new Map<string, string>();
  let screen: Screen | undefined;
  let driver: Driver | undefined;
  return {
    name: 'WebKitGTK',
    type: 'webdriver',
    concurrency: 1,
    async startSession(id, url) {
      screen ??= await Screen.start();
      driver ??= await Driver.start(screen);
      urls.set(id, url);
      await driver.ask('POST', '/url', { url });
    },
    isActive: (id) => urls.has(id),
    getBrowserUrl: (id) => urls.get(id) ?? '',
    async stopSession(id) {
      urls.delete(id);
      await driver?.ask('POST', '/url', { url: 'about:blank' });
      return {};
    },
    startDebugSession: () => Promise.reject(new Error('WebKitGTK can’t be looked into by hand.')),
    async stop() {
      await driver?.[Symbol.asyncDispose]();
      await screen?.[Symbol.asyncDispose]();
    },
  };
}
