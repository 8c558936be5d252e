import { html, LitElement, nothing, type ReactiveController } from 'lit';
import type { Channels } from '#shared/api/wire.ts';
import type { Customer, Language } from '#shared/api/choices.ts';
import type { FormTexts } from '#shared/texts/form.ts';
import { dateFormat } from '#shared/texts/format.ts';
import type { SightTexts } from '#shared/texts/sight.ts';
import { SfsReadyEvent, SfsViewChangedEvent, type View, VIEWS } from '../events.ts';
import { type ElementState, type Part, type PartHost, type PartModule, focusOn } from '../part.ts';
import { renderProcedure } from '../procedure/procedure.ts';
import type { Api } from '../sync/api.ts';
import { themeOf } from '../themes/theme-of.ts';
import { languageOf, loadForm, loadSight } from '../texts.ts';
import { styles } from './complaint.styles.ts';

const PARTS: Record<Exclude<View, 'procedure'>, () => Promise<PartModule>> = {
  complaint: () => import('../filing/filing.ts'),
  case: () => import('../tracking/tracking.ts'),
};

/** How long the first sight may wait for its theme once its texts are there; where both are slow they come together, and a theme moves what was drawn. A flash is a small harm, a blank page a large one. */
const THEME_WAIT_MS = 300;

const NETWORK = ['online', 'offline'];
/** Of an attribute that is taken away, the property is what it is where there never was one. */
const unless = (fallback: string) => ({
  fromAttribute: (value: string | null) => value ?? fallback,
});
/** What is set on a device where a complaint, or something done in one, waits to be sent. */
const WAITING = ['outbox', 'acts'];

/** Where an opened link waits in this tab until its draft is kept; also in `handoff/receiving.ts`. */
const HANDOFF = 'sfs-complaint/handoff';

/**
 * A customer of Stellantis Financial Services Belux reads what to do about a complaint, files it, and keeps the proof.
 * Its light DOM is what is read before or without the script: put a link to the hosted page in that language there.
 *
 * @element sfs-complaint
 * @slot - Shown until the texts are there, and where they can't be loaded
 * @slot heading - Above every view, in the page's own styles
 * @slot footer - Below every view, in the page's own styles
 * @fires {SfsReadyEvent} sfs-ready - The first sight stands
 * @fires {SfsViewChangedEvent} sfs-view-changed - The person went to another view
 * @fires {SfsBeforeFileEvent} sfs-before-file - The person asked to send; cancelable
 * @fires {SfsFiledEvent} sfs-filed - The server has the complaint; carries its reference
 * @csspart frame - The surface around everything
 * @cssstate loading - Its texts, or the view that was asked for, are on their way
 * @cssstate failed - A view could not be loaded; the person is offered to try again, or the hosted page
 * @cssstate waiting - A complaint is kept on this device, and the server is not proven to have it yet
 * @cssstate offline - The browser says that there is no network; what is sent meanwhile is kept, and goes by itself
 * @cssprop --sfs-accent - Buttons, links and the focus ring; these properties win over the theme of the marque
 * @cssprop --sfs-on-accent - Text on the accent
 * @cssprop --sfs-ink - Text
 * @cssprop --sfs-quiet - Text that stands back
 * @cssprop --sfs-surface - Background
 * @cssprop --sfs-tint - Background of panels
 * @cssprop --sfs-line - Edges of fields, and lines
 * @cssprop --sfs-bad - What is wrong
 * @cssprop --sfs-good - What went well
 * @cssprop --sfs-radius - Corners
 * @cssprop --sfs-font - Font stack; the page's own unless set
 */
export class SfsComplaint extends LitElement implements PartHost {
  static override styles = styles;

  static override properties = {
    lang: { reflect: true },
    marque: { reflect: true, converter: unless('sfs') },
    customer: { reflect: true },
    contract: { converter: unless('') },
    view: { reflect: true },
    api: { converter: unless(new URL(import.meta.url).origin) },
  };

  /** Language of the texts: fr, nl, de or en; else the nearest `lang` around the element, else the browser's. */
  declare lang: string;
  /** Marque whose site this is, by its id (`peugeot`, `alfa-romeo`, ...); `sfs` unless set. */
  declare marque: string;
  /** Kind of customer where the page knows it: private or business. */
  declare customer: Customer | undefined;
  /** Reference of the contract where the page knows it; the person can change it. */
  declare contract: string;
  /** What is shown: procedure, complaint or case. */
  declare view: View;
  /** Where the API is: an origin or a path; the script's own origin unless set. */
  declare api: string;

