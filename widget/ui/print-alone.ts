/** Marks what is printed, and those around it, until the browser is done. */
const PRINTED = 'data-sfs-print';

const around = (inside: string) =>
  `:has(${inside}){display:block!important;position:static!important;width:auto!important;max-width:none!important;height:auto!important;margin:0!important;padding:0!important;border:0!important;overflow:visible!important;transform:none!important;background:#fff!important}`;

/** Everything but what is marked and what it stands in goes from the paper; a browser without `:has` prints all of the page. */
const RULES = `@media print{:not(:has([${PRINTED}]),[${PRINTED}],[${PRINTED}] *,head,head *){display:none!important}${around(`[${PRINTED}]`)}[${PRINTED}]{margin:0!important}}`;

/**
 * Prints one part of the element and nothing of the page around it, with everything in it open. No window, no frame and no inline style: a constructed sheet is put on each tree that the part stands in, and taken off
 * again.
 */
export function printAlone(part: Element): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  const undo: (() => void)[] = [];
  for (const details of part.querySelectorAll<HTMLDetailsElement>('details:not([open])')) {
    details.open = true;
    undo.push(() => (details.open = false));
  }
  let at: Element | undefined = part;
  while (at) {
    const marked = at;
    const root = marked.getRootNode() as Document | ShadowRoot;
    marked.setAttribute(PRINTED, '');
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    undo.push(() => {
      marked.removeAttribute(PRINTED);
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    });
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  addEventListener('afterprint', () => undo.forEach((step) => step()), { once: true });
  print();
}
