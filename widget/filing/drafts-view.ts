import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#shared/api/choices.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { addDays } from '#shared/calendar/civil-date.ts';
import { dateInWords } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import type { FieldTexts } from '../ui/field.ts';
import { DRAFT_DAYS } from './kept-drafts.ts';

type Footer = {
  /** Whether what was typed is on the device; undefined as long as nothing was. */
  kept: boolean | undefined;
  isShared: boolean;
  isCopy: boolean;
  isGone: boolean;
  /** What a copy lacks, and how to save what isn't kept; loaded when there is something to say. */
  leftOut: unknown;
  save: unknown;
  onShared: (isShared: boolean) => void;
  onMore: (event: Event) => void;
  /** What else can be done, once it was asked for. */
  more: unknown;
  /** The panel for another device, once it was asked for. */
  handing: unknown;
};

/** Under the form: where what was typed is kept, and until when. */
export function renderFooter(t: FieldTexts, language: Language, footer: Footer): TemplateResult {
  const { kept, isShared, isCopy, isGone } = footer;
  const date = dateInWords(language, addDays(brusselsTime(Date.now()).date, DRAFT_DAYS));
  return html`<div class="keeping">
    ${isCopy || isGone ? html`<p role="status">${isGone ? t.draftGone : t.draftCopy}</p>` : nothing}
    ${footer.leftOut}
    ${kept === false ? html`<p class="bad" role="status">${t.draftNotKept}</p>` : nothing}
    ${footer.save} ${kept ? html`<p class="quiet">${fill(t.draftKept, { date })}</p>` : nothing}
    <label class="choice"
      ><input
        id="draft-shared"
        type="checkbox"
        .checked=${isShared}
        @change=${(event: Event) => footer.onShared((event.target as HTMLInputElement).checked)}
      />${t.draftShared}</label
    >
    <details @toggle=${footer.onMore}>
      <summary>${t.draftMore}</summary>
      ${footer.more}
    </details>
    ${footer.handing}
  </div>`;
}
