import type { ReactiveController } from 'lit';
import type { KeptDraft, Store } from '../sync/store.ts';

const PAUSE_MS = 400;

/** Keeps the draft of one form at every pause in typing, and at once when the page is left. */
export class DraftKeeper implements ReactiveController {
  readonly #store: Store;
  readonly #onKept: (isKept: boolean) => void;
  #next: KeptDraft | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** `onKept` hears after each writing whether it is on the device. */
  constructor(store: Store, onKept: (isKept: boolean) => void) {
    this.#store = store;
    this.#onKept = onKept;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onLeave);
    addEventListener('pagehide', this.#onLeave);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onLeave);
    removeEventListener('pagehide', this.#onLeave);
    void this.flush();
  }

  keep(draft: KeptDraft): void {
    this.#next = draft;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Forgets what isn't written yet; what is being written comes first. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#next = undefined;
    await this.#writing;
  }

  /** Writes what is waiting. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    const draft = this.#next;
    this.#next = undefined;
    if (draft) this.#writing = this.#write(draft);
    return this.#writing;
  }

  #onLeave = ({ type }: Event): void => {
    if (type === 'pagehide' || document.visibilityState === 'hidden') void this.flush();
  };

  async #write(draft: KeptDraft): Promise<void> {
    try {
      await this.#store.write({ store: 'drafts', put: draft });
      this.#onKept(true);
    } catch {
      this.#onKept(false);
    }
  }
}
