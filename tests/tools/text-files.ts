import { existsSync, globSync, readFileSync } from 'node:fs';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import { stringifyDiagnostics } from '@lit/localize-tools/lib/typescript.js';
import type { Config } from '@lit/localize-tools/lib/types/config.js';
import type { RuntimeOutputConfig } from '@lit/localize-tools/lib/types/modes.js';

/** The catalogues of texts, each with a source in French, its own run of lit-localize and its own modules. */
export const CATALOGUES = [
  'sight',
  'form',
  'drafts',
  'case',
  'dossier',
  'files',
  'handoff',
  'letters',
  'parked',
  'session',
  'verify',
  'pages',
  'code',
  'statement',
  'mail',
] as const;
export type Catalogue = (typeof CATALOGUES)[number];

/** The languages that are translated into; French is the source. */
export const TARGETS = ['nl', 'de', 'en'] as const;
export type Target = (typeof TARGETS)[number];

/** One text of an interchange file, unescaped. `stale` when its French has changed since it was translated. */
export type Unit = { readonly source: string; readonly target: string; readonly stale: boolean };

/** Where lit-localize keeps a catalogue's translations into one language, from the top of the repository. */
export const xliffFile = (catalogue: Catalogue, language: Target): string =>
  `shared/texts/xliff/${catalogue}/${language}.xlf`;

/** Runs one step of lit-localize over one catalogue, as its command does but in this process; rejects with its words when it refuses. */
export async function localize(step: 'extract' | 'build', catalogue: Catalogue): Promise<void> {
  const config = readConfigFileAndWriteSchema(`shared/texts/lit-localize.${catalogue}.json`);
  if (!isRuntime(config)) throw new Error(`${catalogue}: the texts are modules, as in all others.`);
  const localizer = new RuntimeLitLocalizer(config);
  if (step === 'build') return localizer.build();
  const { errors } = localizer.extractSourceMessages();
  if (errors.length > 0) throw new Error(stringifyDiagnostics(errors));
  await localizer.writeInterchangeFiles();
}

const isRuntime = (config: Config): config is Config & { output: RuntimeOutputConfig } =>
  config.output.mode === 'runtime';

/** Everything that lit-localize writes, by path. */
export function writtenFiles(): Map<string, string> {
  const paths = globSync('shared/texts/{xliff,locales}/*/*.{xlf,ts}').sort();
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

/** The texts of one interchange file by key; none where the file isn't there yet. */
export function readUnits(catalogue: Catalogue, language: Target): Map<string, Unit> {
  const path = xliffFile(catalogue, language);
  return existsSync(path) ? parseUnits(readFileSync(path, 'utf8')) : new Map();
}

/** Reads XLIFF as lit-localize writes it, with plain text only: a text of ours holds no markup. */
export function parseUnits(xml: string): Map<string, Unit> {
  const units = new Map<string, Unit>();
  for (const [, id = '', body = ''] of xml.matchAll(
    /<trans-unit id="([^"]+)">(.*?)<\/trans-unit>/gs,
  )) {
    const source = /<source>(.*?)<\/source>/s.exec(body)?.[1] ?? '';
    const [, attributes = '', target = ''] = /<target([^>]*?)>(.*?)<\/target>/s.exec(body) ?? [];
    units.set(id, {
      source: unescapeXml(source),
      target: unescapeXml(target),
      stale: attributes.includes(STALE),
    });
  }
  return units;
}

const STALE = 'state="needs-review-translation"';

/** Sets targets in an interchange file. A text is given as translated anew unless `stale` says that its French has changed since. */
export function writeTargets(
  xml: string,
  texts: ReadonlyMap<string, string>,
  stale = false,
): string {
  return xml.replace(/<trans-unit id="([^"]+)">.*?<\/trans-unit>/gs, (unit, id: string) => {
    const text = texts.get(id);
    if (text === undefined) return unit;
    const target = `<target${stale ? ` ${STALE}` : ''}>${escapeXml(text)}</target>`;
    const bare = unit.replace(/\s*<target(?:\s[^>]*)?(?:\/>|>.*?<\/target>)/s, '');
    return bare.replace('</source>', () => `</source>\n  ${target}`);
  });
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const unescapeXml = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
