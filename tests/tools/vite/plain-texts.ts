import type { Plugin } from 'vite';

const CALL = /\bmsg\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"),\s*\{\s*id: '\w+'[^}]*\},?\s*\)/g;

/** Sends the French as plain texts, as the other languages are: what marks them for lit-localize is of no use to a page. */
export const plainTexts = (): Plugin => ({
  name: 'plain-texts',
  enforce: 'pre',
  apply: 'build',
  transform: {
    filter: {
      id: /\/shared\/texts\/(?:sight|form|drafts|case|dossier|verify|files|handoff|letters|parked|session|code)\.ts$/,
    },
    handler(code) {
      const plain = code.replace(CALL, '$1');
      if (/\bmsg\(/.test(plain))
        this.error('a text is written in a way that plain-texts.ts does not know');
      return { code: plain, map: null };
    },
  },
});
