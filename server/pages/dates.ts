import type { Clock } from '#shared/case/promises.ts';
import { clocksInWords } from '#shared/procedure/explain-case.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { dateInWords, timeOfDay } from '#shared/texts/format.ts';
import { html, type Markup } from './markup.ts';
import type { Words } from './words.ts';

/** The promised dates, each with how it was counted and whether it was kept. */
export function renderDates({ language, t }: Words, clocks: readonly Clock[]): Markup {
  return html`<ul>
    ${clocksInWords(t, language, clocks).map(
      ({ due, why, kept }) =>
        html`<li>
          <strong>${due} ${kept}</strong>
          <span class="quiet">${why.join(' ')}</span>
        </li>`,
    )}
  </ul>`;
}

/** The day and the time in Brussels, in words; `at` is RFC 3339. */
export function momentInWords({ language }: Words, at: string): string {
  const { date, minutes } = brusselsTime(Date.parse(at));
  return `${dateInWords(language, date)}, ${timeOfDay(minutes)}`;
}
