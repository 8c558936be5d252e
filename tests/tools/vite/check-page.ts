import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { TEXTS } from '../../../widget/verify/texts.ts';
import { minifyTemplates } from './minify-templates.ts';
import { plainTexts } from './plain-texts.ts';
import { brotli } from './precompress.ts';

const STYLE =
  ':root{color-scheme:light dark}body{margin:0;background:#fff;color:#1b1f27}noscript p{max-width:46rem;margin:1rem auto;padding:0 1.25rem;font:1rem/1.5 system-ui,sans-serif}@media(prefers-color-scheme:dark){body{background:#171b22;color:#eceff4}}';

/**
 * Builds the page that checks receipts and dossiers as one file, `dist/verify/verify.html`: it opens from a disk, goes into every dossier, and is served as `/verify`. It may run its
 * own script and nothing else, and reach nobody. Stops the build over `limit` bytes in brotli.
 */
export const checkPage = (limit: number): Plugin => ({
  name: 'check-page',
  apply: 'build',
  async closeBundle() {
    const built = (await build({
      configFile: false,
      logLevel: 'warn',
      plugins: [minifyTemplates(), plainTexts()],
      build: {
        write: false,
        target: ['es2022', 'safari16.4'],
        lib: { entry: 'widget/verify/define.ts', formats: ['iife'], name: 'sfsVerify' },
        rolldownOptions: { output: { minify: true } },
      },
    })) as Rolldown.RolldownOutput[];
    const [chunk, ...more] = built.flatMap(({ output }) => output);
    if (chunk?.type !== 'chunk' || more.length > 0)
      return this.error('the page that checks is more than one script');
    const page = pageWith(chunk.code.trim());
    const size = brotli(Buffer.from(page)).length;
    if (size > limit)
      this.error(`the page that checks takes ${size} bytes in brotli, over ${limit}`);
    const folder = join('dist', 'verify');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'verify.html'), page);
    console.log(`verify.html: ${page.length} bytes, ${size} of ${limit} in brotli`);
  },
});

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function pageWith(script: string): string {
  if (/<\/script|<!--/i.test(script)) throw new Error('This script would end its own element.');
  const policy = [
    `default-src 'none'`,
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(STYLE)}`,
    `connect-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html`,
  ].join('; ');
  const without = Object.entries(TEXTS)
    .map(([language, t]) => `<p lang="${language}">${t.verifyNoScript}</p>`)
    .join('');
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${TEXTS.fr.verifyTitle}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<style>${STYLE}</style>
</head>
<body>
<sfs-verify data-about="{}"></sfs-verify>
<noscript>${without}</noscript>
<script>${script}</script>
</body>
</html>
`;
}
