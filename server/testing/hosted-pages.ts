import assert from 'node:assert/strict';
import type { TestServer } from './test-server.ts';

/** An element of a page; `inside` are the elements around it, `text` all text within. */
export type Element = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  inside: readonly Element[];
  text: string;
};

/** A page that was read and found well-formed. */
export type Page = { response: Response; source: string; elements: readonly Element[] };

const VOID = new Set(['meta', 'link', 'input', 'br', 'wbr', '!doctype']);
const TAG = /<(\/?)(!?[a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<]*")?)*)\s*(\/?)>/gi;

const unescape = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Reads a page's tags one by one; fails on anything that is not in its place. */
export async function readPage(answer: Response | Promise<Response>): Promise<Page> {
  const response = await answer;
  const source = await response.text();
  const elements: Element[] = [];
  const open: Element[] = [];
  let end = 0;
  for (const { 0: tag, 1: slash, 2: written = '', 3: given = '', index } of source.matchAll(TAG)) {
    const between = source.slice(end, index);
    assert.ok(!between.includes('<'), `Something that is no tag: ${between.slice(0, 80)}`);
    for (const element of open) element.text += unescape(between);
    end = index + tag.length;
    const name = written.toLowerCase();
    if (slash) {
      assert.equal(open.pop()?.name, name, `</${name}> closes something else.`);
      continue;
    }
    const attributes = Object.fromEntries(
      [...given.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)].map(([, key, value = '']) => [
        key,
        unescape(value),
      ]),
    );
    const element = { name, attributes, inside: [...open], text: '' };
    elements.push(element);
    if (!VOID.has(name)) open.push(element);
  }
  assert.deepEqual(open, [], 'Everything that is opened is closed.');
  return { response, source, elements };
}

/** The elements of a name. */
export const all = ({ elements }: Page, name: string): readonly Element[] =>
  elements.filter((element) => element.name === name);

/** The one element with an id. */
export function byId({ elements }: Page, id: string): Element {
  const found = elements.filter(({ attributes }) => attributes.id === id);
  assert.equal(found.length, 1, `One element has the id ${id}.`);
  return found[0] as Element;
}

/** What a form would send without any button and without files, as a browser sends it. */
export function filledIn(page: Page, id: string): Record<string, string> {
  const within = page.elements.filter(({ inside }) =>
    inside.some(({ name, attributes }) => name === 'form' && attributes.id === id),
  );
  return Object.fromEntries(
    within.flatMap((element) => {
      const { name, attributes, text, inside } = element;
      if (name === 'option') {
        const select = inside.at(-1)?.attributes.name ?? '';
        return 'selected' in attributes ? [[select, attributes.value ?? '']] : [];
      }
      if (name === 'textarea') return [[attributes.name ?? '', text.replace(/^\n/, '')]];
      const ticked = !/^(radio|checkbox)$/.test(attributes.type ?? '') || 'checked' in attributes;
      return name === 'input' && ticked && attributes.type !== 'file'
        ? [[attributes.name ?? '', attributes.value ?? '']]
        : [];
    }),
  );
}

/** Posts a form to a page as a browser does. */
export async function post(
  server: TestServer,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Page> {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(fields).toString();
  return readPage(server.send('POST', path, { body, headers: { ...type, ...headers } }));
}

/** A page by its address. */
export const get = (server: TestServer, path: string): Promise<Page> =>
  readPage(server.send('GET', path));

/** Answers that make a complaint, in every field; by post, for a business, about an insurance. */
export const ANSWERS = {
  customer: 'business',
  name: 'Élise Dupont',
  company: 'Garage Dupont',
  contractReference: 'C-123',
  prefers: 'post',
  email: 'elise@example.be',
  phone: '0470 12 34 56',
  street: 'Rue Haute 1',
  postalCode: '1000',
  city: 'Bruxelles',
  country: 'Belgique',
  subject: 'insurance',
  insurance: 'tyre',
  description: '\nPremière ligne\nDeuxième ligne',
  grievances: 'Un\nDeux',
  wish: 'Un geste.',
} as const;

/** Goes from the blank form to the review. */
export async function review(
  server: TestServer,
  language = 'fr',
  answers: Record<string, string> = {},
): Promise<Page> {
  const blank = filledIn(await get(server, `/${language}/complaint`), 'complaint');
  const fields = { ...blank, ...ANSWERS, ...answers, step: 'check' };
  return post(server, `/${language}/complaint`, fields);
}

/** What the review sends when its first button is pressed. */
export async function readyToSend(
  server: TestServer,
  language = 'fr',
  answers: Record<string, string> = {},
): Promise<Record<string, string>> {
  return { ...filledIn(await review(server, language, answers), 'complaint'), step: 'send' };
}

/** The reference and the code on a receipt, or nothing. */
export const keysOn = (page: Page): string[] =>
  page.elements
    .filter(({ attributes }) => attributes.class === 'key')
    .map(({ text }) => text.trim());
