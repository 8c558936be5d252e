import type { Language } from '../api/choices.ts';

/** The endings of files that may be sent, for `accept` of a file field: many systems know no type for .eml or .heic. */
export const ACCEPT = '.pdf,.jpg,.jpeg,.png,.webp,.heic,.heif,.docx,.odt,.txt,.eml';

const TYPES =
  /^(application\/(pdf|.*\.wordprocessingml\.document|.*\.opendocument\.text)|image\/(jpeg|png|webp|hei[cf])|text\/plain|message\/rfc822)$/;

/** The type of a file that may be sent, as its system says or, of a picture, by its ending; '' where only the ending is known. Undefined for what is not taken; the server looks at the content. */
export function typeOf({ name, type }: { name: string; type: string }): string | undefined {
  if (TYPES.test(type)) return type;
  const ending = endingOf(name).toLowerCase();
  if (!ACCEPT.split(',').includes(ending)) return undefined;
  const picture = `image/${ending.slice(1).replace('jpg', 'jpeg')}`;
  return TYPES.test(picture) ? picture : '';
}

/** The ending of a file's name with its dot; '' where it has none. */
export const endingOf = (name: string): string => /\.\w{1,8}$/.exec(name)?.[0] ?? '';

/** A size as people say it: "640 kB", "2.4 MB"; 20 MiB are 20 of these. */
export function sizeInWords(language: Language, bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  const unit = isLarge ? 'megabyte' : 'kilobyte';
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1024 ** 2 : Math.max(1, bytes / 1024));
}
