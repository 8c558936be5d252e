import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { readAssetFolder } from '../../../server/node/asset-folder.ts';
import { brotli, gzip } from './precompress.ts';

/** What is served, by the path that it is served under. The demo is left out of what is deployed. */
const FOLDERS = { embed: 'dist/embed', verify: 'dist/verify', demo: 'demo' };

/** Puts beside the worker, in `assets/`, all files that the server serves, and `files.json`, which says of each what the server has to know before it reads it. */
export const edgeFiles = (outDir: string): Plugin => ({
  name: 'edge-files',
  apply: 'build',
  closeBundle() {
    const assets = join(outDir, 'assets');
    rmSync(assets, { recursive: true, force: true });
    const files = Object.entries(FOLDERS).flatMap(([name, folder]) => {
      if (!existsSync(folder)) {
        if (name === 'demo') return [];
        throw new Error(`${folder} is missing: run "npm run build".`);
      }
      cpSync(folder, join(assets, name), { recursive: true });
      return readAssetFolder(folder, `/${name}`);
    });
    const list = Object.fromEntries(
      files.map(([path, { type, tag, br, gzip }]) => [
        path,
        { type, tag, br: br !== undefined, gzip: gzip !== undefined },
      ]),
    );
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    writeFileSync(join(assets, 'files.json'), JSON.stringify({ version, files: list }));
    const script = readFileSync(join(outDir, 'worker.js'));
    console.log(
      `worker.js: ${script.length} bytes, ${gzip(script).length} in gzip, ${brotli(script).length} in brotli; ${files.length} files beside it`,
    );
  },
});
