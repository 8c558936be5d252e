import type { ReactiveController } from 'lit';

/** How long a case stays open that nobody uses, and how long before its end that is said. */
const IDLE_MS = 30 * 60_000;
const WARNING_MS = 3 * 60_000;

const USES = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'scroll'] as const;
const QUIETLY = { capture: true, passive: true } as const;

/** Who hears how it goes: that the warning is shown or taken away, and that nobody was there until the end. */
export type IdleListener = { onChange: () => void; onEnd: () => void };

/**
 * Ends what nobody uses any more. Any use of the page counts, and so does coming back to it; time in a hidden tab or a sleeping device runs on, so that an end is met when the page is
 * seen again.
 */
export class Idle implements ReactiveController {
  readonly #listener: IdleListener;
  readonly #idleMs: number;
  readonly #warningMs: number;
  #usedAt = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWarning = false;

  constructor(listener: IdleListener, idleMs = IDLE_MS, warningMs = WARNING_MS) {
    this.#listener = listener;
    this.#idleMs = idleMs;
    this.#warningMs = warningMs;
  }

  /** When it ends, in milliseconds since 1970, while the warning is to be shown. */
  get endsAt(): number | undefined {
    return this.#isWarning ? this.#end : undefined;
  }

  get #end(): number {
    return this.#usedAt + this.#idleMs;
  }

  hostConnected(): void {
    for (const use of USES) addEventListener(use, this.use, QUIETLY);
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#look();
  }

  hostDisconnected(): void {
    for (const use of USES) removeEventListener(use, this.use, QUIETLY);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearTimeout(this.#timer);
  }

  /** Somebody is there. Too late is too late: what is over doesn't begin again. */
  use = (): void => {
    if (Date.now() < this.#end) this.#usedAt = Date.now();
    if (this.#isWarning || this.#usedAt + this.#idleMs <= Date.now()) this.#look();
  };

  #onVisibility = (): void => {
    if (document.visibilityState === 'visible') this.use();
    this.#look();
  };

  #look(): void {
    clearTimeout(this.#timer);
    const leftMs = this.#end - Date.now();
    if (leftMs <= 0) {
      this.hostDisconnected();
      this.#listener.onEnd();
      return;
    }
    const wasWarning = this.#isWarning;
    this.#isWarning = leftMs <= this.#warningMs;
    this.#timer = setTimeout(
      () => this.#look(),
      this.#isWarning ? leftMs : leftMs - this.#warningMs,
    );
    if (wasWarning !== this.#isWarning) this.#listener.onChange();
  }
}
