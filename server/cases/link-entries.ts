import { type Actor, type CaseEntry, isPublic } from '#shared/case/events.ts';
import type { Decided } from '#shared/case/decide.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { commitmentOf, FIRST_LINK, linkOf, newSalt } from '#shared/proof/chain.ts';
import type { RandomBytes, Subtle } from '#shared/proof/web-crypto.ts';
import type { LogEnd } from './case-log.ts';

/** An entry ready to be written: in its place, committed to its words and linked to the one before. `pub` is its number for the customer, null where it is not theirs to see. */
export type LinkedEntry = CaseEntry & {
  caseId: string;
  pub: number | null;
  commitment: string | null;
  prev: string;
  hash: string;
};

/** Turns what was decided into the entries that follow `end`; without one they are the first of their case. */
export async function linkEntries(
  { subtle, random }: { subtle: Subtle; random: RandomBytes },
  { caseId, at, by }: { caseId: string; at: string; by: Actor },
  decided: readonly Decided[],
  end: LogEnd = { seq: 0, pub: 0, hash: FIRST_LINK },
): Promise<LinkedEntry[]> {
  const linked: LinkedEntry[] = [];
  let { seq, pub, hash: prev } = end;
  for (const { event, body } of decided) {
    seq += 1;
    if (isPublic(event)) pub += 1;
    const salt = newSalt(random);
    // What reached `decide` came from JSON, so what it hands on is JSON again.
    const commitment = body === undefined ? null : await commitmentOf(subtle, salt, body as Json);
    const hash = await linkOf(subtle, { caseId, seq, at, by, event, commitment, prev });
    const words = body === undefined ? {} : { body, salt };
    const place = { caseId, seq, pub: isPublic(event) ? pub : null };
    linked.push({ ...place, at, by, event, commitment, prev, hash, ...words });
    prev = hash;
  }
  return linked;
}
