import type { HostPages } from '../isolation/host-pages.ts';
import { tracesHere } from '../isolation/measures.ts';
import { type GuestHouse, strictest } from '../isolation/twelve-hosts.ts';
import type { StartedServer } from '../started-server.ts';
import type { Check } from './cells.ts';
import type { EnginePage } from './engine-page.ts';
import {
  ask,
  axeFinds,
  differences,
  requestsOf,
  type Room,
  roomOf,
  stylesOf,
  until,
} from './look.ts';
import { fillForm, firstSight, openForm, received, send } from './steps.ts';

/** What is wrong by each check; nothing, where it passed. */
export type Seen = Readonly<Record<Check, string[]>>;

type Around = { name: string; host: GuestHouse; hosts: HostPages; server: StartedServer };

// So long that a scroll bar is there with and without us, where it takes room.
const LONG = '<br>'.repeat(90);
const LITS = [
  'litElementVersions',
  'litHtmlVersions',
  'litPropertyMetadata',
  'reactiveElementVersions',
];

/** Visits a host as a person would, looks at everything that is checked there, and files a complaint. */
export async function visitHost(page: EnginePage, { name, host, hosts, server }: Around) {
  const { marque } = host;
  const around = `${host.host.around ?? '%'}${LONG}`;
  const put = (embed?: null) =>
    hosts.put(server.origin, {
      ...host.host,
      ...{ around, widget: `lang="fr" marque="${marque}"` },
      ...(host.isStrict && { policy: `${strictest(server.origin)}; report-uri /reports` }),
      ...(embed === null && { embed }),
    });
  const here = () => visit(page, put(), host.then);
  await visit(page, put(null), host.then);
  const alone = await hostOf(page);
  const reported = hosts.reports.length;
  const asked = apiCalls(server);

  await here();
  await firstSight(page);
  const wrongAccent = await dressed(page, marque);
  const withUs = await hostOf(page);
  const ours = await stylesOf(page, '*', true);
  const room = await roomOf(page);
  await page.open(plain(hosts, server, marque, room));
  await firstSight(page);
  await dressed(page, marque);
  const there = await stylesOf(page, '*', true);

  await here();
  await firstSight(page);
  const axeAtFirst = await axeFinds(page);
  await openForm(page);
  const traces = await ask(page, tracesHere, null);
  const baked = await page.run('document.cookie');
  const requests = await requestsOf(page);
  const sent = apiCalls(server) - asked;
  const axeInForm = await axeFinds(page);
  const works = await files(page, name);
  const axeAtReceipt = await axeFinds(page);
  const { globals } = alone.traces;
  return {
    home: [
      ...wrongAccent,
      ...differences(there, ours),
      ...(ours.length > 40 ? [] : ['too little']),
    ],
    kept: [
      ...differences(alone.styles, withUs.styles),
      ...(alone.markup === withUs.markup && alone.styles.length > 12 ? [] : ['other markup']),
    ],
    globals: withUs.traces.globals.filter((one) => ![...LITS, ...globals].includes(one)),
    storage: [
      ...withUs.traces.databases,
      ...withUs.traces.stored,
      ...traces.stored,
      ...(baked === '' ? [] : [String(baked)]),
    ],
    silence: [
      ...requests.filter((url) => !isFileOfOurs(url, server)),
      ...(sent === 0 ? [] : [`${sent} requests to the API`]),
    ],
    axe: [...axeAtFirst, ...axeInForm, ...axeAtReceipt],
    policy: hosts.reports.slice(reported),
    works,
  } satisfies Seen;
}

async function visit(page: EnginePage, address: string, then?: string): Promise<void> {
  await page.open(address);
  if (then) await page.run(then);
}

/** A page without a style of its own, but for what the host decides about us. */
const plain = (
  hosts: HostPages,
  server: StartedServer,
  marque: string,
  { width, fonts, direction }: Room,
): string =>
  hosts.put(server.origin, {
    css: `#around { width: ${width}px; font-family: ${fonts}; direction: ${direction} }`,
    around: `<div id="around">%</div>${LONG}`,
    widget: `lang="fr" marque="${marque}"`,
  });

/** Waits for the look of the marque; answers with the colour of our main button where it isn't the marque's accent. */
async function dressed(page: EnginePage, marque: string): Promise<string[]> {
  const { css } = (await import(`../../widget/themes/${marque}.ts`)) as { css: string };
  const [, accent = ''] = /--sfs-accent,(#[\da-f]{6})/.exec(css) ?? [];
  const rgb = [1, 3, 5].map((at) => Number.parseInt(accent.slice(at, at + 2), 16));
  const wanted = `rgb(${rgb.join(', ')})`;
  const is = (widget: Element | undefined, colour: string) => {
    const button = widget?.shadowRoot?.querySelector('button');
    return Boolean(button) && getComputedStyle(button as Element).backgroundColor === colour;
  };
  try {
    await until(page, `the accent ${wanted}`, is, wanted);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** What the page has of its own, and what its visit left. */
async function hostOf(page: EnginePage) {
  const styles = await stylesOf(page, '#ten, #ten *', false);
  const markup = await ask(page, () => document.querySelector('#ten')?.outerHTML, null);
  return { styles, markup, traces: await ask(page, tracesHere, null) };
}

const apiCalls = ({ lines }: StartedServer): number =>
  lines.filter((line) => line.includes('"route":"/v1/')).length;

const isFileOfOurs = (url: string, { origin }: StartedServer): boolean =>
  url.startsWith(`${origin}/embed/`) || url === 'data:,';

async function files(page: EnginePage, name: string): Promise<string[]> {
  await fillForm(page, 'Ann Peeters', `Une plainte de : ${name}.`);
  await send(page);
  const { reference, code } = await received(page);
  const isWhole = /^SFB-\d\d-[\dA-Z]{6}$/.test(reference) && code.length === 34;
  return isWhole ? [] : [`no keys: ${reference}`];
}