  /** @internal */
  declare language: Language;
  /** @internal */
  declare sight: SightTexts;
  /** @internal */
  declare form: FormTexts;
  /** @internal */
  declare client: Api;
  /** @internal */
  handoff = '';
  /** @internal */
  owner = {};
  readonly #states = this.attachInternals().states;
  #keys = '';
  /** Draws what is waiting on this device, where something is. */
  #drawWaiting: (() => unknown) | undefined;
  readonly #theme = new CSSStyleSheet();
  #channels: Channels = {};
  #parts: Partial<Record<View, Part>> = {};
  readonly #making = new Set<View>();
  /** What the parts have going, so that `reset` can end it. */
  readonly #controllers = new Set<ReactiveController>();
  #failed = false;
  #ready = false;
  #drawn: ChildNode[] | undefined;
  #takeOver: (() => void) | undefined;
  /** Whether the person chose this view; then the focus follows them. */
  #went = false;

  constructor() {
    super();
    this.marque = 'sfs';
    this.contract = '';
    this.view = 'procedure';
    this.api = new URL(import.meta.url).origin;
  }

  // What a server drew into a declarative shadow root stays, under its own sheet alone, until the same can be drawn here. Lit draws before a node that has to last.
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const { shadowRoot } = this;
    if (!shadowRoot) return super.createRenderRoot();
    this.#drawn = [...shadowRoot.childNodes];
    shadowRoot.prepend('');
    this.renderOptions.renderBefore = shadowRoot.firstChild;
    return shadowRoot;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#adopt(this.#theme);
    this.#lookForLinks();
    addEventListener('hashchange', this.#lookForLinks);
    this.#onNetwork();
    for (const type of NETWORK) addEventListener(type, this.#onNetwork);
    void this.#loadTexts();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#lookForLinks);
    for (const type of NETWORK) removeEventListener(type, this.#onNetwork);
    removeEventListener('storage', this.#loadWaiting);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!VIEWS.includes(this.view)) this.view = 'procedure';
    if (changed.has('api') && this.client) void this.#connect();
    if (this.view !== 'procedure') void this.#loadPart(this.view);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    this.tell('loading', !this.sight || this.#making.size > 0);
    this.tell('failed', this.#failed);
    if (changed.has('lang')) void this.#loadTexts();
    if (changed.has('marque')) void this.#dress();
    if (this.#ready || !this.sight) return;
    this.#ready = true;
    this.#takeOver?.();
    this.dispatchEvent(new SfsReadyEvent());
    void this.#loadWaiting();
  }

  /** Shows a view and moves the focus to its heading, for a button of the page's own. Fires no event: the page knows. */
  open(view: View): void {
    this.view = view;
    this.#went = true;
    void focusOn(this, '[data-heading]');
  }

  /** Back to the first sight, for the next person at a shared screen: an open case is closed here. What is kept on the device stays kept, and is still sent; what a person on a shared computer sent is seen no more. */
  reset(): void {
    for (const controller of this.#controllers) {
      this.removeController(controller);
      controller.hostDisconnected?.();
    }
    this.#controllers.clear();
    this.#parts = {};
    this.#keys = '';
    this.#failed = false;
    this.owner = {};
    this.#drawWaiting = undefined;
    this.handoff = '';
    this.view = 'procedure';
    this.requestUpdate();
    void this.#loadWaiting();
  }

  /** @internal */
  tell(state: ElementState, holds: boolean): void {
    try {
      this.#states[holds ? 'add' : 'delete'](state);
    } catch {
      // A browser that doesn't know such states, or not by these names.
    }
  }

  /** @internal */
  override addController(controller: ReactiveController, lasts = false): void {
    super.addController(controller);
    if (!lasts) this.#controllers.add(controller);
  }

  /** @internal */
  go(view: View): void {
    if (view === this.view) return;
    this.open(view);
    if (view === 'procedure') void this.#loadWaiting();
    this.dispatchEvent(new SfsViewChangedEvent(view));
  }

  protected override render(): unknown {
    if (!this.sight) return this.#drawn ? nothing : html`<slot></slot>`;
    return html`<div class="sfs" part="frame" lang=${this.language}>
      <slot name="heading"></slot>${this.#renderView()}<slot name="footer"></slot>
    </div>`;
  }

  #renderView(): unknown {
    if (this.view === 'procedure') {
      return html`${this.#drawWaiting?.()}${renderProcedure(this.sight, {
        language: this.language,
        now: Date.now(),
        channels: this.#channels,
        customer: this.customer,
        onOpen: this.#onSectionOpen,
        onGo: (view: View) => this.go(view),
      })}`;
    }
    const part = this.#parts[this.view];
    if (part) return part.render();
    return this.#failed ? this.#renderFailed() : html`<p aria-busy="true">…</p>`;
  }

  #renderFailed(): unknown {
    return html`<p role="alert">${this.sight.loadFailed}</p>
      <p class="actions">
        <button class="main" @click=${this.#onRetry}>${this.sight.retry}</button>
        <a href=${`${this.api}/${this.language}/${this.view}`}>${this.sight.hostedForm}</a>
      </p>`;
  }

  #onRetry = (): void => {
    this.#failed = false;
    this.requestUpdate();
  };

  #onNetwork = (): void => this.tell('offline', !navigator.onLine);

  // Also in a page that stands open already.
  #lookForLinks = (): void => {
    this.#lookForHandoff();
    this.#lookForKeys();
  };

  // The key of a draft: out of the address bar, and so of the history, before anything else.
  #lookForHandoff(): void {
    const [page = '', link = ''] = location.href.split('#sfs-draft=');
    if (link) history.replaceState(history.state, '', page);
    try {
      // What is typed in an open form comes first: the page is opened anew with the link, and its browser asks where something would be lost.
      if (link && this.#parts.complaint) {
        sessionStorage.setItem(HANDOFF, link);
        return location.reload();
      }
      this.handoff = link || (sessionStorage.getItem(HANDOFF) ?? '');
    } catch {
      this.handoff = link;
    }
    if (this.handoff) this.view = 'complaint';
  }

