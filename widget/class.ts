/** The entry that registers nothing, for who names the element themselves or registers it later: `customElements.define('our-complaint', SfsComplaint)`. */
export { SfsComplaint } from './complaint/complaint.ts';
export { SfsBeforeFileEvent, SfsFiledEvent, SfsReadyEvent, SfsViewChangedEvent } from './events.ts';
