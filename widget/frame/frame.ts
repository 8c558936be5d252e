import { type FrameMessage, PASSED } from './messages.ts';

const ORIGIN = new URL(import.meta.url).origin;
const ATTRIBUTES = ['marque', 'customer', 'view'];
const TITLES: Record<string, string> = {
  nl: 'Klachten',
  de: 'Beschwerden',
  en: 'Complaints',
};

/**
 * The widget in a frame of our own origin, for a page that shouldn't be able to read what people type. It is as high as what it shows and fires the events of `<sfs-complaint>`,
 * of which `sfs-before-file` can't be cancelled from here. It listens to its own frame alone, and that only to the page it was made for.
 */
class SfsComplaintFrame extends HTMLElement {
  readonly #frame = document.createElement('iframe');
  readonly #slot = document.createElement('slot');

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(this.#slot, this.#frame);
  }

  connectedCallback(): void {
    const asked = new URLSearchParams({ origin: location.origin });
    const language = this.closest('[lang]')?.getAttribute('lang')?.slice(0, 2).toLowerCase();
    if (language) asked.set('lang', language);
    for (const name of ATTRIBUTES) {
      const value = this.getAttribute(name);
      if (value) asked.set(name, value);
    }
    // A page that says nothing of dark is light, also at night.
    const { colorScheme } = getComputedStyle(this);
    asked.set('scheme', colorScheme === 'normal' ? 'light' : colorScheme);
    const frame = this.#frame;
    frame.title = TITLES[language ?? ''] ?? 'Plaintes';
    frame.allow = 'clipboard-write';
    frame.style.cssText = 'display:block;width:100%;height:0;border:0';
    frame.src = `${ORIGIN}/embed/frame?${asked}`;
    addEventListener('message', this.#onMessage);
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#onMessage);
  }

  #onMessage = ({ origin, source, data }: MessageEvent<FrameMessage>): void => {
    if (origin !== ORIGIN || source !== this.#frame.contentWindow) return;
    if ('height' in data) {
      // Beside the page's own link it would stand too low, and then move.
      if (!this.#slot.isConnected) this.#frame.style.height = `${data.height}px`;
    } else if (PASSED.includes(data.event)) {
      // Until then the page's own link can be read, also where the frame is refused.
      this.#slot.remove();
      const event = new Event(data.event, { bubbles: true, composed: true });
      this.dispatchEvent(Object.assign(event, data.brings));
    }
  };
}

if (!customElements.get('sfs-complaint-frame'))
  customElements.define('sfs-complaint-frame', SfsComplaintFrame);
