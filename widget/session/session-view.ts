import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#shared/api/choices.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { readReceipt } from '#shared/proof/receipt.ts';
import { dateInWords, timeOfDay } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import type { SessionTexts } from '#shared/texts/session.ts';
import type { Spoken } from '../spoken.ts';
import type { ActingTexts } from './texts.ts';
import { saveFile } from '../ui/save-file.ts';
import type { CommandBox } from './command-box.ts';
import { givenInWords, renderGiven, TITLES } from './given-in-words.ts';
import type { Given } from './given.ts';

/** What a device keeps of a case: nothing; what is written, until it is sent; or that too and what opens the case. */
export const KEEPS = ['words', 'open', 'nothing'] as const;
export type Keeps = (typeof KEEPS)[number];

/** What the session is drawn from. */
export type SessionView = {
  spoken: Spoken<SessionTexts>;
  t: ActingTexts;
  language: Language;
  reference: string;
  box: CommandBox;
  keeps: Keeps;
  deviceSaid: 'deviceForgotten' | 'deviceRefuses' | undefined;
  /** What to say to a person who asked to go: something would be lost with it, or would wait here unsent. */
  leavesBehind: 'pendingLost' | 'pendingWaits' | undefined;
  /** Whether sending it again could bring another answer. */
  mayRetry: (given: Given) => boolean;
  onRetry: (given: Given) => Promise<void>;
  onKeeps: (keeps: Keeps) => void;
  /** What was pressed goes with what it did; the focus goes on from the top. */
  onGone: () => void;
  /** To the ways out, further down. */
  onWays: () => void;
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

/** The state of the last thing done, told aloud when it changes; then what could not be sent, with what is left to do. */
export function renderStates(view: SessionView, last: Given | undefined): TemplateResult {
  const { spoken, box } = view;
  const parked = box.given.filter((given) => given.parked !== undefined);
  return html`<div role="status">${last ? renderState(view, last) : nothing}</div>
    ${
      parked.length > 0
        ? html`<div class="summary">
            <h4>${spoken.texts.pendingStays}</h4>
            ${parked.map((given) => renderParked(view, given))}
          </div>`
        : nothing
    }`;
}

// Where sending it again would be in vain, it says so, and leads to what isn't.
function renderParked(view: SessionView, given: Given): TemplateResult {
  const { spoken, t, language, reference, box, mayRetry, onRetry, onGone, onWays } = view;
  const said = spoken.texts;
  const mayHelp = mayRetry(given);
  const saveWords = () =>
    saveFile(
      `${reference}.txt`,
      `${inWords(view, given)}\n\n${givenInWords(t, language, given)}\n`,
    );
  return html`${renderGiven(t, language, given)}
    <p class="bad">${inWords(view, given)}</p>
    ${mayHelp ? nothing : html`<p>${said.pendingOver}</p>`}
    <p class="actions">
      ${
        mayHelp
          ? html`<button @click=${() => void onRetry(given).then(onGone)}>
              ${said.pendingAgain}
            </button>`
          : html`<button @click=${onWays}>${t.wayOut}</button>`
      }
      <button @click=${saveWords}>${said.saveText}</button>
      <button @click=${() => void box.forget(given).then(onGone)}>${said.pendingDrop}</button>
    </p>`;
}

/** Where one command is, and its proof once there is one. */
export function renderState(view: SessionView, given: Given): TemplateResult {
  const { t, reference } = view;
  const { proof, parked } = given;
  if (!proof) return html`<p class=${parked ? 'bad' : 'quiet'}>${inWords(view, given)}</p>`;
  return html`<p class=${proof.unchecked ? '' : 'good'}>${inWords(view, given)}</p>
    <p>
      <button class="link" @click=${() => save(t, reference, given)}>
        ${view.spoken.texts.saveProof}
      </button>
    </p>`;
}

function inWords({ spoken, t, language, box }: SessionView, given: Given): string {
  const { proof, parked, why } = given;
  if (why !== undefined) return fill(spoken.texts.pendingRefusedWhy, { why });
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

// The words, the signed receipt, and the salt that ties the one to the other.
function save(t: ActingTexts, reference: string, { command, proof, seq }: Given): void {
  const { type, ...said } = command;
  const words = `${t[TITLES[type]]}\n${JSON.stringify(said, null, 2)}`;
  const { receipt = '', salt = '' } = proof ?? {};
  saveFile(`${reference}-${seq}.txt`, `${words}\n\n${receipt}\n\nsalt: ${salt}\n`);
}
