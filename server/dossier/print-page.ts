import { utf8 } from '#shared/proof/bytes.ts';
import type { Bytes } from '#shared/proof/web-crypto.ts';
import { html, type Markup, toText } from '../pages/markup.ts';
import type { Block, Paper } from './paper.ts';
import { makeReadable } from './readable-text.ts';

/** A paper as one HTML file without a script, which opens from a disk and loads nothing: what a dossier is read by where no PDF can be made. */
export function printPage({ language, title, author, madeAt, blocks }: Paper): Promise<Bytes> {
  const page = toText(
    html`<!doctype html>
      <html lang=${language}>
        <head>
          <meta charset="utf-8" />
          <meta
            http-equiv="Content-Security-Policy"
            content="default-src 'none'; style-src 'unsafe-inline'"
          />
          <title>${shown(title)}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="author" content=${author} />
          <meta name="date" content=${madeAt} />
          <style>
            body {
              max-width: 44rem;
              margin: 2rem auto;
              padding: 0 1.25rem;
              font:
                1rem/1.5 system-ui,
                sans-serif;
              overflow-wrap: anywhere;
            }
            h3 {
              margin-bottom: 0.25rem;
            }
            dt {
              font-weight: 700;
            }
            dd,
            blockquote {
              margin: 0 0 0.5rem 1rem;
            }
            dd,
            blockquote,
            p {
              white-space: pre-line;
            }
          </style>
        </head>
        <body>
          <main>${blocks.map(markupOf)}</main>
        </body>
      </html>`,
  );
  return Promise.resolve(utf8(page));
}

function markupOf(block: Block): Markup {
  switch (block.kind) {
    case 'title':
      return html`<h1>${shown(block.text)}</h1> `;
    case 'heading':
      return html`<h2>${shown(block.text)}</h2> `;
    case 'subheading':
      return html`<h3>${shown(block.text)}</h3> `;
    case 'text':
      return html`<p>${shown(block.text)}</p> `;
    case 'words':
      return html`<blockquote>${shown(block.text)}</blockquote> `;
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li>${shown(item)}</li> `)}
      </ul> `;
    case 'pairs':
      return html`<dl>
        ${block.pairs.map(
          ([label, answer]) =>
            html`<dt>${shown(label)}</dt>
              <dd>${shown(answer)}</dd> `,
        )}
      </dl> `;
  }
}

// Halves of a pair can't be written in UTF-8.
const shown = (text: string) => makeReadable(text, (point) => point < 0xd800 || point > 0xdfff);
