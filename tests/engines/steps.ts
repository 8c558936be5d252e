import { templates as fr } from '#shared/texts/form.ts';
import { templates as caseFr } from '#shared/texts/case.ts';
import { templates as sight } from '#shared/texts/sight.ts';
import type { EnginePage } from './engine-page.ts';
import { ask, reads, textsOf, until } from './look.ts';

/** What the focus is on, through shadow roots, by what a person would call it. */
const focused = (page: EnginePage): Promise<string> =>
  ask(
    page,
    () => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      const [label] = (active as HTMLInputElement | null)?.labels ?? [];
      const text = (label ?? active)?.textContent ?? '';
      return text.replace(/\s+/g, ' ').trim();
    },
    null,
  );

/** Presses Tab until the focus is on what is called so, or begins so. */
export async function tabTo(page: EnginePage, name: string): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 60) {
    await page.press('Tab');
    const here = await focused(page);
    if (here.startsWith(name)) return;
    passed.push(here.slice(0, 30));
  }
  throw new Error(`Tab never came to “${name}”, but to: ${passed.join(' | ')}`);
}

/** Waits for the heading of a view or step, where the focus goes. */
export const headed = (page: EnginePage, heading: string): Promise<boolean> =>
  until(
    page,
    `the heading “${heading}”`,
    (widget, wanted) =>
      widget?.shadowRoot?.activeElement?.matches('h2') === true &&
      widget.shadowRoot.activeElement.textContent?.trim() === wanted,
    heading,
  );

export const firstSight = (page: EnginePage): Promise<boolean> =>
  until(
    page,
    'the first sight',
    (widget) => Boolean(widget?.shadowRoot?.querySelector('.promises')),
    null,
  );

/** Opens the form by the keyboard, from the beginning of a page in French. */
export async function openForm(page: EnginePage): Promise<void> {
  await tabTo(page, sight.file);
  await page.press('Enter');
  await headed(page, fr.you);
}

/** Goes by the keyboard alone through the form that `openForm` opened, to where everything can be read before it is sent. */
export async function fillForm(page: EnginePage, name: string, story: string): Promise<void> {
  const next = async (heading: string) => {
    await tabTo(page, fr.next);
    await page.press('Enter');
    await headed(page, heading);
  };
  await tabTo(page, fr.private);
  await page.press('Space');
  await tabTo(page, fr.name);
  await page.type(name);
  await tabTo(page, fr.contractUnknown);
  await page.press('Space');
  await next(fr.reach);
  await tabTo(page, fr.email);
  await page.press('Space');
  await tabTo(page, fr.emailLabel);
  await page.type('ann@example.be');
  await next(fr.subjectStep);
  await tabTo(page, fr.credit);
  await page.press('Space', 'ArrowDown');
  await next(fr.story);
  await tabTo(page, fr.description);
  await page.type(story);
  await next(fr.check);
}

export async function send(page: EnginePage): Promise<void> {
  await tabTo(page, fr.send);
  await page.press('Enter');
}

/** Waits for the receipt that the page itself has verified, and answers what opens the case. */
export async function received(page: EnginePage): Promise<{ reference: string; code: string }> {
  await reads(page, fr.receiptValid);
  const [reference = '', code = ''] = await textsOf(page, '.key');
  return { reference, code };
}

/** Opens a case by the keyboard, from the first sight, with reference and code typed. */
export async function openByKeys(
  page: EnginePage,
  { reference, code }: { reference: string; code: string },
): Promise<void> {
  await tabTo(page, sight.follow);
  await page.press('Enter');
  await headed(page, caseFr.open);
  await page.press('Tab');
  await page.type(reference.toLowerCase());
  await page.press('Tab');
  await page.type(code.replaceAll('-', ' '));
  await page.press('Enter');
  await headed(page, reference);
}
