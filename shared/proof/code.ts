import { toBase64url, utf8 } from './bytes.ts';
import { atAlpha, foldTyped, symbolsOf, timesAlpha, valuesOf } from './crockford.ts';
import type { RandomBytes, Subtle } from './web-crypto.ts';

const length = 28;

/** What a typed code turned out to be; `position` is that of the wrong one among the 28 characters, from 0. */
export type CodeReading =
  | { code: string }
  | { suggestion: string; position: number }
  | { problem: 'length' | 'character' | 'unreadable' };

/**
 * A new access code, the secret that opens one case: 130 random bits as 26 Crockford symbols and 2 check symbols, in 7 groups of 4.
 *
 * The 28 symbols are the coefficients, highest power first, of a polynomial over GF(32) that is zero at 1 and at alpha: a shortened
 * Reed-Solomon code [28,26] of distance 3. See `timesAlpha` for the field.
 */
export function makeCode(random: RandomBytes): string {
  const values = Array.from(random(length - 2), (byte) => byte & 31);
  const ones = sumOf(values);
  const wanted = ones ^ atAlpha([...values, 0, 0]);
  // The checks a, b solve a + b = ones and a * alpha + b = value at alpha, so a * (alpha + 1) = wanted.
  let check = 0;
  while ((timesAlpha(check) ^ check) !== wanted) check++;
  return grouped([...values, check, check ^ ones]);
}

/**
 * Reads a code as people type it: any case, spaces and dashes, O for 0, I and L for 1. One wrong character is found and the right code
 * suggested; two or more wrong ones are never taken for a code, but may lead to a wrong suggestion, so a person has to confirm it.
 */
export function readCode(typed: string): CodeReading {
  const values = valuesOf(foldTyped(typed));
  if (values.includes(-1)) return { problem: 'character' };
  if (values.length !== length) return { problem: 'length' };
  const error = sumOf(values);
  const shifted = atAlpha(values);
  if (!error && !shifted) return { code: grouped(values) };
  // One error at the power p leaves `error` at 1 and `error * alpha^p` at alpha.
  for (let position = length - 1, product = error; position >= 0; position--) {
    if (product === shifted) {
      const mended = values.map((value, at) => (at === position ? value ^ error : value));
      return { suggestion: grouped(mended), position };
    }
    product = timesAlpha(product);
  }
  return { problem: 'unreadable' };
}

/**
 * What the server gets instead of the code: base64url of 32 bytes of HKDF-SHA-256 (RFC 5869), whose input key is the ASCII of the 28
 * symbols, upper case and without dashes, whose salt is empty and whose info is `sfs-complaint/auth/1`. Rejects for what is no code.
 */
export async function verifierOf(subtle: Subtle, code: string): Promise<string> {
  const read = readCode(code);
  if (!('code' in read)) throw new Error('Only a complete and right access code has a verifier.');
  const symbols = utf8(foldTyped(read.code));
  const key = await subtle.importKey('raw', symbols, 'HKDF', false, ['deriveBits']);
  const bits = await subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: utf8(''), info: utf8('sfs-complaint/auth/1') },
    key,
    256,
  );
  return toBase64url(new Uint8Array(bits));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum ^ value, 0);
}

function grouped(values: readonly number[]): string {
  return symbolsOf(values).replace(/.{4}(?=.)/g, '$&-');
}
