import { nothing } from 'lit';
import * as v from 'valibot';
import { FileAnnouncement, FileAnnouncements } from '#shared/api/files.ts';
import { LIMITS } from '#shared/api/limits.ts';
import { ACCEPT, sizeInWords } from '#shared/filing/attachments.ts';
import { fill } from '#shared/texts/msg.ts';
import { html, type Markup } from './markup.ts';
import type { SentForm } from './read-form.ts';
import type { Words } from './words.ts';

/** The id of the field in which files are chosen. */
export const FILES_ID = 'f-files';

/** From where a file is taken away, and so which page comes then. */
export type Where = 'edit' | 'check';

/** The hidden fields that carry on which files we have, an announcement each. */
export const fieldsOf = (files: readonly FileAnnouncement[]): Record<string, string> =>
  Object.fromEntries(files.map((file, i) => [`file${i}`, JSON.stringify(file)]));

/** The files that such fields name; what isn't as we wrote it is left out. */
export function filesIn(form: SentForm): FileAnnouncement[] {
  const files: FileAnnouncement[] = [];
  for (let i = 0; i < LIMITS.files; i += 1) {
    const file = parsed(form.get(`file${i}`) ?? '');
    if (v.is(FileAnnouncement, file) && v.is(FileAnnouncements, [...files, file])) files.push(file);
  }
  return files;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The step by which a button takes a file away. */
export const removeStep = (where: Where, id: string): string => `remove-${where}-${id}`;

/** Which file such a step is about. */
export function readRemoveStep(step: string): { where: Where; id: string } | undefined {
  const [, where, id] = /^remove-(edit|check)-([\w-]{22})$/.exec(step) ?? [];
  return where && id ? { where: where as Where, id } : undefined;
}

/** The field in which files are chosen, under those that we have. */
export function renderFileField(
  words: Words,
  files: readonly FileAnnouncement[],
  error: string | undefined,
): Markup {
  const { t, files: said } = words;
  const notes = `${FILES_ID}-why${error === undefined ? '' : ` ${FILES_ID}-error`}`;
  return html`<div class="field">
    <label for=${FILES_ID}>${t.attachedLabel}</label>
    <span class="quiet" id="f-files-why">${said.limits}</span>
    ${error === undefined ? nothing : html`<span class="bad" id="f-files-error">${error}</span>`}
    ${renderFiles(words, files, 'edit')}
    <input
      id=${FILES_ID}
      name="files"
      type="file"
      multiple
      accept=${ACCEPT}
      aria-describedby=${notes}
      aria-invalid=${error === undefined ? nothing : 'true'}
    />
  </div>`;
}

/** The files that we have, each with a way to take it away. */
export function renderFiles(
  { t, language }: Words,
  files: readonly FileAnnouncement[],
  where: Where,
): Markup | typeof nothing {
  if (files.length === 0) return nothing;
  return html`${where === 'check' ? html`<h2>${t.attachedHeading}</h2>` : nothing}
    <ul>
      ${files.map(
        ({ id, name, size }) =>
          html`<li>
            <bdi>${name}</bdi> (${sizeInWords(language, size)})
            <button class="link" name="step" value=${removeStep(where, id)}>
              ${fill(t.attachedRemove, { name })}
            </button>
          </li>`,
      )}
    </ul>`;
}
