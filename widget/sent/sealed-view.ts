import { html, nothing, type TemplateResult } from 'lit';
import { type Language } from '#shared/api/choices.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { departmentFor, keepsake } from '#shared/filing/keepsake.ts';
import { promisesFrom } from '#shared/case/promises.ts';
import { type Receipt, readReceipt } from '#shared/proof/receipt.ts';
import { dateInWords, timeOfDay } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import type { Item } from '../sync/outbox.ts';
import type { KeptSealed } from '../sync/store.ts';
import { renderDates } from '../ui/dates.ts';
import type { FieldTexts } from '../ui/field.ts';
import type { renderQr } from '../ui/qr.ts';
import { saveFile } from '../ui/save-file.ts';

type Handlers = {
  drawQr: typeof renderQr | undefined;
  /** Why it was not taken and what can be done, and the words of it; nothing as long as it isn't parked, or that can't be loaded. */
  parked: unknown;
  words: unknown;
  onFinish: () => void;
};

/** A sealed complaint: where it is, its reference and code from the first moment on, and once it is received the signed receipt, the two dates and what comes next. */
export function renderSealed(
  t: FieldTexts,
  language: Language,
  item: Item,
  handlers: Handlers,
): TemplateResult {
  const { sealed, where } = item;
  const receipt = readReceipt(sealed.proof?.receipt ?? '');
  return html`
    <h2 tabindex="-1" data-heading>${where === 'received' ? t.received : t.sealedHeading}</h2>
    <p role="status" class=${where === 'received' ? 'good' : nothing}>${whereInWords(t, item)}</p>
    ${sealed.proof?.quarantined ? html`<p>${t.receivedQuarantined}</p>` : nothing}
    ${handlers.parked} ${renderAccess(t, receipt?.reference ?? sealed.reference, sealed.code)}
    <p class="actions">
      <button class=${sealed.parked === undefined ? 'main' : ''} @click=${() => save(t, sealed)}>
        ${sealed.proof ? t.save : t.saveText}
      </button>
      <button @click=${() => print()}>${t.printReceipt}</button>
    </p>
    ${receipt ? renderReceived(t, language, item, receipt, handlers) : nothing} ${handlers.words}
  `;
}

/** The three states that there are, in words. */
export function whereInWords(t: FieldTexts, { sealed, where, unkept }: Item): string {
  if (where === 'received') return t.stateReceived;
  if (where === 'sending') return t.stateSending;
  if (sealed.parked !== undefined) return unkept ? t.stateParkedUnkept : t.stateParked;
  return unkept ? t.stateUnkept : t.stateKept;
}

const renderAccess = (t: FieldTexts, reference: string, code: string): TemplateResult =>
  html`<dl class="proof">
    <div>
      <dt>${t.reference}</dt>
      <dd class="key">${reference}</dd>
      <dd class="quiet">${t.referenceWhy}</dd>
    </div>
    <div>
      <dt>${t.accessCode}</dt>
      <dd class="key">${code}</dd>
      <dd class="quiet">${t.accessCodeWhy}</dd>
    </div>
  </dl>`;

function renderReceived(
  t: FieldTexts,
  language: Language,
  { sealed: { command, proof }, unkept }: Item,
  receipt: Receipt,
  { drawQr, onFinish }: Handlers,
): TemplateResult {
  const next = departmentFor(command.body) === 'lease' ? t.nextLease : t.nextSrc;
  return html`
    <h3>${t.datesHeading}</h3>
    ${renderDates(t, language, promisesFrom(brusselsTime(Date.parse(receipt.at)).date))}
    <h3>${t.nextHeading}</h3>
    <p>${next}</p>
    <p>${t.nextSecond}</p>
    <h3>${t.receiptHeading}</h3>
    <p>${fill(t.receiptWhy, { at: momentInWords(language, receipt.at) })}</p>
    <p class=${proof?.unchecked ? '' : 'good'}>
      ${proof?.unchecked ? t.receiptUnsupported : t.receiptValid}
    </p>
    <details>
      <summary>${t.receiptText}</summary>
      <p class="signed">${proof?.receipt}</p>
    </details>
    ${drawQr?.(proof?.receipt ?? '', t.receiptQr) ?? nothing}
    <p class="quiet">${unkept ? t.finishWhyUnkept : t.finishWhy}</p>
    <p class="actions"><button @click=${onFinish}>${t.finish}</button></p>
  `;
}

/** The day and the time in Brussels, in words. */
function momentInWords(language: Language, at: string): string {
  const { date, minutes } = brusselsTime(Date.parse(at));
  return `${dateInWords(language, date)}, ${timeOfDay(minutes)}`;
}

function save(t: FieldTexts, { command: { body }, at, code, proof, ...sealed }: KeptSealed): void {
  const reference = readReceipt(proof?.receipt ?? '')?.reference ?? sealed.reference;
  saveFile(`${reference}.txt`, keepsake(t, { body, at, reference, code, proof }));
}
