import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import {
  CATALOGUES,
  type Catalogue,
  localize,
  readUnits,
  type Target,
  TARGETS,
  writeTargets,
  xliffFile,
} from './text-files.ts';

/**
 * `npm run texts`: takes the French out of the sources into the interchange files, and makes the modules of the other languages.
 * lit-localize keeps a translation whose French has changed; here it is marked for review, and `texts:check` waits for that.
 */
export async function makeTexts(): Promise<void> {
  await Promise.all(CATALOGUES.map(makeCatalogue));
}

async function makeCatalogue(catalogue: Catalogue): Promise<void> {
  const before = new Map(TARGETS.map((language) => [language, readUnits(catalogue, language)]));
  await localize('extract', catalogue);
  for (const language of TARGETS) markChanged(catalogue, language, before.get(language));
  await localize('build', catalogue);
}

function markChanged(
  catalogue: Catalogue,
  language: Target,
  before: ReturnType<typeof readUnits> | undefined,
): void {
  const changed = new Map<string, string>();
  for (const [key, unit] of readUnits(catalogue, language)) {
    const old = before?.get(key);
    if (old && unit.target && old.source !== unit.source) changed.set(key, unit.target);
  }
  const path = xliffFile(catalogue, language);
  if (changed.size === 0 || !existsSync(path)) return;
  writeFileSync(path, writeTargets(readFileSync(path, 'utf8'), changed, true));
  console.log(`${path}: to be reviewed, its French has changed: ${[...changed.keys()].join(', ')}`);
}

if (import.meta.main) await makeTexts();
