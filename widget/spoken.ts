import type { Language } from '#shared/api/choices.ts';
import type { PartHost } from './part.ts';

/** Where the texts of one catalogue are loaded from, by language. */
export type Loaders<Texts> = Record<Language, () => Promise<{ templates: Texts }>>;

/** The texts of a lazily loaded part in the language of the element, also after it has changed. */
export class Spoken<Texts> {
  readonly #host: PartHost;
  readonly #loaders: Loaders<Texts>;
  #language: Language;
  #texts: Texts;

  private constructor(host: PartHost, loaders: Loaders<Texts>, language: Language, texts: Texts) {
    this.#host = host;
    this.#loaders = loaders;
    this.#language = language;
    this.#texts = texts;
  }

  static async load<Texts>(host: PartHost, loaders: Loaders<Texts>): Promise<Spoken<Texts>> {
    const { language } = host;
    return new Spoken(host, loaders, language, (await loaders[language]()).templates);
  }

  get texts(): Texts {
    const { language } = this.#host;
    if (language !== this.#language) void this.#change(language);
    return this.#texts;
  }

  async #change(language: Language): Promise<void> {
    this.#language = language;
    try {
      this.#texts = (await this.#loaders[language]()).templates;
      this.#host.requestUpdate();
    } catch {
      // What can't be loaded stays in the language before.
    }
  }
}
