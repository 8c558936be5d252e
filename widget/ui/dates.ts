import { html, type TemplateResult } from 'lit';
import type { Language } from '#shared/api/choices.ts';
import type { Clock } from '#shared/case/promises.ts';
import { clocksInWords, type ClockTexts } from '#shared/procedure/explain-case.ts';

/** The promised dates, each with how it was counted and whether it was kept. */
export function renderDates(
  t: ClockTexts,
  language: Language,
  clocks: readonly Clock[],
): TemplateResult {
  return html`<ul>
    ${clocksInWords(t, language, clocks).map(
      ({ due, why, kept }) =>
        html`<li>
          <strong>${due} ${kept}</strong><br /><span class="quiet">${why.join(' ')}</span>
        </li>`,
    )}
  </ul>`;
}
