import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { LANGUAGES, type Language } from '#shared/api/choices.ts';
import { checkDossier, type DossierCheck, type Verdict } from '#shared/proof/check-dossier.ts';
import { type PublicKey, type Verification, verifyReceipt } from '#shared/proof/receipt.ts';
import { fill } from '#shared/texts/msg.ts';
import type { VerifyTexts } from '#shared/texts/verify.ts';
import { placedIn } from './dropped.ts';
import { lineInWords, type Mark, momentInWords } from './lines-in-words.ts';
import { type Placed, readChosen, receiptIn } from './read-chosen.ts';
import { styles } from './verify.styles.ts';
import { NAMES, TEXTS } from './texts.ts';

/** What the page was told by the server that made it: the keys to trust, where to compare them, and whether it is served by their owner. */
type About = { keys?: readonly PublicKey[]; meta?: string; ours?: boolean };

type Result =
  | { kind: 'none' }
  | { kind: 'reading' }
  | { kind: 'problem'; text: keyof VerifyTexts }
  | { kind: 'dossier'; check: Extract<DossierCheck, { verdict: Verdict }> }
  | { kind: 'receipt'; verification: Verification };

/**
 * Checks a receipt or a dossier that is chosen, dropped or pasted. Everything happens in this page: its content policy lets nothing out.
 * @element sfs-verify
 */
export class SfsVerify extends LitElement {
  static override styles = styles;

  static override properties = {
    language: { state: true },
    result: { state: true },
  };

  /** Of everything on the page; every language is in it. */
  declare language: Language;
  declare result: Result;

  #about: About = {};
  #pasted = '';
  /** Counts what was chosen, so that the answer to an older choice is not shown. */
  #turn = 0;

  constructor() {
    super();
    const { lang } = document.documentElement;
    this.language = LANGUAGES.find((known) => known === lang) ?? 'fr';
    this.result = { kind: 'none' };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#about = JSON.parse(this.dataset['about'] ?? '{}') as About;
    document.addEventListener('dragover', this.#onDragOver);
    document.addEventListener('drop', this.#onDrop);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('dragover', this.#onDragOver);
    document.removeEventListener('drop', this.#onDrop);
    super.disconnectedCallback();
  }

  override updated(): void {
    document.documentElement.lang = this.language;
    document.title = this.#t.verifyTitle;
  }

  get #t(): VerifyTexts {
    return TEXTS[this.language];
  }

  override render(): TemplateResult {
    const t = this.#t;
    return html`<nav aria-label=${t.verifyLanguage}>
        ${LANGUAGES.map((it) => this.#renderLanguage(it))}
      </nav>
      <main>
        <h1>${t.verifyTitle}</h1>
        <p>${t.verifyIntro}</p>
        ${this.#renderChoosing()}
        <div id="result" role="status" tabindex="-1">${this.#renderResult()}</div>
        ${this.#renderKeys()}
      </main>`;
  }

  #renderLanguage(language: Language): TemplateResult {
    return html`<button
      lang=${language}
      aria-pressed=${language === this.language ? 'true' : 'false'}
      @click=${() => (this.language = language)}
    >
      ${NAMES[language]}
    </button>`;
  }

  #renderChoosing(): TemplateResult {
    const t = this.#t;
    return html`<section class="choosing">
      <label for="files">${t.verifyFiles}</label>
      <input id="files" type="file" multiple @change=${this.#onFiles} />
      <label for="folder">${t.verifyFolder}</label>
      <input id="folder" type="file" webkitdirectory @change=${this.#onFiles} />
      <p class="quiet">${t.verifyDrop}</p>
      <form @submit=${this.#onPaste}>
        <label for="pasted">${t.verifyPaste}</label>
        <textarea
          id="pasted"
          rows="3"
          spellcheck="false"
          @input=${(event: Event) => (this.#pasted = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
        <button>${t.verifyPasteButton}</button>
      </form>
    </section>`;
  }

