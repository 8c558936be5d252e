import type { Customer, Subject } from '#shared/api/choices.ts';

/** What the element shows: the procedure, the form, or one case that was opened with its code. */
export const VIEWS = ['procedure', 'complaint', 'case'] as const;
export type View = (typeof VIEWS)[number];

const everywhere = { bubbles: true, composed: true };

/** The first sight stands: texts are there and the element has drawn itself once. */
export class SfsReadyEvent extends Event {
  constructor() {
    super('sfs-ready', everywhere);
  }
}

/** The person went to another view. Not fired when a page sets `view` itself. */
export class SfsViewChangedEvent extends Event {
  readonly view: View;

  constructor(view: View) {
    super('sfs-view-changed', everywhere);
    this.view = view;
  }
}

/** The person asked to send. `preventDefault()` keeps the complaint as a draft. It tells no words of theirs. */
export class SfsBeforeFileEvent extends Event {
  readonly customer: Customer;
  readonly subject: Subject;

  constructor(customer: Customer, subject: Subject) {
    super('sfs-before-file', { ...everywhere, cancelable: true });
    this.customer = customer;
    this.subject = subject;
  }
}

/** The server has the complaint. The reference is public and opens nothing; the code stays within the element. */
export class SfsFiledEvent extends Event {
  readonly reference: string;

  constructor(reference: string) {
    super('sfs-filed', everywhere);
    this.reference = reference;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'sfs-ready': SfsReadyEvent;
    'sfs-view-changed': SfsViewChangedEvent;
    'sfs-before-file': SfsBeforeFileEvent;
    'sfs-filed': SfsFiledEvent;
  }
}
