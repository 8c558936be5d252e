import { isBuiltin } from 'node:module';
import type { Plugin } from 'vite';

/** Stops the build at the first import of something that only Node has. */
export const noNode = (): Plugin => ({
  name: 'no-node',
  enforce: 'pre',
  resolveId(source, importer) {
    if (isBuiltin(source) && !STOOD_IN_FOR.has(source))
      this.error(`${importer ?? 'The entry'} imports ${source}, which an edge doesn't have`);
  },
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      const left = chunk.type === 'chunk' ? [...chunk.imports, ...chunk.dynamicImports] : [];
      if (left.length > 0) this.error(`the worker still imports ${left.join(', ')}`);
    }
  },
});

// By `alias`, with what is used of it.
const STOOD_IN_FOR = new Set(['buffer']);
