import { html, nothing, type TemplateResult } from 'lit';
import { isId, newId } from '#shared/proof/ids.ts';
import type { HandoffTexts } from '#shared/texts/handoff.ts';
import { focusOn, type PartHost } from '../part.ts';
import { openDraft } from './sealing.ts';
import { Spoken } from './texts.ts';
import { WAITING } from './waiting-link.ts';

/** Puts what came into the form, as far as it is a draft; says whether this device keeps it. */
type OnTaken = (handed: unknown) => Promise<boolean>;

const FAILURES = ['takeUnreachable', 'takeGone', 'takeBroken'] as const;
type Failure = (typeof FAILURES)[number];
type State = 'taking' | 'takenKept' | 'takenUnkept' | Failure | 'without';

/** Takes the draft of a link (`ID.KEY`, or `ID.KEY.TAKER` of one that waits) and puts it into the form. */
export async function createReceiving(host: PartHost, link: string, onTaken: OnTaken) {
  const receiving = new Receiving(host, await Spoken.load(host), onTaken);
  void receiving.take(link);
  return receiving;
}

export class Receiving {
  readonly #host: PartHost;
  readonly #spoken: Spoken;
  readonly #onTaken: OnTaken;
  #link = '';
  #state: State = 'taking';

  constructor(host: PartHost, spoken: Spoken, onTaken: OnTaken) {
    this.#host = host;
    this.#spoken = spoken;
    this.#onTaken = onTaken;
  }

  /** Whether it stands in place of the form; once the draft is there, it is a note above it. */
  get isInPlace(): boolean {
    return this.#state === 'taking' || this.#failure !== undefined;
  }

  get #failure(): Failure | undefined {
    return FAILURES.find((name) => name === this.#state);
  }

  render(): unknown {
    const t = this.#spoken.texts;
    const state = this.#state;
    if (state === 'without') return nothing;
    if (!this.isInPlace) return html`<p class="proof" role="status">${t[state]}</p>`;
    const failure = this.#failure;
    return html`<h2 tabindex="-1" data-heading>${t.takeHeading}</h2>
      ${failure ? this.#renderFailure(t, failure) : html`<p role="status">${t[state]}</p>`}`;
  }

  #renderFailure(t: HandoffTexts, failure: Failure): TemplateResult {
    return html`<p class="bad" role="alert">${t[failure]}</p>
      <p class="actions">
        ${
          failure === 'takeUnreachable'
            ? html`<button class="main" @click=${() => this.take(this.#link)}>
                ${t.handAgain}
              </button>`
            : nothing
        }
        <button @click=${this.#onWithout}>${t.takeWithout}</button>
      </p>`;
  }

  async take(link: string): Promise<void> {
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
    if (!handed) return 'takeBroken';
    return (await this.#onTaken(handed)) ? 'takenKept' : 'takenUnkept';
  }

  #become(state: State): void {
    this.#state = state;
    void focusOn(this.#host, '[data-heading]');
  }

  #onWithout = (): void => {
    forget();
    this.#become('without');
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
