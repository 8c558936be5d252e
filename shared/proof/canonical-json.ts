/** What JSON can hold; members that are undefined count as absent, as for `JSON.stringify`. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [member: string]: Json | undefined };

/**
 * RFC 8785 (JCS): one spelling for one value, so that hashes agree wherever they are made. Throws on what I-JSON can't hold (NaN, Infinity,
 * half a surrogate pair). Recurses as deep as the value is: who takes values from outside limits their depth first.
 */
export function canonicalJson(value: Json): string {
  if (isArray(value)) return `[${Array.from(value, (item) => canonicalJson(item)).join()}]`;
  if (typeof value === 'object' && value) {
    const members = Object.keys(value)
      .sort()
      .flatMap((name) => {
        const member = value[name];
        return member === undefined ? [] : `${canonicalJson(name)}:${canonicalJson(member)}`;
      });
    return `{${members.join()}}`;
  }
  if (typeof value === 'string' ? /\p{Cs}/u.test(value) : !isLiteral(value))
    throw new Error('Canonical JSON holds finite numbers and well-formed text only.');
  return JSON.stringify(value);
}

/** `Array.isArray`, which by itself does not take readonly arrays out of a union. */
export const isArray: (value: Json) => value is readonly Json[] = Array.isArray;

function isLiteral(value: unknown): boolean {
  return value === null || typeof value === 'boolean' || Number.isFinite(value);
}
