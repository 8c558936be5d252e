import { html, nothing, type TemplateResult } from 'lit';
import type { FileAnnouncement } from '#shared/api/files.ts';
import { LIMITS } from '#shared/api/limits.ts';
import { sizeInWords } from '#shared/filing/attachments.ts';
import { newId } from '#shared/proof/ids.ts';
import type { FilesTexts } from '#shared/texts/files.ts';
import { fill } from '#shared/texts/msg.ts';
import { focusOn, type PartHost } from '../part.ts';
import type { FileSender, OnItsWay, Sending } from '../sync/file-sender.ts';
import { FILES } from './texts.ts';
import { cleanName } from './file-names.ts';
import { styles } from './files.styles.ts';
import {
  countsInWords,
  renderChoosing,
  renderFile,
  renderPreparing,
  renderSaid,
  type Said,
  stateInWords,
  type Taken,
} from './files-view.ts';
import { prepare, type Prepared, type Unfit } from './prepare.ts';

/** Whose files are shown. `filing` makes the ids of a draft with its first file; `isToBeKept` is false on a computer that others use. */
export type FilesOf = {
  readonly known: Sending | undefined;
  readonly isToBeKept: boolean;
  filing(): Promise<Sending>;
  /** Files that the case has already: not shown, and counted within its limits. */
  readonly held?: readonly { readonly id: string; readonly size: number }[];
};

/** Makes the files of one element; loads the texts that only they need. */
export async function createFiles(host: PartHost, sender: FileSender): Promise<Files> {
  const files = new Files(host, sender);
  await files.speak();
  const root = host.renderRoot as ShadowRoot;
  const { styleSheet } = styles;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
    root.adoptedStyleSheets.push(styleSheet);
  return files;
}

/** Files of a complaint, from being chosen until the server has them. One that can't be taken disturbs no other, and nothing that was typed. */
export class Files {
  readonly #host: PartHost;
  readonly #sender: FileSender;
  readonly #taken = new Map<string, Taken>();
  readonly #states = new Map<string, string>();
  #texts: FilesTexts | undefined;
  #language: string | undefined;
  #of: FilesOf | undefined;
  #preparing: readonly File[] = [];
  #work: Promise<void> = Promise.resolve();
  #errors: readonly Said[] = [];
  /** Said once to who can't see the list. */
  #said: Said | undefined;

