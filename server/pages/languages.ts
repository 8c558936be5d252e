import { nothing } from 'lit';
import { LANGUAGES, type Language } from '#shared/api/choices.ts';
import { html, type Markup } from './markup.ts';
import type { Words } from './words.ts';

/** A form of which everything goes along when the language is changed: its id, the last part of its address, and the step to ask for there. */
export type Along = { form: string; page: string; step: string };

/** The step that sends nothing: all that was typed is shown again, in the language of the address. */
export const LANGUAGE_STEP = 'language';

const NAMES: Record<Language, string> = {
  fr: 'Français',
  nl: 'Nederlands',
  de: 'Deutsch',
  en: 'English',
};

/** The languages in a row, the present one marked; the others as links, or as buttons that take a form along. */
export const renderLanguages = (
  { language }: Words,
  addressOf: (other: Language) => string,
  along: Along | undefined,
): Markup =>
  html`<ul class="languages">
    ${LANGUAGES.map(
      (other) =>
        html`<li>
          ${
            other === language
              ? html`<span aria-current="true">${NAMES[other]}</span>`
              : along
                ? renderButton(other, along)
                : html`<a href=${addressOf(other)} hreflang=${other} lang=${other}
                    >${NAMES[other]}</a
                  >`
          }
        </li>`,
    )}
  </ul>`;

const renderButton = (other: Language, { form, page, step }: Along): Markup =>
  html`<button
    class="link"
    lang=${other}
    form=${form}
    formaction=${`/${other}/${page}`}
    name="step"
    value=${step}
  >
    ${NAMES[other]}
  </button>`;

/** The other languages for one form of several on a page: what is typed in it stays. It stands after the form's own button, which Enter presses. */
export const renderFormLanguages = ({ language, t }: Words, along: Along): Markup =>
  html`<div role="group" aria-label=${t.otherLanguage} class="alongside">
    <p class="quiet">${t.otherLanguage}</p>
    <ul class="languages">
      ${LANGUAGES.map((other) =>
        other === language ? nothing : html`<li>${renderButton(other, along)}</li>`,
      )}
    </ul>
  </div>`;
