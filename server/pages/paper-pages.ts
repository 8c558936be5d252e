import { nothing } from 'lit';
import type { Letter, LetterKind } from '#shared/letters/letter.ts';
import type { Pack } from '#shared/letters/pack.ts';
import { fill } from '#shared/texts/msg.ts';
import type { Content } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { renderQr } from './qr.ts';
import type { Words } from './words.ts';

type Written = { letter: Letter; token: string; kind: LetterKind; text: string };

/** A letter on a page of its own: what is printed is the letter alone. */
export function letterPage(words: Words, { letter, token, kind, text }: Written): Content {
  const { t } = words;
  const main = html`<div class="onscreen">
      <h1 tabindex="-1" autofocus>${t.letterHeading}</h1>
      <p>${t.letterWhy}</p>
      <p>${t.letterPrintHow}</p>
    </div>
    ${renderLetter(words, letter)}
    <div>${renderBack(words, token, { letter: kind, text })}</div>`;
  return { title: t.letterHeading, main, along: { form: 'paper', step: 'letter', enter: 'read' } };
}

/** A letter as it lies on the paper: who writes, to whom, when, about what, and a QR code of the reference. */
export const renderLetter = ({ t }: Words, letter: Letter): Markup =>
  html`<article class="letter">
    <div class="letterhead">
      ${renderLines(letter.from)}
      ${
        letter.reference === undefined
          ? nothing
          : renderQr(letter.reference, fill(t.letterQr, { reference: letter.reference }))
      }
    </div>
    <div class="addressee">${renderLines(letter.to)}</div>
    <p>${letter.date}</p>
    <p><strong>${letter.subject}</strong></p>
    <p>${t.letterOpening}</p>
    ${letter.paragraphs.map(({ kind, text }) =>
      kind === 'words' ? html`<p class="lines" dir="auto">${text}</p>` : html`<p>${text}</p>`,
    )}
    <p>${t.letterClosing}</p>
    <p class="signature">${t.letterSignature}</p>
    ${letter.isWithEnclosures ? html`<p>${t.letterEnclosed}</p>` : nothing}
  </article>`;

const renderLines = (lines: readonly string[]): Markup =>
  html`<p class="lines" dir="auto">${lines.join('\n')}</p>`;

type Packed = { pack: Pack; token: string; id: string };

/** What goes to an outside body: what is ready and missing, where it goes, a text to complete, and a way to note that it was done. */
export function packPage(words: Words, { pack, token, id }: Packed): Content {
  const { language, t } = words;
  const { body, name, lines, site, address, text } = pack;
  const action = `/${language}/case`;
  const main = html`<h1 tabindex="-1" autofocus>${fill(t.packHeading, { body: name })}</h1>
    ${lines.map((line) => html`<p>${line}</p>`)}
    <p>${t.packDossier}</p>
    ${site ? html`<p><a href=${site.href} rel="noreferrer">${site.text}</a></p>` : nothing}
    ${address ? html`<p>${fill(t.packPost, { address })}</p>` : nothing}
    ${body === 'ombudsfin' ? html`<p>${t.ombudsfinEmail} ombudsman@ombudsfin.be</p>` : nothing}
    <form method="post" action=${action} accept-charset="utf-8">
      ${renderHidden({ session: token, body })}
      <div class="field">
        <label for="text">${t.packText}</label>
        <span class="quiet" id="text-why">${t.packTextWhy}</span>
        <textarea id="text" name="text" rows="24" aria-describedby="text-why">${text}</textarea>
      </div>
      <p class="actions">
        <button class="main" name="step" value="packText">${t.packMake}</button>
      </p>
    </form>
    <h2>${t.actRecourse}</h2>
    <form method="post" action=${action} accept-charset="utf-8" novalidate>
      ${renderHidden({ session: token, act: 'declareRecourse', id, body })}
      <p>${t.actRecourseWhy}</p>
      <div class="field">
        <label for="on">${t.actRecourseOn}</label>
        <input id="on" name="on" type="date" />
      </div>
      <p class="actions"><button name="step" value="act">${t.actSend}</button></p>
    </form>
    <div>${renderBack(words, token, { body })}</div>`;
  const along = { form: 'paper', step: 'pack', enter: 'read' };
  return { title: fill(t.packHeading, { body: name }), main, along };
}

/** The text for a body as it was completed, to be printed. */
export function packTextPage(words: Words, { pack, token }: Packed): Content {
  const { t } = words;
  const { body, name, text } = pack;
  const main = html`<div class="onscreen">
      <h1 tabindex="-1" autofocus>${fill(t.packHeading, { body: name })}</h1>
      <p>${t.letterPrintHow}</p>
    </div>
    <article class="letter"><p class="lines" dir="auto">${text}</p></article>
    <div>
      ${renderBack(words, token, { body, text }, html`<button name="step" value="pack">${t.packChange}</button>`)}
    </div>`;
  const along = { form: 'paper', step: 'packText', enter: 'read' };
  return { title: fill(t.packHeading, { body: name }), main, along };
}

const renderHidden = (fields: Record<string, string>): Markup[] =>
  Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name=${name} value=${value} />`,
  );

const renderBack = (
  { language, t }: Words,
  token: string,
  along: Record<string, string>,
  change: unknown = nothing,
) =>
  html`<form id="paper" method="post" action=${`/${language}/case`} accept-charset="utf-8">
    ${renderHidden({ session: token, ...along })}
    <p class="actions">${change} <button name="step" value="read">${t.backToCase}</button></p>
  </form>`;
