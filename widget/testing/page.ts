import 'axe-core/axe.min.js';
import type { AxeResults } from 'axe-core';
import type { SfsComplaint } from '../complaint/complaint.ts';
import '../define.ts';

/** Puts an element on the page and waits until its first sight stands. */
export async function show(attributes: Record<string, string> = {}): Promise<SfsComplaint> {
  const element = document.createElement('sfs-complaint');
  for (const [name, value] of Object.entries({ lang: 'fr', ...attributes }))
    element.setAttribute(name, value);
  const ready = new Promise((done) => element.addEventListener('sfs-ready', done, { once: true }));
  document.body.append(element);
  await ready;
  return element;
}

type RunnersConfig = { testFrameworkConfig: { timeout: number } };
const { testFrameworkConfig } = (globalThis as unknown as { __WTR_CONFIG__: RunnersConfig })
  .__WTR_CONFIG__;
/** Below what the runner gives a test, so that it's told what was missing. */
const PATIENCE_MS = testFrameworkConfig.timeout * 0.4;

/** Waits until something is drawn, less than half of what a test may take: what is lazily loaded has no other sign. */
export async function until<T>(what: () => T | null | undefined | false, name: string): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = what();
    if (found) return found;
    if (performance.now() > end) throw new Error(`This was never drawn: ${name}.`);
    await new Promise((next) => setTimeout(next, 10));
  }
}

const rootOf = (element: SfsComplaint): ShadowRoot => {
  if (!element.shadowRoot) throw new Error('The element has no shadow root.');
  return element.shadowRoot;
};

/** The first match in the element, once it is there. */
export const find = <E extends HTMLElement>(
  element: SfsComplaint,
  selector: string,
  text = '',
): Promise<E> =>
  until(
    () =>
      [...rootOf(element).querySelectorAll<E>(selector)].find((node) =>
        node.textContent.replace(/\s+/g, ' ').includes(text),
      ),
    `${selector} ${text}`,
  );

/** Opens what can be done with a draft, which is loaded then. */
export async function openMore(element: SfsComplaint): Promise<void> {
  (await find(element, '.keeping summary')).click();
  await find(element, '#draft-file');
}

/** Whether anything matches now. */
export const has = (element: SfsComplaint, selector: string): boolean =>
  rootOf(element).querySelector(selector) !== null;

/** Everything that can be read in the element, spaces folded. */
export const textOf = (element: SfsComplaint): string =>
  rootOf(element).textContent.replace(/\s+/g, ' ');

/** Types into a field as a person would, so that the element hears of it. */
export async function fillIn(element: SfsComplaint, selector: string, value: string) {
  const field = await find<HTMLInputElement>(element, selector);
  if (field.type === 'radio' || field.type === 'checkbox') field.click();
  else {
    field.value = value;
    field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input'));
  }
  await element.updateComplete;
}

/** What axe finds wrong with the page now, as readable lines; WCAG 2.2 A and AA and its best practices. */
export async function violations(): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: { run(context: object): Promise<AxeResults> } };
  const { violations: found } = await axe.run({ include: [['sfs-complaint']] });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
