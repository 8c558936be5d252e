import { html, nothing } from 'lit';
import type { PartHost } from '../part.ts';
import type { ActingTexts } from '../session/texts.ts';

/** Parts that are loaded when a person asks for them. What couldn't be loaded is said, and asked for again by the next press. */
export class Asked {
  readonly #host: PartHost;
  #isMissing = false;

  constructor(host: PartHost) {
    this.#host = host;
  }

  /** Whether the last one that was asked for couldn't be loaded. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** The part; undefined where it couldn't be loaded, which is drawn then. */
  async load<P>(part: () => Promise<P>): Promise<P | undefined> {
    this.#isMissing = false;
    try {
      return await part();
    } catch {
      this.#isMissing = true;
      this.#host.requestUpdate();
      return undefined;
    }
  }

  renderMissing = ({ loadFailed }: ActingTexts): unknown =>
    this.#isMissing ? html`<p role="alert">${loadFailed}</p>` : nothing;
}
