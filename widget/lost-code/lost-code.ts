import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#shared/api/choices.ts';
import { readReference } from '#shared/proof/reference.ts';
import type { CaseTexts } from '#shared/texts/case.ts';
import type { CodeTexts } from '#shared/texts/code.ts';
import { fill } from '#shared/texts/msg.ts';
import { focusOn, type PartHost } from '../part.ts';

const TEXTS: Record<Language, () => Promise<{ templates: CodeTexts }>> = {
  fr: () => import('#shared/texts/code.ts'),
  nl: () => import('#shared/texts/locales/code/nl.ts'),
  de: () => import('#shared/texts/locales/code/de.ts'),
  en: () => import('#shared/texts/locales/code/en.ts'),
};
// As the server takes it: no longer than an address can be (RFC 5321), and not `LIMITS`, which would pull a file of the form in two.
const isAddress = (text: string) =>
  text.length <= 254 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);

type Errors = { 'lost-reference'?: string; 'lost-email'?: string };

/** What it takes from whoever shows it: the texts of a case in the present language, and the way back to the two fields. */
export type LostHost = { host: PartHost; texts: () => CaseTexts; onBack: () => void };

/** Who lost their code asks for a link to a new one. It says the same whatever comes of it, and nothing that was typed is lost when it can't be sent. */
export class LostCode {
  readonly #around: LostHost;
  #language: Language;
  #texts: CodeTexts;
  #reference: string;
  #email = '';
  #errors: Errors = {};
  #notice: string | undefined;
  #state: 'asking' | 'sending' | 'asked' = 'asking';

  private constructor(around: LostHost, reference: string, texts: CodeTexts) {
    this.#around = around;
    this.#language = around.host.language;
    this.#reference = reference;
    this.#texts = texts;
  }

  /** Rejects when its texts can't be loaded. */
  static async load(around: LostHost, reference: string): Promise<LostCode> {
    const { templates } = await TEXTS[around.host.language]();
    return new LostCode(around, reference, templates);
  }

  render(): TemplateResult {
    const { language } = this.#around.host;
    if (language !== this.#language) void this.#speak(language);
    return this.#state === 'asked' ? this.#renderAsked() : this.#renderAsking();
  }

  #renderAsking(): TemplateResult {
    const t = this.#texts;
    const { form } = this.#around.host;
    return html`<form novalidate @submit=${this.#onSubmit}>
      <h2 tabindex="-1" data-heading>${t.askTitle}</h2>
      <p>${t.askIntro}</p>
      <div role="alert">${this.#notice ? html`<p class="bad">${this.#notice}</p>` : nothing}</div>
      ${this.#renderField('lost-reference', form.reference, this.#reference, (value) => (this.#reference = value))}
      ${this.#renderField('lost-email', t.askEmail, this.#email, (value) => (this.#email = value))}
      <p class="actions">
        <button class="main" aria-disabled=${this.#state === 'sending' ? 'true' : nothing}>
          ${t.askButton}
        </button>
        <button type="button" @click=${this.#around.onBack}>${t.askBack}</button>
      </p>
    </form>`;
  }

  #renderField(
    id: keyof Errors,
    label: string,
    typed: string,
    onInput: (value: string) => void,
  ): TemplateResult {
    const error = this.#errors[id];
    const isEmail = id === 'lost-email';
    return html`<div class="field">
      <label for=${id}>${label}</label>
      ${error ? html`<span class="bad" id=${`${id}-error`}>${error}</span>` : nothing}
      <input
        id=${id}
        type=${isEmail ? 'email' : 'text'}
        autocomplete=${isEmail ? 'email' : 'off'}
        autocapitalize=${isEmail ? 'none' : 'characters'}
        spellcheck="false"
        aria-describedby=${error ? `${id}-error` : nothing}
        aria-invalid=${error ? 'true' : nothing}
        .value=${typed}
        @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
      />
    </div>`;
  }

  #renderAsked(): TemplateResult {
    const t = this.#texts;
    return html`<h2 tabindex="-1" data-heading>${t.askedTitle}</h2>
      <p>${t.asked}</p>
      <p>${t.askedNone}</p>
      <p class="actions">
        <button @click=${this.#onAgain}>${t.askedAgain}</button>
        <button @click=${this.#around.onBack}>${t.askBack}</button>
      </p>`;
  }

  #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#state === 'sending') return;
    const { host, texts } = this.#around;
    const reference = readReference(this.#reference);
    const email = this.#email.trim();
    this.#notice = undefined;
    this.#errors = {
      ...(!reference && { 'lost-reference': texts().referenceUnreadable }),
      ...(!isAddress(email) && { 'lost-email': this.#texts.askEmailWrong }),
    };
    const [wrong] = Object.keys(this.#errors);
    if (wrong || !reference) return focusOn(host, `#${wrong}`);
    this.#state = 'sending';
    host.requestUpdate();
    const reply = await host.client.askCodeLink(reference, email);
    this.#state = 'answer' in reply ? 'asked' : 'asking';
    if ('answer' in reply) return focusOn(host, '[data-heading]');
    const seconds = 'problem' in reply ? reply.retryAfterSeconds : undefined;
    this.#notice =
      seconds === undefined ? this.#texts.askOffline : fill(texts().tooManyTries, { seconds });
    host.requestUpdate();
  };

  #onAgain = (): void => {
    this.#state = 'asking';
    void focusOn(this.#around.host, '[data-heading]');
  };

  async #speak(language: Language): Promise<void> {
    this.#language = language;
    try {
      this.#texts = (await TEXTS[language]()).templates;
      this.#around.host.requestUpdate();
    } catch {
      // What can't be loaded stays in the language before.
    }
  }
}
