import { html, nothing, type TemplateResult } from 'lit';
import type { Complaint } from '#shared/api/complaint.ts';
import type { FileAnnouncement } from '#shared/api/files.ts';
import { draftOf } from '#shared/filing/draft-of.ts';
import { STEPS } from '#shared/filing/fields.ts';
import { fill } from '#shared/texts/msg.ts';
import type { ParkedTexts } from '#shared/texts/parked.ts';
import { focusOn, type PartHost } from '../part.ts';
import type { KeptSealed } from '../sync/store.ts';
import { renderAnswers } from '../ui/answers.ts';
import { Spoken } from '../spoken.ts';
import { PARKED } from './texts.ts';

type Acts = {
  onRetry: () => void;
  onChangeText: () => void;
  onRemove: () => void;
};

/** Makes the panel of one element; loads the texts that only it needs. */
export async function createParked(host: PartHost): Promise<Parked> {
  return new Parked(host, await Spoken.load(host, PARKED));
}

/** With these the server may well have it: changed and sent anew, it would be there twice. */
const MAY_BE_THERE: ReadonlySet<string> = new Set(['receipt', 'alreadyFiled', 'idReused']);

const WHY: Record<string, keyof ParkedTexts> = {
  receipt: 'receiptWrong',
  alreadyFiled: 'whyThere',
  idReused: 'whyThere',
  tooLarge: 'whyLong',
  notAllowed: 'whyPage',
  notFound: 'whyPage',
  methodNotAllowed: 'whyPage',
};

/** What is said of a complaint that the server didn't take as it is, and what the person can do: it stays until they decide. */
export class Parked {
  readonly #host: PartHost;
  readonly #spoken: Spoken<ParkedTexts>;
  /** Which one the person was asked about, whether it is to be erased. */
  #asked: string | undefined;

  constructor(host: PartHost, spoken: Spoken<ParkedTexts>) {
    this.#host = host;
    this.#spoken = spoken;
  }

  get #t(): ParkedTexts {
    return this.#spoken.texts;
  }

  render(sealed: KeptSealed, acts: Acts): TemplateResult {
    const t = this.#t;
    const code = sealed.parked ?? '';
    return html`<div class="summary" role="alert">
        <p>${t[WHY[code] ?? 'whyForm']} ${code === 'receipt' ? nothing : t.otherWay}</p>
        <p class="quiet">${fill(t.code, { code })}</p>
      </div>
      ${this.#asked === sealed.id ? this.#renderAsked(sealed, acts) : this.#renderActs(sealed, acts)}`;
  }

  /** The words, so that they are on paper when the page is printed. */
  renderWords({ command: { body } }: KeptSealed): TemplateResult {
    const t = { ...this.#host.sight, ...this.#host.form };
    const draft = draftOf(body as unknown as Complaint);
    return html`<h3>${this.#t.words}</h3>
      ${STEPS.map(({ fields }) => renderAnswers(t, fields, draft))}`;
  }

  #renderActs({ id, parked = '' }: KeptSealed, acts: Acts): TemplateResult {
    const t = this.#t;
    return html`<p class="actions">
      <button class="main" @click=${acts.onRetry}>${t.sendAgain}</button>
      ${
        MAY_BE_THERE.has(parked)
          ? nothing
          : html`<button @click=${acts.onChangeText}>${t.change}</button>`
      }
      <button data-remove @click=${() => this.#ask(id)}>${t.remove}</button>
    </p>`;
  }

  #renderAsked({ command: { files } }: KeptSealed, { onRemove }: Acts): TemplateResult {
    const t = this.#t;
    const names = Array.isArray(files)
      ? (files as FileAnnouncement[]).map(({ name }) => name).join(', ')
      : '';
    return html`<div class="summary" role="group" aria-labelledby="remove-heading">
      <h3 id="remove-heading" tabindex="-1">${t.removeHeading}</h3>
      <p>${t.removeWhat}</p>
      ${names ? html`<p><bdi>${fill(t.removeFiles, { names })}</bdi></p>` : nothing}
      <p class="actions">
        <button @click=${this.#onKeep}>${t.removeNo}</button>
        <button data-remove-all @click=${onRemove}>${t.removeYes}</button>
      </p>
    </div>`;
  }

  #ask(id: string): void {
    this.#asked = id;
    void focusOn(this.#host, '#remove-heading');
  }

  #onKeep = (): void => {
    this.#asked = undefined;
    void focusOn(this.#host, '[data-remove]');
  };
}
