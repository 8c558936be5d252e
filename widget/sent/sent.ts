import { html, nothing, type TemplateResult } from 'lit';
import type { Complaint } from '#shared/api/complaint.ts';
import { draftOf } from '#shared/filing/draft-of.ts';
import type { Draft } from '#shared/filing/fields.ts';
import type { Files } from '../files/files.ts';
import { focusOn, type PartHost } from '../part.ts';
import type { Parked } from '../parked/parked.ts';
import type { Keeping } from '../sync/keeping.ts';
import type { Item } from '../sync/outbox.ts';
import type { FieldTexts } from '../ui/field.ts';
import type { Filing, KeptSealed } from '../sync/store.ts';
import type { renderQr } from '../ui/qr.ts';
import type { DrawLink } from '../opening/link-qr.ts';
import { renderSealed, whereInWords } from './sealed-view.ts';

/** What was sealed on this device and isn't put away: one of it on the screen, the others in a list. */
export class Sent {
  readonly #host: PartHost;
  readonly #keeping: Keeping;
  readonly #onChangeText: (draft: Draft, filing?: Filing) => Promise<void>;
  /** The one on the screen; the form is shown where there is none. */
  #id: string | undefined;
  /** Draws a QR code, once that much was loaded; without it the receipt is whole as text and file. */
  #drawQr: typeof renderQr | undefined;
  /** Draws the link that opens the case elsewhere, likewise. */
  #drawLink: DrawLink | undefined;

  #files: Files | undefined;
  #parked: Parked | undefined;
  #loading = false;

  constructor(
    host: PartHost,
    keeping: Keeping,
    onChangeText: (draft: Draft, filing?: Filing) => Promise<void>,
  ) {
    this.#host = host;
    this.#keeping = keeping;
    this.#onChangeText = onChangeText;
    if (!keeping.arrived) this.#id = keeping.outbox.items.at(-1)?.sealed.id;
    keeping.listen(this.#onChange);
    this.#onChange();
  }

  get isShown(): boolean {
    return this.#item !== undefined;
  }

  get #item(): Item | undefined {
    return this.#keeping.outbox.items.find(({ sealed }) => sealed.id === this.#id);
  }

  get #t(): FieldTexts {
    return { ...this.#host.sight, ...this.#host.form };
  }

  /** Shows one, with the focus on its heading. */
  show = (id: string): void => {
    this.#id = id;
    void focusOn(this.#host, '[data-heading]');
  };

  render(): TemplateResult {
    const item = this.#item;
    if (!item) throw new Error('There is nothing sealed to be drawn.');
    const { sealed } = item;
    return html`${renderSealed(this.#t, this.#host.language, item, {
        drawQr: this.#drawQr,
        ...this.#renderParked(item),
        onFinish: () => void this.#finish(item),
      })}
      ${item.where === 'received' ? this.#drawLink?.(sealed.reference, sealed.code) : nothing}
      ${this.#renderFiles(item)} ${this.#renderOthers(sealed.id)}
      <p class="actions"><button @click=${this.#onAnother}>${this.#t.draftFresh}</button></p>`;
  }

  #renderParked(item: Item): { parked: unknown; words: unknown } {
    const { sealed } = item;
    const panel = sealed.parked === undefined ? undefined : this.#parked;
    if (sealed.parked !== undefined && !panel) void this.#loadParked();
    const parked = panel?.render(sealed, {
      onRetry: () => void this.#keeping.outbox.retry(sealed),
      onChangeText: () => void this.#change(item),
      onRemove: () => void this.#finish(item),
    });
    return { parked, words: panel?.renderWords(sealed) };
  }

  #renderFiles({ sealed, unkept }: Item): unknown {
    const known = filingOf(sealed);
    if (!known) return nothing;
    if (!this.#files) void this.#loadFiles();
    this.#files?.follow({ known, isToBeKept: !unkept, filing: () => Promise.resolve(known) });
    return this.#files?.renderRest(unkept === true);
  }

  #loadParked = (): Promise<void> =>
    this.#load(async () => {
      const { createParked } = await import('../parked/parked.ts');
      this.#parked = await createParked(this.#host);
    });

  #loadFiles = (): Promise<void> =>
    this.#load(async () => {
      const { createFiles } = await import('../files/files.ts');
      this.#files = await createFiles(this.#host, await this.#keeping.files());
    });

  async #load(work: () => Promise<void>): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      await work();
      this.#host.requestUpdate();
    } catch {
      // Sending needs no screen; the next look at this one tries again.
    }
    this.#loading = false;
  }

  #renderOthers(shown: string): unknown {
    const others = this.#keeping.outbox.items.filter(({ sealed }) => sealed.id !== shown);
    if (others.length === 0) return nothing;
    return html`<h3>${this.#t.otherSealed}</h3>
      <ul>
        ${others.map(
          (item) =>
            html`<li>
              <button class="link" @click=${() => this.show(item.sealed.id)}>
                ${item.sealed.reference}
              </button>
              ${whereInWords(this.#t, item)}
            </li>`,
        )}
      </ul>`;
  }

  #onChange = (): void => {
    if (this.#item?.where === 'received') void this.#loadQr();
  };

  async #loadQr(): Promise<void> {
    try {
      this.#drawQr ??= (await import('../ui/qr.ts')).renderQr;
      this.#drawLink ??= await (await import('../opening/link-qr.ts')).createLink(this.#host);
      this.#host.requestUpdate();
    } catch {
      // Text and file hold the same receipt.
    }
  }

  async #change({ sealed }: Item): Promise<void> {
    // Kept as a draft first, and only then given up as it was sealed.
    await this.#onChangeText(
      draftOf(sealed.command.body as unknown as Complaint),
      filingOf(sealed),
    );
    this.#id = undefined;
    await this.#keeping.outbox.forget(sealed, false);
    void focusOn(this.#host, '[data-heading]');
  }

  async #finish({ sealed }: Item): Promise<void> {
    await this.#keeping.outbox.forget(sealed);
    if (filingOf(sealed)) (await this.#keeping.files()).forget(sealed.command.caseId);
    this.#id = this.#keeping.outbox.items.at(-1)?.sealed.id;
    this.#host.go('procedure');
  }

  #onAnother = (): void => {
    this.#id = undefined;
    void focusOn(this.#host, '[data-heading]');
  };
}

/** Under which its files go; none where it announced none. */
const filingOf = ({ code, command: { caseId, files } }: KeptSealed): Filing | undefined =>
  Array.isArray(files) && files.length > 0 ? { caseId, code } : undefined;
