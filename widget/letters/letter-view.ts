import { html, nothing, type TemplateResult } from 'lit';
import type { Letter } from '#shared/letters/letter.ts';
import type { LettersTexts } from '#shared/texts/letters.ts';
import { fill } from '#shared/texts/msg.ts';
import type { renderQr } from '../ui/qr.ts';

/** A letter as it lies on the paper: who writes, to whom, when, about what, and a QR code of the reference once its maker is loaded. */
export const renderLetter = (
  t: LettersTexts,
  letter: Letter,
  drawQr: typeof renderQr | undefined,
): TemplateResult =>
  html`<article class="letter">
    <div class="letterhead">
      ${renderLines(letter.from)}
      ${
        letter.reference === undefined
          ? nothing
          : drawQr?.(letter.reference, fill(t.letterQr, { reference: letter.reference }))
      }
    </div>
    <div class="addressee">${renderLines(letter.to)}</div>
    <p>${letter.date}</p>
    <p><strong>${letter.subject}</strong></p>
    <p>${t.letterOpening}</p>
    ${letter.paragraphs.map(
      ({ kind, text }) =>
        html`<p class=${kind === 'words' ? 'lines' : nothing} dir="auto">${text}</p>`,
    )}
    <p>${t.letterClosing}</p>
    <p class="signature">${t.letterSignature}</p>
    ${letter.isWithEnclosures ? html`<p>${t.letterEnclosed}</p>` : nothing}
  </article>`;

const renderLines = (lines: readonly string[]): TemplateResult =>
  html`<p class="lines" dir="auto">${lines.join('\n')}</p>`;
