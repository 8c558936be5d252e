import { nothing } from 'lit';
import {
  type Contact,
  explainProcedure,
  explainPromises,
  type Explained,
  type Line,
} from '#shared/procedure/explain.ts';
import type { Content } from './layout.ts';
import { html, type Markup } from './markup.ts';
import type { Words } from './words.ts';

/** The procedure with everything open: what the widget's first sight says, in the same order. */
export function procedurePage({ sight, t }: Words, about: Explained & { query: string }): Content {
  const { today, promises, counted } = explainPromises(sight, about);
  const sections = explainProcedure(sight, about);
  const main = html`<h1>${t.heading}</h1>
    <p>${t.intro}</p>
    <p class="actions">
      <a class="button main" href=${`./complaint${about.query}`}>${t.file}</a>
      <a class="button" href="./case">${t.follow}</a>
    </p>
    <section class="promises" aria-labelledby="promises">
      <h2 id="promises">${t.promisesHeading}</h2>
      <p>${today}</p>
      <ul>
        ${promises.map((promise) => html`<li>${promise}</li>`)}
      </ul>
      <h3>${t.countHeading}</h3>
      ${counted.map((line) => html`<p>${line}</p>`)}
    </section>
    <div>
      <h2>${t.stepsHeading}</h2>
      <nav aria-label=${t.onThisPage}>
        <ul class="onpage">
          ${sections.map(({ id, heading }) => html`<li><a href=${`#${id}`}>${heading}</a></li>`)}
        </ul>
      </nav>
      ${sections.map(
        ({ id, heading, lines }) =>
          html`<section aria-labelledby=${id}>
            <h2 id=${id}>${heading}</h2>
            ${lines.map(renderLine)}
          </section>`,
      )}
    </div>`;
  return { title: t.titleProcedure, main };
}

/** One line of the procedure, as every hosted page shows it. */
export function renderLine(line: Line): Markup {
  switch (line.kind) {
    case 'text':
      return html`<p>${line.text}</p>`;
    case 'label':
      return html`<h3>${line.text}</h3>`;
    case 'list':
      return html`<ul>
        ${line.items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
    case 'contacts':
      return html`<ul class="contacts">
        ${line.contacts.map((contact) => html`<li>${renderContact(contact)}</li>`)}
      </ul>`;
  }
}

function renderContact({ text, href }: Contact): Markup {
  if (!href) return html`<span>${text}</span>`;
  return html`<a href=${href} rel=${href.startsWith('http') ? 'noreferrer' : nothing}>${text}</a>`;
}
