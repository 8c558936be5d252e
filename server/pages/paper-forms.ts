import { nothing } from 'lit';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { Case } from '#shared/case/evolve.ts';
import type { Body } from '#shared/case/recourse.ts';
import { type LetterKind, lettersIn } from '#shared/letters/letter.ts';
import { packsIn } from '#shared/letters/pack.ts';
import { colon } from '#shared/texts/format.ts';
import { renderFormLanguages } from './languages.ts';
import { html, type Markup } from './markup.ts';
import type { Words } from './words.ts';

/** Which letter is being written, and what stands in it so far. */
export type BegunLetter = { kind: LetterKind; text: string };

type Read = {
  case_: Case;
  today: CivilDate;
  token: string;
  letter?: BegunLetter | undefined;
};

/** What can be printed or kept of a case: the dates for a calendar, a letter to us, the page itself. */
export function renderPapers(words: Words, { case_, token, letter }: Read): Markup {
  const { language, t } = words;
  const action = `/${language}/case`;
  const letters = lettersIn(case_);
  return html`<details class="papers" ?open=${letter !== undefined}>
    <summary>${t.papers}</summary>
    <form method="post" action=${action} accept-charset="utf-8">
      <input type="hidden" name="session" value=${token} />
      <h3>${t.calendarHeading}</h3>
      <p>${t.calendarWhy}</p>
      <p class="actions"><button name="step" value="calendar">${t.calendarSave}</button></p>
    </form>
    ${letters.length > 0 ? renderLetterForm(words, { action, token, letters, letter }) : nothing}
  </details>`;
}

type Form = {
  action: string;
  token: string;
  letters: readonly LetterKind[];
  letter: BegunLetter | undefined;
};

const renderLetterForm = (words: Words, { action, token, letters, letter }: Form): Markup => {
  const { t } = words;
  return html`<form id="letter" method="post" action=${action} accept-charset="utf-8">
    <input type="hidden" name="session" value=${token} />
    <h3>${t.letterHeading}</h3>
    <p>${t.letterWhy}</p>
    <fieldset class="field">
      <legend>${t.letterKind}</legend>
      ${letters.map(
        (kind, index) =>
          html`<label class="choice"
            ><input
              name="letter"
              type="radio"
              value=${kind}
              ?checked=${letter ? kind === letter.kind : index === 0}
            />${kind === 'write' ? t.letterWrite : t.letterRequest}</label
          >`,
      )}
    </fieldset>
    <div class="field">
      <label for="letter-text">${t.yourText}</label>
      <textarea id="letter-text" name="text" rows="8" maxlength="20000">
${letter?.text ?? ''}</textarea>
    </div>
    <p class="actions"><button name="step" value="letter">${t.letterMake}</button></p>
    ${renderFormLanguages(words, { form: 'letter', page: 'case', step: 'read' })}
  </form>`;
};

/** The way to what goes to an outside body, where something is prepared for it. */
export function renderPrepare({ language, t }: Words, { case_, today, token }: Read, body: Body) {
  if (!packsIn(case_, today).some((one) => one === body)) return nothing;
  return html`<form method="post" action=${`/${language}/case`} accept-charset="utf-8">
    <input type="hidden" name="session" value=${token} />
    <input type="hidden" name="body" value=${body} />
    <p class="actions">
      <button name="step" value="pack">
        ${t.packOpen}<span class="unseen">${colon(language)}${t[body]}</span>
      </button>
    </p>
  </form>`;
}
