import { html, type TemplateResult } from 'lit';
import type { Complaint } from '#shared/api/complaint.ts';
import type { Case } from '#shared/case/evolve.ts';
import { contactFields, readContact } from '#shared/filing/contact.ts';
import { mistakes, type Mistake } from '#shared/filing/draft.ts';
import type { Draft } from '#shared/filing/fields.ts';
import { heldContact } from '#shared/filing/held-contact.ts';
import { focusOn, type PartHost } from '../part.ts';
import { type FieldTexts, renderField } from '../ui/field.ts';

/** The questions about contact details, begun with what the case holds. */
export class ContactFields {
  readonly #host: PartHost;
  readonly #t: () => FieldTexts;
  readonly #held: Draft;
  #draft: Draft;
  #mistakes: readonly Mistake[] = [];

  constructor(host: PartHost, texts: () => FieldTexts, case_: Case) {
    this.#host = host;
    this.#t = texts;
    this.#held = heldContact(case_);
    this.#draft = this.#held;
  }

  /** The fields, each with its mistake. `onType` is called at every change: what is sent after it is another command. */
  render(onType: () => void): TemplateResult {
    const t = this.#t();
    return html`${contactFields(this.#draft, this.#held).map((field) =>
      renderField({
        t,
        field,
        draft: this.#draft,
        error: this.#mistakes.find(({ name }) => name === field.name)?.text,
        onInput: (value) => {
          this.#draft = { ...this.#draft, [field.name]: value };
          onType();
          this.#host.requestUpdate();
        },
      }),
    )}`;
  }

  /** What was typed; undefined where something is wrong with it, which then is said at its field, with the focus on the first. */
  read(): Complaint['contact'] | undefined {
    const read = readContact(this.#draft);
    if ('contact' in read) return read.contact;
    this.#mistakes = mistakes(this.#t(), read.errors);
    void focusOn(this.#host, `#f-${this.#mistakes[0]?.name ?? 'name'}`);
    return undefined;
  }
}
