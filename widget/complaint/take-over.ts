/**
 * Puts what the widget has just drawn in the place of what a server had drawn into its shadow root: sections that a person opened meanwhile stay open, and what has the
 * focus keeps it. Within one task, so that nobody sees the one go and the other come.
 */
export function takeOver(
  root: ShadowRoot,
  drawn: readonly ChildNode[],
  sheet: CSSStyleSheet | undefined,
): void {
  const opened = drawn.flatMap((node) => within<HTMLDetailsElement>(node, 'details'));
  const controls = drawn.flatMap((node) => within(node, CONTROLS));
  const focused = controls.findIndex((control) => control === root.activeElement);
  if (sheet) root.adoptedStyleSheets.unshift(sheet);
  for (const node of drawn) node.remove();
  root.querySelectorAll('details').forEach((details, at) => (details.open = !!opened[at]?.open));
  if (focused >= 0) root.querySelectorAll<HTMLElement>(CONTROLS)[focused]?.focus();
}

/** In the same order in both; what can be focused within a section is left out, as the widget has more of it there. */
const CONTROLS = ':is(.actions button, summary)';

const within = <E extends Element>(node: ChildNode, selector: string): E[] =>
  node instanceof Element ? [...node.querySelectorAll<E>(selector)] : [];
