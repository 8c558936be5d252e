import type { CDPSession, Page } from 'playwright-core';

const CPU_RATE = 4;
const BYTES_A_SECOND = 1_600_000 / 8;
const LATENCY_MS = 150;

/** What `slowPhone` does, in words. */
export const SLOW_PHONE = `CPU ${CPU_RATE}x slower, 1.6 Mbit/s, ${LATENCY_MS} ms a request`;

/** Makes a page as slow as an old phone on slow 4G. The network is Chromium's own emulation, which charges the latency a request and sets up connections for nothing. */
export async function slowPhone(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: LATENCY_MS },
    ...{ downloadThroughput: BYTES_A_SECOND, uploadThroughput: BYTES_A_SECOND },
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
  return cdp;
}
