import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** As small as brotli gets: the files are made once and sent often. */
export const brotli = (bytes: Buffer): Buffer =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/** gzip at its best, for whoever doesn't take brotli. */
export const gzip = (bytes: Buffer): Buffer => gzipSync(bytes, { level: 9 });

/** Writes `.br` and `.gz` beside each script and style sheet of the build. */
export const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  writeBundle({ dir }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /\.(js|css)$/.test(file))) {
      const bytes = readFileSync(`${dir}/${name}`);
      writeFileSync(`${dir}/${name}.br`, brotli(bytes));
      writeFileSync(`${dir}/${name}.gz`, gzip(bytes));
    }
  },
});
