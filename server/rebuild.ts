import { readFileSync } from 'node:fs';
import { newId } from '#shared/proof/ids.ts';
import { rebuildCases } from './cases/rebuild-cases.ts';
import { openDatabase } from './node/open-database.ts';
import { randomBytesOf } from './node/random.ts';
import { readSettings } from './settings.ts';

/** `npm run rebuild`: makes the cache of cases again from the log, also beside a running server. One sentence and exit code 0, or one sentence and 1. */
async function main(): Promise<void> {
  const settings = readSettings(process.env, (path) => readFileSync(path, 'utf8'));
  const db = await openDatabase(settings, newId(randomBytesOf));
  try {
    console.log(`Cases made again from the log: ${await rebuildCases(db)}.`);
  } finally {
    await db.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
