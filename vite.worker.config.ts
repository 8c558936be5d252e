import { defineConfig } from 'vite';
import { edgeFiles } from './tests/tools/vite/edge-files.ts';
import { noNode } from './tests/tools/vite/no-node.ts';

// The server for workerd and Cloudflare Workers: one script, and beside it the widget's files, which have to be built before.
export default defineConfig({
  plugins: [noNode(), edgeFiles('dist/worker')],
  publicDir: false,
  resolve: {
    alias: { buffer: `${import.meta.dirname}/server/edge/buffer.ts` },
  },
  ssr: {
    target: 'webworker',
    noExternal: true,
    // Lit's server build is what it calls `node`.
    resolve: { conditions: ['workerd', 'worker', 'node', 'module', 'import', 'default'] },
  },
  build: {
    ssr: 'server/worker.ts',
    outDir: 'dist/worker',
    target: 'es2023',
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        entryFileNames: 'worker.js',
        codeSplitting: false,
        // Names stay, so that a line of the log says where an error came through.
        minify: { compress: true, mangle: false, codegen: true },
      },
    },
  },
});
