import { type Explained, explainProcedure, telephoneNow } from '#shared/procedure/explain.ts';
import { TELEPHONE } from '#shared/procedure/procedure.ts';
import { dateInWords } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import type { Content } from './layout.ts';
import { html } from './markup.ts';
import { renderLine } from './procedure-page.ts';
import type { Words } from './words.ts';

/** The day on which somebody last went through `docs/accessibility.md`, which says how each sentence was checked. */
const STATED_ON = '2026-11-26';

/** The accessibility statement: how the service is accessible, how that was checked, what isn't, and whom to tell. */
export function statementPage(
  { language, sight, t }: Words,
  about: Explained & { query: string },
): Content {
  const supervisor = explainProcedure(sight, about).find(({ id }) => id === 'supervisor');
  const list = (...items: readonly string[]) =>
    html`<ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
  const main = html`<h1>${t.statementHeading}</h1>
    <p>${t.statementIntro}</p>
    <h2>${t.statementUseHeading}</h2>
    ${list(t.statementUse, t.statementLanguages, t.statementPlain, t.statementOther)}
    <h2>${t.statementHowHeading}</h2>
    <p>${t.statementAim}</p>
    ${list(
      t.statementKeyboard,
      t.statementNames,
      t.statementSizes,
      t.statementColours,
      t.statementTime,
    )}
    <h2>${t.statementCheckedHeading}</h2>
    <p>${t.statementChecked}</p>
    <p>${t.statementUnchecked}</p>
    <h2>${t.statementLimitsHeading}</h2>
    ${list(t.statementLimitIdle, t.statementLimitFiles, t.statementLimitBodies)}
    <h2>${t.statementTellHeading}</h2>
    <p>${t.statementTell}</p>
    <ul class="contacts">
      <li><a href=${`tel:${TELEPHONE.number.replaceAll(' ', '')}`}>${TELEPHONE.number}</a></li>
    </ul>
    <p>${t.phoneHours} ${telephoneNow(sight, about)}</p>
    <p>${t.companyName}, ${t.companyAddress}</p>
    <p class="actions"><a class="button" href=${`./complaint${about.query}`}>${t.file}</a></p>
    ${supervisor?.lines.map(renderLine)}
    <p>${fill(t.statementDate, { date: dateInWords(language, STATED_ON) })}</p>`;
  return { title: t.titleStatement, main };
}
