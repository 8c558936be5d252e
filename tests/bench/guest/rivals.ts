import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const FOLDER = join(import.meta.dirname, 'rivals');

/** Who is measured beside us, by the name of the file in `rivals/` that puts them on a page, with the packages that they come in. */
export const RIVALS = {
  survey: ['survey-js-ui', 'survey-core'],
  formio: ['@formio/js'],
  filepond: ['filepond'],
  uppy: ['@uppy/core', '@uppy/dashboard'],
  altcha: ['altcha'],
} as const;

export type Rival = keyof typeof RIVALS;

/** What a rival's page loads: one script and, but for altcha, one sheet, minified. */
export type Bundle = { js: string; css: string };

/** Installs them beneath this folder when they aren't there, from the lock file that stands beside, running no script of theirs. Throws where they can't be had. */
export function installRivals(): void {
  if (Object.values(RIVALS).every((packages) => packages.every(isThere))) return;
  const install = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', FOLDER];
  if (spawnSync('npm', install, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
    throw new Error('What we are measured beside could not be installed from the npm registry.');
}

const isThere = (name: string) => existsSync(manifestOf(name));
const manifestOf = (name: string) => join(FOLDER, 'node_modules', name, 'package.json');

/** "survey-js-ui 2.5.38, survey-core 2.5.38": what is installed. */
export const versionsOf = (rival: Rival): string =>
  RIVALS[rival]
    .map((name) => {
      const { version } = JSON.parse(readFileSync(manifestOf(name), 'utf8')) as { version: string };
      return `${name} ${version}`;
    })
    .join(', ');

/** One rival as a host would build it: by Vite, minified, nothing in it that isn't imported. */
export async function bundleOf(rival: Rival): Promise<Bundle> {
  const built = await build({
    ...{ root: FOLDER, configFile: false, publicDir: false, logLevel: 'error' },
    build: {
      ...{ write: false, modulePreload: false },
      rolldownOptions: { input: join(FOLDER, `${rival}.mjs`) },
    },
  });
  const bundle = { js: '', css: '' };
  for (const { output } of [built].flat() as { output: Output[] }[])
    for (const { fileName, code, source } of output)
      bundle[fileName.endsWith('.css') ? 'css' : 'js'] += code ?? String(source);
  return bundle;
}

type Output = { fileName: string; code?: string; source?: string | Uint8Array };
