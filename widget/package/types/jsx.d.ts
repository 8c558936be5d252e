// Made from the code by `npm run manifest`; a test fails when it is stale.
import type {
  Customer,
  SfsBeforeFileEvent,
  SfsFiledEvent,
  SfsReadyEvent,
  SfsViewChangedEvent,
  View,
} from './class.js';

/** Attributes and events of `<sfs-complaint>` as JSX takes them. */
export type SfsComplaintProps = {
  /** Language of the texts: fr, nl, de or en; else the nearest `lang` around the element, else the browser's. */
  lang?: string | undefined;
  /** Marque whose site this is, by its id (`peugeot`, `alfa-romeo`, ...); `sfs` unless set. */
  marque?: string | undefined;
  /** Kind of customer where the page knows it: private or business. */
  customer?: Customer | undefined;
  /** Reference of the contract where the page knows it; the person can change it. */
  contract?: string | undefined;
  /** What is shown: procedure, complaint or case. */
  view?: View | undefined;
  /** Where the API is: an origin or a path; the script's own origin unless set. */
  api?: string | undefined;
  /** The first sight stands */
  'onsfs-ready'?: ((event: SfsReadyEvent) => void) | undefined;
  /** The person went to another view */
  'onsfs-view-changed'?: ((event: SfsViewChangedEvent) => void) | undefined;
  /** The person asked to send; cancelable */
  'onsfs-before-file'?: ((event: SfsBeforeFileEvent) => void) | undefined;
  /** The server has the complaint; carries its reference */
  'onsfs-filed'?: ((event: SfsFiledEvent) => void) | undefined;
};

/** Those of `<sfs-complaint-frame>`, which a page loads from our server. */
export type SfsComplaintFrameProps = Omit<SfsComplaintProps, 'contract' | 'api'>;
