import { html, nothing, type TemplateResult } from 'lit';
import { type Language } from '#shared/api/choices.ts';
import { type Complaint } from '#shared/api/complaint.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { DEPARTMENT_NAMES, departmentOf } from '#shared/procedure/procedure.ts';
import { promisesFrom } from '#shared/case/promises.ts';
import { dateInWords, timeOfDay } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import type { Sealed } from '../sync/device.ts';
import { renderDates } from '../ui/dates.ts';
import type { FieldTexts } from '../ui/field.ts';
import type { renderQr } from '../ui/qr.ts';
import { saveFile } from '../ui/save-file.ts';
import type { Filed } from './sealed.ts';

type ReceiptParts = {
  drawQr: typeof renderQr | undefined;
  onCheck: () => void;
  onFinish: () => void;
};

/** What a person keeps: reference, code, the signed receipt, the two dates, and what comes next. */
export function renderReceipt(
  t: FieldTexts,
  language: Language,
  filed: Filed,
  { drawQr, onCheck, onFinish }: ReceiptParts,
): TemplateResult {
  const { answer, sealed, receipt } = filed;
  const customer = (sealed.command.body as Partial<Complaint>).customer;
  const next = departmentOf(customer ?? 'private') === 'lease' ? t.nextLease : t.nextSrc;
  return html`
    <h2 tabindex="-1" data-heading>${t.received}</h2>
    ${answer.result === 'quarantined' ? html`<p>${t.receivedQuarantined}</p>` : nothing}
    <dl class="proof">
      <div>
        <dt>${t.reference}</dt>
        <dd class="key">${answer.reference}</dd>
        <dd class="quiet">${t.referenceWhy}</dd>
      </div>
      <div>
        <dt>${t.accessCode}</dt>
        <dd class="key">${sealed.code}</dd>
        <dd class="quiet">${t.accessCodeWhy}</dd>
      </div>
    </dl>
    <p class="actions">
      <button class="main" @click=${() => save(t, filed)}>${t.save}</button>
      <button @click=${() => print()}>${t.printReceipt}</button>
    </p>
    <h3>${t.datesHeading}</h3>
    ${renderDates(t, language, promisesFrom(brusselsTime(Date.parse(receipt.at)).date))}
    <h3>${t.nextHeading}</h3>
    <p>${next}</p>
    <p>${t.nextSecond}</p>
    <h3>${t.receiptHeading}</h3>
    <p>${fill(t.receiptWhy, { at: momentInWords(language, receipt.at) })}</p>
    ${renderCheckResult(t, filed, onCheck)}
    <details>
      <summary>${t.receiptText}</summary>
      <p class="signed">${answer.receipt}</p>
    </details>
    ${drawQr?.(answer.receipt ?? '', t.receiptQr) ?? nothing}
    <p class="quiet">${t.finishWhy}</p>
    <p class="actions"><button @click=${onFinish}>${t.finish}</button></p>
  `;
}

function renderCheckResult(t: FieldTexts, { check }: Filed, onCheck: () => void): TemplateResult {
  const texts = {
    checking: t.receiptChecking,
    valid: t.receiptValid,
    invalid: t.receiptInvalid,
    unsupported: t.receiptUnsupported,
    unchecked: t.receiptUnchecked,
  };
  const tone = { checking: '', valid: 'good', invalid: 'bad', unsupported: '', unchecked: '' };
  return html`<p role="status" class=${tone[check]}>${texts[check]}</p>
    ${
      check === 'unchecked'
        ? html`<p><button @click=${onCheck}>${t.receiptCheckAgain}</button></p>`
        : nothing
    }`;
}

/** The day and the time in Brussels, in words. */
function momentInWords(language: Language, at: string): string {
  const { date, minutes } = brusselsTime(Date.parse(at));
  return `${dateInWords(language, date)}, ${timeOfDay(minutes)}`;
}

function save(t: FieldTexts, filed: Filed): void {
  const { answer, sealed } = filed;
  const proof = `${filedText(t, sealed)}\n${t.reference}: ${answer.reference}\n${t.accessCode}: ${sealed.code}\n
${t.receiptText}:\n${answer.receipt}\n\nsalt: ${answer.salt ?? ''}\n`;
  saveFile(`${answer.reference}.txt`, proof);
}

/** The words of a complaint as a file: what a person can send by another way, or keep. */
export function filedText(t: FieldTexts, { command, at }: Sealed): string {
  const department = departmentOf((command.body as Partial<Complaint>).customer ?? 'private');
  return `${t.fileIntro}\n${t.companyName}, ${DEPARTMENT_NAMES[department]}, ${t.companyAddress}\n${at}\n
${t.fileContent}:\n${JSON.stringify(command.body, null, 2)}\n`;
}
