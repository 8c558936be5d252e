import { html, nothing, type TemplateResult } from 'lit';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Case } from '#shared/case/evolve.ts';
import type { Body } from '#shared/case/recourse.ts';
import { calendarFile } from '#shared/letters/calendar-file.ts';
import { caseLetter, type LetterKind, lettersIn } from '#shared/letters/letter.ts';
import { type Pack, packOf } from '#shared/letters/pack.ts';
import { BODIES } from '#shared/procedure/procedure.ts';
import type { LettersTexts } from '#shared/texts/letters.ts';
import { fill } from '#shared/texts/msg.ts';
import type { PartHost } from '../part.ts';
import type { ActingTexts } from '../session/texts.ts';
import { printAlone } from '../ui/print-alone.ts';
import type { renderQr } from '../ui/qr.ts';
import { saveFile } from '../ui/save-file.ts';
import { renderLetter } from './letter-view.ts';
import { loadLetters } from './texts.ts';

/** What was written for paper. */
export type PapersTyped = {
  kind: LetterKind;
  text: string;
  covers: readonly (readonly [Body, string])[];
};

/** What of it was kept, and who keeps what is written from now on. */
export type PapersKeeping = {
  typed: PapersTyped | undefined;
  onType: (typed: PapersTyped) => void;
};

/** Makes what a customer takes from a case to paper or to a calendar; loads the texts and the QR code that only this needs. */
export async function createPapers(
  host: PartHost,
  texts: () => ActingTexts,
  keeping: PapersKeeping,
): Promise<Papers> {
  const papers = new Papers(host, texts, keeping);
  await papers.speak();
  return papers;
}

/** The dates for a calendar, a letter to us, and what goes to each outside body. Nothing of it is sent. */
export class Papers {
  readonly #host: PartHost;
  readonly #texts: () => ActingTexts;
  readonly #onType: PapersKeeping['onType'];
  #letters: LettersTexts | undefined;
  #language: string | undefined;
  #drawQr: typeof renderQr | undefined;
  #kind: LetterKind;
  #text: string;
  /** What was changed in the text for a body. */
  readonly #covers: Map<Body, string>;
  #copied: Body | undefined;

  constructor(host: PartHost, texts: () => ActingTexts, { typed, onType }: PapersKeeping) {
    this.#host = host;
    this.#texts = texts;
    this.#onType = onType;
    this.#kind = typed?.kind ?? 'write';
    this.#text = typed?.text ?? '';
    this.#covers = new Map(typed?.covers);
  }

  async speak(): Promise<void> {
    this.#language = this.#host.language;
    this.#letters = await loadLetters(this.#host.language);
    this.#host.requestUpdate();
    // The letter is whole without it: the reference stands there in letters.
    this.#drawQr ??= (await import('../ui/qr.ts').catch(() => undefined))?.renderQr;
    this.#host.requestUpdate();
  }

