import { toBase64url, utf8 } from '#shared/proof/bytes.ts';
import type { Subtle } from '#shared/proof/web-crypto.ts';

/** How a token of 256 random bits is kept: base64url of its SHA-256, which opens nothing. */
export async function tokenHash(subtle: Subtle, token: string): Promise<string> {
  return toBase64url(new Uint8Array(await subtle.digest('SHA-256', utf8(token))));
}
