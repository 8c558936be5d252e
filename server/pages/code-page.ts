import { nothing } from 'lit';
import { renderKeyField } from './key-field.ts';
import { LANGUAGE_STEP } from './languages.ts';
import type { Content } from './layout.ts';
import { html } from './markup.ts';
import { renderCode } from './receipt-page.ts';
import { renderNotice, renderSummary, wrongTitle } from './summary.ts';
import type { Words } from './words.ts';

/** What was typed to ask for a link, and what is wrong with it. */
export type Asking = {
  reference: string;
  email: string;
  errors?: { reference?: string; email?: string };
};

/** Who lost their code: the two fields that a link is asked for with. */
export function askPage(
  { language, t }: Words,
  { reference, email, errors = {} }: Asking,
  notice?: string,
): Content {
  const wrong = Object.entries(errors).map(([id, text]) => ({ id, text }));
  const main = html`${notice ? renderNotice(notice) : nothing}
    ${wrong.length > 0 ? renderSummary(t, wrong) : nothing}
    <h1>${t.askTitle}</h1>
    <p>${t.askIntro}</p>
    <form id="ask" method="post" action=${`/${language}/code`} accept-charset="utf-8" novalidate>
      ${renderKeyField({ name: 'reference', label: t.reference, typed: reference, error: errors.reference })}
      ${renderKeyField({ name: 'email', label: t.askEmail, typed: email, error: errors.email })}
      <p class="actions">
        <button class="main" name="step" value="ask">${t.askButton}</button>
        <a class="button" href=${`/${language}/case`}>${t.askBack}</a>
      </p>
    </form>`;
  const along = { form: 'ask', step: LANGUAGE_STEP, enter: 'ask' };
  return { title: wrongTitle(t, wrong, t.askTitle), main, along };
}

/** The same whether anything was sent or not. */
export function askedPage({ language, t }: Words): Content {
  const main = html`<h1 tabindex="-1" autofocus>${t.askedTitle}</h1>
    <p>${t.asked}</p>
    <p>${t.askedNone}</p>
    <p class="actions">
      <a class="button" href=${`/${language}/code`}>${t.askedAgain}</a>
      <a class="button" href=${`/${language}/case`}>${t.askBack}</a>
    </p>`;
  return { title: t.askedTitle, main };
}

/**
 * Where a link leads: a button, and nothing done before it is pressed, because mail programs look at links by themselves. The code that it will make goes along, so that the same
 * form sent twice makes one code.
 */
export function linkPage(
  { language, t }: Words,
  link: string,
  code: string,
  notice?: string,
): Content {
  const main = html`${notice ? renderNotice(notice) : nothing}
    <h1>${t.linkTitle}</h1>
    <p>${t.linkIntro}</p>
    <form id="link" method="post" action=${`/${language}/code`} accept-charset="utf-8">
      <input type="hidden" name="link" value=${link} />
      <input type="hidden" name="code" value=${code} />
      <p class="actions">
        <button class="main" name="step" value="use">${t.linkButton}</button>
      </p>
    </form>`;
  return { title: t.linkTitle, main, only: true, secret: true };
}

/** The new code, once, and where it is used. */
export function newCodePage({ language, t }: Words, reference: string, code: string): Content {
  const main = html`<h1 tabindex="-1" autofocus>${t.newTitle}</h1>
    <p>${t.newIntro}</p>
    <dl class="proof">
      <div>
        <dt>${t.reference}</dt>
        <dd class="key">${reference}</dd>
      </div>
      <div>
        <dt>${t.accessCode}</dt>
        <dd class="key">${renderCode(code)}</dd>
      </div>
    </dl>
    <p><strong>${t.saveHow}</strong></p>
    <p class="actions"><a class="button" href=${`/${language}/case`}>${t.titleCase}</a></p>`;
  return { title: t.newTitle, main, only: true };
}
