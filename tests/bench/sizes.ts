import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printTable, say } from './figures.ts';

type Sizes = { groups: { group: string; brotli: number; limit: number; files: string[] }[] };

/** Prints what the last build weighed, a line a budget; the largest language counts. */
export function benchSizes(root: string): void {
  const { groups } = JSON.parse(
    readFileSync(join(root, 'dist', 'embed', 'sizes.json'), 'utf8'),
  ) as Sizes;
  console.log('Sizes: bytes in brotli, with the texts of the largest language');
  printTable([
    ['loaded', 'bytes', 'budget', 'used', 'files'],
    ...groups.map(({ group, brotli, limit, files }) => [
      ...[group, say(brotli), say(limit)],
      ...[`${say((100 * brotli) / limit)} %`, String(files.length)],
    ]),
  ]);
}
