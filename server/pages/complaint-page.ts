import { nothing } from 'lit';
import type { Complaint } from '#shared/api/complaint.ts';
import type { FileAnnouncement } from '#shared/api/files.ts';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { Mistake } from '#shared/filing/draft.ts';
import { draftOf } from '#shared/filing/draft-of.ts';
import { type Draft, FIELDS, STEPS } from '#shared/filing/fields.ts';
import { filingLetter } from '#shared/letters/letter.ts';
import { renderAnswers } from './answers.ts';
import { renderField } from './field.ts';
import { FILES_ID, fieldsOf, renderFileField, renderFiles } from './file-field.ts';
import type { Content } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { renderLetter } from './paper-pages.ts';
import { renderNotice, renderSummary, wrongTitle } from './summary.ts';
import type { Words } from './words.ts';

/** What makes a repeated post the same command. Made at the first rendering, carried in hidden fields, never in an address. */
export type FilingKeys = { commandId: string; caseId: string; code: string };

/** A complaint on its way: what was typed, for which marque, under which keys, with which files that we have already. */
export type Filling = {
  draft: Draft;
  marque: string;
  keys: FilingKeys;
  files: readonly FileAnnouncement[];
};

/** What has to be said on the form: mistakes in fields, what became of files, or one sentence over all. */
export type Remarks = {
  mistakes?: readonly Mistake[];
  fileProblem?: string | undefined;
  notice?: string;
};

/** The whole form on one page. */
export function formPage(
  words: Words,
  filling: Filling,
  { mistakes = [], fileProblem, notice }: Remarks = {},
): Content {
  const { language, t } = words;
  const { draft } = filling;
  const wrong = [
    ...mistakes.map(({ name, text }) => ({ id: `f-${name}`, text })),
    ...(fileProblem === undefined ? [] : [{ id: FILES_ID, text: fileProblem }]),
  ];
  const errors = new Map(mistakes.map(({ name, text }) => [name, text]));
  const main = html`${notice ? renderNotice(notice) : nothing}
    ${wrong.length > 0 ? renderSummary(t, wrong) : nothing}
    <h1>${t.titleComplaint}</h1>
    <p>${t.formIntro}</p>
    <form
      id="complaint"
      method="post"
      action=${`/${language}/complaint`}
      accept-charset="utf-8"
      enctype="multipart/form-data"
      novalidate
    >
      ${renderKeys(filling)}
      ${STEPS.map(
        ({ heading, fields }, step) =>
          html`<fieldset class="step">
            <legend><h2>${t[heading]}</h2></legend>
            ${fields.map((field) =>
              renderField({ t, field, draft, error: errors.get(field.name) }),
            )}
            ${step === STEPS.length - 1 ? renderFileField(words, filling.files, fileProblem) : nothing}
          </fieldset>`,
      )}
      <p>${t.dataUse}</p>
      <p class="actions"><button class="main" name="step" value="check">${t.review}</button></p>
    </form>`;
  return {
    title: wrongTitle(t, wrong, t.titleComplaint),
    main,
    along: { form: 'complaint', step: 'edit', enter: 'check' },
  };
}

/** The complaint as it would be sent, to be read once more; hidden fields carry on all that was typed. */
export function reviewPage(
  words: Words,
  filling: Filling,
  complaint: Complaint,
  notice?: string,
): Content {
  const { language, t } = words;
  const main = html`${notice ? renderNotice(notice) : nothing}
    <h1>${t.check}</h1>
    <p>${t.checkIntro}</p>
    ${renderAnswers(t, draftOf(complaint), 2)}
    <form id="complaint" method="post" action=${`/${language}/complaint`} accept-charset="utf-8">
      ${renderKeys(filling)} ${renderFiles(words, filling.files, 'check')} ${renderDraft(filling)}
      <p>${t.dataUse}</p>
      <p class="actions">
        <button class="main" name="step" value="send">${t.send}</button>
        <button name="step" value="edit">${t.editAgain}</button>
        <button name="step" value="letter">${t.channelPost} : ${t.printReceipt}</button>
      </p>
    </form>`;
  const along = { form: 'complaint', step: 'check', enter: 'send' };
  return { title: t.check, main, along };
}

/** The complaint as a letter to be printed, instead of being sent; hidden fields carry on all that was typed. */
export function filingLetterPage(words: Words, filling: Filling, today: CivilDate): Content {
  const { language, t } = words;
  const letter = filingLetter(t, language, filling.draft, today);
  const main = html`<div class="onscreen">
      <h1 tabindex="-1" autofocus>${t.letterHeading}</h1>
      <p>${t.letterFilingWhy}</p>
      <p>${t.letterPrintHow}</p>
    </div>
    ${renderLetter(words, letter)}
    <form id="complaint" method="post" action=${`/${language}/complaint`} accept-charset="utf-8">
      ${renderKeys(filling)} ${renderDraft(filling)}
      <p class="actions"><button name="step" value="check">${t.back}</button></p>
    </form>`;
  return {
    title: t.letterHeading,
    main,
    along: { form: 'complaint', step: 'letter', enter: 'check' },
  };
}

const renderDraft = ({ draft }: Filling): unknown =>
  FIELDS.map(({ name }) =>
    draft[name] ? html`<input type="hidden" name=${name} value=${draft[name]} />` : nothing,
  );

const renderKeys = ({ marque, keys, files }: Filling): Markup[] =>
  [...Object.entries({ marque, ...keys }), ...Object.entries(fieldsOf(files))].map(
    ([name, value]) => html`<input type="hidden" name=${name} value=${value} />`,
  );
