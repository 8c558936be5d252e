import { nothing } from 'lit';
import { LANGUAGES } from '#shared/api/choices.ts';
import { MARQUES } from '#shared/procedure/marques.ts';
import { html, toText } from '../pages/markup.ts';
import { stylePath } from '../pages/styles.ts';
import type { Embedding } from './releases.ts';

/** The page for whoever builds host pages: each snippet, to be copied. It is in English, as the repository and the demo are. */
export const embedPage = (all: readonly Embedding[]): string =>
  toText(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>Embed the complaints widget</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <link rel="stylesheet" href=${stylePath} />
        </head>
        <body>
          <main>
            <h1>Embed the complaints widget</h1>
            <p>
              Put one of these on a page whose origin this server knows. <code>v1</code> is always
              the newest version; an exact version never changes, and a browser checks it by the
              values given here. <code>marque</code> is one of
              ${Object.keys(MARQUES).map((marque) => html`<code>${marque}</code>, `)} and the texts
              follow <code>lang</code>. The same for programs:
              <a href="versions.json">versions.json</a>.
            </p>
            ${all.map(renderEmbedding)}
          </main>
        </body>
      </html>`,
  );

const renderEmbedding = ({ version, script, integrity, importMap, snippets }: Embedding) =>
  html`<h2>${version}</h2>
    <p><a href=${script}>${script}</a></p>
    ${integrity ? html`<p>SRI value of the script: <code>${integrity}</code></p>` : nothing}
    ${
      importMap
        ? html`<p>
            Hash of the import map for <code>script-src</code>: <code>${importMap.hash}</code>
          </p>`
        : nothing
    }
    ${LANGUAGES.map(
      (language) =>
        html`<div class="field">
          <label for=${`${version}-${language}`}>${version} in ${language}</label>
          <textarea id=${`${version}-${language}`} rows="6" readonly spellcheck="false">
${snippets[language]}</textarea>
        </div>`,
    )} `;
