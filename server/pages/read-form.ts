import { LIMITS } from '#shared/api/limits.ts';
import { cleanText } from '#shared/proof/clean-text.ts';
import { readBody } from '../read-body.ts';
import type { Multipart } from './read-multipart.ts';

/** More fields than any form of ours has. */
const FIELDS = 60;

/** A form as it was typed, the first value of each name: line breaks are LF, NUL and lone surrogates U+FFFD. */
export type SentForm = ReadonlyMap<string, string>;

/** What a browser sent. `files` are those that were chosen; `overflowed` says that there were more bytes than any form may have. */
export type Sent = {
  form: SentForm;
  tooBig: boolean;
  files: readonly File[];
  overflowed: boolean;
};

/** What was sent by `multipart/form-data`, read by `withMultipart`; undefined where there are more fields than any form of ours has. */
export function sentOf({ data, overflowed }: Multipart): Sent | undefined {
  const texts: [string, string][] = [];
  const files: File[] = [];
  for (const [name, value] of data) {
    if (typeof value === 'string') texts.push([name, value]);
    // A file field in which nothing was chosen comes as an empty file without a name.
    else if (name === 'files' && (value.name !== '' || value.size > 0)) files.push(value);
  }
  return texts.length > FIELDS ? undefined : { ...formOf(texts), files, overflowed };
}

/** Whether a request brings a form with files. */
export const isMultipart = (request: Request): boolean =>
  /^\s*multipart\/form-data\s*;/i.test(request.headers.get('Content-Type') ?? '');

/**
 * Reads a form that a browser sent. The limit is that of the API and counts what was typed: percent signs can triple it on the way, and what
 * is over it but was read comes back with `tooBig`, so that the page can show it again.
 */
export async function readForm(
  request: Request,
): Promise<Sent | { problem: 'tooBig' | 'unreadable' }> {
  if (!isForm(request.headers)) return { problem: 'unreadable' };
  const body = await readBody(request, 3 * LIMITS.bodyBytes);
  if ('tooLarge' in body) return { problem: 'tooBig' };
  const text = new TextDecoder().decode(body.bytes);
  if (text.split('&', FIELDS + 1).length > FIELDS) return { problem: 'unreadable' };
  return { ...formOf(new URLSearchParams(text)), files: [], overflowed: false };
}

function formOf(fields: Iterable<[string, string]>): { form: SentForm; tooBig: boolean } {
  const form = new Map<string, string>();
  for (const [name, value] of fields)
    if (!form.has(name)) form.set(name, cleanText(value.replace(/\r\n?/g, '\n')));
  const typed = new TextEncoder().encode([...form.values()].join('')).length;
  return { form, tooBig: typed > LIMITS.bodyBytes };
}

function isForm(headers: Headers): boolean {
  const coding = headers.get('Content-Encoding') ?? 'identity';
  const type = headers.get('Content-Type') ?? '';
  return (
    /^(identity)?$/i.test(coding.trim()) &&
    /^\s*application\/x-www-form-urlencoded\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i.test(type)
  );
}

/** Whether a form came from a page of somebody else, as far as the browser tells. */
export function isForeign(request: Request, ownOrigin: string): boolean {
  const origin = request.headers.get('Origin');
  if (origin === null) return false;
  // Some privacy settings hide the origin; that the page is ours the browser says then in another header.
  if (origin === 'null') return request.headers.get('Sec-Fetch-Site') !== 'same-origin';
  return origin !== ownOrigin && origin !== new URL(request.url).origin;
}
