import { nothing } from 'lit';
import type { Complaint } from '#shared/api/complaint.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { promisesFrom } from '#shared/case/promises.ts';
import { draftOf } from '#shared/filing/draft-of.ts';
import { departmentFor, keepsake } from '#shared/filing/keepsake.ts';
import { canonicalJson } from '#shared/proof/canonical-json.ts';
import type { Receipt } from '#shared/proof/receipt.ts';
import { fill } from '#shared/texts/msg.ts';
import { renderAnswers } from './answers.ts';
import { momentInWords, renderDates } from './dates.ts';
import type { Content } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { renderQr } from './qr.ts';
import type { Words } from './words.ts';

/** A complaint that was filed: `jws` is the signed receipt, `receipt` the same read, `salt` what its commitment was made with. */
export type Filed = {
  complaint: Complaint;
  reference: string;
  code: string;
  jws: string;
  receipt: Receipt;
  kid: string;
  salt: string | undefined;
};

/** What a person keeps: reference, code, the signed receipt, the two dates, what comes next, and what was filed. */
export function receiptPage(words: Words, filed: Filed): Content {
  const { t } = words;
  const { complaint, receipt } = filed;
  const next = departmentFor(complaint) === 'lease' ? t.nextLease : t.nextSrc;
  const main = html`<h1 tabindex="-1" autofocus>${t.received}</h1>
    ${renderAccess(words, filed)}
    <p><strong>${t.saveHow}</strong></p>
    <h2>${t.datesHeading}</h2>
    ${renderDates(words, promisesFrom(brusselsTime(Date.parse(receipt.at)).date), true)}
    <h2>${t.nextHeading}</h2>
    <p>${next}</p>
    <p>${t.nextSecond}</p>
    <p class="actions"><a class="button" href="./case">${t.titleCase}</a></p>
    ${renderKeepsake(words, filed)} ${renderProof(words, filed)}
    <section>
      <h2>${t.fileContent}</h2>
      ${renderAnswers(t, draftOf(complaint), 3)}
    </section>`;
  return { title: t.received, main, only: true };
}

const renderAccess = ({ t }: Words, { reference, code }: Filed): Markup =>
  html`<dl class="proof">
    <div>
      <dt>${t.reference}</dt>
      <dd class="key">${reference}</dd>
      <dd class="quiet">${t.referenceWhy}</dd>
    </div>
    <div>
      <dt>${t.accessCode}</dt>
      <dd class="key">${renderCode(code)}</dd>
      <dd class="quiet">${t.codeWhy}</dd>
    </div>
  </dl>`;

// Nothing here makes a file: what can be copied whole is as good.
const renderKeepsake = ({ t }: Words, filed: Filed): Markup => {
  const { complaint: body, receipt, reference, code, jws, salt } = filed;
  const proof = { receipt: jws, salt };
  return html`<details>
    <summary>${t.keepText}</summary>
    <p class="signed words">${keepsake(t, { body, at: receipt.at, reference, code, proof })}</p>
  </details>`;
};

/** A code whose groups a narrow page may break between, never within one. */
export const renderCode = (code: string): Markup[] =>
  code.split('-').map((group, index) => html`${index === 0 ? group : `-${group}`}<wbr />`);

function renderProof(words: Words, { complaint, receipt, jws, kid, salt }: Filed): Markup {
  const { t } = words;
  return html`<section>
    <h2>${t.receiptHeading}</h2>
    <p>${fill(t.receiptWhy, { at: momentInWords(words, receipt.at) })}</p>
    <p>${fill(t.signedHow, { kid })}</p>
    <h3>${t.receiptText}</h3>
    <p class="signed">${jws}</p>
    ${renderQr(jws, t.receiptQr)}
    ${
      salt
        ? html`<h3>${t.receiptSalt}</h3>
            <p class="signed">${salt}</p>
            <h3>${t.receiptWords}</h3>
            <p class="signed words">${canonicalJson(complaint)}</p>`
        : nothing
    }
  </section>`;
}
