import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { chromeArgs, chromePath } from '../tools/browser.ts';
import { median, printTable, ratio, say } from './figures.ts';
import { SLOW_PHONE, slowPhone } from './slow-phone.ts';
import { plainPage, type Seen, widgetPage } from './host-pages.ts';

const ROUNDS = 7;

type Look = Seen & { requests: number; bytes: number };

/**
 * Prints when the first sight stands, beside the same text as plain HTML on the same host page. `origin` is the server that the widget comes from.
 */
export async function benchFirstSight(origin: string): Promise<void> {
  const pages = {
    'widget, its height reserved': widgetPage(origin, { reserved: true }),
    'plain HTML, the same text': plainPage(Date.now()),
    'widget, nothing reserved': widgetPage(origin, { reserved: false }),
  };
  const host = await serveHost(Object.values(pages));
  const browser = await chromium.launch({ executablePath: chromePath(), args: [...chromeArgs] });
  try {
    const names = Object.keys(pages);
    const looks = names.map((): Look[] => []);
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const [at, seen] of looks.entries()) {
        const look = await lookAt(browser, `${host.origin}/${at}`);
        // The first one warms up browser and servers.
        if (round > 0) seen.push(look);
      }
    report(browser.version(), names, looks);
  } finally {
    await browser.close();
    host.server.close();
  }
}

/** One visit in a fresh context: no cache, no connection. */
async function lookAt(browser: Browser, url: string): Promise<Look> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  try {
    const page = await context.newPage();
    const cdp = await slowPhone(page);
    const loaded: number[] = [];
    cdp.on('Network.loadingFinished', ({ encodedDataLength }) => loaded.push(encodedDataLength));
    await page.goto(url);
    const seen = await page.evaluate<Seen>('seen()');
    return { ...seen, requests: loaded.length, bytes: loaded.reduce((sum, it) => sum + it, 0) };
  } finally {
    await context.close();
  }
}

function report(version: string, names: readonly string[], looks: readonly Look[][]): void {
  const times = looks.map((seen) => seen.map(({ shownMs }) => shownMs));
  const best = times.map((of) => Math.min(...of));
  const middle = times.map(median);
  const bare = names.indexOf('plain HTML, the same text');
  console.log(
    `\nFirst sight: ms until it is drawn, Chromium ${version}, ${SLOW_PHONE}, cold, ${ROUNDS} rounds in turn`,
  );
  printTable([
    ['page', 'requests', 'bytes', 'best', 'median', 'to plain: best', 'median', 'layout shift'],
    ...names.map((name, at) => [
      ...[name, say(looks[at]?.[0]?.requests ?? 0), say(looks[at]?.[0]?.bytes ?? 0)],
      ...[say(best[at] ?? 0), say(middle[at] ?? 0)],
      ...[ratio(best[at] ?? 0, best[bare] ?? 0), ratio(middle[at] ?? 0, middle[bare] ?? 0)],
      Math.max(...(looks[at] ?? []).map(({ shift }) => shift)).toFixed(3),
    ]),
  ]);
}

async function serveHost(pages: readonly string[]): Promise<{ server: Server; origin: string }> {
  const compressed = pages.map((page) => brotliCompressSync(page));
  const server = createServer(({ url = '' }, answer) => {
    const body = compressed[Number(url.slice(1))];
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'br' };
    answer.writeHead(body ? 200 : 404, body ? headers : {}).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
