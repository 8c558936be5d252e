import type { CaseFile } from '#shared/api/files.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#shared/api/choices.ts';
import { fileInWords } from '#shared/procedure/explain-case.ts';
import type { Told, TimelineLine } from '#shared/procedure/timeline.ts';
import type { WayOut } from '#shared/procedure/ways-out.ts';
import { colon, dateInWords } from '#shared/texts/format.ts';
import type { TrackingTexts } from './opening.ts';

/** What has happened, the first thing first, with what was said; `stateOf` an entry's number says where it is, while the server doesn't have it or has just signed for it. */
export const renderTimeline = (
  language: Language,
  told: readonly Told[],
  stateOf: (seq: number) => unknown,
): TemplateResult =>
  html`<ol class="timeline">
    ${told.map(
      ({ seq, day, what, lines }) =>
        html`<li>
          <span class="quiet">${dateInWords(language, day)}</span>
          <strong>${what}</strong>
          ${lines.map(renderLine)} ${stateOf(seq)}
        </li>`,
    )}
  </ol>`;

function renderLine({ kind, text }: TimelineLine): TemplateResult {
  if (kind === 'label') return html`<h4>${text}</h4>`;
  return html`<p
    class=${kind === 'words' ? 'words' : nothing}
    dir=${kind === 'words' ? 'auto' : nothing}
  >
    ${text}
  </p>`;
}

/** Where a customer can go beside us, with what can be done there; what is not for them comes last and says why. */
export const renderWaysOut = (
  t: TrackingTexts,
  ways: readonly WayOut[],
  renderMore: (way: WayOut) => unknown,
): TemplateResult =>
  html`<p>${t.wayOutIntro}</p>
    ${[...ways]
      .sort((a, b) => Number(b.open) - Number(a.open))
      .map((way) => [renderWay(way), renderMore(way)])}`;

const renderWay = ({ name, lines, site }: WayOut): TemplateResult =>
  html`<h4>${name}</h4>
    <p>${lines.join(' ')}</p>
    ${
      site
        ? html`<p><a href=${site.href} target="_blank" rel="noreferrer">${site.text}</a></p>`
        : nothing
    }`;

/** The files of a case by name: there, or still awaited. */
export function renderCaseFiles(
  t: TrackingTexts,
  language: Language,
  files: readonly CaseFile[],
): unknown {
  if (files.length === 0) return nothing;
  return html`<h4>${t.caseFiles}</h4>
    <ul>
      ${files.map((file) => html`<li><bdi>${file.name}</bdi>${colon(language)}${fileInWords(t, file)}</li>`)}
    </ul>`;
}
