import type { ReactiveController } from 'lit';
import type { Draft } from '#shared/filing/fields.ts';
import { newId } from '#shared/proof/ids.ts';
import type { Change, KeptDraft, Store } from './store.ts';

/** A draft that nobody touched is forgotten after this many days; the form says so. */
export const DRAFT_DAYS = 30;
const DAY_MS = 86_400_000;
const PAUSE_MS = 400;

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A draft of its own id; nothing of it is kept before something was typed. */
export const newDraft = (draft: Draft): KeptDraft => ({ id: newId(random), draft, at: 0 });

/** What was begun on this device, the last first; what nobody touched for 30 days is removed. Rejects where the browser keeps nothing. */
export async function keptDrafts(store: Store, now: number): Promise<KeptDraft[]> {
  const all = await store.all('drafts');
  const isOver = ({ at }: KeptDraft) => now - at > DRAFT_DAYS * DAY_MS;
  for (const draft of all.filter(isOver))
    await store.write(removal(draft), ...(await store.removalsOf(draft.filing?.caseId)));
  return all.filter((draft) => !isOver(draft)).sort((a, b) => b.at - a.at);
}

/** The change that takes a draft away. */
export const removal = ({ id }: Pick<KeptDraft, 'id'>): Change => ({ store: 'drafts', remove: id });

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
