import { html, nothing } from 'lit';
import { fill } from '#shared/texts/msg.ts';
import type { PartHost } from '../part.ts';
import { actsWaiting } from '../sync/acts-marker.ts';
import { whereInWords } from './sealed-view.ts';

/** Lets what was sealed go on by itself also where the procedure is read, and draws a line about it that leads to it; another about what was done in a case, which only goes on once that is open. */
export async function createWaiting(host: PartHost): Promise<() => unknown> {
  const { keepingOf } = await import('../sync/keeping.ts');
  const { outbox } = await keepingOf(host);
  return () => {
    const t = { ...host.sight, ...host.form };
    const [first, ...more] = outbox.items;
    const line =
      first && more.length === 0
        ? `${fill(t.waitingOne, { reference: first.sealed.reference })} ${whereInWords(t, first)}`
        : fill(t.waitingMany, { count: more.length + 1 });
    return [
      first ? renderLine(line, t.waitingShow, () => host.go('complaint')) : nothing,
      actsWaiting().length > 0
        ? renderLine(t.waitingActs, t.follow, () => host.go('case'))
        : nothing,
    ];
  };
}

const renderLine = (line: string, button: string, onPress: () => void) =>
  html`<p class="waiting" role="status">
    ${line} <button class="link" @click=${onPress}>${button}</button>
  </p>`;
