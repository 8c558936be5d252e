import type { ReactiveController } from 'lit';

/** Asks before the page goes, by the browser's own question, while something would be lost with it. */
export class Leaving implements ReactiveController {
  readonly #isHolding: () => boolean;

  constructor(isHolding: () => boolean) {
    this.#isHolding = isHolding;
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.#onLeaving);
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#onLeaving);
  }

  #onLeaving = (event: BeforeUnloadEvent): void => {
    if (this.#isHolding()) event.preventDefault();
  };
}
