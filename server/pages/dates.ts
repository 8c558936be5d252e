import type { Clock } from '#shared/case/promises.ts';
import { clocksInWords } from '#shared/procedure/explain-case.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { dateInWords, timeOfDay } from '#shared/texts/format.ts';
import { html, type Markup } from './markup.ts';
import type { Words } from './words.ts';

/** The promised dates and whether they were kept, each to be opened to how it was counted. */
export function renderDates(
  { language, t }: Words,
  clocks: readonly Clock[],
  isOpen = false,
): Markup {
  return html`<ul class="dates">
    ${clocksInWords(t, language, clocks).map(
      ({ due, why, kept }) =>
        html`<li>
          <details ?open=${isOpen}>
            <summary>${due} ${kept}</summary>
            ${why.map((line) => html`<p class="quiet">${line}</p>`)}
          </details>
        </li>`,
    )}
  </ul>`;
}

/** The day and the time in Brussels, in words; `at` is RFC 3339. */
export function momentInWords({ language }: Words, at: string): string {
  const { date, minutes } = brusselsTime(Date.parse(at));
  return `${dateInWords(language, date)}, ${timeOfDay(minutes)}`;
}
