// Made from the code by `npm run manifest`; a test fails when it is stale.
export type Customer = 'private' | 'business';
export type View = 'procedure' | 'complaint' | 'case';
export type Subject = 'credit' | 'leasing' | 'insurance' | 'service' | 'data' | 'other';

/** The first sight stands: texts are there and the element has drawn itself once. */
export declare class SfsReadyEvent extends Event {
  constructor();
}

/** The person went to another view. Not fired when a page sets `view` itself. */
export declare class SfsViewChangedEvent extends Event {
  readonly view: View;
  constructor(view: View);
}

/** The person asked to send. `preventDefault()` keeps the complaint as a draft. It tells no words of theirs. */
export declare class SfsBeforeFileEvent extends Event {
  readonly customer: Customer;
  readonly subject: Subject;
  constructor(customer: Customer, subject: Subject);
}

/** The server has the complaint. The reference is public and opens nothing; the code stays within the element. */
export declare class SfsFiledEvent extends Event {
  readonly reference: string;
  constructor(reference: string);
}

/** A customer of Stellantis Financial Services Belux reads what to do about a complaint, files it, and keeps the proof. Its light DOM is what is read before or without the script: put a link to the hosted page in that language there. */
export declare class SfsComplaint extends HTMLElement {
  /** Language of the texts: fr, nl, de or en; else the nearest `lang` around the element, else the browser's. */
  lang: string;
  /** Marque whose site this is, by its id (`peugeot`, `alfa-romeo`, ...); `sfs` unless set. */
  marque: string;
  /** Kind of customer where the page knows it: private or business. */
  customer: Customer | undefined;
  /** Reference of the contract where the page knows it; the person can change it. */
  contract: string;
  /** What is shown: procedure, complaint or case. */
  view: View;
  /** Where the API is: an origin or a path; the script's own origin unless set. */
  api: string;
  /** Shows a view and moves the focus to its heading, for a button of the page's own. Fires no event: the page knows. */
  open(view: View): void;
  /** Back to the first sight, for the next person at a shared screen: an open case is closed here. What is kept on the device stays kept, and is still sent; what a person on a shared computer sent is seen no more. */
  reset(): void;
  /** Resolves once what was set is drawn. */
  readonly updateComplete: Promise<boolean>;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'sfs-ready': SfsReadyEvent;
    'sfs-view-changed': SfsViewChangedEvent;
    'sfs-before-file': SfsBeforeFileEvent;
    'sfs-filed': SfsFiledEvent;
  }
}
