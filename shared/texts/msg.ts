/**
 * Marks a text for lit-localize: its tools know the call by this type's brand. The French is written here, the other
 * languages come from `xliff/`, and every language is then a plain module of texts, so that one page or one server can
 * show several at once (see docs/decisions/0002-texts.md). `{name}` in a text is filled by `fill`.
 */
export const msg: ((text: string, options: { id: string; desc?: string }) => string) & {
  _LIT_LOCALIZE_MSG_?: never;
} = (text) => text;

/** Puts values into a text's `{name}` places. A place without a value stays as it is, so that a mistake shows. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
