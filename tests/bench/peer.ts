import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrations } from '../../server/db/migration-files.ts';
import type { Write } from './bare-driver.ts';
import { type Running, startServer } from './servers.ts';

const FOLDER = join(import.meta.dirname, 'peer');

/** About as long as what our server answers a filing with. */
const ANSWER = { result: 'applied', reference: 'SFB-26-000000', receipt: 'x'.repeat(900) };

/** Starts Fastify over better-sqlite3 with the rows that it is to write; installs them first when they aren't there. Undefined where they can't be had. */
export async function startPeer(
  dataDir: string,
  writes: readonly Write[],
): Promise<Running | undefined> {
  if (!existsSync(join(FOLDER, 'node_modules', 'fastify'))) {
    const install = ['ci', '--no-audit', '--no-fund', '--prefix', FOLDER];
    if (spawnSync('npm', install, { stdio: 'ignore' }).status !== 0) return undefined;
  }
  mkdirSync(dataDir, { recursive: true });
  const schema = readMigrations().flatMap(({ sql }) => sql);
  writeFileSync(join(dataDir, 'writes.json'), JSON.stringify({ schema, writes, answer: ANSWER }));
  return startServer(join(FOLDER, 'server.mjs'), dataDir);
}
