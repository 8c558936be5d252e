import type { ReactiveController } from 'lit';
import type { PartHost } from '../part.ts';

/** Lets the browser ask before the page is left, as long as something would be lost by that and no longer. */
export class Leaving implements ReactiveController {
  readonly #host: PartHost;
  readonly #isAtRisk: () => boolean;

  constructor(host: PartHost, isAtRisk: () => boolean) {
    this.#host = host;
    this.#isAtRisk = isAtRisk;
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostUpdated(): void {
    if (this.#isAtRisk() && this.#host.isConnected) addEventListener('beforeunload', this.#onLeave);
    else this.hostDisconnected();
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#onLeave);
  }

  #onLeave = (event: Event): void => event.preventDefault();
}
