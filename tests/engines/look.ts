import type axe from 'axe-core';
import { AXE } from '../journeys/browser-page.ts';
import type { EnginePage } from './engine-page.ts';

/** Our element, wherever on the page it is; runs in the page. */
const find = (): Element | undefined => {
  const within = (root: ParentNode): Element | undefined =>
    root.querySelector('sfs-complaint') ??
    [...root.querySelectorAll('*')]
      .map(({ shadowRoot }) => shadowRoot && within(shadowRoot))
      .find((found) => found) ??
    undefined;
  return within(document);
};

/** Asks a page by a function that stands by itself: it gets our element and what is given, both of which have to be there in the page. */
export async function ask<Given, Answer>(
  page: EnginePage,
  what: (widget: Element | undefined, given: Given) => Answer | Promise<Answer>,
  given: Given,
): Promise<Answer> {
  const answer = await page.run(`(${what})((${find})(), ${JSON.stringify(given)})`);
  return answer as Answer;
}

/** Asks again until the answer is neither empty nor false, for at most 20 seconds; `name` is what was waited for. */
export async function until<Given, Answer>(
  page: EnginePage,
  name: string,
  what: (widget: Element | undefined, given: Given) => Answer | Promise<Answer>,
  given: Given,
): Promise<Answer> {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const answer = await ask(page, what, given);
    if (answer) return answer;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`${name}: not there after 20 seconds.`);
}

/** All computed styles of what matches, in our shadow root or else on the page, by name; with its place and size where `isPlaced`. */
export const stylesOf = (
  page: EnginePage,
  selector: string,
  isOurs: boolean,
): Promise<Record<string, string>[]> =>
  ask(
    page,
    (widget, given) => {
      const root = given.isOurs ? widget?.shadowRoot : document;
      // A dialog puts the focus somewhere, and its ring is no part of the look.
      (document.activeElement as HTMLElement | null)?.blur();
      return [...(root?.querySelectorAll(given.selector) ?? [])].map((element) => {
        const computed = getComputedStyle(element);
        const { x, y, width, height } = element.getBoundingClientRect();
        return {
          element: element.localName,
          ...(!given.isOurs && { place: [x, y, width, height].join(' ') }),
          ...Object.fromEntries(
            [...computed]
              // Of what runs within a line these say half of its height, and do nothing: nothing inline is transformed.
              .filter((name) => computed.display !== 'inline' || !name.endsWith('-origin'))
              .map((name) => [name, computed.getPropertyValue(name)]),
          ),
        };
      });
    },
    { selector, isOurs },
  );

/** What is different between two sets of styles, a line each. */
export function differences(
  before: readonly Record<string, string>[],
  now: readonly Record<string, string>[],
): string[] {
  if (before.length !== now.length) return [`${before.length} elements, now ${now.length}`];
  return now.flatMap((styles, at) =>
    Object.entries(styles).flatMap(([name, value]) => {
      const was = before[at]?.[name];
      return was === value ? [] : [`${at} ${styles['element']} ${name}: ${was}, now ${value}`];
    }),
  );
}

/** What a page decides about us: the room that it gives us, in pixels, its fonts, and the side that its text begins at. */
export type Room = { readonly width: number; readonly fonts: string; readonly direction: string };

export const roomOf = (page: EnginePage): Promise<Room> =>
  ask(
    page,
    (widget) => {
      const frame = widget?.shadowRoot?.querySelector('.sfs');
      if (!widget || !frame) throw new Error('There is nothing of ours.');
      const of = getComputedStyle(frame);
      // WebKit gives the room that is left beside us as a margin, on the side where the page's text ends.
      const margins = ['margin-left', 'margin-right'];
      const inner = ['padding-left', 'padding-right', 'border-left-width', 'border-right-width'];
      const extra = of.boxSizing === 'border-box' ? [] : inner;
      const widths = ['width', ...margins, ...extra].map((name) =>
        Number.parseFloat(of.getPropertyValue(name)),
      );
      const { fontFamily: fonts, direction } = getComputedStyle(widget);
      return { width: widths.reduce((sum, one) => sum + one, 0), fonts, direction };
    },
    null,
  );

/** Addresses of all that the page loaded or asked for beside itself. */
export const requestsOf = (page: EnginePage): Promise<string[]> =>
  ask(page, () => performance.getEntriesByType('resource').map(({ name }) => name), null);

/** What axe finds wrong with our element, by all its rules. */
export async function axeFinds(page: EnginePage): Promise<string[]> {
  if (!(await page.run(`'axe' in globalThis`))) await page.run(`(${unpatched})(() => { ${AXE} })`);
  return (await page.run(`(${unpatched})(() => (${axeHere})((${find})()))`)) as string[];
}

/** Does something in the page without what the page has added to every object and list, which axe doesn't bear; what was added is there again afterwards, for us. */
const unpatched = async (work: () => unknown): Promise<unknown> => {
  const patched = [Object.prototype, Array.prototype].map((prototype) => {
    const added = Object.entries(prototype);
    for (const [name] of added) Reflect.deleteProperty(prototype, name);
    return { prototype, added };
  });
  try {
    return await work();
  } finally {
    for (const { prototype, added } of patched)
      for (const [name, value] of added) Reflect.set(prototype, name, value);
  }
};

/** Runs in the page. */
const axeHere = async (widget: Element | undefined): Promise<string[]> => {
  const { axe: engine } = globalThis as unknown as { axe: typeof axe };
  const path: string[] = [];
  for (let at = widget; at; at = (at.getRootNode() as Partial<ShadowRoot>).host)
    path.unshift(at.localName);
  const include = path.length > 1 ? { fromShadowDom: path } : path;
  const { violations } = await engine.run({ include: [include] } as axe.ElementContext);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

/** Waits until a text stands in our element, and answers the texts of what matches. */
export const reads = (page: EnginePage, text: string): Promise<boolean> =>
  until(
    page,
    `“${text}”`,
    (widget, wanted) => widget?.shadowRoot?.textContent?.includes(wanted) ?? false,
    text,
  );

/** Texts of what matches in our element. */
export const textsOf = (page: EnginePage, selector: string): Promise<string[]> =>
  ask(
    page,
    (widget, wanted) =>
      [...(widget?.shadowRoot?.querySelectorAll(wanted) ?? [])].map(
        ({ textContent }) => textContent?.trim() ?? '',
      ),
    selector,
  );
