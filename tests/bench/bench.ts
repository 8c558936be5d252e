import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { buildWhatIsStale } from '../../server/node/stale-build.ts';
import { benchCaseList } from './case-list.ts';
import { benchFiling } from './filing.ts';
import { say } from './figures.ts';
import { benchFirstSight } from './first-sight.ts';
import { benchFolding } from './folding.ts';
import { benchGrowth } from './growth.ts';
import { benchGuest } from './guest/guest.ts';
import { startServer } from './servers.ts';
import { benchScale } from './scale.ts';
import { benchSizes } from './sizes.ts';
import { benchStartUp } from './start-up.ts';
import { benchStreams } from './streams.ts';
import { benchTimeline } from './timeline.ts';

// `npm run bench`, or `npm run bench -- filing list` for some parts of it: sizes, folding, the desk's list, start-up, streams, first sight, the timeline, filing, scale, growth of filing.
// Only where it is asked for, because it installs what we are measured beside and writes docs/guest.md: guest. Ratios within one run are what
// counts; times are this machine's, today. Nothing fails for being slow.
const asked = process.argv.slice(2);
const wants = (part: string) => asked.length === 0 || asked.includes(part);
const root = join(import.meta.dirname, '..', '..');
const [load = 0] = loadavg();
console.log(
  `Machine: ${availableParallelism()} cores, load ${say(load, 1)} before we began; much over 0, and others' work is measured too\n`,
);
buildWhatIsStale(root, { production: false });
if (wants('sizes')) benchSizes(root);
if (wants('folding')) benchFolding();
if (wants('list')) await benchCaseList();

// Within the repository, because that is the disk that the product writes to; what stands in /tmp may be memory.
const cache = join(root, '.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'bench-'));
try {
  const program = join(root, 'server', 'main.ts');
  if (wants('start-up')) await benchStartUp(join(root, 'server', 'start.ts'), folder);
  const server = await startServer(program, join(folder, 'server'));
  try {
    if (wants('streams')) await benchStreams(server);
    if (wants('first-sight')) await benchFirstSight(server.origin);
    if (wants('timeline')) await benchTimeline(server.origin);
    if (wants('filing')) await benchFiling(server, folder);
  } finally {
    await server.stop();
  }
  if (wants('scale')) await benchScale(folder);
  if (wants('growth')) await benchGrowth(program, folder);
  if (asked.includes('guest')) await benchGuest(program, folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
