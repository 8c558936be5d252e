import type { Clock } from '#shared/case/clocks.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { dateInWords, timeOfDay } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import { html, type Markup } from './markup.ts';
import type { Words } from './words.ts';

/** The promised dates, each with how it was counted. */
export function renderDates({ language, t }: Words, clocks: readonly Clock[]): Markup {
  const inWords = (date: string) => dateInWords(language, date);
  const due = { acknowledgement: t.dueAcknowledgement, answer: t.dueAnswer };
  const why = { acknowledgement: t.whyAcknowledgement, answer: t.whyAnswer };
  return html`<ul>
    ${clocks.map(
      ({ name, due: date, start, explanation }) =>
        html`<li>
          <strong>${fill(due[name], { date: inWords(date) })}</strong>
          <span class="quiet"
            >${fill(why[name], { start: inWords(start) })}
            ${explanation.skipped.map((day) =>
              fill(`${t.countSkipped} `, { date: inWords(day.date), why: t[day.why] }),
            )}</span
          >
        </li>`,
    )}
  </ul>`;
}

/** The day and the time in Brussels, in words; `at` is RFC 3339. */
export function momentInWords({ language }: Words, at: string): string {
  const { date, minutes } = brusselsTime(Date.parse(at));
  return `${dateInWords(language, date)}, ${timeOfDay(minutes)}`;
}
