import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { Asset } from '../assets.ts';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Reads a folder into memory, as pairs of the path under which to serve a file and the file. `x.js.br` and `x.js.gz` are compressed forms of
 * `x.js`; files of other kinds are left out. An absent folder is an empty one.
 */
export function readAssetFolder(folder: string, servedUnder: string): [string, Asset][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const type = TYPES[extname(name)];
    const file = join(folder, name);
    if (type === undefined) return [];
    const identity = bytesOf(file);
    const tag = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
    const asset: Asset = { type, tag, identity };
    if (existsSync(`${file}.br`)) asset.br = bytesOf(`${file}.br`);
    if (existsSync(`${file}.gz`)) asset.gzip = bytesOf(`${file}.gz`);
    return [[`${servedUnder}/${name.split(sep).join('/')}`, asset]];
  });
}

const bytesOf = (file: string) => new Uint8Array(readFileSync(file));