  constructor(host: PartHost, sender: FileSender) {
    this.#host = host;
    this.#sender = sender;
    sender.listen(this.#onChange);
  }

  async speak(): Promise<void> {
    this.#language = this.#host.language;
    this.#texts = (await FILES[this.#host.language]()).templates;
    this.#host.requestUpdate();
  }

  /** Shows the files of another draft or complaint from now on. */
  follow(of: FilesOf): void {
    const before = this.#of?.known?.caseId;
    this.#of = of;
    if (before === of.known?.caseId) return;
    // The first file gives a draft its ids; what was said of others beside it stays.
    if (before) this.#errors = [];
    if (of.known) void this.#sender.adopt(of.known);
  }

  get #t(): FilesTexts {
    if (!this.#texts) throw new Error('Files were drawn before their texts were there.');
    if (this.#language !== this.#host.language) void this.speak();
    return this.#texts;
  }

  get #files(): readonly OnItsWay[] {
    const caseId = this.#of?.known?.caseId;
    const all = caseId ? this.#sender.of(caseId) : [];
    return all.filter(({ file }) => !this.#held.some(({ id }) => id === file.id));
  }

  get #held() {
    return this.#of?.held ?? [];
  }

  /** How many have not arrived yet. */
  get pending(): number {
    return this.#files.filter(({ state }) => state !== 'arrived').length;
  }

  /** What the complaint says of its files, once none is being prepared any more. */
  async announcements(): Promise<FileAnnouncement[]> {
    await this.#work;
    return this.#files.map(({ file: { id, name, type, size, sha256 } }) => {
      return { id, name, type, size, sha256 };
    });
  }

  /** The field and the list, for the form. */
  render(): TemplateResult {
    const t = this.#t;
    return html`<div class="files" role="group" aria-labelledby="files-heading">
      <h3 id="files-heading" tabindex="-1">${t.heading}</h3>
      ${renderChoosing(t, this.#host.language, {
        errors: this.#errors,
        onChoose: this.#onChoose,
        onDismiss: this.#onDismiss,
      })}
      ${this.#renderList(true)}
    </div>`;
  }

  /** Names alone, to be checked before sending. */
  renderNames(): unknown {
    if (this.#files.length === 0) return nothing;
    return html`<h3>${this.#t.heading}</h3>
      <ul>
        ${this.#files.map(({ file }) => html`<li><bdi>${file.name}</bdi></li>`)}
      </ul>`;
  }

  /** Where the files of a sealed complaint are; `unkept` where the complaint lives in this page alone. */
  renderRest(unkept: boolean): unknown {
    const t = this.#t;
    const files = this.#files;
    if (files.length === 0) return nothing;
    return html`<div class="files" role="group" aria-labelledby="files-heading">
      <h3 id="files-heading">${t.heading}</h3>
      <p>${countsInWords(t, files)}</p>
      ${this.pending === 0 ? nothing : this.#renderWaiting(unkept || files.some((on) => on.unkept))}
      ${this.#renderList(false)}
    </div>`;
  }

  // Who is told that the page may be closed must find all of it again.
  #renderWaiting(unkept: boolean): TemplateResult {
    const t = this.#t;
    if (unkept) return html`<p>${t.restWait} <strong>${t.restOpen}</strong></p>`;
    return html`<p>${t.restWait} ${t.restClose}</p>
      <p class="quiet">${t.restErase}</p>`;
  }

  #renderList(isOpen: boolean): TemplateResult {
    const t = this.#t;
    return html`<ul class="file-list">
        ${this.#files.map((on) =>
          renderFile(t, this.#host.language, on, this.#taken.get(on.file.id), {
            onPause: (id) => this.#sender.pause(id),
            onResume: (id) => this.#sender.resume(id),
            ...(isOpen && { onRemove: this.#onRemove, onAsIs: this.#onAsIs }),
          }),
        )}
        ${isOpen ? this.#preparing.map((file) => renderPreparing(t, cleanName(file.name))) : nothing}
      </ul>
      <p class="unseen" role="status">
        ${this.#said ? renderSaid(this.#host.language, this.#said) : nothing}
      </p>`;
  }

  /** For the form: files may be dropped anywhere on it, so that one that misses the field doesn't take the page away. */
  onDrag = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };

  onDrop = (event: DragEvent): void => {
    const { dataTransfer } = event;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const folders = [...dataTransfer.items]
      .map((item) => item.webkitGetAsEntry())
      .filter((entry) => entry?.isDirectory)
      .map((entry) => entry?.name ?? '');
    this.#choose([...dataTransfer.files], folders);
  };

  /** Text that comes with a picture of itself, as from a word processor, stays text. */
  onPaste = (event: ClipboardEvent): void => {
    const { clipboardData } = event;
    if (!clipboardData?.files.length || clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    this.#choose([...clipboardData.files]);
  };

  #onChoose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.#choose([...(input.files ?? [])]);
    // So that the same file, once removed, can be chosen again.
    input.value = '';
  };

  // One file at a time is read: what a phone has of memory is little.
  #choose(files: readonly File[], folders: readonly string[] = []): void {
    const t = this.#t;
    for (const name of folders) this.#refuse({ name }, t.errorFolder);
    for (const file of files) {
      if (folders.includes(file.name)) continue;
      this.#preparing = [...this.#preparing, file];
      this.#soon(file, false);
    }
    this.#host.requestUpdate();
  }

  #soon(file: File, asIs: boolean, instead?: string): void {
    this.#work = this.#work.then(async () => {
      await this.#take(file, asIs, instead).catch(() => this.#refuse(file, this.#t.errorLost));
      this.#prepared(file);
      this.#host.requestUpdate();
    });
  }

  /** Where a file is refused, everything is as before. `instead` is the file whose place it takes. */
  async #take(file: File, asIs: boolean, instead?: string): Promise<void> {
    const t = this.#t;
    const others = this.#files.filter((on) => on.file.id !== instead);
    if (others.length + this.#held.length >= LIMITS.files) return this.#refuse(file, t.errorMany);
    const prepared = await prepare(file, asIs);
    if (typeof prepared === 'string') return this.#refuse(file, this.#why(prepared, file.size));
    const size = prepared.bytes.byteLength;
    const together = [...this.#held, ...others.map((on) => on.file)].reduce(
      (sum, one) => sum + one.size,
      size,
    );
    if (others.some((on) => on.file.sha256 === prepared.sha256))
      return this.#refuse(file, t.errorTwice);
    if (together > LIMITS.caseFileBytes) return this.#refuse(file, this.#why('tooLarge', size));
    await this.#add(prepared, { original: file, asIs, change: prepared.change }, instead);
  }

  async #add(prepared: Prepared, taken: Taken, instead?: string): Promise<void> {
    const of = this.#of;
    if (!of) throw new Error('Files were added before it was said whose they are.');
    const filing = await of.filing();
    const { name, type, bytes, sha256 } = prepared;
    const id = newId((length) => crypto.getRandomValues(new Uint8Array(length)));
    const before = this.#files.find(({ file }) => file.id === instead);
    const at = before?.file.at ?? Date.now();
    this.#taken.set(id, taken);
    const size = bytes.byteLength;
    // Before it is on its way: a small one may arrive at once, and that is told after.
    if (!instead) this.#say(name, this.#t.added);
    const adding = this.#sender.add(
      { id, caseId: filing.caseId, name, type, size, sha256, bytes, at },
      filing,
      of.isToBeKept,
    );
    // In the same drawing as its line comes: there is one line all along.
    this.#prepared(taken.original);
    await adding;
    if (instead) await this.#sender.remove(instead);
  }

  #prepared(file: File): void {
    this.#preparing = this.#preparing.filter((one) => one !== file);
  }

  #why(problem: Unfit, size: number): string {
    const t = this.#t;
    return {
      empty: t.errorEmpty,
      lost: t.errorLost,
      type: t.errorType,
      tooLarge: fill(t.errorTooLarge, { size: sizeInWords(this.#host.language, size) }),
    }[problem];
  }

  // What was refused stays said until the person closes it.
  #refuse(file: Pick<File, 'name'>, text: string): void {
    const name = cleanName(file.name);
    const others = this.#errors.filter((error) => error.name !== name || error.text !== text);
    this.#errors = [...others, { name, text }];
    this.#host.requestUpdate();
  }

  #onDismiss = (): void => {
    this.#errors = [];
    void focusOn(this.#host, '#files-heading');
  };

  #say(name: string, text: string): void {
    this.#said = { name, text };
    this.#host.requestUpdate();
  }

  // Another file of the same name and place: the bytes are others, so it can't be the same upload.
  #onAsIs = (id: string, asIs: boolean): void => {
    const taken = this.#taken.get(id);
    if (!taken) return;
    this.#soon(taken.original, asIs, id);
  };

  #onRemove = (id: string): void => {
    const name = this.#files.find(({ file }) => file.id === id)?.file.name ?? '';
    void this.#sender.remove(id);
    this.#say(name, this.#t.removed);
    void focusOn(this.#host, '#files-heading');
  };

  // Each arrival and each failure is said once, percentages never.
  #onChange = (): void => {
    for (const on of this.#files) {
      const { id, name } = on.file;
      const before = this.#states.get(id);
      this.#states.set(id, on.state);
      if (before === undefined || before === on.state) continue;
      if (on.state === 'arrived' || on.state === 'refused')
        this.#say(name, stateInWords(this.#t, on));
    }
    this.#host.requestUpdate();
  };
}
