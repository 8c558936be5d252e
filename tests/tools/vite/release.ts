import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const SIGHT_TEXTS = /\/shared\/texts\/(?:sight|locales\/sight\/(\w+))\.ts$/;

/** The SRI value of a file. */
export const integrityOf = (bytes: Buffer): string =>
  `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/**
 * Copies what was built beside it into a folder named by the exact version, which is served for ever, with `release.json`: the SRI value of each script, and
 * by language the texts of the first sight, which a page may load beside the entry. Folders of earlier versions stay.
 */
export const release = (): Plugin => ({
  name: 'release',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    const files = Object.values(bundle);
    const scripts = files.filter(({ fileName }) => fileName.endsWith('.js'));
    const texts = files.flatMap((file) => {
      const found = file.type === 'chunk' && SIGHT_TEXTS.exec(file.facadeModuleId ?? '');
      return found ? [[found[1] ?? 'fr', file.fileName] as const] : [];
    });
    const integrity = scripts
      .map(({ fileName }) => [fileName, integrityOf(readFileSync(join(dir, fileName)))] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const about = {
      ...{ version, entry: 'sfs-complaint.js' },
      ...{ texts: Object.fromEntries(texts), integrity: Object.fromEntries(integrity) },
    };
    writeFileSync(join(dir, 'release.json'), `${JSON.stringify(about, null, 2)}\n`);
    const folder = join(dirname(dir), version);
    rmSync(folder, { recursive: true, force: true });
    cpSync(dir, folder, { recursive: true });
  },
});
