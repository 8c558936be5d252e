import type { Plugin } from 'vite';

const EVERY_KEY = /for \(const (\w+) in (this\.entries|input)\)/g;

/**
 * Lets valibot look at an object's own keys alone: it goes over inherited ones too, and a page that adds an enumerable property to `Object.prototype` would give every schema
 * a field more, which is no schema, so that the form stops. Stops the build when valibot writes it differently.
 */
export const ownKeys = (): Plugin => ({
  name: 'own-keys',
  apply: 'build',
  transform: {
    filter: { id: /\/valibot\/dist\/index\.m?js$/ },
    handler(code) {
      if (!EVERY_KEY.test(code))
        this.error('valibot goes over keys in another way now: see own-keys.ts');
      return { code: code.replace(EVERY_KEY, 'for (const $1 of Object.keys($2))'), map: null };
    },
  },
});
