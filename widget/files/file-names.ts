import { LIMITS } from '#shared/api/limits.ts';
import { endingOf } from '#shared/filing/attachments.ts';

/** A name without what would write over the page: control characters and marks that turn the direction of text. Long ones keep their ending. */
export function cleanName(name: string): string {
  const clean = name
    .replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim();
  const ending = endingOf(clean);
  const room = LIMITS.fileName - ending.length;
  return clean.length > LIMITS.fileName ? clean.slice(0, room) + ending : clean || '?';
}

/** The name of a photograph that was made a JPEG. */
export const asJpeg = (name: string): string =>
  `${name.slice(0, name.length - endingOf(name).length)}.jpg`;
