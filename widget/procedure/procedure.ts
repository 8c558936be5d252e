import { html, nothing, type TemplateResult } from 'lit';
import {
  type Contact,
  explainProcedure,
  explainPromises,
  type Explained,
  type Line,
} from '#shared/procedure/explain.ts';
import type { SightTexts } from '#shared/texts/sight.ts';
import type { View } from '../events.ts';

/** What the explainer reports back: a section was opened, or the person wants another view. */
export type ProcedureEvents = { onOpen: () => void; onGo: (view: View) => void };

/** The first sight: what to do, the two promises with their dates, and the procedure to open step by step. */
export function renderProcedure(t: SightTexts, about: Explained & ProcedureEvents): TemplateResult {
  const { today, promises, counted } = explainPromises(t, about);
  return html`
    <h2 tabindex="-1" data-heading>${t.heading}</h2>
    <p>${t.intro}</p>
    <p class="actions">
      <button class="main" @click=${() => about.onGo('complaint')}>${t.file}</button>
      <button @click=${() => about.onGo('case')}>${t.follow}</button>
    </p>
    <section class="promises">
      <h3>${t.promisesHeading}</h3>
      <p>${today}</p>
      <ul>
        ${promises.map((promise) => html`<li>${promise}</li>`)}
      </ul>
      <details>
        <summary>${t.countHeading}</summary>
        ${counted.map((line) => html`<p>${line}</p>`)}
      </details>
    </section>
    <h3>${t.stepsHeading}</h3>
    ${explainProcedure(t, about).map(
      ({ heading, lines }) =>
        html`<details @toggle=${about.onOpen}>
          <summary>${heading}</summary>
          ${lines.map((line) => renderLine(t, line))}
        </details>`,
    )}
    <p class="actions"><button class="link" @click=${printAll}>${t.print}</button></p>
  `;
}

function renderLine(t: SightTexts, line: Line): unknown {
  switch (line.kind) {
    case 'text':
      return html`<p>${line.text}</p>`;
    case 'label':
      return html`<h4>${line.text}</h4>`;
    case 'list':
      return html`<ul>
        ${line.items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
    case 'contacts':
      return html`<ul class="contacts">
        ${line.contacts.map((contact) => html`<li>${renderContact(t, contact)}</li>`)}
      </ul>`;
  }
}

function renderContact(t: SightTexts, { text, href, copy, note }: Contact): unknown {
  const away = href?.startsWith('http');
  const shown = href
    ? html`<a href=${href} target=${away ? '_blank' : nothing} rel=${away ? 'noreferrer' : nothing}
        >${text}</a
      >`
    : html`<span>${text}</span>`;
  const toCopy = copy && navigator.clipboard;
  return html`${shown} ${note ? `(${note})` : nothing} ${toCopy ? renderCopy(t, copy) : nothing}`;
}

function renderCopy(t: SightTexts, text: string): unknown {
  return html`<button class="link" @click=${(event: Event) => copyText(t, event, text)}>
      ${t.copy}<span class="unseen"> ${text}</span></button
    ><span class="copied" role="status"></span>`;
}

async function copyText(t: SightTexts, event: Event, text: string): Promise<void> {
  const said = (event.currentTarget as HTMLElement).nextElementSibling;
  await navigator.clipboard.writeText(text);
  if (said) said.textContent = ` ${t.copied}`;
}

// A closed part can't be printed, so all are opened for it and closed again after.
function printAll(event: Event): void {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  const closed = [...root.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
  for (const details of closed) details.open = true;
  addEventListener('afterprint', () => closed.forEach((details) => (details.open = false)), {
    once: true,
  });
  print();
}
