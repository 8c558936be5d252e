import { type CaseEntry, isPublic } from '#shared/case/events.ts';
import { FIRST_LINK, linkOf } from '#shared/proof/chain.ts';
import type { Subtle } from '#shared/proof/web-crypto.ts';

type Committed = CaseEntry & { commitment: string | null };

/**
 * Where the chain over the entries that the customer sees ends: numbered as they count, and with nobody of the staff named. It stands in their receipts, and not that of the whole log,
 * from which they could tell that something internal lies between two of their entries. Anybody who has the customer's entries can count it again.
 */
export async function publicChain(
  subtle: Subtle,
  caseId: string,
  log: readonly Committed[],
): Promise<string> {
  let prev = FIRST_LINK;
  let seq = 0;
  for (const { at, by, event, commitment } of log.filter((entry) => isPublic(entry.event))) {
    seq += 1;
    const seen = { caseId, seq, at, by: { role: by.role }, event, commitment, prev };
    prev = await linkOf(subtle, seen);
  }
  return prev;
}
