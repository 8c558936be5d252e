// Crockford's 32 in the order of their values: no I, L, O or U.
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Drops spaces, dashes and invisible marks, what a sentence has put around it (quotes, a full stop), and reads o as 0, i and l as 1; whatever else is wrong stays for the caller to find. */
export function foldTyped(typed: string): string {
  return typed
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$|[\s\p{Pd}\p{Cf}\u2043\u2212]/gu, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/** The values of these symbols, -1 for what is none. */
export function valuesOf(text: string): number[] {
  return Array.from(text, (symbol) => symbols.indexOf(symbol));
}

/** The symbols of these values, of which only the lower five bits count. */
export function symbolsOf(values: Iterable<number>): string {
  return Array.from(values, (value) => symbols[value & 31]).join('');
}

/** Multiplication by alpha in GF(32), alpha being x modulo x^5 + x^2 + 1: its first 31 powers are all different. */
export function timesAlpha(value: number): number {
  return value < 16 ? value << 1 : (value << 1) ^ 37;
}

/** These values as coefficients, highest power first, of a polynomial over GF(32), at alpha: zero when the check symbols are right. */
export function atAlpha(values: readonly number[]): number {
  return values.reduce((sum, value) => timesAlpha(sum) ^ value, 0);
}
