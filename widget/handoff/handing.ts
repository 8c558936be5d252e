import { html, nothing, type TemplateResult } from 'lit';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { newId } from '#shared/proof/ids.ts';
import { dateInWords } from '#shared/texts/format.ts';
import type { HandoffTexts } from '#shared/texts/handoff.ts';
import { fill } from '#shared/texts/msg.ts';
import { focusOn, type PartHost } from '../part.ts';
import { Spoken } from '../spoken.ts';
import type { renderQr } from '../ui/qr.ts';
import { type Handed, sealDraft } from './sealing.ts';
import { HANDOFF } from './texts.ts';

/** What the page's own address carries behind its `#`: the id and the key of a draft. */
const FRAGMENT = '#sfs-draft=';

/** As `LIMITS.sealedDraft`; a constant of its own, so that the form keeps the limits in its own file. */
export const LONGEST = 200_000;

/** `of` is what was sealed, as text, to know when it is no longer what stands in the form. */
type Link = { id: string; sealed: string; url: string; of: string };
type Problem = 'handFailed' | 'handBusy' | 'handTooLong' | 'handNotWithdrawn';

/** The panel under the form that makes a link for another device: nothing is sent before the person asks for it. */
export async function createHanding(host: PartHost, handedNow: () => Handed) {
  return new Handing(host, await Spoken.load(host, HANDOFF), handedNow);
}

export class Handing {
  readonly #host: PartHost;
  readonly #spoken: Spoken<HandoffTexts>;
  readonly #handedNow: () => Handed;
  /** Kept over a failure, so that asking again for the same text is asking the same. */
  #link: Link | undefined;
  /** Until when the link works, RFC 3339; undefined before the server has it. */
  #expiresAt: string | undefined;
  #isMaking = false;
  #isWithdrawn = false;
  #problem: Problem | undefined;
  #drawQr: typeof renderQr | undefined;

  constructor(host: PartHost, spoken: Spoken<HandoffTexts>, handedNow: () => Handed) {
    this.#host = host;
    this.#spoken = spoken;
    this.#handedNow = handedNow;
  }

  get #t() {
    return this.#spoken.texts;
  }

  render(): TemplateResult {
    const t = this.#t;
    return html`<section class="proof" aria-labelledby="handing">
      <h3 id="handing" tabindex="-1" data-handing>${t.handHeading}</h3>
      <p>${t.handIntro}</p>
      <p>${t.handTerms}</p>
      ${this.#problem ? html`<p class="bad" role="alert">${t[this.#problem]}</p>` : nothing}
      ${this.#isWithdrawn ? html`<p role="status">${t.handWithdrawn}</p>` : nothing}
      ${this.#link && this.#expiresAt ? this.#renderLink(this.#link, this.#expiresAt) : this.#renderMake()}
    </section>`;
  }

  #renderMake(): TemplateResult {
    const t = this.#t;
    if (this.#isMaking) return html`<p role="status">${t.handMaking}</p>`;
    return html`<p class="actions">
      <button type="button" @click=${this.#onMake}>
        ${this.#problem ? t.handAgain : t.handMake}
      </button>
    </p>`;
  }

  get #isCurrent(): boolean {
    return this.#link?.of === JSON.stringify(this.#handedNow().draft);
  }

  #renderLink({ url }: Link, expiresAt: string): TemplateResult {
    const t = this.#t;
    const date = dateInWords(this.#host.language, brusselsTime(Date.parse(expiresAt)).date);
    return html`<p role="status">${fill(t.handReady, { date })}</p>
      ${this.#isCurrent ? nothing : html`<p class="bad" role="status">${t.handOlder}</p>`}
      <p><strong>${t.handSecret}</strong></p>
      <div class="field">
        <label for="handing-link">${t.handLink}</label>
        <input
          id="handing-link"
          readonly
          autocomplete="off"
          .value=${url}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
      </div>
      ${this.#drawQr?.(url, t.handQr) ?? nothing}
      <p class="quiet">${t.handWithdrawWhy}</p>
      <p class="actions">
        <button type="button" @click=${this.#onWithdraw}>${t.handWithdraw}</button>
      </p>`;
  }

  #onMake = async (): Promise<void> => {
    if (this.#isMaking) return;
    this.#isMaking = true;
    this.#isWithdrawn = false;
    this.#problem = undefined;
    this.#host.requestUpdate();
    this.#problem = await this.#make();
    this.#isMaking = false;
    void focusOn(this.#host, this.#problem ? '[data-handing]' : '#handing-link');
  };

  #onWithdraw = async (): Promise<void> => {
    const reply = await this.#host.client.withdrawHandoff(this.#link?.id ?? '');
    this.#isWithdrawn = 'answer' in reply;
    this.#problem = this.#isWithdrawn ? undefined : 'handNotWithdrawn';
    if (this.#isWithdrawn) this.#link = this.#expiresAt = undefined;
    void focusOn(this.#host, '[data-handing]');
  };

  async #make(): Promise<Problem | undefined> {
    if (!this.#isCurrent) this.#link = undefined;
    const link = (this.#link ??= await this.#seal());
    if (link.sealed.length > LONGEST) {
      this.#link = undefined;
      return 'handTooLong';
    }
    const reply = await this.#host.client.keepHandoff(link.id, link.sealed);
    if ('problem' in reply) {
      // What was refused was not kept: the next link is another one.
      this.#link = undefined;
      return reply.problem.status === 429 ? 'handBusy' : 'handFailed';
    }
    if (!('answer' in reply)) return 'handFailed';
    this.#expiresAt = reply.answer.expiresAt;
    await this.#loadQr();
    return undefined;
  }

  async #seal(): Promise<Link> {
    const id = newId((length) => crypto.getRandomValues(new Uint8Array(length)));
    const handed = this.#handedNow();
    const { key, sealed } = await sealDraft(id, handed);
    const page = location.href.split('#', 1)[0] ?? '';
    return { id, sealed, url: `${page}${FRAGMENT}${id}.${key}`, of: JSON.stringify(handed.draft) };
  }

  async #loadQr(): Promise<void> {
    try {
      this.#drawQr ??= (await import('../ui/qr.ts')).renderQr;
    } catch {
      // The link is whole without its code.
    }
  }
}
