import { html, nothing, type TemplateResult } from 'lit';
import { readCode } from '#shared/proof/code.ts';
import { readReference } from '#shared/proof/reference.ts';
import type { CaseTexts } from '#shared/texts/case.ts';
import { fill } from '#shared/texts/msg.ts';
import type { FieldTexts } from '../ui/field.ts';

/** Texts of reading a case: the form's too, since its fields are named alike. */
export type TrackingTexts = FieldTexts & CaseTexts;

/** Why the case did not open, at the field where it belongs; with the right code, where one wrong letter was found. */
export type KeyError = { field: 'reference' | 'code'; text: string; suggestion?: string };

type Opening = {
  reference: string;
  code: string;
  error: KeyError | undefined;
  onReference: (value: string) => void;
  onCode: (value: string) => void;
  onSubmit: (event: SubmitEvent) => void;
  onUse: (code: string) => void;
  onLost: () => void;
  onBack: () => void;
  /** The ways to open it without typing, once they are loaded: what this device opens, and a file. */
  kept: unknown;
  file: unknown;
};

/** The two fields that open a case. */
export function renderOpening(t: TrackingTexts, opening: Opening): TemplateResult {
  const { error, onUse, onBack } = opening;
  const field = (name: 'reference' | 'code', label: string, onInput: (value: string) => void) => {
    const wrong = error?.field === name ? error : undefined;
    return html`<div class="field">
      <label for=${name}>${label}</label>
      ${wrong ? html`<span class="bad" id=${`${name}-error`}>${wrong.text}</span>` : nothing}
      ${
        wrong?.suggestion
          ? html`<button type="button" @click=${() => onUse(wrong.suggestion ?? '')}>
              ${t.codeUse}
            </button>`
          : nothing
      }
      <input
        id=${name}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby=${wrong ? `${name}-error` : nothing}
        aria-invalid=${wrong ? 'true' : nothing}
        .value=${opening[name]}
        @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
      />
    </div>`;
  };
  return html`<form novalidate @submit=${opening.onSubmit}>
      <h2 tabindex="-1" data-heading>${t.open}</h2>
      ${opening.kept}
      <p>${t.openIntro}</p>
      ${field('reference', t.reference, opening.onReference)}
      ${field('code', t.accessCode, opening.onCode)}
      <p class="actions">
        <button class="main">${t.openButton}</button>
        <button type="button" @click=${onBack}>${t.close}</button>
      </p>
      <p>
        <button type="button" id="lost" class="link" @click=${opening.onLost}>${t.lostCode}</button>
      </p>
    </form>
    ${opening.file}`;
}

/** Reads both fields as people type them; else what is wrong, at its field. Nothing is sent for that. */
export function readKeys(
  t: TrackingTexts,
  typed: { reference: string; code: string },
): { reference: string; code: string } | KeyError {
  const reference = readReference(typed.reference);
  if (!reference) return { field: 'reference', text: t.referenceUnreadable };
  const read = readCode(typed.code);
  if ('code' in read) return { reference, code: read.code };
  if ('suggestion' in read) {
    const { suggestion } = read;
    return { field: 'code', text: fill(t.codeSuggestion, { code: suggestion }), suggestion };
  }
  const texts = { length: t.codeLength, character: t.codeCharacter, unreadable: t.codeUnreadable };
  return { field: 'code', text: texts[read.problem] };
}
