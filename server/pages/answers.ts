import { type Draft, type Field, isAsked, STEPS } from '#shared/filing/fields.ts';
import { html, type Markup } from './markup.ts';
import type { Texts } from './words.ts';

/** Everything that was answered, under the headings of the form; `level` is that of these headings. */
export function renderAnswers(t: Texts, draft: Draft, level: 2 | 3): Markup[] {
  return STEPS.map(
    ({ heading, fields }) =>
      html`${level === 2 ? html`<h2>${t[heading]}</h2>` : html`<h3>${t[heading]}</h3>`}
        <dl class="answers">
          ${fields
            .filter((field) => isAsked(field, draft) && (field.kind !== 'box' || draft[field.name]))
            .map(
              (field) =>
                html`<div>
                  <dt>${t[field.label]}</dt>
                  <dd>${answerTo(t, field, draft)}</dd>
                </div>`,
            )}
        </dl>`,
  );
}

/** What was answered to one field, in words. */
export function answerTo(t: Texts, field: Field, draft: Draft): string {
  const value = draft[field.name]?.trim() ?? '';
  const option = field.options?.find((choice) => choice.value === value);
  if (option) return t[option.label];
  return field.kind === 'box' ? '✓' : value || t.notGiven;
}
