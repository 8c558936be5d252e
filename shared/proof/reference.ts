import { fromBase64url } from './bytes.ts';
import { atAlpha, foldTyped, symbolsOf, timesAlpha, valuesOf } from './crockford.ts';

/** The attempts that one case id has bits for; a server that finds all of them taken asks for another case id. */
export const referenceAttempts: readonly number[] = [0, 1, 2, 3, 4];

/**
 * The public name of a case, `SFB-26-7K3M9Q`, which opens nothing. Its five symbols are 25 bits of the case id, from bit 25 * attempt on, so
 * that a page can show it before the server has answered; the server takes the next attempt (0 to 4) when another case has it already.
 */
export function referenceOf(caseId: string, year: number, attempt: number): string {
  const id = fromBase64url(caseId);
  if (id?.length !== 16 || !Number.isInteger(year) || !referenceAttempts.includes(attempt))
    throw new Error('A reference is made from a case id, a year and an attempt from 0 to 4.');
  const random = [0, 5, 10, 15, 20].map((offset) => {
    const bit = 25 * attempt + offset;
    return (((id[bit >> 3] ?? 0) << 8) | (id[(bit >> 3) + 1] ?? 0)) >> (11 - (bit & 7));
  });
  const digits = String(year % 100).padStart(2, '0');
  const symbols = symbolsOf(random);
  // Year, symbols and check are a polynomial that is zero at alpha: no wrong symbol and no swap of neighbours keeps it so.
  const check = timesAlpha(atAlpha(valuesOf(digits + symbols)));
  return `SFB-${digits}-${symbols}${symbolsOf([check])}`;
}

/** The reference that was meant, in its one spelling, also where its three letters were left out; undefined for what can't be one, or has a wrong or swapped character in it. */
export function readReference(typed: string): string | undefined {
  const [, digits, symbols] = /^(?:SFB)?(\d\d)(\w{6})$/.exec(foldTyped(typed)) ?? [];
  if (!digits || !symbols) return undefined;
  const values = valuesOf(digits + symbols);
  return values.includes(-1) || atAlpha(values) ? undefined : `SFB-${digits}-${symbols}`;
}
