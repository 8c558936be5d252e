/** What nobody sees, but what changes what is seen; joiners and the soft hyphen belong to words of some languages. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const BELONGS = new Set(['\n', '\u00ad', '\u200c', '\u200d']);

/**
 * A text as it can be printed without hiding anything: a character that the font has no sign for, and one that can't be seen, is written as its number, `[U+1F600]`. Tabs become
 * spaces, every kind of line break a line feed.
 */
export function makeReadable(text: string, hasGlyph: (point: number) => boolean): string {
  let readable = '';
  for (const character of text.replace(/\r\n?/g, '\n').replaceAll('\t', '    ')) {
    const point = character.codePointAt(0) ?? 0;
    const isShown = BELONGS.has(character) || (!UNSEEN.test(character) && hasGlyph(point));
    readable += isShown ? character : `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return readable;
}
