import { defineConfig } from 'vite';
import { checkPage } from './tests/tools/vite/check-page.ts';
import { minifyTemplates } from './tests/tools/vite/minify-templates.ts';
import { ownPolicy } from './tests/tools/vite/own-policy.ts';
import { plainTexts } from './tests/tools/vite/plain-texts.ts';
import { precompress } from './tests/tools/vite/precompress.ts';
import { sizes } from './tests/tools/vite/sizes.ts';

// One real file for the entry, Lit inside: the first sight is that file and one file of texts. Lazy files import it back, so it
// must hold no top-level await, and a page must not add a query to its address.
export default defineConfig({
  plugins: [
    minifyTemplates(),
    plainTexts(),
    ownPolicy('sfs-complaint'),
    precompress(),
    sizes('dist/embed/sizes.json', [
      { group: 'sight', entry: true, texts: 'sight', limit: 14_336 },
      { group: 'form', folder: 'widget/filing/', texts: 'form', limit: 14_336 },
      { group: 'wire', module: 'widget/sync/api.ts', after: ['form'], limit: 1_024 },
      // Outbox and uploads are to stay within 6,144 bytes; keeping drafts (about 540) stands in the same file.
      { group: 'keeping', folder: 'widget/sync/', after: ['form', 'wire'], limit: 6_656 },
      {
        group: 'files',
        folder: 'widget/files/',
        texts: 'files',
        after: ['form', 'keeping'],
        limit: 5_376,
      },
      { group: 'drafts', folder: 'widget/drafts/', after: ['form', 'keeping'], limit: 2_048 },
      { group: 'sent', folder: 'widget/sent/', after: ['form', 'keeping'], limit: 4_096 },
      {
        group: 'handoff',
        folder: 'widget/handoff/',
        texts: 'handoff',
        after: ['form', 'keeping'],
        limit: 4_096,
      },
      { group: 'case', folder: 'widget/tracking/', texts: 'case', limit: 14_336 },
      {
        group: 'dossier',
        folder: 'widget/dossier/',
        texts: 'dossier',
        after: ['case'],
        limit: 3_584,
      },
      { group: 'acting', folder: 'widget/acting/', after: ['case'], limit: 4_096 },
    ]),
    checkPage(24_576),
  ],
  publicDir: false,
  build: {
    outDir: 'dist/embed/v1',
    target: ['es2022', 'safari16.4'],
    sourcemap: 'hidden',
    reportCompressedSize: false,
    lib: { entry: { 'sfs-complaint': 'widget/define.ts' }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        minify: true,
        codeSplitting: { groups: [{ name: 'sfs-complaint', tags: ['$initial'] }] },
      },
    },
  },
});
