import { html as serverHtml, render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';

/** A part of a page; every value in it was or will be escaped by the template it stands in. */
export type Markup = ReturnType<typeof serverHtml>;

/**
 * The only tag for these pages: its templates never reach a browser, so they may fill `<title>` and `<textarea>`. A template may not end with
 * a value: @lit-labs/ssr 4.1.0 writes a stray `<?>` behind it, so this throws at the first rendering.
 */
export const html: typeof serverHtml = (strings, ...values) => {
  if (strings.at(-1) === '') throw new Error('A template of a page ends with text or a tag.');
  return serverHtml(strings, ...values);
};

/** The finished text of a page, without a pause in between. */
export const toText = (markup: Markup): string => collectResultSync(render(markup));
