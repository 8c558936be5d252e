import { join } from 'node:path';
import { copyDatabase } from './copy.ts';

/**
 * `npm run backup -- FILE`: copies the database that the settings name (`DATABASE_URL`, or `complaints.db` in `DATA_DIR`, by default
 * `./data`) while the server goes on. One sentence and exit code 0, or one sentence and 1.
 */
function main(target: string | undefined, env: NodeJS.ProcessEnv): number {
  try {
    if (!target) throw new Error('Say where the backup goes: npm run backup -- FILE.');
    const source = databaseFile(env);
    copyDatabase(source, target);
    console.log(`${source} was copied to ${target} and the copy checked.`);
    return 0;
  } catch (error) {
    console.error(`No backup was made. ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

function databaseFile({ DATA_DIR = './data', DATABASE_URL }: NodeJS.ProcessEnv): string {
  if (!DATABASE_URL) return join(DATA_DIR, 'complaints.db');
  if (!DATABASE_URL.startsWith('file:'))
    throw new Error('DATABASE_URL names no local file; whoever runs that database backs it up.');
  return DATABASE_URL.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
}

process.exitCode = main(process.argv[2], process.env);
