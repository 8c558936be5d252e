import { html, nothing, type TemplateResult } from 'lit';
import type { FormTexts } from '#shared/texts/form.ts';
import type { SightTexts } from '#shared/texts/sight.ts';
import type { Draft, Field } from '#shared/filing/fields.ts';

/** Texts of both catalogues: a field's label is of the form, an insurance product's of the first sight. */
export type FieldTexts = SightTexts & FormTexts;

type Drawn = {
  t: FieldTexts;
  field: Field;
  draft: Draft;
  error: string | undefined;
  onInput: (value: string) => void;
};

/** One question with its label, the reason for asking, and its error where it belongs. The id is `f-` and the field's name. */
export function renderField(drawn: Drawn): TemplateResult {
  const { field } = drawn;
  if (field.kind === 'radios') return renderRadios(drawn);
  if (field.kind === 'box') return renderBox(drawn);
  const { t, draft, error } = drawn;
  const optional = field.optional?.(draft);
  return html`<div class="field">
    <label for=${id(field)}
      >${t[field.label]}${optional ? html`&nbsp;<span class="quiet">(${t.optional})</span>` : nothing}</label
    >
    ${renderNotes(drawn)} ${renderControl(drawn, error)}
  </div>`;
}

const id = ({ name }: Field) => `f-${name}`;
const value = (event: Event) => (event.target as HTMLInputElement).value;

function describedBy({ field, error }: Drawn): string | typeof nothing {
  const ids = [field.why && `${id(field)}-why`, error && `${id(field)}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : nothing;
}

function renderNotes({ t, field, error }: Drawn): unknown {
  return [
    field.why ? html`<span class="quiet" id=${`${id(field)}-why`}>${t[field.why]}</span>` : nothing,
    error ? html`<span class="bad" id=${`${id(field)}-error`}>${error}</span>` : nothing,
  ];
}

function renderControl(drawn: Drawn, error: string | undefined): TemplateResult {
  const { t, field, draft, onInput } = drawn;
  const typed = draft[field.name] ?? '';
  const invalid = error ? 'true' : nothing;
  const needed = field.optional?.(draft) ? nothing : 'true';
  const onChange = (event: Event) => onInput(value(event));
  if (field.kind === 'area') {
    return html`<textarea
      id=${id(field)}
      rows=${field.name === 'description' ? 7 : 3}
      aria-describedby=${describedBy(drawn)}
      aria-invalid=${invalid}
      aria-required=${needed}
      .value=${typed}
      @input=${onChange}
    ></textarea>`;
  }
  if (field.kind === 'select') {
    return html`<select
      id=${id(field)}
      aria-describedby=${describedBy(drawn)}
      aria-invalid=${invalid}
      aria-required=${needed}
      @change=${onChange}
    >
      ${field.options?.map(
        (option) =>
          html`<option value=${option.value} ?selected=${option.value === typed}>
            ${t[option.label]}
          </option>`,
      )}
    </select>`;
  }
  return html`<input
    id=${id(field)}
    type=${field.kind}
    autocomplete=${(field.autocomplete as AutoFill | undefined) ?? 'off'}
    aria-describedby=${describedBy(drawn)}
    aria-invalid=${invalid}
    aria-required=${needed}
    .value=${typed}
    @input=${onChange}
  />`;
}

function renderBox({ t, field, draft, onInput }: Drawn): TemplateResult {
  const onChange = (event: Event) =>
    onInput((event.target as HTMLInputElement).checked ? 'yes' : '');
  return html`<div class="field">
    <label class="choice"
      ><input
        id=${id(field)}
        type="checkbox"
        .checked=${draft[field.name] === 'yes'}
        @change=${onChange}
      />${t[field.label]}</label
    >
  </div>`;
}

function renderRadios(drawn: Drawn): TemplateResult {
  const { t, field, draft, error, onInput } = drawn;
  return html`<fieldset class="field" aria-describedby=${describedBy(drawn)}>
    <legend>${t[field.label]}</legend>
    ${renderNotes(drawn)}
    ${field.options?.map(
      (option, index) =>
        html`<label class="choice"
          ><input
            id=${index === 0 ? id(field) : nothing}
            type="radio"
            name=${field.name}
            aria-invalid=${error ? 'true' : nothing}
            .checked=${draft[field.name] === option.value}
            @change=${() => onInput(option.value)}
          />${t[option.label]}</label
        >`,
    )}
  </fieldset>`;
}
