import {
  type Contact,
  explainProcedure,
  explainPromises,
  type Line,
} from '#shared/procedure/explain.ts';
import { templates as t } from '#shared/texts/sight.ts';

/** What the page tells once its first sight stands: milliseconds since the navigation began. Layout shift is summed until it is asked for. */
export type Seen = { shownMs: number; shift: number };

// The host's side of the bargain: the height that the French first sight takes, kept free from the first paint on.
const RESERVED = `sfs-complaint { display: block; min-height: 94em }
@media (min-width: 24em) { sfs-complaint { min-height: 82em } }
@media (min-width: 30em) { sfs-complaint { min-height: 72em } }
@media (min-width: 48em) { sfs-complaint { min-height: 56em } }`;

// The text is in the document; a frame later it has been drawn. Both kinds of page are timed by this and nothing else.
const MEASURE = `
  let told;
  const shown = new Promise((resolve) => (told = resolve));
  const stands = () => requestAnimationFrame(() => setTimeout(() => told(performance.now())));
  addEventListener('sfs-ready', stands);
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  const seen = async () => {
    const shownMs = await shown;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { shownMs, shift };
  };`;

/** A host page with the widget from `origin` and the host's own words around it. */
export const widgetPage = (origin: string, { reserved }: { reserved: boolean }): string =>
  hostPage(
    `<script type="module" src="${origin}/embed/v1/sfs-complaint.js"></script>`,
    `<sfs-complaint marque="peugeot"><a href="${origin}/fr/">${t.hostedForm}</a></sfs-complaint>`,
    reserved ? RESERVED : '',
  );

/** The same host page with the same words as plain HTML: what the text itself costs. */
export function plainPage(now: number): string {
  const about = { language: 'fr', now, channels: {} } as const;
  const { today, promises, counted } = explainPromises(t, about);
  const sections = explainProcedure(t, about).map(
    ({ heading, lines }) => details(heading) + lines.map(line).join('') + '</details>',
  );
  const text = [
    `<h2>${esc(t.heading)}</h2>${p(t.intro)}`,
    `<p><a href="#file">${esc(t.file)}</a> <a href="#follow">${esc(t.follow)}</a></p>`,
    `<h3>${esc(t.promisesHeading)}</h3>${p(today)}${ul(promises.map(esc))}`,
    `${details(t.countHeading)}${counted.map(p).join('')}</details>`,
    `<h3>${esc(t.stepsHeading)}</h3>${sections.join('')}${p(t.print)}`,
  ];
  return hostPage('', `${text.join('\n')}<script>stands()</script>`, '');
}

function hostPage(head: string, slot: string, style: string): string {
  const below = Array.from({ length: 12 }, (_, at) => p(`${at + 1}. ${HOSTS_OWN}`));
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body { margin: 0; padding: 16px; font: 16px/1.5 sans-serif } ${style}</style>
<script>${MEASURE}</script>${head}</head>
<body><header><h1>Une marque</h1></header><main>${slot}</main><footer>${below.join('')}</footer></body></html>`;
}

const HOSTS_OWN =
  'Le site de la marque continue ici, et rien de ceci ne doit bouger quand la plainte apparaît au-dessus.';

const esc = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const p = (text: string) => `<p>${esc(text)}</p>`;
const ul = (items: readonly string[]) =>
  `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
const details = (summary: string) => `<details><summary>${esc(summary)}</summary>`;

function line(it: Line): string {
  switch (it.kind) {
    case 'text':
      return p(it.text);
    case 'label':
      return `<h4>${esc(it.text)}</h4>`;
    case 'list':
      return ul(it.items.map(esc));
    case 'contacts':
      return ul(it.contacts.map(contact));
  }
}

function contact({ text, href, note }: Contact): string {
  const shown = href ? `<a href="${href}">${esc(text)}</a>` : esc(text);
  return note ? `${shown} (${esc(note)})` : shown;
}
