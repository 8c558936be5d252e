import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { buildWhatIsStale } from './node/stale-build.ts';
import { readSettings } from './settings.ts';

/** `npm start`: looks at the settings first, builds what is stale, then runs the server. What Node compiled is kept beside the code where that can be written, for the next start. */
enableCompileCache(join(import.meta.dirname, '..', '.cache', 'node'));
try {
  const settings = readSettings(process.env, (path) => readFileSync(path, 'utf8'));
  buildWhatIsStale(join(import.meta.dirname, '..'), settings);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
await import('./main.ts');
