import type { Actor, CaseEntry } from '#shared/case/events.ts';
import type { Decided } from '#shared/case/decide.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { commitmentOf, FIRST_LINK, linkOf, newSalt } from '#shared/proof/chain.ts';
import type { RandomBytes, Subtle } from '#shared/proof/web-crypto.ts';
import type { LogEnd } from './case-log.ts';

/** An entry ready to be written: in its place, committed to its words and linked to the one before. `pub` is its number for the customer. */
export type LinkedEntry = CaseEntry & {
  caseId: string;
  pub: number;
  commitment: string | null;
  prev: string;
  hash: string;
};

/** Turns what was decided into the entries that follow `end`; without one they are the first of their case. All are the customer's to see. */
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
    pub += 1;
    const salt = newSalt(random);
    // What reached `decide` came from JSON, so what it hands on is JSON again.
    const commitment = body === undefined ? null : await commitmentOf(subtle, salt, body as Json);
    const hash = await linkOf(subtle, { caseId, seq, at, by, event, commitment, prev });
    const words = body === undefined ? {} : { body, salt };
    linked.push({ caseId, seq, pub, at, by, event, commitment, prev, hash, ...words });
    prev = hash;
  }
  return linked;
}
