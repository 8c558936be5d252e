import type { Language } from '#shared/api/choices.ts';
import type { HandoffTexts } from '#shared/texts/handoff.ts';
import type { PartHost } from '../part.ts';

// Named here and not in `widget/texts.ts`, so that the first sight doesn't carry their addresses.
const HANDOFF: Record<Language, () => Promise<{ templates: HandoffTexts }>> = {
  fr: () => import('#shared/texts/handoff.ts'),
  nl: () => import('#shared/texts/locales/handoff/nl.ts'),
  de: () => import('#shared/texts/locales/handoff/de.ts'),
  en: () => import('#shared/texts/locales/handoff/en.ts'),
};

/** The texts of going on elsewhere in the language of the element, also after it has changed. */
export class Spoken {
  readonly #host: PartHost;
  #language: Language;
  #texts: HandoffTexts;

  private constructor(host: PartHost, language: Language, texts: HandoffTexts) {
    this.#host = host;
    this.#language = language;
    this.#texts = texts;
  }

  static async load(host: PartHost): Promise<Spoken> {
    const { language } = host;
    return new Spoken(host, language, (await HANDOFF[language]()).templates);
  }

  get texts(): HandoffTexts {
    const { language } = this.#host;
    if (language !== this.#language) void this.#change(language);
    return this.#texts;
  }

  async #change(language: Language): Promise<void> {
    this.#language = language;
    try {
      this.#texts = (await HANDOFF[language]()).templates;
      this.#host.requestUpdate();
    } catch {
      // What can't be loaded stays in the language before.
    }
  }
}
