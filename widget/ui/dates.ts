import { html, type TemplateResult } from 'lit';
import type { Language } from '#shared/api/choices.ts';
import type { Clock } from '#shared/case/promises.ts';
import { clocksInWords, type ClockTexts } from '#shared/procedure/explain-case.ts';

/**
 * The promised dates and whether they were kept, each to be opened to how it was counted. Both are one text: where a line breaks between two, Chromium leaves the space out of the name that
 * it tells a screen reader.
 */
export function renderDates(
  t: ClockTexts,
  language: Language,
  clocks: readonly Clock[],
): TemplateResult {
  return html`<ul>
    ${clocksInWords(t, language, clocks).map(
      ({ due, why, kept }) =>
        html`<li>
          <details>
            <summary>${[due, kept].filter(Boolean).join(' ')}</summary>
            <p class="quiet">${why.join(' ')}</p>
          </details>
        </li>`,
    )}
  </ul>`;
}
