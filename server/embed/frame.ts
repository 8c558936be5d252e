import type { Context } from 'hono';
import { nothing } from 'lit';
import { CUSTOMERS, LANGUAGES } from '#shared/api/choices.ts';
import type { AppEnv } from '../env.ts';
import { HOME } from '../home-links.ts';
import { html, toText } from '../pages/markup.ts';
import { marqueOf } from '../pages/reply.ts';
import { originsThatEmbed } from './origins.ts';

/** Of the page around the frame; a page that says nothing of it is light. */
const SCHEMES = ['light', 'dark', 'light dark'];
const VIEWS = ['procedure', 'complaint', 'case'];
const SCRIPTS = ['/embed/v1/frame-page.js', '/embed/v1/sfs-complaint.js'];

/** The widget on a page of our own, for the frame of one page around it: nobody but the origin that asked may frame it, and only where it may embed. */
export function framePage(c: Context<AppEnv>): Response | Promise<Response> {
  const origin = c.req.query('origin') ?? '';
  if (!originsThatEmbed(c.var.server.settings).has(origin)) return c.notFound();
  const among = (name: string, known: readonly string[]) =>
    known.find((value) => value === c.req.query(name)) ?? nothing;
  const language = LANGUAGES.find((known) => known === c.req.query('lang'));
  c.header('Content-Security-Policy', `${POLICY}; frame-ancestors ${origin}`);
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  c.header('Cache-Control', 'no-cache');
  return c.html(
    toText(
      html`<!doctype html>
        <html lang=${language ?? nothing}>
          <head>
            <meta charset="utf-8" />
            <title>Stellantis Financial Services</title>
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content=${among('scheme', SCHEMES)} />
            ${SCRIPTS.map((path) => html`<script type="module" src=${path}></script> `)}
          </head>
          <body>
            <sfs-complaint
              lang=${language ?? nothing}
              marque=${marqueOf(c.req.query('marque')) ?? nothing}
              customer=${among('customer', CUSTOMERS)}
              view=${among('view', VIEWS)}
            >
              <a href=${`/${language ?? 'fr'}/`} target="_blank">${HOME[language ?? 'fr']}</a>
            </sfs-complaint>
          </body>
        </html>`,
    ),
  );
}

const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types sfs-complaint";
