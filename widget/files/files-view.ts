import { html, nothing, type TemplateResult } from 'lit';
import type { FilesTexts } from '#shared/texts/files.ts';
import type { Language } from '#shared/api/choices.ts';
import { fill } from '#shared/texts/msg.ts';
import type { OnItsWay } from '../sync/file-sender.ts';
import { ACCEPT } from './file-names.ts';
import type { Change } from './prepare.ts';

/** What this page knows of a file that it took itself: as it was chosen, and what was done to it. */
export type Taken = {
  readonly original: File;
  readonly change: Change | undefined;
  readonly asIs: boolean;
};

/** Something that happened at the file field, said with the file's name. */
export type Said = { readonly name: string; readonly text: string };

type Choosing = {
  errors: readonly Said[];
  onChoose: (event: Event) => void;
};

/** The field: choose, photograph on a device that is touched, and where to drop; errors where they belong. */
export const renderChoosing = (t: FilesTexts, choosing: Choosing): TemplateResult =>
  html`<p class="quiet" id="files-why">${t.limits} ${t.how} ${t.photos}</p>
    <div id="files-errors" role="alert">
      ${choosing.errors.map(
        ({ name, text }) => html`<p class="bad"><bdi>${name}</bdi> : ${text}</p>`,
      )}
    </div>
    <div class="drop">
      ${renderInput('files-choose', t.choose, choosing, false)}
      ${
        matchMedia('(pointer: coarse)').matches
          ? renderInput('files-photograph', t.photograph, choosing, true)
          : nothing
      }
      <p class="quiet">${t.drop}</p>
    </div>`;

const renderInput = (
  id: string,
  label: string,
  { errors, onChoose }: Choosing,
  isCamera: boolean,
): TemplateResult =>
  html`<input
      type="file"
      id=${id}
      ?multiple=${!isCamera}
      accept=${isCamera ? 'image/*' : ACCEPT}
      capture=${isCamera ? 'environment' : nothing}
      aria-describedby="files-why files-errors"
      aria-invalid=${errors.length > 0 ? 'true' : nothing}
      @change=${onChoose}
    /><label for=${id}>${label}</label>`;

type Handlers = {
  onPause: (id: string) => void;
  onResume: (id: string) => void;
  onRemove?: (id: string) => void;
  onAsIs?: (id: string, asIs: boolean) => void;
};

/** One file: its name, its size, where it is in words and as a bar, and what can be done. */
export function renderFile(
  t: FilesTexts,
  language: Language,
  on: OnItsWay,
  taken: Taken | undefined,
  handlers: Handlers,
): TemplateResult {
  const { file, state, sent, unkept } = on;
  return html`<li>
    <bdi>${file.name}</bdi> <span class="quiet">${sizeInWords(language, file.size)}</span>
    <span>${stateInWords(t, on)}</span>
    ${
      state === 'arrived'
        ? nothing
        : html`<progress aria-hidden="true" max=${file.size} value=${sent}></progress>`
    }
    ${taken ? renderChange(t, language, taken) : nothing}
    ${unkept && state !== 'arrived' ? html`<span class="quiet">${t.unkept}</span>` : nothing}
    ${renderActions(t, on, taken, handlers)}
  </li>`;
}

/** A file that is being read and, if it is a photograph, made smaller. */
export const renderPreparing = (t: FilesTexts, name: string): TemplateResult =>
  html`<li><bdi>${name}</bdi> <span>${t.preparing}</span></li>`;

function renderChange(t: FilesTexts, language: Language, { change, original }: Taken): unknown {
  if (!change) return nothing;
  const size = sizeInWords(language, original.size);
  return html`<span class="quiet">${fill(t[change], { size })}</span>`;
}

function renderActions(
  t: FilesTexts,
  { file: { id, name }, state }: OnItsWay,
  taken: Taken | undefined,
  { onPause, onResume, onRemove, onAsIs }: Handlers,
): TemplateResult {
  const button = (label: string, onClick: () => void) =>
    html`<button type="button" class="link" aria-label=${`${label} : ${name}`} @click=${onClick}>
      ${label}
    </button>`;
  const isOpen = state === 'waiting' || state === 'sending' || state === 'offline';
  return html`${
    onAsIs && (taken?.asIs || (taken?.change && taken.change !== 'unreadable'))
      ? html`<label class="choice"
          ><input
            type="checkbox"
            aria-label=${`${t.asIs} : ${name}`}
            .checked=${taken.asIs}
            @change=${() => onAsIs(id, !taken.asIs)}
          />${t.asIs}</label
        >`
      : nothing
  }
  ${isOpen ? button(t.pause, () => onPause(id)) : nothing}
  ${state === 'paused' ? button(t.goOn, () => onResume(id)) : nothing}
  ${state === 'refused' ? button(t.again, () => onResume(id)) : nothing}
  ${onRemove ? button(t.remove, () => onRemove(id)) : nothing}`;
}

/** Where a file is, in words. */
export function stateInWords(t: FilesTexts, { file, state, sent, refusal }: OnItsWay): string {
  if (refusal === 'notKept') return t.notKept;
  const percent = Math.floor((sent / file.size) * 100);
  return fill(t[state], { percent, code: refusal ?? '' });
}

/** A size as people say it: "640 kB", "2.4 MB"; 20 MiB are 20 of these. */
export function sizeInWords(language: Language, bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  const unit = isLarge ? 'megabyte' : 'kilobyte';
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1024 ** 2 : Math.max(1, bytes / 1024));
}
