import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { makeTexts } from './make-texts.ts';
import { CATALOGUES, readUnits, TARGETS, type Unit, writtenFiles } from './text-files.ts';

/**
 * What the law (XVI.2 Code of Economic Law) keeps from the name of a company's own complaints service, in our languages. Texts that
 * name our second reader hold none of them; texts about the outside bodies may.
 */
const KEPT_FROM_OUR_SERVICE =
  /ombud|m[ée]diat|bemiddel|concilia|verzoen|arbitra|entité qualifiée|gekwalificeerde entiteit|qualified entity|qualifizierte (?:einrichtung|stelle)|règlement extrajudiciaire|buitengerechtelijke regeling|schlichtung|vermittlung/i;

const NAMES_OUR_SERVICE = /^second|complaintsService/i;

const placesOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join(' ');

/** What is wrong with a translated text, in sentences; nothing when it is fit to be shown. A missing one is counted elsewhere. */
export function mistakesIn(key: string, { source, target, stale }: Unit): string[] {
  const found: string[] = [];
  if (target.trim() && placesOf(source) !== placesOf(target))
    found.push(
      `${key} has the places ${placesOf(target) || 'none'}, its French ${placesOf(source) || 'none'}`,
    );
  if (stale) found.push(`${key}: its French has changed since it was translated; import it again`);
  // lit-localize writes such a character into the module as an HTML entity, and we show plain text.
  if (/[&<>]/.test(source + target)) found.push(`${key} holds one of & < >`);
  if (NAMES_OUR_SERVICE.test(key))
    for (const text of [source, target]) {
      const word = KEPT_FROM_OUR_SERVICE.exec(text)?.[0];
      if (word)
        found.push(`${key} names our own service with "${word}", which the law keeps for others`);
    }
  return found;
}

/** What is wrong with the keys of one French source: a key that isn't the id of its text, or stands there twice. */
export function mistakesInSource(path: string, code: string): { keys: string[]; found: string[] } {
  const keys: string[] = [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'msg') return;
    const id = /\bid: '([^']*)'/.exec(node.arguments[1]?.getText() ?? '')?.[1] ?? '';
    const key = ts.isPropertyAssignment(node.parent) ? node.parent.name.getText() : '';
    if (key !== id) found.push(`the key ${key || '(none)'} has the id ${id || '(none)'}`);
    if (keys.includes(id)) found.push(`the id ${id} stands there twice`);
    keys.push(id);
  };
  visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true));
  return { keys, found };
}

function mistakesInCatalogues(): string[] {
  const found: string[] = [];
  for (const catalogue of CATALOGUES) {
    const { inputFiles } = JSON.parse(
      readFileSync(`shared/texts/lit-localize.${catalogue}.json`, 'utf8'),
    ) as { inputFiles: string[] };
    const paths = globSync(inputFiles.map((name) => `shared/texts/${name}`)).sort();
    const sources = paths.map((path) => mistakesInSource(path, readFileSync(path, 'utf8')));
    const keys = sources.flatMap((source) => source.keys);
    found.push(...sources.flatMap((source) => source.found).map((it) => `${catalogue}: ${it}`));
    for (const language of TARGETS) {
      const units = readUnits(catalogue, language);
      if (keys.length === 0 || units.size !== new Set(keys).size)
        found.push(`${catalogue}.${language}: ${units.size} texts, the French has ${keys.length}`);
      const missing = [...units].filter(([, unit]) => !unit.target.trim()).map(([key]) => key);
      if (missing.length > 0)
        found.push(
          `${catalogue}.${language}: ${missing.length} not translated: ${missing.join(' ')}`,
        );
      for (const [key, unit] of units)
        found.push(...mistakesIn(key, unit).map((it) => `${catalogue}.${language}: ${it}`));
    }
  }
  return found;
}

async function changesByMaking(): Promise<string[]> {
  const before = writtenFiles();
  await makeTexts();
  return [...writtenFiles()]
    .filter(([path, text]) => before.get(path) !== text)
    .map(([path]) => `${path}: was not what lit-localize makes; commit it as it is now`);
}

/** `npm run texts:check`: lists every mistake; exit code 1 when there is one. */
if (import.meta.main) {
  const found = [...(await changesByMaking()), ...mistakesInCatalogues()];
  for (const mistake of found) console.error(mistake);
  if (found.length > 0) process.exitCode = 1;
  else
    console.log(
      `Texts: ${CATALOGUES.length} catalogues complete in ${TARGETS.length + 1} languages.`,
    );
}
