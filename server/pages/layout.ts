import { nothing } from 'lit';
import { LANGUAGES, type Language } from '#shared/api/choices.ts';
import { renderLanguages } from './languages.ts';
import { html, type Markup, toText } from './markup.ts';
import { stylePath } from './styles.ts';
import type { Words } from './words.ts';

/** The pages by the last part of their address. */
export type PageName = '' | 'complaint' | 'case' | 'code' | 'accessibility';

/** A page without what is around it. */
export type Content = {
  title: string;
  main: Markup;
  /** Id of a form of which everything goes along when the language is changed, with the step to ask for there, and the one that Enter asks for. */
  along?: { form: string; step: string; enter: string };
  /** Other forms of the page have the languages below them; while one of them is open, those of the page would drop what is typed in it. */
  isAmongForms?: true;
  /** The page is one of a kind (a receipt): it has no other language. */
  only?: boolean;
  /** The address of the page holds something that no other request may tell, not even one to us. */
  secret?: boolean;
};

/** What is around a page. `query` is '' or begins with '?', and holds nothing about a person; `theme` is the address of a marque's sheet. */
export type Frame = {
  page: PageName;
  query: string;
  privacyUrl: string | undefined;
  theme: string | undefined;
};

const addressOf = (language: Language, { page, query }: Frame) => `/${language}/${page}${query}`;

/** The whole document. The referrer policy lets a browser tell our own forms' origin, which `no-referrer` would hide as "null". */
export function renderDocument(words: Words, frame: Frame, content: Content): string {
  const { language, t } = words;
  const { title, main } = content;
  return toText(
    html`<!doctype html>
      <html lang=${language}>
        <head>
          <meta charset="utf-8" />
          <title>${title} - ${t.companyName}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="referrer" content=${content.secret ? 'strict-origin' : 'same-origin'} />
          <meta name="format-detection" content="telephone=no" />
          <link rel="stylesheet" href=${stylePath} />
          ${frame.theme ? html`<link rel="stylesheet" media="screen" href=${frame.theme} />` : nothing}
          ${
            content.only
              ? nothing
              : LANGUAGES.map(
                  (other) =>
                    html`<link
                      rel="alternate"
                      hreflang=${other}
                      href=${addressOf(other, frame)}
                    />`,
                )
          }
        </head>
        <body>
          <a class="skip" href="#main">${t.skip}</a>
          <header>
            <p><a href=${`/${language}/${frame.query}`}>${t.companyName}</a></p>
            ${content.only ? nothing : renderNavigation(words, frame, content)}
          </header>
          <main id="main" tabindex="-1">${main}</main>
          <footer>
            <p>${t.companyName}, ${t.companyAddress}</p>
            <p><a href=${`/${language}/accessibility${frame.query}`}>${t.titleStatement}</a></p>
            ${
              frame.privacyUrl
                ? html`<p><a href=${frame.privacyUrl} rel="noreferrer">${t.privacy}</a></p>`
                : nothing
            }
          </footer>
        </body>
      </html>`,
  );
}

function renderNavigation(words: Words, frame: Frame, { along, isAmongForms }: Content): Markup {
  const { t } = words;
  // Enter presses a form's first button, and that must not be one of the languages.
  const enter = along
    ? html`<button
        class="unseen"
        form=${along.form}
        name="step"
        value=${along.enter}
        tabindex="-1"
        aria-hidden="true"
      ></button>`
    : nothing;
  return html`<nav aria-label=${t.language}>
    ${enter}
    ${renderLanguages(
      words,
      (other) => addressOf(other, frame),
      along && { ...along, page: frame.page },
    )}
    ${isAmongForms ? html`<p class="below">${t.languageBelow}</p>` : nothing}
  </nav>`;
}
