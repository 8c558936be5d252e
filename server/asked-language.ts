import { LANGUAGES, type Language } from '#shared/api/choices.ts';

/** The one of our languages that an `Accept-Language` header (RFC 9110) asks for most, the first of equals; undefined where it names none. */
export function askedLanguage(header = ''): Language | undefined {
  const wishes = header.split(',').map((wish) => {
    const [tag = '', ...parameters] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    return { language: tag.split('-')[0], weight: Number(weight) || 0 };
  });
  const [best] = wishes
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ language }) => LANGUAGES.filter((ours) => ours === language));
  return best;
}
