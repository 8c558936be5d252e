import { dirname, relative } from 'node:path/posix';
import type { Plugin } from 'vite';
import { MARQUES } from '../../../shared/procedure/marques.ts';

const SOURCES = new URL('../../../widget/themes/', import.meta.url);
const LOADED = '`./${marque}.ts`';
const PLACE = '__themes__';

/**
 * Makes the theme of each marque a module and a style sheet of its own, `themes/NAME.js` for the widget and `themes/NAME.css` for hosted pages, and leads the
 * widget's import there. Their names are those of the marques, so that a page loads one file and no list; `themes/names.js` is the list, for the demo. Stops the build where a marque has no theme.
 */
export const themes = (): Plugin => ({
  name: 'themes',
  enforce: 'pre',
  apply: 'build',
  buildStart() {
    this.addWatchFile(new URL('theme-css.ts', SOURCES).pathname);
    for (const { pathname } of Object.values(sources())) this.addWatchFile(pathname);
  },
  transform: {
    filter: { id: /\/widget\/themes\/theme-of\.ts$/ },
    handler(code) {
      if (!code.includes(LOADED)) this.error('theme-of.ts loads themes in another way now');
      const built = `/* @vite-ignore */ \`${PLACE}/\${marque}.js\``;
      return { code: code.replace(LOADED, built), map: null };
    },
  },
  renderChunk(code, { fileName }) {
    if (!code.includes(PLACE)) return null;
    const there = relative(dirname(fileName), 'themes');
    return { code: code.replace(PLACE, there.startsWith('.') ? there : `./${there}`), map: null };
  },
  async generateBundle() {
    const names = `export const MARQUES=${JSON.stringify(MARQUES)};\n`;
    this.emitFile({ type: 'asset', fileName: 'themes/names.js', source: names });
    for (const [marque, { href }] of Object.entries(sources())) {
      // A new address each time: in a build that watches, Node would give the theme that it read first.
      const { css } = (await import(`${href}?${Date.now()}`)) as { css: string };
      const script = `export const css=${JSON.stringify(css)};\n`;
      this.emitFile({ type: 'asset', fileName: `themes/${marque}.js`, source: script });
      this.emitFile({ type: 'asset', fileName: `themes/${marque}.css`, source: `${css}\n` });
    }
  },
});

const sources = (): Record<string, URL> =>
  Object.fromEntries(
    Object.keys(MARQUES)
      .filter((marque) => marque !== 'sfs')
      .map((marque) => [marque, new URL(`${marque}.ts`, SOURCES)]),
  );
