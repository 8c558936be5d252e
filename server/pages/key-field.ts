import { nothing } from 'lit';
import { html, type Markup } from './markup.ts';

/** A field that opens a case or finds its link: what it is called, what was typed, and what is wrong with it. The id is its name. */
export type KeyField = {
  name: 'reference' | 'code' | 'email';
  label: string;
  typed: string;
  error: string | undefined;
};

/** One line to type in; of a reference and a code, nothing is remembered by the browser. */
export function renderKeyField({ name, label, typed, error }: KeyField): Markup {
  const isMail = name === 'email';
  return html`<div class="field">
    <label for=${name}>${label}</label>
    ${error ? html`<span class="bad" id=${`${name}-error`}>${error}</span>` : nothing}
    <input
      id=${name}
      name=${name}
      type=${isMail ? 'email' : 'text'}
      value=${typed}
      autocomplete=${isMail ? 'email' : 'off'}
      autocapitalize=${isMail ? 'none' : 'characters'}
      spellcheck="false"
      aria-required="true"
      aria-describedby=${error ? `${name}-error` : nothing}
      aria-invalid=${error ? 'true' : nothing}
    />
  </div>`;
}
