import { defineConfig } from 'vite';
import { checkPage } from './tests/tools/vite/check-page.ts';
import { frameForm } from './tests/tools/vite/frame-form.ts';
import { minifyTemplates } from './tests/tools/vite/minify-templates.ts';
import { npmPackage } from './tests/tools/vite/npm-package.ts';
import { ownKeys } from './tests/tools/vite/own-keys.ts';
import { ownPolicy } from './tests/tools/vite/own-policy.ts';
import { plainTexts } from './tests/tools/vite/plain-texts.ts';
import { precompress } from './tests/tools/vite/precompress.ts';
import { release } from './tests/tools/vite/release.ts';
import { trimLit } from './tests/tools/vite/trim-lit.ts';
import { sizes } from './tests/tools/vite/sizes.ts';
import { sightSheet } from './tests/tools/vite/sight-sheet.ts';
import { themes } from './tests/tools/vite/themes.ts';

/** What the widget's code goes through, wherever it is built. */
const transforms = () => [
  themes(),
  sightSheet(),
  minifyTemplates(),
  plainTexts(),
  ownPolicy('sfs-complaint'),
  trimLit(),
  ownKeys(),
];

// One real file for the entry, Lit inside: the first sight is that file and one file of texts. Lazy files import it back, so it
// must hold no top-level await, and a page must not add a query to its address.
export default defineConfig({
  plugins: [
    ...transforms(),
    frameForm(1_024),
    precompress(),
    sizes('dist/embed/sizes.json', [
      { group: 'sight', entry: true, texts: 'sight', limit: 14_336 },
      // Beside the first sight, where the page is a marque's.
      { group: 'theme', oneOf: 'themes/', limit: 640 },
      { group: 'form', folder: 'widget/filing/', texts: 'form', limit: 14_336 },
      { group: 'wire', module: 'widget/sync/api.ts', after: ['form'], limit: 1_024 },
      // Outbox and uploads.
      { group: 'keeping', folder: 'widget/sync/', after: ['form', 'wire'], limit: 6_144 },
      {
        group: 'files',
        folder: 'widget/files/',
        texts: 'files',
        after: ['form', 'keeping'],
        limit: 5_888,
      },
      {
        group: 'drafts',
        folder: 'widget/drafts/',
        texts: 'drafts',
        after: ['form', 'keeping'],
        limit: 2_816,
      },
      { group: 'sent', folder: 'widget/sent/', after: ['form', 'keeping'], limit: 4_736 },
      {
        group: 'parked',
        folder: 'widget/parked/',
        texts: 'parked',
        after: ['form', 'keeping', 'sent'],
        limit: 2_048,
      },
      {
        group: 'handoff',
        folder: 'widget/handoff/',
        texts: 'handoff',
        after: ['form', 'keeping'],
        limit: 4_096,
      },
      { group: 'case', folder: 'widget/tracking/', texts: 'case', limit: 14_336 },
      {
        group: 'session',
        module: 'widget/session/session.ts',
        texts: 'session',
        after: ['form', 'wire', 'case'],
        limit: 13_696,
      },
      {
        group: 'acting',
        module: 'widget/acting/acts.ts',
        after: ['form', 'case', 'session'],
        limit: 5_120,
      },
      {
        group: 'contact',
        module: 'widget/acting/contact.ts',
        after: ['form', 'case', 'session', 'acting'],
        limit: 1_024,
      },
      {
        group: 'letters',
        folder: 'widget/letters/',
        texts: 'letters',
        after: ['case', 'session', 'acting'],
        limit: 6_400,
      },
      {
        group: 'dossier',
        folder: 'widget/dossier/',
        texts: 'dossier',
        after: ['case', 'session', 'acting'],
        limit: 3_584,
      },
      {
        group: 'opening',
        module: 'widget/opening/other-ways.ts',
        texts: 'session',
        after: ['form', 'wire', 'case'],
        limit: 6_400,
      },
      {
        group: 'linkQr',
        module: 'widget/opening/link-qr.ts',
        texts: 'session',
        after: ['form', 'keeping', 'sent'],
        limit: 6_400,
      },
      {
        group: 'lostCode',
        folder: 'widget/lost-code/',
        texts: 'code',
        after: ['form', 'case'],
        limit: 2_048,
      },
    ]),
    release(),
    checkPage(24_576),
    npmPackage(transforms),
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
        comments: { annotation: false, jsdoc: false },
        codeSplitting: {
          groups: [
            { name: 'sfs-complaint', tags: ['$initial'] },
            {
              name: 'dates',
              includeDependenciesRecursively: false,
              test: /widget\/ui\/dates\.ts|shared\/case\/(clocks|promises)\.ts|shared\/procedure\/explain-case\.ts/,
            },
            // What drafts, complaints and open cases are kept and proven with: one file, for many small ones compress badly.
            {
              name: 'device',
              includeDependenciesRecursively: false,
              test: /widget\/sync\/(indexed-db|store|deliver)\.ts|shared\/proof\/(receipt|chain)\.ts/,
            },
          ],
        },
      },
    },
  },
});
