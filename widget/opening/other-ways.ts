import { html, nothing, type TemplateResult } from 'lit';
import { verifierOf } from '#shared/proof/code.ts';
import { keysIn, type SavedKeys } from '#shared/proof/saved-keys.ts';
import { readReceipt } from '#shared/proof/receipt.ts';
import { fill } from '#shared/texts/msg.ts';
import type { SessionTexts } from '#shared/texts/session.ts';
import { focusOn, type PartHost } from '../part.ts';
import { CaseStore } from '../session/case-store.ts';
import { SESSION } from '../session/texts.ts';
import { Spoken } from '../spoken.ts';
import { Store } from '../sync/store.ts';
import { keysInFile, readsPhotos } from './keys-in-file.ts';

/** A case that this device can open: kept open by `id`, or filed here and not put away yet. */
type Openable = { reference: string; verifier: () => Promise<string>; id?: string };

type Listener = {
  onKeys: (keys: SavedKeys) => void;
  onOpen: (reference: string, verifier: string) => Promise<void>;
};

/** How a case is opened without typing: by what this device keeps, and by the file that was saved. */
export async function createOtherWays(host: PartHost, listener: Listener): Promise<OtherWays> {
  const ways = new OtherWays(host, listener, await Spoken.load(host, SESSION));
  await ways.look();
  return ways;
}

export class OtherWays {
  readonly #host: PartHost;
  readonly #listener: Listener;
  readonly #spoken: Spoken<SessionTexts>;
  #openable: readonly Openable[] = [];
  #said: 'keysFound' | 'keysNone' | undefined;
  #isDragged = false;

  constructor(host: PartHost, listener: Listener, spoken: Spoken<SessionTexts>) {
    this.#host = host;
    this.#listener = listener;
    this.#spoken = spoken;
  }

  /** Looks which cases this device opens; a browser that keeps nothing opens none. */
  async look(): Promise<void> {
    const [kept, filed] = await Promise.all([keptCases(), filedCases()]);
    const others = filed.filter(
      ({ reference }) => !kept.some((one) => one.reference === reference),
    );
    this.#openable = [...kept, ...others];
  }

  /** Takes both from one text that was pasted into a field. */
  read(text: string): void {
    const keys = keysIn(text);
    if (keys) this.#listener.onKeys(keys);
  }

  renderKept = (): unknown => {
    const t = this.#spoken.texts;
    if (this.#openable.length === 0) return nothing;
    return html`<section class="proof" aria-labelledby="kept">
      <h3 id="kept">${t.keptHeading}</h3>
      ${this.#openable.map(
        (one) =>
          html`<p class="actions">
            <button type="button" class="main" @click=${() => void this.#open(one)}>
              ${fill(t.keptOpen, { reference: one.reference })}
            </button>
            ${
              one.id === undefined
                ? nothing
                : html`<button type="button" @click=${() => void this.#forget(one)}>
                    ${fill(t.keptForget, { reference: one.reference })}
                  </button>`
            }
          </p>`,
      )}
    </section>`;
  };

  renderFile = (): TemplateResult => {
    const t = this.#spoken.texts;
    return html`<div
      class=${this.#isDragged ? 'field dragged' : 'field'}
      @dragover=${this.#onDragOver}
      @dragleave=${() => this.#drag(false)}
      @drop=${this.#onDrop}
    >
      <label for="keys-file">${t.keysFile}</label>
      <span class="quiet" id="keys-why"
        >${t.keysFileWhy} ${readsPhotos() ? t.keysPhotoWhy : nothing}</span
      >
      <span role="status" class=${this.#said === 'keysNone' ? 'bad' : ''}
        >${this.#said ? t[this.#said] : nothing}</span
      >
      <input id="keys-file" type="file" aria-describedby="keys-why" @change=${this.#onFile} />
    </div>`;
  };

  #open = async ({ reference, verifier }: Openable): Promise<void> =>
    this.#listener.onOpen(reference, await verifier());

  async #forget({ id = '' }: Openable): Promise<void> {
    const store = new CaseStore();
    await store.forgetCase(id).catch(() => {});
    store.close();
    await this.look();
    void focusOn(this.#host, '[data-heading]');
  }

  #onFile = (event: Event): void => {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (file) void this.#readFile(file);
  };

  #onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    this.#drag(true);
  };

  #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.#drag(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void this.#readFile(file);
  };

  #drag(isDragged: boolean): void {
    if (this.#isDragged === isDragged) return;
    this.#isDragged = isDragged;
    this.#host.requestUpdate();
  }

  async #readFile(file: File): Promise<void> {
    const keys = await keysInFile(file);
    this.#said = keys ? 'keysFound' : 'keysNone';
    if (keys) this.#listener.onKeys(keys);
    this.#host.requestUpdate();
  }
}

async function keptCases(): Promise<Openable[]> {
  const store = new CaseStore();
  const cases = await store.cases().catch(() => []);
  store.close();
  return cases.map(({ id, reference, verifier }) => ({
    ...{ id, reference },
    verifier: () => Promise.resolve(verifier),
  }));
}

async function filedCases(): Promise<Openable[]> {
  const store = new Store();
  const sealed = await store.all('sealed').catch(() => []);
  store.close();
  return sealed.flatMap(({ proof, code }) => {
    const reference = readReceipt(proof?.receipt ?? '')?.reference;
    return reference ? [{ reference, verifier: () => verifierOf(crypto.subtle, code) }] : [];
  });
}
