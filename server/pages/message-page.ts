import type { Content } from './layout.ts';
import { html } from './markup.ts';
import type { Words } from './words.ts';

/** A small page that says one thing and leads to the beginning. */
export const messagePage = ({ language, t }: Words, ...sentences: readonly string[]): Content => ({
  title: sentences[0] ?? '',
  main: html`<h1>${sentences[0]}</h1>
    ${sentences.slice(1).map((sentence) => html`<p>${sentence}</p>`)}
    <p class="actions"><a class="button" href=${`/${language}/`}>${t.toStart}</a></p>`,
});
