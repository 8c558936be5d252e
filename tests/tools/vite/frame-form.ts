import { build, type Plugin, type Rolldown } from 'vite';
import { brotli } from './precompress.ts';

const FILES = {
  'sfs-complaint-frame': 'widget/frame/frame.ts',
  'frame-page': 'widget/frame/page.ts',
};

/** Makes the two small scripts of the iframe form, each one file without anything of the widget's: the element around the frame, and what tells it of the frame's inside. Stops the build over `limit` bytes in brotli. */
export const frameForm = (limit: number): Plugin => ({
  name: 'frame-form',
  apply: 'build',
  async generateBundle() {
    for (const [name, entry] of Object.entries(FILES)) {
      const built = (await build({
        configFile: false,
        logLevel: 'warn',
        build: {
          write: false,
          target: ['es2022', 'safari16.4'],
          lib: { entry, formats: ['es'] },
          rolldownOptions: { output: { minify: true } },
        },
      })) as Rolldown.RolldownOutput[];
      const [chunk, ...more] = built.flatMap(({ output }) => output);
      if (chunk?.type !== 'chunk' || more.length > 0)
        return this.error(`${name} is not one script`);
      const size = brotli(Buffer.from(chunk.code)).length;
      if (size > limit) this.error(`${name} takes ${size} bytes in brotli, over ${limit}`);
      console.log(`${name}: ${size} of ${limit} bytes in brotli`);
      this.emitFile({ type: 'asset', fileName: `${name}.js`, source: chunk.code });
    }
  },
});
