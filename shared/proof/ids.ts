import { toBase64url } from './bytes.ts';
import type { RandomBytes } from './web-crypto.ts';

/** A name for a case, a command or a file that no other page will make: 128 random bits, 22 characters of base64url. */
export function newId(random: RandomBytes): string {
  return toBase64url(random(16));
}

/** True for what `newId` can return and nothing else, so that one id never has two spellings. */
export function isId(text: string): boolean {
  return /^[\w-]{21}[AQgw]$/.test(text);
}
