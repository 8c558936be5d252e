import { readFileSync, writeFileSync } from 'node:fs';
import { CATALOGUES, localize, readUnits, TARGETS, writeTargets, xliffFile } from './text-files.ts';

/**
 * `node tests/tools/import-translations.ts <catalogue> <language> <file.json>`: writes `{key: text}` as translations into the
 * interchange file and makes the modules anew. A key that the French doesn't have stops it before anything is written.
 */
async function main([catalogueName, languageName, file]: string[]): Promise<void> {
  const catalogue = CATALOGUES.find((name) => name === catalogueName);
  const language = TARGETS.find((name) => name === languageName);
  if (!catalogue || !language || !file)
    throw new Error(
      `Say which: import-translations.ts ${CATALOGUES.join('|')} ${TARGETS.join('|')} FILE.json`,
    );
  const texts = new Map<string, string>(Object.entries(JSON.parse(readFileSync(file, 'utf8'))));
  await localize('extract', catalogue);
  const units = readUnits(catalogue, language);
  const unknown = [...texts.keys()].filter((key) => !units.has(key));
  if (unknown.length > 0) throw new Error(`The French has no ${unknown.join(', ')}.`);
  const path = xliffFile(catalogue, language);
  writeFileSync(path, writeTargets(readFileSync(path, 'utf8'), texts));
  await localize('build', catalogue);
  const left = [...readUnits(catalogue, language)].filter(([, unit]) => !unit.target || unit.stale);
  console.log(`${path}: ${texts.size} written, ${left.length} left.`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
