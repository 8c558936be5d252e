import { writeSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { MUTANTS, mutated } from './mutants.ts';

// Loaded before a server (`node --import`): the server is the mutant that `MUTANT` names. Its source is changed as it is loaded, nothing on the disk.
const name = process.env['MUTANT'] ?? '';
const mutant = MUTANTS[name];
if (!mutant) stop(`There is no mutant ${name}.`);
const ROOT = join(import.meta.dirname, '..', '..');
const files = new Map(
  Object.keys(mutant?.changes ?? {}).map((file) => [pathToFileURL(join(ROOT, file)).href, file]),
);

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    const file = files.get(url);
    if (file === undefined || !mutant) return loaded;
    try {
      return { ...loaded, source: mutated(String(loaded.source), mutant.changes[file] ?? []) };
    } catch (error) {
      return stop(`${name}, ${file}: ${(error as Error).message}`);
    }
  },
});
if (isMainThread) writeSync(2, `mutant: ${name}\n`);

// At once and for good: a mutant that isn't one must not look like one that nobody caught.
function stop(why: string): never {
  writeSync(2, `not mutated: ${why}\n`);
  process.kill(process.pid, 'SIGKILL');
  throw new Error(why);
}