  get #t(): ActingTexts & LettersTexts {
    if (!this.#letters) throw new Error('Letters were drawn before their texts were there.');
    if (this.#language !== this.#host.language) void this.speak();
    return { ...this.#texts(), ...this.#letters };
  }

  /** The file for a calendar and the letter. */
  render(case_: Case): TemplateResult {
    const t = this.#t;
    const kinds = lettersIn(case_);
    return html`<h4 tabindex="-1" id="papers">${t.calendarHeading}</h4>
      <p>${t.calendarWhy}</p>
      <p class="actions">
        <button @click=${() => this.#onCalendar(case_)}>${t.calendarSave}</button>
      </p>
      ${kinds.length > 0 ? this.#renderLetter(case_, kinds) : nothing}`;
  }

  #renderLetter(case_: Case, kinds: readonly LetterKind[]): TemplateResult {
    const t = this.#t;
    const kind = kinds.find((one) => one === this.#kind) ?? 'write';
    const letter = caseLetter(t, this.#host.language, case_, {
      ...{ kind, text: this.#text, today: brusselsTime(Date.now()).date },
    });
    return html`<h4>${t.letterHeading}</h4>
      <p>${t.letterWhy}</p>
      <fieldset class="field">
        <legend>${t.letterKind}</legend>
        ${kinds.map(
          (one) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="letter"
                .checked=${one === kind}
                @change=${() => this.#set({ kind: one })}
              />${one === 'write' ? t.letterWrite : t.letterRequest}</label
            >`,
        )}
      </fieldset>
      <div class="field">
        <label for="letter-text">${t.yourText}</label>
        <textarea
          id="letter-text"
          rows="6"
          maxlength="20000"
          .value=${this.#text}
          @input=${(event: Event) => this.#set({ text: valueOf(event) })}
        ></textarea>
      </div>
      ${renderLetter(t, letter, this.#drawQr)}
      <p class="actions">
        <button @click=${() => this.#print('.letter')}>${t.letterPrint}</button>
      </p>`;
  }

  /** What goes to one outside body; `renderGone` is the way to note that it was done. */
  renderPack(case_: Case, body: Body, renderGone: () => unknown): unknown {
    const t = this.#t;
    const today = brusselsTime(Date.now()).date;
    const pack = packOf(t, this.#host.language, case_, { body, today });
    return pack ? this.#renderPack(pack, renderGone) : nothing;
  }

  #renderPack({ body, name, address, text }: Pack, renderGone: () => unknown): TemplateResult {
    const t = this.#t;
    const id = `pack-${body}`;
    const written = this.#covers.get(body) ?? text;
    return html`<div class="pack onscreen">
      <p tabindex="-1" id=${id}><strong>${fill(t.packHeading, { body: name })}</strong></p>
      <p>${t.packDossier}</p>
      ${address ? html`<p>${fill(t.packPost, { address })}</p>` : nothing}
      ${body === 'ombudsfin' ? html`<p>${t.ombudsfinEmail} ${BODIES.ombudsfin.email}</p>` : nothing}
      <div class="field">
        <label for=${`${id}-text`}>${t.packText}</label>
        <span class="quiet" id=${`${id}-why`}>${t.packTextWhy}</span>
        <textarea
          id=${`${id}-text`}
          rows="16"
          aria-describedby=${`${id}-why`}
          .value=${written}
          @input=${(event: Event) => this.#cover(body, valueOf(event))}
        ></textarea>
      </div>
      <p class="actions">
        ${
          navigator.clipboard
            ? html`<button @click=${() => this.#onCopy(body, written)}>${t.copy}</button>`
            : nothing
        }
        <button @click=${() => this.#print(`#${id}-paper`)}>${t.packPrint}</button>
        ${renderGone()}
      </p>
      <p role="status">${this.#copied === body ? t.copied : nothing}</p>
      <article class="letter paper" id=${`${id}-paper`}>
        <p class="lines" dir="auto">${written}</p>
      </article>
    </div>`;
  }

  #set({ kind = this.#kind, text = this.#text }: { kind?: LetterKind; text?: string }): void {
    this.#kind = kind;
    this.#text = text;
    this.#keep();
  }

  #cover(body: Body, text: string): void {
    this.#covers.set(body, text);
    this.#copied = undefined;
    this.#keep();
  }

  #keep(): void {
    this.#onType({ kind: this.#kind, text: this.#text, covers: [...this.#covers] });
    this.#host.requestUpdate();
  }

  #onCalendar(case_: Case): void {
    const now = Date.now();
    const today = brusselsTime(now).date;
    const file = calendarFile(this.#t, this.#host.language, case_, { now, today });
    saveFile(`${case_.reference}.ics`, file, 'text/calendar');
  }

  async #onCopy(body: Body, text: string): Promise<void> {
    // Where it is refused, the text can still be selected.
    await navigator.clipboard.writeText(text).then(
      () => (this.#copied = body),
      () => (this.#copied = undefined),
    );
    this.#host.requestUpdate();
  }

  #print(selector: string): void {
    const part = this.#host.renderRoot.querySelector(selector);
    if (part) printAlone(part);
  }
}

const valueOf = (event: Event) => (event.target as HTMLInputElement).value;
