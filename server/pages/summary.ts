import { fill } from '#shared/texts/msg.ts';
import { html, type Markup } from './markup.ts';
import type { Texts } from './words.ts';

/** What is wrong, with the id of the control that each sentence is about. */
export type Wrong = { id: string; text: string };

/** How many things are wrong, in a sentence. */
export const countWrong = (t: Texts, { length: count }: readonly Wrong[]): string =>
  count === 1 ? t.errorSummary : fill(t.errorSummaryMany, { count });

/** A title that says first that something is wrong, and how much. */
export const wrongTitle = (t: Texts, wrong: readonly Wrong[], title: string): string =>
  wrong.length === 0 ? title : `(${wrong.length}) ${countWrong(t, wrong)} ${title}`;

/** All that is wrong, before anything else on the page; it takes the focus. */
export function renderSummary(t: Texts, wrong: readonly Wrong[]): Markup {
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
    <h2>${countWrong(t, wrong)}</h2>
    <ul>
      ${wrong.map(({ id, text }) => html`<li><a href=${`#${id}`}>${text}</a></li>`)}
    </ul>
  </div>`;
}

/** One sentence that has to be read first. */
export const renderNotice = (text: string): Markup =>
  html`<div class="notice" role="alert" tabindex="-1" autofocus><p>${text}</p></div>`;
