import type { Context } from 'hono';
import { nothing } from 'lit';
import { CUSTOMERS, type Language, LANGUAGES } from '#shared/api/choices.ts';
import {
  type Contact,
  explainProcedure,
  explainPromises,
  type Explained,
  type Line,
} from '#shared/procedure/explain.ts';
import { bytesOf } from '../assets.ts';
import type { AppEnv, Server } from '../env.ts';
import { HOME } from '../home-links.ts';
import { html, type Markup, toText } from '../pages/markup.ts';
import { marqueOf } from '../pages/reply.ts';
import { type Words, WORDS } from '../pages/words.ts';

/** Kept by hosts and what lies between for five minutes: it holds today's date. */
const CACHING = 'public, max-age=300';

type Asked = { language: Language; marque: string | undefined; customer: Explained['customer'] };

/**
 * `/embed/fragment?lang=&marque=&customer=`: the element with its first sight in a declarative shadow root, for a host that renders its pages on a server. It is what the
 * widget draws (`widget/procedure/procedure.ts`; a test compares them), with our hosted pages behind its buttons until the widget takes it over. The hash of its style
 * sheet, for a host's `style-src`, stands in the header `Style-Hash`.
 */
export async function fragment(c: Context<AppEnv>): Promise<Response> {
  const { server } = c.var;
  const language = LANGUAGES.find((known) => known === c.req.query('lang'));
  if (!language) return c.notFound();
  const asked = {
    ...{ language, marque: marqueOf(c.req.query('marque')) },
    customer: CUSTOMERS.find((kind) => kind === c.req.query('customer')),
  };
  const sheet = await sheetFor(server, asked.marque);
  if (sheet === undefined) return c.notFound();
  const digest = await server.subtle.digest('SHA-256', new TextEncoder().encode(sheet));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  c.header('Style-Hash', `'sha256-${hash}'`);
  c.header('Cache-Control', CACHING);
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  c.header('Content-Language', language);
  return c.html(fragmentText(server, asked, sheet));
}

// Undefined where the widget was not built, or there is no theme for the marque.
async function sheetFor(
  { assets }: Server,
  marque: string | undefined,
): Promise<string | undefined> {
  const paths = ['sight.css', ...(marque === undefined ? [] : [`themes/${marque}.css`])];
  let sheet = '';
  for (const path of paths) {
    const form = assets.get(`/embed/v1/${path}`)?.identity;
    if (!form) return undefined;
    sheet += new TextDecoder().decode(await bytesOf(form)).trim();
  }
  return sheet;
}

function fragmentText(server: Server, asked: Asked, sheet: string): string {
  const { language, marque, customer } = asked;
  const { settings, now } = server;
  const words = WORDS[language];
  const about = { language, now: now(), channels: {}, customer };
  const sight = toText(renderSight(words, about, { origin: settings.origin, marque, customer }));
  const link = toText(
    html`<a href=${`${settings.origin}/${language}/`}>${HOME[language]}</a> `,
  ).trim();
  const attributes = Object.entries({ lang: language, marque, customer })
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${value}"`]))
    .join('');
  // Slots stand in no template of a page of ours.
  const root = `<style>${sheet}</style><div class="sfs" part="frame" lang="${language}"><slot name="heading"></slot>${sight}<slot name="footer"></slot></div>`;
  return `<sfs-complaint${attributes}><template shadowrootmode="open">${root}</template>${link}</sfs-complaint>\n`;
}

type Pages = { origin: string; marque: string | undefined; customer: Explained['customer'] };

function renderSight({ sight: t }: Words, about: Explained, pages: Pages): Markup {
  const { today, promises, counted } = explainPromises(t, about);
  const button = (page: string, kind: string | typeof nothing, text: string) =>
    html`<button class=${kind} formaction=${`${pages.origin}/${about.language}/${page}`}>
      ${text}
    </button>`;
  return html`<h2 tabindex="-1" data-heading>${t.heading}</h2>
    <p>${t.intro}</p>
    <form class="actions" target="_top">
      ${renderHidden(pages)} ${button('complaint', 'main', t.file)}
      ${button('case', nothing, t.follow)}
    </form>
    <section class="promises">
      <h3>${t.promisesHeading}</h3>
      <p>${today}</p>
      <ul>
        ${promises.map((promise) => html`<li>${promise}</li>`)}
      </ul>
      <details>
        <summary>${t.countHeading}</summary>
        ${counted.map((line) => html`<p>${line}</p>`)}
      </details>
    </section>
    <h3>${t.stepsHeading}</h3>
    ${explainProcedure(t, about).map(
      ({ heading, lines }) =>
        html`<details>
          <summary>${heading}</summary>
          ${lines.map(renderLine)}
        </details>`,
    )}
    <form class="actions" target="_top">
      ${renderHidden(pages)} ${button('', 'link', t.print)}
    </form>`;
}

const renderHidden = ({ marque, customer }: Pages): Markup[] =>
  Object.entries({ marque, customer }).flatMap(([name, value]) =>
    value === undefined ? [] : [html`<input type="hidden" name=${name} value=${value} />`],
  );

function renderLine(line: Line): Markup {
  switch (line.kind) {
    case 'text':
      return html`<p>${line.text}</p>`;
    case 'label':
      return html`<h4>${line.text}</h4>`;
    case 'list':
      return html`<ul>
        ${line.items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
    case 'contacts':
      return html`<ul class="contacts">
        ${line.contacts.map((contact) => html`<li>${renderContact(contact)}</li>`)}
      </ul>`;
  }
}

function renderContact({ text, href, note }: Contact): Markup {
  const away = href?.startsWith('http');
  const shown = href
    ? html`<a href=${href} target=${away ? '_blank' : nothing} rel=${away ? 'noreferrer' : nothing}
        >${text}</a
      >`
    : html`<span>${text}</span>`;
  return note ? html`<span>${shown} (${note})</span>` : shown;
}
