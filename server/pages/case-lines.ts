import { nothing } from 'lit';
import type { Language } from '#shared/api/choices.ts';
import type { CaseFile } from '#shared/api/files.ts';
import type { Body } from '#shared/case/recourse.ts';
import { fileInWords } from '#shared/procedure/explain-case.ts';
import type { Step } from '#shared/procedure/steps.ts';
import type { TimelineLine, Told } from '#shared/procedure/timeline.ts';
import type { WayOut } from '#shared/procedure/ways-out.ts';
import { colon, dateInWords } from '#shared/texts/format.ts';
import { html, type Markup } from './markup.ts';
import type { Texts } from './words.ts';

/** What has happened, the first thing first, with what was said. */
export const renderTimeline = (language: Language, told: readonly Told[]): Markup =>
  html`<ol class="timeline">
    ${told.map(
      ({ day, what, lines }) =>
        html`<li>
          <span class="quiet">${dateInWords(language, day)}</span>
          <strong>${what}</strong>
          ${lines.map(renderLine)}
        </li>`,
    )}
  </ol>`;

function renderLine({ kind, text }: TimelineLine): Markup {
  if (kind === 'label') return html`<h3>${text}</h3>`;
  return kind === 'words' ? html`<p class="words" dir="auto">${text}</p>` : html`<p>${text}</p>`;
}

/** Where a customer can go beside us, with what can be done there; what is not for them comes last and says why. */
export const renderWaysOut = (
  t: Texts,
  ways: readonly WayOut[],
  renderMore: (body: Body) => unknown,
): Markup =>
  html`<div>
    <p>${t.wayOutIntro}</p>
    ${[...ways]
      .sort((a, b) => Number(b.open) - Number(a.open))
      .map(
        ({ body, name, lines, site }) =>
          html`<div>
            <h3>${name}</h3>
            <p>${lines.join(' ')}</p>
            ${site ? html`<p><a href=${site.href} rel="noreferrer">${site.text}</a></p>` : nothing}
            ${renderMore(body)}
          </div>`,
      )}
  </div>`;

/** The four steps of the procedure, and where the case stands in each. */
export const renderSteps = (steps: readonly Step[]): Markup =>
  html`<ul class="steps">
    ${steps.map(
      ({ heading, state, isNow }) =>
        html`<li aria-current=${isNow ? 'step' : nothing}>
          <strong>${heading}</strong> ${state}
        </li>`,
    )}
  </ul>`;

/** The files of a case by name: there, or still awaited. */
export const renderCaseFiles = (t: Texts, language: Language, files: readonly CaseFile[]): Markup =>
  html`<section>
    <h3>${t.caseFiles}</h3>
    <ul>
      ${files.map((file) => html`<li><bdi>${file.name}</bdi>${colon(language)}${fileInWords(t, file)}</li>`)}
    </ul>
  </section>`;
