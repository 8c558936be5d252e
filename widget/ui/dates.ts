import { html, type TemplateResult } from 'lit';
import type { Language } from '#shared/api/choices.ts';
import type { Clock } from '#shared/case/clocks.ts';
import { dateInWords } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import type { FieldTexts } from './field.ts';

/** The promised dates, each with how it was counted. */
export function renderDates(
  t: FieldTexts,
  language: Language,
  clocks: readonly Clock[],
): TemplateResult {
  const inWords = (date: string) => dateInWords(language, date);
  const due = { acknowledgement: t.dueAcknowledgement, answer: t.dueAnswer };
  const why = { acknowledgement: t.whyAcknowledgement, answer: t.whyAnswer };
  return html`<ul>
    ${clocks.map(
      (clock) =>
        html`<li>
          <strong>${fill(due[clock.name], { date: inWords(clock.due) })}</strong><br /><span
            class="quiet"
            >${fill(why[clock.name], { start: inWords(clock.start) })}
            ${clock.explanation.skipped.map(({ date, why: reason }) =>
              fill(`${t.countSkipped} `, { date: inWords(date), why: t[reason] }),
            )}</span
          >
        </li>`,
    )}
  </ul>`;
}
