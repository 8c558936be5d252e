import { LIMITS } from '#shared/api/limits.ts';

const ENDINGS = '.pdf,.jpg,.jpeg,.png,.webp,.heic,.heif,.docx,.odt,.txt,.eml';
const TYPES =
  /^(application\/(pdf|.*\.wordprocessingml\.document|.*\.opendocument\.text)|image\/(jpeg|png|webp|hei[cf])|text\/plain|message\/rfc822)$/;

/** For `accept` of a file field: endings, as many systems know no type for .eml or .heic. */
export const ACCEPT = ENDINGS;

/** The type of a file that may be sent, as its system says or, of a picture, by its ending; '' where only the ending is known. Undefined for what is not taken; the server looks at the content. */
export function typeOf({ name, type }: Pick<File, 'name' | 'type'>): string | undefined {
  if (TYPES.test(type)) return type;
  const ending = endingOf(name).toLowerCase();
  if (!ENDINGS.split(',').includes(ending)) return undefined;
  const picture = `image/${ending.slice(1).replace('jpg', 'jpeg')}`;
  return TYPES.test(picture) ? picture : '';
}

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

const endingOf = (name: string) => /\.\w{1,8}$/.exec(name)?.[0] ?? '';
