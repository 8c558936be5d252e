import type { Page } from 'playwright-core';

/** What the focus is on, through shadow roots: its name for a reader, whether our ring is drawn (a host's link has another), and whether it can be seen where it stands. `undefined` once it has left the page. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (!active || active === document.body) return undefined;
    const { outlineStyle, outlineWidth } = getComputedStyle(active);
    const { left, top, width, height } = active.getBoundingClientRect();
    const root = active.getRootNode() as Document | ShadowRoot;
    const isHosts = root === document && document.querySelector('sfs-complaint') !== null;
    // Firefox leaves what stands partly in the window where it is: the middle of that part is looked at.
    const middle = (Math.max(top, 0) + Math.min(top + height, innerHeight)) / 2;
    const there = root.elementFromPoint(left + Math.min(width, innerWidth) / 2, middle);
    return {
      name: `${active.localName} ${active.id} ${active.textContent?.trim().slice(0, 40) ?? ''}`,
      isRinged: isHosts || (outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2),
      isSeen: there !== null && (active.contains(there) || there.contains(active)),
    };
  });

/** Goes through a page that doesn't scroll softly by Tab alone, and says how many stops there were and which can't be seen: WCAG 2.2, 2.4.7 and 2.4.11. */
export async function walkByTab(page: Page): Promise<{ stops: number; unseen: string[] }> {
  const unseen: string[] = [];
  for (let stops = 0; stops < 100; stops++) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (!stop) return { stops, unseen };
    if (!stop.isRinged || !stop.isSeen) unseen.push(stop.name);
  }
  throw new Error('The page can’t be left by Tab.');
}
