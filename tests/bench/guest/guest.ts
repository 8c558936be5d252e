import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { chromeArgs, chromePath } from '../../tools/browser.ts';
import { startServer } from '../servers.ts';
import { fillIn, type Filling } from './filling.ts';
import { Host } from './host.ts';
import { type Pages, putPages } from './pages.ts';
import { report } from './report.ts';
import { installRivals } from './rivals.ts';
import { visit, type Visit } from './visit.ts';

const ROUNDS = 5;
const FILLINGS = 3;

/** Measures what the widget costs a host's page, beside a plain form and what people would take instead, and writes docs/guest.md. `program` is our server, `folder` an empty place for its data. */
export async function benchGuest(program: string, folder: string): Promise<void> {
  installRivals();
  await using host = await Host.start();
  const settings = { EMBED_ORIGINS: host.origin };
  const server = await startServer(program, join(folder, 'guest'), settings);
  const browser = await chromium.launch({ executablePath: chromePath(), args: [...chromeArgs] });
  try {
    const pages = await putPages(host, server.origin);
    const visits = await visitInTurn(browser, pages);
    const fillings: Filling[] = [];
    for (let round = 0; round < FILLINGS; round += 1)
      fillings.push(await fillIn(browser, pages.element));
    await report({ pages, visits, fillings, chromium: browser.version() });
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Each page once a round, so that what else the machine does meets all of them. */
async function visitInTurn(
  browser: Browser,
  pages: Pages,
): Promise<ReadonlyMap<keyof Pages, Visit[]>> {
  const keys = Object.keys(pages) as (keyof Pages)[];
  const visits = new Map(keys.map((key) => [key, [] as Visit[]]));
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const key of keys) {
      const seen = await visit(browser, pages[key]);
      // The first one warms up browser and servers.
      if (round > 0) visits.get(key)?.push(seen);
    }
  return visits;
}
