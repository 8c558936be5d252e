import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#shared/api/choices.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { readReceipt } from '#shared/proof/receipt.ts';
import { dateInWords, timeOfDay } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import type { SessionTexts } from '#shared/texts/session.ts';
import type { Spoken } from '../spoken.ts';
import type { TrackingTexts } from '../tracking/opening.ts';
import { saveFile } from '../ui/save-file.ts';
import type { CommandBox, Given } from './command-box.ts';

/** What a device keeps of a case: nothing; what is written, until it is sent; or that too and what opens the case. */
export const KEEPS = ['words', 'open', 'nothing'] as const;
export type Keeps = (typeof KEEPS)[number];

/** What the session is drawn from. */
export type SessionView = {
  spoken: Spoken<SessionTexts>;
  t: TrackingTexts;
  language: Language;
  reference: string;
  box: CommandBox;
  keeps: Keeps;
  deviceSaid: 'deviceForgotten' | 'deviceRefuses' | undefined;
  onKeeps: (keeps: Keeps) => void;
  onStay: () => void;
};

/** Says when a case closes that nobody uses. Said aloud at once, and the focus stays where it is. */
export function renderWarning(
  { spoken, onStay }: SessionView,
  endsAt: number | undefined,
): unknown {
  const t = spoken.texts;
  if (endsAt === undefined) return nothing;
  const time = timeOfDay(brusselsTime(endsAt).minutes);
  return html`<div class="summary idle" role="alert">
    <p>${fill(t.idleWarning, { time })}</p>
    <p class="actions"><button class="main" @click=${onStay}>${t.stay}</button></p>
  </div>`;
}

/** The state of the last thing done, told aloud when it changes; then what could not be sent, to be tried again or given up. */
export function renderStates(view: SessionView, last: Given | undefined): TemplateResult {
  const { spoken, box } = view;
  const parked = box.given.filter((given) => given.parked !== undefined);
  return html`<div role="status">${last ? renderState(view, last) : nothing}</div>
    ${
      parked.length > 0
        ? html`<div class="summary">
            <h4>${spoken.texts.pendingStays}</h4>
            ${parked.map(
              (given) =>
                html`<p class="words" dir="auto">${textIn(given)}</p>
                  <p class="bad">${inWords(view, given)}</p>
                  <p class="actions">
                    <button @click=${() => void box.retry(given)}>
                      ${spoken.texts.pendingAgain}
                    </button>
                    <button @click=${() => void box.forget(given)}>
                      ${spoken.texts.pendingDrop}
                    </button>
                  </p>`,
            )}
          </div>`
        : nothing
    }`;
}

/** Where one command is, and its proof once there is one. */
export function renderState(view: SessionView, given: Given): TemplateResult {
  const { t, reference } = view;
  const { proof, parked } = given;
  if (!proof) return html`<p class=${parked ? 'bad' : 'quiet'}>${inWords(view, given)}</p>`;
  return html`<p class=${proof.unchecked ? '' : 'good'}>${inWords(view, given)}</p>
    <p>
      <button class="link" @click=${() => save(reference, given)}>${t.actSaveProof}</button>
    </p>`;
}

function inWords({ spoken, t, language, box }: SessionView, given: Given): string {
  const { proof, parked } = given;
  if (parked !== undefined)
    return parked === 'receipt'
      ? spoken.texts.pendingUnproven
      : fill(spoken.texts.pendingRefused, { code: parked });
  if (!proof) {
    if (box.whereIs(given) === 'sending') return t.stateSending;
    return box.isKept(given) ? spoken.texts.pendingKept : spoken.texts.pendingUnkept;
  }
  const { date, minutes } = brusselsTime(Date.parse(readReceipt(proof.receipt)?.at ?? ''));
  const at = `${dateInWords(language, date)}, ${timeOfDay(minutes)}`;
  return fill(proof.unchecked ? spoken.texts.pendingUnchecked : t.actDone, { at });
}

const textIn = ({ command: { type, ...said } }: Given): string =>
  Object.values(said).find((value) => typeof value === 'string') ?? type;

// The words, the signed receipt, and the salt that ties the one to the other.
function save(reference: string, { command: { type, ...said }, proof }: Given): void {
  const words = JSON.stringify(said, null, 2);
  saveFile(
    `${reference}.txt`,
    `${type}\n${words}\n\n${proof?.receipt ?? ''}\n\nsalt: ${proof?.salt ?? ''}\n`,
  );
}

/** What this device keeps of the case. It says exactly what, and until when. */
export function renderDevice(view: SessionView): TemplateResult {
  const { spoken, t, keeps, deviceSaid, onKeeps } = view;
  const said = spoken.texts;
  const labels = { words: said.deviceWords, open: said.deviceOpen, nothing: t.draftShared };
  return html`<fieldset>
    <legend>${said.keptHeading}</legend>
    ${KEEPS.map(
      (one) =>
        html`<label class="choice"
          ><input
            type="radio"
            name="keeps"
            .value=${one}
            .checked=${one === keeps}
            @change=${() => onKeeps(one)}
          />${labels[one]}</label
        >`,
    )}
    <p role="status">${deviceSaid ? said[deviceSaid] : nothing}</p>
    ${
      keeps === 'open'
        ? html`<p class="actions">
            <button @click=${() => onKeeps('words')}>${said.deviceForget}</button>
          </p>`
        : nothing
    }
  </fieldset>`;
}
