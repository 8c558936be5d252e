import { nothing } from 'lit';
import { PREFERENCES } from '#shared/api/choices.ts';
import type { Draft, Field } from '#shared/filing/fields.ts';
import { html, type Markup } from './markup.ts';
import type { Texts } from './words.ts';

type Drawn = { t: Texts; field: Field; draft: Draft; error: string | undefined };

/** One question with its label, the reason for asking, when it is needed, and its error. The id is `f-` and the field's name. */
export function renderField(drawn: Drawn): Markup {
  const { t, field } = drawn;
  if (field.kind === 'radios') return renderRadios(drawn);
  if (field.kind === 'box') return renderBox(drawn);
  const optional = isOptional(field) && !field.condition;
  return html`<div class="field">
    <label for=${id(field)}
      >${t[field.label]}${
        optional ? html` <span class="quiet">(${t.optional})</span>` : nothing
      }</label
    >
    ${renderNotes(drawn)} ${renderControl(drawn)}
  </div>`;
}

const id = ({ name }: Field) => `f-${name}`;

// What is typed here can't change the page, so a field is optional only when it is so whatever else is answered.
const isOptional = ({ optional }: Field) =>
  optional !== undefined && PREFERENCES.every((prefers) => optional({ prefers }));

function condition({ name, condition }: Field): keyof Texts | undefined {
  if (name === 'email') return 'emailWhenNeeded';
  if (name === 'phone') return 'phoneWhenNeeded';
  return condition;
}

function notes({ t, field, error }: Drawn): readonly { part: string; text: string }[] {
  const when = condition(field);
  return [
    ...(when ? [{ part: 'when', text: t[when] }] : []),
    ...(field.why && field.why !== when ? [{ part: 'why', text: t[field.why] }] : []),
    ...(error ? [{ part: 'error', text: error }] : []),
  ];
}

const renderNotes = (drawn: Drawn): Markup[] =>
  notes(drawn).map(
    ({ part, text }) =>
      html`<span class=${part === 'error' ? 'bad' : 'quiet'} id=${`${id(drawn.field)}-${part}`}
        >${text}</span
      >`,
  );

function describedBy(drawn: Drawn): string | typeof nothing {
  const ids = notes(drawn).map(({ part }) => `${id(drawn.field)}-${part}`);
  return ids.length > 0 ? ids.join(' ') : nothing;
}

const required = ({ optional, asked }: Field) => (optional || asked ? nothing : 'true');

function renderControl(drawn: Drawn): Markup {
  const { t, field, draft, error } = drawn;
  const typed = draft[field.name] ?? '';
  const invalid = error ? 'true' : nothing;
  if (field.kind === 'area') {
    // The first line break in a textarea is dropped by the parser, so one stands there to be dropped.
    return html`<textarea
      id=${id(field)}
      name=${field.name}
      rows=${field.name === 'description' ? 9 : 4}
      aria-required=${required(field)}
      aria-describedby=${describedBy(drawn)}
      aria-invalid=${invalid}
    >
${typed}</textarea>`;
  }
  if (field.kind === 'select') {
    return html`<select
      id=${id(field)}
      name=${field.name}
      aria-describedby=${describedBy(drawn)}
      aria-invalid=${invalid}
    >
      ${field.options?.map(
        ({ value, label }) =>
          html`<option value=${value} ?selected=${value === typed}>${t[label]}</option>`,
      )}
    </select>`;
  }
  return html`<input
    id=${id(field)}
    name=${field.name}
    type=${field.kind}
    value=${typed}
    maxlength=${field.max !== undefined && typed.length <= field.max ? field.max : nothing}
    autocomplete=${field.autocomplete ?? 'off'}
    aria-required=${required(field)}
    aria-describedby=${describedBy(drawn)}
    aria-invalid=${invalid}
  />`;
}

function renderBox(drawn: Drawn): Markup {
  const { t, field, draft } = drawn;
  return html`<div class="field">
    ${renderNotes(drawn)}
    <label class="choice"
      ><input
        id=${id(field)}
        name=${field.name}
        type="checkbox"
        value="yes"
        ?checked=${draft[field.name] === 'yes'}
        aria-describedby=${describedBy(drawn)}
      />${t[field.label]}</label
    >
  </div>`;
}

function renderRadios(drawn: Drawn): Markup {
  const { t, field, draft, error } = drawn;
  return html`<fieldset
    class="field"
    role="radiogroup"
    aria-required="true"
    aria-describedby=${describedBy(drawn)}
    aria-invalid=${error ? 'true' : nothing}
  >
    <legend>${t[field.label]}</legend>
    ${renderNotes(drawn)}
    ${field.options?.map(
      ({ value, label }, index) =>
        html`<label class="choice"
          ><input
            id=${index === 0 ? id(field) : `${id(field)}-${value}`}
            name=${field.name}
            type="radio"
            value=${value}
            ?checked=${draft[field.name] === value}
          />${t[label]}</label
        >`,
    )}
  </fieldset>`;
}
