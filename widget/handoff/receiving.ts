import { css, html, nothing, type TemplateResult } from 'lit';
import { isId, newId } from '#shared/proof/ids.ts';
import type { HandoffTexts } from '#shared/texts/handoff.ts';
import { focusOn, type Part, type PartHost } from '../part.ts';
import { newDraft } from '../filing/kept-drafts.ts';
import { Spoken } from '../spoken.ts';
import type { Keeping } from '../sync/keeping.ts';
import { type Handed, openDraft } from './sealing.ts';
import { HANDOFF } from './texts.ts';

/** The form's own come with the form. */
export const styles = css`
  .bad {
    font-weight: 600;
    color: var(--_bad);
  }
`;

/** Where an opened link waits until its draft is kept, in this tab only: then a reload in between, or an answer that got lost, loses nothing. Read by the element. */
const WAITING = 'sfs-complaint/handoff';

type Failure = 'takeUnreachable' | 'takeGone' | 'takeBroken';
type State = 'taking' | 'takenKept' | 'takenUnkept' | Failure;

/** What stands in place of the form after a link was opened, until the person goes on to it: the draft is taken, kept, and then given up by the server. */
export async function createPart(host: PartHost): Promise<Part> {
  const { keepingOf } = await import('../sync/keeping.ts');
  const receiving = new Receiving(host, await Spoken.load(host, HANDOFF), await keepingOf(host));
  void receiving.take(host.handoff);
  return receiving;
}

class Receiving implements Part {
  readonly #host: PartHost;
  readonly #spoken: Spoken<HandoffTexts>;
  readonly #keeping: Keeping;
  #link = '';
  #state: State = 'taking';

  constructor(host: PartHost, spoken: Spoken<HandoffTexts>, keeping: Keeping) {
    this.#host = host;
    this.#spoken = spoken;
    this.#keeping = keeping;
  }

  render(): TemplateResult {
    const t = this.#spoken.texts;
    const state = this.#state;
    const hasFailed = state.startsWith('take') && !state.startsWith('taken');
    return html`<h2 tabindex="-1" data-heading>${t.takeHeading}</h2>
      ${
        hasFailed
          ? html`<p class="bad" role="alert">${t[state]}</p>`
          : html`<p role="status">${t[state]}</p>`
      }
      ${state === 'taking' ? nothing : this.#renderActions(t, state)}`;
  }

  #renderActions(t: HandoffTexts, state: State): TemplateResult {
    const isTaken = state === 'takenKept' || state === 'takenUnkept';
    return html`<p class="actions">
      ${
        state === 'takeUnreachable'
          ? html`<button class="main" @click=${() => this.take(this.#link)}>${t.handAgain}</button>`
          : nothing
      }
      <button class=${isTaken ? 'main' : ''} @click=${this.#onGoOn}>
        ${isTaken ? t.takenGoOn : t.takeWithout}
      </button>
    </p>`;
  }

  /** `ID.KEY` of a link, or `ID.KEY.TAKER` of one that waits. */
  async take(link: string): Promise<void> {
    // The form says what a page without https can't do; nothing is taken there.
    if (!isSecureContext) return this.#host.endHandoff();
    const [id = '', key = '', taker = newTaker()] = link.split('.');
    this.#link = `${id}.${key}.${taker}`;
    this.#become('taking');
    // Half a link would take the draft and couldn't read it.
    const isWhole = isId(id) && /^[\w-]{43}$/.test(key) && isId(taker);
    if (isWhole) remember(this.#link);
    const state = isWhole ? await this.#taken(id, key, taker) : 'takeBroken';
    if (state !== 'takeUnreachable' && state !== 'takenUnkept') forget();
    this.#become(state);
    // Only what is kept here for good is given up there.
    if (state === 'takenKept') void this.#host.client.withdrawHandoff(id);
  }

  async #taken(id: string, key: string, taker: string): Promise<State> {
    const reply = await this.#host.client.takeHandoff(id, taker);
    if ('problem' in reply && reply.problem.status === 404) return 'takeGone';
    if (!('answer' in reply)) return 'takeUnreachable';
    const handed = await openDraft(id, key, reply.answer.sealed);
    return handed ? this.#keep(handed) : 'takeBroken';
  }

  async #keep({ draft, name }: Handed): Promise<State> {
    const begun = { ...newDraft(draft), ...(name && { name }) };
    const put = { ...begun, at: Date.now() };
    this.#keeping.arrived = begun;
    try {
      await this.#keeping.store.write({ store: 'drafts', put });
      this.#keeping.arrived = put;
      return 'takenKept';
    } catch {
      return 'takenUnkept';
    }
  }

  #become(state: State): void {
    this.#state = state;
    void focusOn(this.#host, '[data-heading]');
  }

  #onGoOn = (): void => {
    forget();
    this.#host.endHandoff();
  };
}

const newTaker = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));

function remember(link: string): void {
  try {
    sessionStorage.setItem(WAITING, link);
  } catch {
    // Then only this page can ask again.
  }
}

function forget(): void {
  try {
    sessionStorage.removeItem(WAITING);
  } catch {
    // There is nothing.
  }
}