  #lookForKeys(): void {
    const [page = '', keys = ''] = location.href.split('#sfs-case=');
    if (!keys) return;
    history.replaceState(history.state, '', page);
    this.#keys = keys;
    this.view = 'case';
    this.requestUpdate();
  }

  /** @internal */
  takeKeys(): string {
    const keys = this.#keys;
    this.#keys = '';
    return keys;
  }

  /** @internal */
  endHandoff(): void {
    this.handoff = '';
    delete this.#parts.complaint;
    this.requestUpdate();
  }

  // The channels are asked for when somebody looks for them: who only reads sends nothing.
  #onSectionOpen = async (): Promise<void> => {
    await this.#connect();
    const reply = await this.client.meta();
    if (!('answer' in reply)) return;
    this.#channels = reply.answer.channels;
    this.requestUpdate();
  };

  // Who only reads sends nothing, and loads nothing to send with.
  async #connect(): Promise<void> {
    const { Api } = await import('../sync/api.ts');
    const base = this.api.replace(/\/$/, '');
    if (this.client?.base !== base) this.client = new Api(base);
  }

  #loadWaiting = async (): Promise<void> => {
    try {
      // Another page may leave something to be sent later.
      if (!WAITING.some((name) => localStorage.getItem(`sfs-complaint/${name}`)))
        return addEventListener('storage', this.#loadWaiting, { once: true });
      const { createWaiting } = await import('../sent/waiting.ts');
      await this.#connect();
      this.form = await loadForm(this.language);
      this.#drawWaiting = await createWaiting(this);
      this.requestUpdate();
    } catch {
      // No storage, or no connection: the form finds it when it is opened.
    }
  };

  // Where it can't be loaded, the neutral look stays.
  async #dress(): Promise<void> {
    const { marque } = this;
    const css = await themeOf(marque).catch(() => '');
    if (marque === this.marque) this.#theme.replaceSync(css);
  }

  async #loadTakeOver(drawn: ChildNode[]): Promise<void> {
    const { takeOver } = await import('./take-over.ts');
    this.#takeOver = () => takeOver(this.renderRoot as ShadowRoot, drawn, styles.styleSheet);
  }

  async #loadTexts(): Promise<void> {
    const language = languageOf(this);
    if (language === this.language) return;
    // While the texts are on their way: a browser takes long to make its first one.
    setTimeout(dateFormat, 0, language);
    const dressed = this.#dress();
    try {
      const [sight, form] = await Promise.all([
        loadSight(language),
        this.form ? loadForm(language) : undefined,
        this.#drawn && this.#loadTakeOver(this.#drawn),
      ]);
      await Promise.race([dressed, new Promise((late) => setTimeout(late, THEME_WAIT_MS))]);
      if (language !== languageOf(this)) return;
      this.language = language;
      this.sight = sight;
      if (form) this.form = form;
      // Loaded meanwhile in the language before.
      else if (this.form) this.form = await loadForm(language);
      for (const part of Object.values(this.#parts)) await part.speak?.();
      this.requestUpdate();
    } catch {
      // The light DOM stays: it holds a link to our page.
    }
  }

  async #loadPart(view: Exclude<View, 'procedure'>): Promise<void> {
    if (this.#parts[view] || this.#making.has(view) || this.#failed || !this.sight) return;
    // Once: a second one, made meanwhile, would take the place of the one that was typed in.
    this.#making.add(view);
    const { language } = this;
    // What a reset has overtaken goes to those that it let go.
    const parts = this.#parts;
    try {
      const [{ createPart, styles: partStyles }, form] = await Promise.all([
        this.handoff && view === 'complaint' ? import('../handoff/receiving.ts') : PARTS[view](),
        loadForm(language),
        this.#connect(),
      ]);
      this.form = this.language === language ? form : await loadForm(this.language);
      this.#adopt(partStyles.styleSheet);
      parts[view] = await createPart(this);
      if (this.#went) void focusOn(this, '[data-heading]');
      else this.requestUpdate();
    } catch {
      this.#failed = true;
      this.requestUpdate();
    } finally {
      this.#making.delete(view);
    }
  }

  #adopt(sheet: CSSStyleSheet | undefined): void {
    const root = this.renderRoot as ShadowRoot;
    if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  }
}
