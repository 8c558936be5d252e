import { html, nothing, type TemplateResult } from 'lit';
import { DOSSIER_PARTS, type DossierPart } from '#shared/api/dossier.ts';
import type { DossierTexts } from '#shared/texts/dossier.ts';
import { fill } from '#shared/texts/msg.ts';
import { focusOn, type PartHost } from '../part.ts';
import { Spoken } from '../spoken.ts';
import { fetchDossier } from './fetch-dossier.ts';
import { DOSSIER } from './texts.ts';

/** What taking a dossier needs of the case that is open. */
type Opened = { reference: string; caseId: string; token: string };

type State =
  | { kind: 'choosing' }
  | { kind: 'coming'; done: number; all: number; stop: AbortController }
  | { kind: 'done' }
  | { kind: 'failed'; text: string };

const PART_TEXTS: Record<DossierPart, keyof DossierTexts> = {
  filed: 'dossierFiled',
  messages: 'dossierMessages',
  answers: 'dossierAnswers',
  files: 'dossierAttached',
};

/** Loads the texts and makes what a customer takes their dossier with. */
export async function createDossier(host: PartHost): Promise<DossierTaking> {
  return new DossierTaking(host, await Spoken.load(host, DOSSIER));
}

/** What to leave out, the download with how far it is, and how it ended. */
export class DossierTaking {
  readonly #host: PartHost;
  readonly #spoken: Spoken<DossierTexts>;
  readonly #without = new Set<DossierPart>();
  #state: State = { kind: 'choosing' };

  constructor(host: PartHost, spoken: Spoken<DossierTexts>) {
    this.#host = host;
    this.#spoken = spoken;
  }

  get #t(): DossierTexts {
    return this.#spoken.texts;
  }

  /** Ends a download that is on its way. */
  stop(): void {
    if (this.#state.kind === 'coming') this.#state.stop.abort();
    this.#state = { kind: 'choosing' };
  }

  render(opened: Opened): TemplateResult {
    const t = this.#t;
    const isComing = this.#state.kind === 'coming';
    return html`<form @submit=${(event: Event) => this.#onSubmit(event, opened)}>
      <p id="dossier" tabindex="-1">${t.dossierWhy}</p>
      <fieldset class="field" ?disabled=${isComing}>
        <legend>${t.dossierWithout}</legend>
        <p class="quiet">${t.dossierWithoutWhy}</p>
        ${DOSSIER_PARTS.map((part) => this.#renderPart(part))}
      </fieldset>
      <div role="status">${this.#renderState(opened.reference)}</div>
      <p class="actions">
        ${
          isComing
            ? html`<button type="button" @click=${this.#onStop}>${t.dossierStop}</button>`
            : html`<button class="main" id="dossier-make">${t.dossierMake}</button>`
        }
      </p>
    </form>`;
  }

  #renderPart(part: DossierPart): TemplateResult {
    return html`<label class="choice">
      <input
        type="checkbox"
        .checked=${this.#without.has(part)}
        @change=${() => this.#without.delete(part) || this.#without.add(part)}
      />
      <span>${this.#t[PART_TEXTS[part]]}</span>
    </label>`;
  }

  #renderState(reference: string): unknown {
    const t = this.#t;
    const state = this.#state;
    switch (state.kind) {
      case 'choosing':
        return nothing;
      case 'coming':
        return html`<p>
          ${t.dossierMaking} <span aria-hidden="true">${this.#progress(state)}</span>
        </p>`;
      case 'done':
        return html`<p class="good">${fill(t.dossierDone, { name: `${reference}.zip` })}</p>`;
      case 'failed':
        return html`<p class="bad">${state.text}</p>`;
    }
  }

  // Seen, not spoken: a number that changes all the time would talk over everything else.
  #progress({ done, all }: { done: number; all: number }): string {
    if (all === 0) return '';
    const inMegabytes = (bytes: number) =>
      (bytes / 1e6).toLocaleString(this.#host.language, { maximumFractionDigits: 1 });
    return fill(this.#t.dossierProgress, { done: inMegabytes(done), all: inMegabytes(all) });
  }

  #onStop = (): void => {
    this.stop();
    void focusOn(this.#host, '#dossier-make');
  };

  #onSubmit = async (event: Event, opened: Opened): Promise<void> => {
    event.preventDefault();
    const stop = new AbortController();
    const coming = { kind: 'coming', done: 0, all: 0, stop } as const;
    this.#show(coming);
    const got = await fetchDossier(this.#host.client.base, opened, {
      ...{ without: [...this.#without], stop: stop.signal },
      onProgress: (done, all) => {
        if (!stop.signal.aborted) this.#show({ ...coming, done, all });
      },
    });
    if (stop.signal.aborted) return;
    if ('blob' in got) saveBlob(`${opened.reference}.zip`, got.blob);
    const seconds = 'retryAfterSeconds' in got ? got.retryAfterSeconds : undefined;
    this.#show(
      'blob' in got
        ? { kind: 'done' }
        : {
            kind: 'failed',
            text: seconds ? fill(this.#t.dossierWait, { seconds }) : this.#t.dossierOffline,
          },
    );
  };

  #show(state: State): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

// A file to keep, and not a request: it works under a strict content policy.
function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
