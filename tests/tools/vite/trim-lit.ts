import type { Plugin } from 'vite';

const ERRORS =
  /Error\("(?:CSSResult is not constructable|Value passed to 'css')[^"]*"(?:\+\w+\+"[^"]*")?\)/g;
const CAN_ADOPT =
  /(\w)\.ShadowRoot&&\(void 0===\1\.ShadyCSS\|\|\1\.ShadyCSS\.nativeShadow\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/;

/**
 * Takes out of Lit what no browser of ours needs: the way of styles where sheets can't be adopted (our own code adopts them too), and the sentences of two errors that only
 * an author's mistakes in `css` templates bring about; Lit's own files, which our tests load, still say them. Stops the build when Lit writes them differently.
 */
export const trimLit = (): Plugin => ({
  name: 'trim-lit',
  apply: 'build',
  transform: {
    filter: { id: /\/@lit\/reactive-element\/css-tag\.js$/ },
    handler(code) {
      if (code.match(ERRORS)?.length !== 2 || !CAN_ADOPT.test(code))
        this.error('Lit writes its css templates in another way now: see trim-lit.ts');
      return { code: code.replace(ERRORS, 'Error("css")').replace(CAN_ADOPT, '!0'), map: null };
    },
  },
});
