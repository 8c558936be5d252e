import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { CUSTOMERS, type Customer, LANGUAGES } from '#shared/api/choices.ts';
import type { AppEnv } from '../env.ts';
import { type Content, type PageName, renderDocument } from './layout.ts';
import { type Words, WORDS } from './words.ts';

/** No script, nothing from elsewhere, forms only to ourselves. */
const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The words of the language that the address names; French where it names none of ours. */
export function wordsOf(c: Context<AppEnv>): Words {
  const named = c.req.path.split('/')[1];
  return WORDS[LANGUAGES.find((language) => language === named) ?? 'fr'];
}

/** What an address may say about its visitor: nothing that tells who it is. */
export type About = { marque?: string | undefined; customer?: Customer | undefined };

/** The parts of the address that we know, and no others. */
export function aboutOf(c: Context<AppEnv>): About {
  const customer = CUSTOMERS.find((kind) => kind === c.req.query('customer'));
  return { marque: marqueOf(c.req.query('marque')), customer };
}

/** A marque's id as it may stand in an address or a field; undefined for anything else and for the neutral one. */
export const marqueOf = (text: string | undefined): string | undefined =>
  text !== undefined && text !== 'sfs' && /^[a-z0-9-]{1,40}$/.test(text) ? text : undefined;

/** The same as a part of an address, '' when there is nothing to say. */
export function queryOf({ marque, customer }: About): string {
  const query = new URLSearchParams({ ...(marque && { marque }), ...(customer && { customer }) });
  return query.size > 0 ? `?${query.toString()}` : '';
}

/** Answers a whole page, which nobody keeps; `retryAfterSeconds` becomes the header of that name. */
export function reply(
  c: Context<AppEnv>,
  content: Content,
  {
    page = '',
    about = {},
    status = 200,
    retryAfterSeconds,
  }: {
    page?: PageName;
    about?: About;
    status?: ContentfulStatusCode;
    retryAfterSeconds?: number;
  } = {},
): Response {
  const words = wordsOf(c);
  const { assets, settings } = c.var.server;
  const { privacyUrl } = settings;
  const theme = `/embed/v1/themes/${about.marque}.css`;
  c.header('Content-Security-Policy', POLICY);
  c.header('Cache-Control', 'no-store');
  c.header('Content-Language', words.language);
  if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds));
  return c.html(
    renderDocument(
      words,
      { page, query: queryOf(about), privacyUrl, theme: assets.has(theme) ? theme : undefined },
      content,
    ),
    status,
  );
}