  #renderResult(): unknown {
    const t = this.#t;
    const { result } = this;
    switch (result.kind) {
      case 'none':
        return nothing;
      case 'reading':
        return html`<p>${t.verifyReading}</p>`;
      case 'problem':
        return this.#renderVerdict('bad', t[result.text]);
      case 'receipt':
        return this.#renderReceipt(result.verification);
      case 'dossier': {
        const { log, lines, verdict } = result.check;
        const [mark, text] = VERDICTS[verdict];
        return html`${this.#renderVerdict(mark, t[text], log.reference)}
          <h2>${t.lines}</h2>
          <ul class="lines">
            ${lines.map((line) => {
              const { mark: own, state, text: sentence } = lineInWords(t, this.language, line);
              return html`<li class=${own}><strong>${state}</strong> <span>${sentence}</span></li>`;
            })}
          </ul>`;
      }
    }
  }

  #renderVerdict(mark: Mark, text: string, reference = ''): TemplateResult {
    return html`<p class=${`verdict ${mark}`}>
      ${reference ? html`<span class="reference">${reference}</span>` : nothing}<strong
        >${text}</strong
      >
    </p>`;
  }

  #renderReceipt(verification: Verification): unknown {
    const t = this.#t;
    if ('problem' in verification)
      return this.#renderVerdict(
        verification.problem === 'unsupported' ? 'gap' : 'bad',
        t[RECEIPT_PROBLEMS[verification.problem]],
      );
    const { reference, at, files, commandId } = verification.receipt;
    if (commandId === '') return this.#renderVerdict('gap', t.oneSeal, reference);
    return html`${this.#renderVerdict('good', t.oneProven, reference)}
      <dl>
        <dt>${t.oneReference}</dt>
        <dd>${reference}</dd>
        <dt>${t.oneAt}</dt>
        <dd>${momentInWords(this.language, at)}</dd>
        <dt>${t.oneFiles}</dt>
        <dd>${files.length}</dd>
      </dl>
      <p>${t.oneWords}</p>`;
  }

  #renderKeys(): TemplateResult {
    const t = this.#t;
    const { keys = [], meta = '', ours = false } = this.#about;
    return html`<h2>${t.verifyKeys}</h2>
      <p>${ours ? t.verifyKeysOurs : fill(t.verifyKeysTheirs, { url: meta })}</p>
      <ul class="keys">
        ${keys.map(({ kid, x }) => html`<li>kid ${kid}<br />x ${x}</li>`)}
      </ul>`;
  }

  #onFiles = (event: Event): void => {
    const files = [...((event.target as HTMLInputElement).files ?? [])];
    if (files.length > 0)
      void this.#check(
        Promise.resolve(
          files.map((file) => ({ path: file.webkitRelativePath || file.name, file })),
        ),
      );
  };

  #onPaste = (event: Event): void => {
    event.preventDefault();
    const file = new Blob([receiptIn(this.#pasted) ?? '']);
    void this.#check(Promise.resolve([{ path: '', file }]));
  };

  #onDragOver = (event: DragEvent): void => event.preventDefault();

  #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    if (event.dataTransfer?.types.includes('Files')) void this.#check(placedIn(event.dataTransfer));
  };

  async #check(placed: Promise<Placed[]>): Promise<void> {
    const turn = (this.#turn += 1);
    this.result = { kind: 'reading' };
    const result = await resultOf(placed, this.#about.keys ?? []);
    if (turn !== this.#turn) return;
    this.result = result;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#result')?.focus();
  }
}

const VERDICTS: Record<Verdict, readonly [Mark, keyof VerifyTexts]> = {
  whole: ['good', 'verdictWhole'],
  gaps: ['gap', 'verdictGaps'],
  changed: ['bad', 'verdictChanged'],
  foreign: ['bad', 'verdictForeign'],
  unsupported: ['gap', 'verdictUnsupported'],
};

const RECEIPT_PROBLEMS = {
  malformed: 'oneWrong',
  badSignature: 'oneWrong',
  unknownKey: 'oneForeign',
  unsupported: 'verdictUnsupported',
} as const;

async function resultOf(placed: Promise<Placed[]>, keys: readonly PublicKey[]): Promise<Result> {
  // Absent on pages that came over http from elsewhere than this machine.
  const subtle = globalThis.crypto?.subtle as typeof crypto.subtle | undefined;
  try {
    const chosen = await readChosen(await placed);
    if ('receipt' in chosen)
      return { kind: 'receipt', verification: await verifyReceipt(subtle, keys, chosen.receipt) };
    if ('problem' in chosen)
      return {
        kind: 'problem',
        text: chosen.problem === 'zipBroken' ? 'verdictBroken' : 'verdictNone',
      };
    const check = await checkDossier({ subtle, keys }, chosen.folder);
    if ('verdict' in check) return { kind: 'dossier', check };
    return {
      kind: 'problem',
      text: check.problem === 'noLog' ? 'verdictNone' : 'verdictUnreadable',
    };
  } catch {
    // A file that was moved or taken away since it was chosen.
    return { kind: 'problem', text: 'verdictNone' };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sfs-verify': SfsVerify;
  }
}
