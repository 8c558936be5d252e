import type { Plugin } from 'vite';

const SOURCE = new URL('../../../widget/complaint/complaint.styles.ts', import.meta.url);

/** Writes the widget's own style sheet beside it, `sight.css`: `/embed/fragment` draws the first sight with it before any script is there. */
export const sightSheet = (): Plugin => ({
  name: 'sight-sheet',
  apply: 'build',
  buildStart() {
    this.addWatchFile(SOURCE.pathname);
  },
  async generateBundle() {
    // A new address each time: in a build that watches, Node would give the sheet that it read first.
    const { styles } = (await import(`${SOURCE.href}?${Date.now()}`)) as {
      styles: { cssText: string };
    };
    const source = `${styles.cssText.trim().replace(/\s+/g, ' ')}\n`;
    this.emitFile({ type: 'asset', fileName: 'sight.css', source });
  },
});
