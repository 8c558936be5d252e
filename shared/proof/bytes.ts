import type { Bytes } from './web-crypto.ts';

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The same bytes as `TextEncoder` gives: half a surrogate pair becomes U+FFFD. */
export function utf8(text: string): Bytes {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) {
    let point = character.codePointAt(0) ?? 0;
    if (point >> 11 === 0x1b) point = 0xfffd;
    if (point < 0x80) {
      bytes[length++] = point;
      continue;
    }
    let shift = point < 0x800 ? 6 : point < 0x10000 ? 12 : 18;
    bytes[length++] = (0xf0 << (3 - shift / 6)) | (point >> shift);
    while ((shift -= 6) >= 0) bytes[length++] = 0x80 | ((point >> shift) & 0x3f);
  }
  return bytes.slice(0, length);
}

/** The text of these bytes, a byte order mark included; undefined when they are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decodeURIComponent(
      Array.from(bytes, (byte) => '%' + (byte + 256).toString(16).slice(1)).join(''),
    );
  } catch {
    return undefined;
  }
}

/** RFC 4648 section 5, without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let bit = 0; bit < bytes.length * 8; bit += 6) {
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += base64url[(pair >> (10 - (bit & 7))) & 63];
  }
  return text;
}

/** Undefined for anything that `toBase64url` would not have written: padding, `+`, `/`, spaces, loose last bits. */
export function fromBase64url(text: string): Bytes | undefined {
  const bytes = new Uint8Array((text.length * 3) >> 2);
  let held = 0;
  let bits = 0;
  let length = 0;
  for (const character of text) {
    const value = base64url.indexOf(character);
    if (value < 0) return undefined;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = held >> bits;
    held &= (1 << bits) - 1;
  }
  return held || bits > 4 ? undefined : bytes;
}
