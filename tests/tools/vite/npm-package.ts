import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const FOLDER = join('dist', 'package');

/**
 * Makes the npm package in `dist/package`: two entries, one that registers the element and one that doesn't, over the same lazy files, with Lit inside as in `/embed/`, and what
 * `npm run manifest` wrote into `widget/package/`. `transforms` are the plugins that the widget's code goes through.
 */
export const npmPackage = (transforms: () => Plugin[]): Plugin => ({
  name: 'npm-package',
  apply: 'build',
  async closeBundle() {
    rmSync(FOLDER, { recursive: true, force: true });
    const built = (await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      plugins: transforms(),
      build: {
        outDir: FOLDER,
        target: ['es2022', 'safari16.4'],
        lib: {
          entry: { 'sfs-complaint': 'widget/registered.ts', class: 'widget/class.ts' },
          formats: ['es'],
        },
        rolldownOptions: {
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    })) as Rolldown.RolldownOutput[];
    cpSync(join('widget', 'package'), FOLDER, { recursive: true });
    const ours = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
    writeFileSync(join(FOLDER, 'package.json'), `${JSON.stringify(about(ours), null, 2)}\n`);
    writeFileSync(join(FOLDER, 'THIRD-PARTY.txt'), licences(built.flatMap(({ output }) => output)));
    cpSync('docs/integrating.md', join(FOLDER, 'README.md'));
    cpSync('docs/engines.md', join(FOLDER, 'engines.md'));
  },
});

/** What the package says of itself; the repository's own package.json is of a private project. */
function about({ version, description, license }: Record<string, unknown>): object {
  const entry = (name: string) => ({ types: `./types/${name}.d.ts`, default: `./${name}.js` });
  const data = [
    'custom-elements.json',
    'vscode.html-custom-data.json',
    'vscode.css-custom-data.json',
  ];
  return {
    ...{ name: 'sfs-complaint', version, description, license, type: 'module' },
    exports: {
      ...{ '.': entry('sfs-complaint'), './class': entry('class') },
      ...{
        './react': { types: './types/react.d.ts' },
        './preact': { types: './types/preact.d.ts' },
      },
      ...Object.fromEntries([...data, 'package.json'].map((name) => [`./${name}`, `./${name}`])),
    },
    types: './types/sfs-complaint.d.ts',
    sideEffects: ['./sfs-complaint.js'],
    customElements: 'custom-elements.json',
    peerDependencies: { preact: '>=10', react: '>=19' },
    peerDependenciesMeta: { preact: { optional: true }, react: { optional: true } },
  };
}

/** The licences of what is inside, each under the name of its package. */
function licences(output: (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): string {
  const ids = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  const folders = new Set(
    ids.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0] ?? []),
  );
  return [...folders]
    .sort()
    .map((folder) => {
      const name = folder.replace(/^.*\/node_modules\//, '');
      const file = readdirSync(folder).find((it) => /^licen[cs]e/i.test(it));
      if (!file || !existsSync(join(folder, file))) throw new Error(`${name} names no licence.`);
      return `${name}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
