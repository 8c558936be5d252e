import { html, nothing } from 'lit';
import { fill } from '#shared/texts/msg.ts';
import type { PartHost } from '../part.ts';
import { whereInWords } from './sealed-view.ts';

/** Lets what was sealed go on by itself also where the procedure is read, and draws one line about it that leads to it. */
export async function createWaiting(host: PartHost): Promise<() => unknown> {
  const { keepingOf } = await import('../sync/keeping.ts');
  const { outbox } = await keepingOf(host);
  return () => {
    const t = { ...host.sight, ...host.form };
    const [first, ...more] = outbox.items;
    if (!first) return nothing;
    const { reference } = first.sealed;
    const line =
      more.length > 0
        ? fill(t.waitingMany, { count: more.length + 1 })
        : `${fill(t.waitingOne, { reference })} ${whereInWords(t, first)}`;
    return html`<p class="waiting" role="status">
      ${line}
      <button class="link" @click=${() => host.go('complaint')}>${t.waitingShow}</button>
    </p>`;
  };
}
