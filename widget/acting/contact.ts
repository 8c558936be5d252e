import { html, type TemplateResult } from 'lit';
import type { Complaint } from '#shared/api/complaint.ts';
import type { Case } from '#shared/case/evolve.ts';
import type { Mistake } from '#shared/filing/draft.ts';
import type { Draft } from '#shared/filing/fields.ts';
import { heldContact } from '#shared/filing/held-contact.ts';
import type * as form from '../filing/filing.ts';
import { focusOn, type PartHost } from '../part.ts';
import type { FieldTexts } from '../ui/field.ts';

/** The questions of the form and how they are read; they come with the form. */
type Questions = typeof form;

/** Loads them, and begins with what the case holds, or with what was being `typed` when the page was left. */
export async function createContact(
  host: PartHost,
  texts: () => FieldTexts,
  case_: Case,
  typed: Draft | undefined,
): Promise<ContactFields> {
  return new ContactFields(await import('../filing/filing.ts'), { host, texts }, case_, typed);
}

/** The questions about contact details, begun with what the case holds. */
export class ContactFields {
  readonly #form: Questions;
  readonly #host: PartHost;
  readonly #t: () => FieldTexts;
  readonly #held: Draft;
  #draft: Draft;
  #mistakes: readonly Mistake[] = [];

  constructor(
    form: Questions,
    { host, texts }: { host: PartHost; texts: () => FieldTexts },
    case_: Case,
    typed: Draft = {},
  ) {
    this.#form = form;
    this.#host = host;
    this.#t = texts;
    this.#held = heldContact(case_);
    this.#draft = { ...this.#held, ...typed };
  }

  /** The fields, each with its mistake. `onType` hears of every change. */
  render(onType: (draft: Draft) => void): TemplateResult {
    const t = this.#t();
    return html`${this.#form.contactFields(this.#draft, this.#held).map((field) =>
      this.#form.renderField({
        t,
        field,
        draft: this.#draft,
        error: this.#mistakes.find(({ name }) => name === field.name)?.text,
        onInput: (value) => {
          this.#draft = { ...this.#draft, [field.name]: value };
          onType(this.#draft);
          this.#host.requestUpdate();
        },
      }),
    )}`;
  }

  /** What was typed; undefined where something is wrong with it, which then is said at its field, with the focus on the first. */
  read(): Complaint['contact'] | undefined {
    const read = this.#form.readContact(this.#draft);
    if ('contact' in read) return read.contact;
    this.#mistakes = this.#form.mistakes(this.#t(), read.errors);
    void focusOn(this.#host, `#f-${this.#mistakes[0]?.name ?? 'name'}`);
    return undefined;
  }
}
