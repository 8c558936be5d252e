import { isArray, type Json } from './canonical-json.ts';

/** NUL, which libSQL cuts a text at, and halves of surrogate pairs, which UTF-8 can't hold, become U+FFFD; nothing else changes. */
export function cleanText(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, '\ufffd');
}

/**
 * Cleans every text and every key. A key `__proto__` stays a member like any other and never becomes the prototype; of two keys that become
 * equal the last one wins. Recurses: the caller limits the depth (32) first.
 */
export function cleanJson(value: Json): Json {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || !value) return value;
  if (isArray(value)) return value.map(cleanJson);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      cleanText(name),
      member === undefined ? member : cleanJson(member),
    ]),
  );
}
