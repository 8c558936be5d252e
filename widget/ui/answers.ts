import { html, type TemplateResult } from 'lit';
import { type Draft, type Field, isAsked } from '#shared/filing/fields.ts';
import type { FieldTexts } from './field.ts';

/** What was answered to these fields, as a list to read: question, answer. */
export function renderAnswers(
  t: FieldTexts,
  fields: readonly Field[],
  draft: Draft,
): TemplateResult {
  return html`<dl>
    ${answers(t, fields, draft).map(
      ([label, answer]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${answer}</dd>
        </div>`,
    )}
  </dl>`;
}

/** Question and answer in words; a box that isn't ticked, and a field that isn't asked, say nothing. */
export function answers(
  t: FieldTexts,
  fields: readonly Field[],
  draft: Draft,
): readonly [label: string, answer: string][] {
  return fields
    .filter((field) => isAsked(field, draft) && (field.kind !== 'box' || draft[field.name]))
    .map((field) => {
      const value = draft[field.name]?.trim() ?? '';
      const option = field.options?.find((choice) => choice.value === value);
      const answer = option ? t[option.label] : field.kind === 'box' ? '✓' : value;
      return [t[field.label], answer || t.notGiven];
    });
}
