import { html, nothing, type TemplateResult } from 'lit';
import type { FilesTexts } from '#shared/texts/files.ts';
import type { Language } from '#shared/api/choices.ts';
import { ACCEPT, sizeInWords } from '#shared/filing/attachments.ts';
import { colon } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import type { OnItsWay } from '../sync/file-sender.ts';
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
  onDismiss: () => void;
};

/** The field: choose, photograph on a device that is touched, and where to drop; errors where they belong. */
export const renderChoosing = (
  t: FilesTexts,
  language: Language,
  choosing: Choosing,
): TemplateResult =>
  html`<p class="quiet" id="files-why">${t.limits} ${t.how} ${t.photos}</p>
    <div id="files-errors" role="alert">
      ${choosing.errors.map((said) => html`<p class="bad">${renderSaid(language, said)}</p>`)}
    </div>
    ${
      choosing.errors.length > 0
        ? html`<p>
            <button type="button" class="link" @click=${choosing.onDismiss}>${t.dismiss}</button>
          </p>`
        : nothing
    }
    <div class="drop">
      ${renderInput('files-choose', t.choose, choosing, false)}
      ${
        matchMedia('(pointer: coarse)').matches
          ? renderInput('files-photograph', t.photograph, choosing, true)
          : nothing
      }
      <p class="quiet">${t.drop}</p>
    </div>`;

/** A name, and what is said of it. */
export const renderSaid = (language: Language, { name, text }: Said): TemplateResult =>
  html`<bdi>${name}</bdi>${colon(language)}${text}`;

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
  const refusal = state === 'refused' && on.refusal;
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
    ${refusal && refusal !== 'notKept' ? renderRefusal(t, refusal, unkept) : nothing}
    ${renderActions(t, language, on, taken, handlers)}
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

// The code helps whoever is called for help; it explains nothing to the person.
const renderRefusal = (t: FilesTexts, code: string, unkept: true | undefined): TemplateResult =>
  html`<span class="quiet">${unkept ? nothing : t.keptHere} ${fill(t.code, { code })}</span>`;

function renderActions(
  t: FilesTexts,
  language: Language,
  { file: { id, name }, state }: OnItsWay,
  taken: Taken | undefined,
  { onPause, onResume, onRemove, onAsIs }: Handlers,
): TemplateResult {
  const button = (label: string, onClick: () => void) =>
    html`<button
      type="button"
      class="link"
      aria-label=${label + colon(language) + name}
      @click=${onClick}
    >
      ${label}
    </button>`;
  const isOpen = state === 'waiting' || state === 'sending' || state === 'offline';
  return html`${
    onAsIs && (taken?.asIs || (taken?.change && taken.change !== 'unreadable'))
      ? html`<label class="choice"
          ><input
            type="checkbox"
            aria-label=${t.asIs + colon(language) + name}
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

/** What the server's codes, or its statuses, mean to the person. */
const REFUSED: Record<string, keyof FilesTexts> = {
  notKept: 'notKept',
  fileTooLarge: 'refusedLarge',
  caseFilesTooLarge: 'refusedLarge',
  tooManyFiles: 'refusedMany',
  wrongDigest: 'refusedBroken',
  wrongChecksum: 'refusedBroken',
  460: 'refusedBroken',
};

/** Where a file is, in words. */
export function stateInWords(t: FilesTexts, { file, state, sent, refusal }: OnItsWay): string {
  if (state === 'refused') return t[REFUSED[refusal ?? ''] ?? state];
  return fill(t[state], { percent: Math.floor((sent / file.size) * 100) });
}

/** How many files are where: on this device (or in this page alone), being sent, received. */
export function countsInWords(t: FilesTexts, files: readonly OnItsWay[]): string {
  const where = ({ state, unkept }: OnItsWay) =>
    state === 'arrived'
      ? 'restReceived'
      : state === 'sending'
        ? 'restSending'
        : unkept
          ? 'restHere'
          : 'restKept';
  const counts = (['restKept', 'restHere', 'restSending', 'restReceived'] as const).flatMap(
    (place) => {
      const count = files.filter((on) => where(on) === place).length;
      return count > 0 ? fill(t[place], { count }) : [];
    },
  );
  return counts.join('; ');
}
