import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as prettier from 'prettier';
import { cssData, htmlData } from './editor-data.ts';
import { readManifest } from './read-manifest.ts';
import { reference, withReference } from './reference.ts';
import { typings } from './typings.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const GUIDE = 'docs/integrating.md';

/** A file of the repository as it is committed. */
export const committed = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** All that is made from the element's code and comments, by path: the manifest, typings, what editors propose, and the reference in the guide. */
export async function madeFiles(): Promise<Record<string, string>> {
  const manifest = readManifest();
  const files: Record<string, string> = {
    'widget/package/custom-elements.json': JSON.stringify(manifest),
    'widget/package/vscode.html-custom-data.json': JSON.stringify(htmlData(manifest)),
    'widget/package/vscode.css-custom-data.json': JSON.stringify(cssData(manifest)),
    [GUIDE]: withReference(committed(GUIDE), reference(manifest)),
  };
  for (const [name, text] of Object.entries(typings(manifest)))
    files[`widget/package/types/${name}`] = text;
  const options = await prettier.resolveConfig(join(ROOT, 'package.json'));
  for (const [filepath, text] of Object.entries(files))
    files[filepath] = await prettier.format(text, { ...options, filepath });
  return files;
}

if (import.meta.main)
  for (const [path, text] of Object.entries(await madeFiles())) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
