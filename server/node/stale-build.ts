import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the widget's files are made of. */
const SOURCES = ['widget', 'shared', 'vite.config.ts', 'package-lock.json'];

/**
 * Builds the widget into `dist/embed` when `v1` isn't there or older than what it is made of; folders of exact versions may be as old as they are. In production what is there is taken as it
 * is: it was built where it was tested. Throws when the build fails.
 */
export function buildWhatIsStale(root: string, { production }: { production: boolean }): void {
  const built = timesOf(join(root, 'dist', 'embed', 'v1'));
  if (built.length > 0 && production) return;
  const newest = Math.max(...SOURCES.flatMap((source) => timesOf(join(root, source))));
  if (built.length > 0 && newest <= Math.min(...built)) return;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite))
    throw new Error('dist/embed/v1 is missing, and the tools to build it are too: run "npm ci".');
  // Its own words go to standard error, so that what we print stays what it is.
  const { status } = spawnSync(process.execPath, [vite, 'build'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The widget could not be built; the lines above say why.');
}

function timesOf(path: string): number[] {
  if (!existsSync(path)) return [];
  const stats = statSync(path);
  if (stats.isFile()) return [stats.mtimeMs];
  return readdirSync(path, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
}
