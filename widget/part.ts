import type { CSSResult, ReactiveController } from 'lit';
import type { Customer, Language } from '#shared/api/choices.ts';
import type { FormTexts } from '#shared/texts/form.ts';
import type { SightTexts } from '#shared/texts/sight.ts';
import type { Api } from './sync/api.ts';
import type { View } from './events.ts';

/** What a page's style sheet may ask of the element, as `:state(waiting)`. */
export type ElementState = 'loading' | 'failed' | 'waiting' | 'offline';

/** What a lazily loaded view may know and do of the element it is drawn in. */
export type PartHost = EventTarget & {
  readonly api: string;
  readonly client: Api;
  readonly marque: string;
  readonly customer: Customer | undefined;
  readonly contract: string;
  readonly language: Language;
  readonly sight: SightTexts;
  readonly form: FormTexts;
  /** A draft that was handed over from another device, as `ID.KEY` of the page's address; empty where there is none. */
  readonly handoff: string;
  /** Who has the element: another one after each `reset`. */
  readonly owner: object;
  readonly isConnected: boolean;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
  /** Reference and code from a link that opens a case, once; empty where there is none. */
  takeKeys(): string;
  /** Shows the form after such a draft was taken, or given up. */
  endHandoff(): void;
  /** What works on while the element is on a page, and stops when it is taken off; what `lasts` outlives a `reset` too. */
  addController(controller: ReactiveController, lasts?: boolean): void;
  removeController(controller: ReactiveController): void;
  /** Whether a state of the element holds now. */
  tell(state: ElementState, holds: boolean): void;
  /** Goes to another view on the person's behalf. */
  go(view: View): void;
};

/** A view that is loaded when it is first opened. Its state lives as long as the element, so going back and forth loses nothing. */
export type Part = {
  render(): unknown;
  /** Loads its own texts anew after the language changed. */
  speak?(): Promise<void>;
};

export type PartModule = {
  styles: CSSResult;
  /** Makes the view; may load texts that only it needs. */
  createPart(host: PartHost): Part | Promise<Part>;
};

/** Moves the focus once the next drawing stands; the thing has `tabindex="-1"` or is a control. */
export async function focusOn(host: PartHost, selector: string): Promise<void> {
  host.requestUpdate();
  await host.updateComplete;
  host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
}
