import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#shared/api/choices.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { type Draft, FIELDS } from '#shared/filing/fields.ts';
import type { DraftsTexts } from '#shared/texts/drafts.ts';
import type { FormTexts } from '#shared/texts/form.ts';
import { dateInWords } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import type { PartHost } from '../part.ts';
import type { KeptDraft } from '../sync/store.ts';
import { saveFile } from '../ui/save-file.ts';
import { Spoken } from '../spoken.ts';
import { copyFiles } from './copy-files.ts';
import { DRAFTS } from './texts.ts';

/** Makes what offers drafts for one element; loads the texts that only it needs. */
export async function createDrafts(host: PartHost): Promise<Drafts> {
  return new Drafts(host, await Spoken.load(host, DRAFTS));
}

/** Draws what was begun on this device, and what can be done with it. */
export class Drafts {
  readonly #host: PartHost;
  readonly #spoken: Spoken<DraftsTexts>;

  constructor(host: PartHost, spoken: Spoken<DraftsTexts>) {
    this.#host = host;
    this.#spoken = spoken;
  }

  get #t(): Texts {
    return { ...this.#host.form, ...this.#spoken.texts };
  }

  renderOffer = (offer: Offer): TemplateResult => renderOffer(this.#t, this.#host.language, offer);

  renderMore = (more: More): TemplateResult => renderMore(this.#t, more);

  /** What a copy of a draft lacks, by the names of the files. */
  renderLeftOut = (names: readonly string[]): TemplateResult =>
    html`<p class="bad" role="alert">
      <bdi>${fill(this.#t.draftCopyFiles, { names: names.join(', ') })}</bdi>
    </p>`;

  /** The way out where the device keeps nothing. */
  renderSave = (draft: Draft): TemplateResult =>
    html`<p>
      <button type="button" @click=${() => saveDraft(draft)}>${this.#t.draftSave}</button>
    </p>`;

  readDraftFile = readDraftFile;

  copyFiles = copyFiles;
}

type Texts = FormTexts & DraftsTexts;

type Erasing = { onErased: () => void; onKeep: () => void };

type Offer = Erasing & {
  drafts: readonly KeptDraft[];
  onContinue: (draft: KeptDraft) => void;
  /** The one that is about to be erased, if its person says so once more. */
  erasing: KeptDraft | undefined;
  onErase: (draft: KeptDraft) => void;
  onFresh: () => void;
  onFile: (event: Event) => void;
  unreadable: boolean;
};

/** What was begun on this device: to be continued, erased, or left for another complaint. */
const renderOffer = (t: Texts, language: Language, offer: Offer): TemplateResult =>
  html`<h2 tabindex="-1" data-heading>${t.draftsHeading}</h2>
    <p>${t.draftsIntro}</p>
    <ul class="contacts">
      ${offer.drafts.map((draft) => {
        const time = timeInWords(language, draft.at);
        const name = nameOf(t, draft, time);
        const date = dateInWords(language, brusselsTime(draft.at).date);
        return html`<li>
          <p>
            <strong><bdi>${fill(t.draftOf, { name, date, time })}</bdi></strong>
          </p>
          ${draft.overAt === undefined ? nothing : html`<p class="bad">${t.draftOver}</p>`}
          ${offer.erasing === draft ? renderQuestion(t, fill(t.draftErase, { name }), offer) : renderChoice(t, name, draft, offer)}
        </li>`;
      })}
    </ul>
    <p class="actions"><button @click=${offer.onFresh}>${t.draftFresh}</button></p>
    ${renderLoad(t, offer)}`;

const renderChoice = (t: Texts, name: string, draft: KeptDraft, offer: Offer): TemplateResult =>
  html`<p class="actions">
    <button class="main" @click=${() => offer.onContinue(draft)}>
      ${fill(t.draftContinue, { name })}
    </button>
    <button @click=${() => offer.onErase(draft)}>${fill(t.draftErase, { name })}</button>
  </p>`;

// What is erased is gone for good, so it is asked about.
const renderQuestion = (t: Texts, erase: string, { onErased, onKeep }: Erasing): TemplateResult =>
  html`<p role="alert">${t.draftEraseSure}</p>
    <p class="actions">
      <button type="button" @click=${onErased}>${erase}</button>
      <button type="button" class="main" @click=${onKeep}>${t.draftEraseNot}</button>
    </p>`;

const timeInWords = (language: Language, at: number): string =>
  new Date(at).toLocaleTimeString(language, { timeStyle: 'short', timeZone: 'Europe/Brussels' });

/** What a draft is called: as its person named it, else by its first words, by who complains, or by when it was touched. */
function nameOf(t: Texts, { name, draft }: KeptDraft, time: string): string {
  const words = draft.description?.trim() ?? '';
  const begin = words.length > 40 ? `${words.slice(0, 40)}…` : words;
  return name?.trim() || begin || draft.name?.trim() || fill(t.draftUnnamed, { time });
}

type More = Load &
  Erasing & {
    draft: KeptDraft;
    /** Whether it is on the device; undefined as long as nothing was typed. */
    kept: boolean | undefined;
    onName: (name: string) => void;
    /** Whether it is about to be erased, if its person says so once more. */
    isErasing: boolean;
    onForget: () => void;
    onHand: () => void;
  };

/** What can be done with a draft: forget it, name it, save it, send it to another device, or go on from a file. */
const renderMore = (t: Texts, more: More): TemplateResult =>
  html`${more.kept ? renderNaming(t, more) : nothing}
  ${
    more.kept === undefined
      ? nothing
      : html`<p>
          ${
            more.kept
              ? html`<button type="button" class="link" @click=${() => saveDraft(more.draft.draft)}>
                  ${t.draftSave}
                </button>`
              : nothing
          }
          <button type="button" class="link" @click=${more.onHand}>${t.draftHand}</button>
        </p>`
  }
  ${renderLoad(t, more)}`;

const renderNaming = (t: Texts, more: More): TemplateResult =>
  html`${
      more.isErasing
        ? renderQuestion(t, t.draftForget, more)
        : html`<p>
            <button type="button" class="link" @click=${more.onForget}>${t.draftForget}</button>
          </p>`
    }
    <div class="field">
      <label for="draft-name">${t.draftName}</label>
      <input
        id="draft-name"
        maxlength="80"
        autocomplete="off"
        .value=${more.draft.name ?? ''}
        @input=${(event: Event) => more.onName((event.target as HTMLInputElement).value)}
      />
    </div>`;

type Load = { onFile: (event: Event) => void; unreadable: boolean };

const renderLoad = (t: Texts, { onFile, unreadable }: Load): TemplateResult =>
  html`<div class="field">
    <label for="draft-file">${t.draftLoad}</label>
    ${
      unreadable
        ? html`<span class="bad" id="draft-file-error" role="alert">${t.draftUnreadable}</span>`
        : nothing
    }
    <input
      id="draft-file"
      type="file"
      accept=".json,application/json"
      aria-describedby=${unreadable ? 'draft-file-error' : nothing}
      @change=${onFile}
    />
  </div>`;

const FORMAT = 'sfs-complaint/draft';

/** Offers what was typed as a file, for a device that keeps nothing. */
const saveDraft = (draft: Draft): void =>
  saveFile('sfs-complaint.json', JSON.stringify({ format: FORMAT, v: 1, draft }, null, 2));

/** The answers in a file of ours; undefined for any other file. Anybody may have changed it, so only texts of our fields are taken. */
async function readDraftFile(file: File): Promise<Draft | undefined> {
  try {
    const { format, draft } = JSON.parse(await file.text()) as { format?: string; draft?: object };
    if (format !== FORMAT) return undefined;
    const typed = draft as Record<string, unknown>;
    return Object.fromEntries(
      FIELDS.flatMap(({ name }) => (typeof typed[name] === 'string' ? [[name, typed[name]]] : [])),
    ) as Draft;
  } catch {
    return undefined;
  }
}
