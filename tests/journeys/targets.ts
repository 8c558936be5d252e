import type { Page } from 'playwright-core';

/**
 * The controls that are smaller than 24 by 24 pixels, as readable lines, in the widget or else on a page of ours (WCAG 2.2, 2.5.8). A box to tick is as large as its label, which can be
 * pressed too. A link within a sentence is excepted, as there. Everything that can be opened is opened first.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('sfs-complaint, sfs-verify')?.shadowRoot ?? document;
    for (const details of root.querySelectorAll('details')) details.open = true;
    const targets = root.querySelectorAll<HTMLElement>(
      'a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex="0"]',
    );
    const isInSentence = (target: HTMLElement) =>
      target.localName === 'a' &&
      (target.parentElement?.textContent ?? '').trim() !== target.textContent?.trim();
    const boxes = [...targets].flatMap((target) => {
      const isTick = target.matches('[type=radio], [type=checkbox], [type=file]');
      const pressed = (isTick && (target as HTMLInputElement).labels?.[0]) || target;
      const { width, height } = pressed.getBoundingClientRect();
      const isShown =
        target.checkVisibility({ visibilityProperty: true }) &&
        !target.closest('[aria-hidden=true], .skip');
      return isShown && !isInSentence(target) ? [{ target, width, height }] : [];
    });
    if (boxes.length === 0) return ['There is no control.'];
    return boxes
      .filter(({ width, height }) => width < 23.99 || height < 23.99)
      .map(({ target, width, height }) => `${target.outerHTML.slice(0, 90)} ${width} x ${height}`);
  });
