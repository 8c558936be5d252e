import { readFileSync, writeFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';
import { brotli, gzip } from './precompress.ts';
import { integrityOf } from './release.ts';

/**
 * What a person loads in one go, and its most bytes in brotli: the entry, the lazy parts that stand in `folder`, or a `module` that several share; the files these
 * import; and the largest language of the catalogue `texts`. Of the files in `oneOf`, of which a page loads one, the largest. What the first sight has already loaded isn't counted again.
 */
export type Budget = {
  readonly group: string;
  readonly texts?: string;
  readonly limit: number;
  /** Groups that are loaded before it, beside the first sight: what they have isn't counted again. */
  readonly after?: readonly string[];
} & (
  | { readonly entry: true }
  | { readonly folder: string }
  | { readonly module: string }
  | { readonly oneOf: string }
);

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

/** Writes each file's sizes and SRI hash, and each group's files and total, and stops the build over a budget, naming it. */
export const sizes = (path: string, budgets: readonly Budget[]): Plugin => ({
  name: 'sizes',
  apply: 'build',
  writeBundle({ dir }, bundle) {
    const chunks: Chunks = new Map(
      Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' ? [[file.fileName, file] as const] : [],
      ),
    );
    const files = Object.fromEntries(
      Object.keys(bundle)
        .filter((name) => name.endsWith('.js'))
        .sort()
        .map((name) => [name, measure(readFileSync(`${dir}/${name}`))]),
    );
    const weigh = (name: string) => files[name]?.brotli ?? 0;
    const loaded = new Map<string, readonly string[]>();
    const groups = budgets.map((budget) => {
      const before = (budget.after ?? []).flatMap((name) => loaded.get(name) ?? []);
      const texts = budget.texts ? heaviestTexts(budget.texts, chunks, weigh) : [];
      const own = 'oneOf' in budget ? heaviest(budget.oneOf, files) : filesOf(budget, chunks);
      const names = [...own, ...texts].filter((name) => !before.includes(name));
      loaded.set(budget.group, names);
      const total = names.reduce((sum, name) => sum + weigh(name), 0);
      return { group: budget.group, brotli: total, limit: budget.limit, files: names };
    });
    writeFileSync(path, `${JSON.stringify({ groups, files }, null, 2)}\n`);
    for (const { group, brotli: total, limit, files: names } of groups) {
      if (names.length < (budgets.find((it) => it.group === group)?.texts ? 2 : 1))
        this.error(`the group ${group} of the widget lacks its part or its texts`);
      console.log(`${group}: ${total} of ${limit} bytes in brotli, ${names.length} files`);
    }
    const over = groups.filter((group) => group.brotli > group.limit);
    if (over.length > 0)
      this.error(
        over
          .map((it) => `${it.group} takes ${it.brotli} bytes in brotli, over ${it.limit}`)
          .join('; '),
      );
  },
});

const measure = (bytes: Buffer) => ({
  bytes: bytes.length,
  gzip: gzip(bytes).length,
  brotli: brotli(bytes).length,
  integrity: integrityOf(bytes),
});

const heaviest = (folder: string, files: Readonly<Record<string, { brotli: number }>>): string[] =>
  Object.entries(files)
    .filter(([name]) => name.startsWith(folder))
    .sort(([, one], [, other]) => other.brotli - one.brotli)
    .slice(0, 1)
    .map(([name]) => name);

function filesOf(budget: Exclude<Budget, { oneOf: string }>, chunks: Chunks): string[] {
  const all = [...chunks.values()];
  const start = withImports(
    all.filter((chunk) => chunk.isEntry),
    chunks,
  );
  if ('entry' in budget) return [...start];
  const parts = all.filter((chunk) =>
    'module' in budget
      ? chunk.moduleIds.some((id) => id.endsWith(`/${budget.module}`))
      : chunk.isDynamicEntry && chunk.facadeModuleId?.includes(`/${budget.folder}`),
  );
  return [...withImports(parts, chunks)].filter((name) => !start.has(name));
}

function withImports(
  from: readonly Rolldown.OutputChunk[],
  chunks: Chunks,
  found = new Set<string>(),
): Set<string> {
  for (const chunk of from) {
    if (found.has(chunk.fileName)) continue;
    found.add(chunk.fileName);
    withImports(
      chunk.imports.flatMap((name) => chunks.get(name) ?? []),
      chunks,
      found,
    );
  }
  return found;
}

/** The French source is a module of the catalogue's name, the other languages stand in its folder. */
function heaviestTexts(texts: string, chunks: Chunks, weigh: (name: string) => number): string[] {
  const module = new RegExp(`/shared/texts/(?:${texts}|locales/${texts}/\\w+)\\.ts$`);
  const languages = [...chunks.values()].filter((chunk) => module.test(chunk.facadeModuleId ?? ''));
  const heaviest = languages.sort((one, other) => weigh(other.fileName) - weigh(one.fileName))[0];
  return heaviest ? [heaviest.fileName] : [];
}
