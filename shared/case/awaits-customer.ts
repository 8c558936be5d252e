import type { CaseEntry } from './events.ts';

/** Whether the customer was asked something and has not written since. */
export const awaitsCustomer = (entries: readonly CaseEntry[]): boolean =>
  entries.findLastIndex(({ event }) => event.type === 'informationAsked') >
  entries.findLastIndex(
    ({ event, by }) => event.type === 'informationAdded' && by.role === 'customer',
  );
