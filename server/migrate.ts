import { readFileSync } from 'node:fs';
import { newId } from '#shared/proof/ids.ts';
import { openDatabase } from './node/open-database.ts';
import { randomBytesOf } from './node/random.ts';
import { readSettings } from './settings.ts';

/** `npm run migrate`: brings the database that the settings name up to date, before a worker at an edge answers from it; the server on Node does so at its start. One sentence and exit code 0, or one sentence and 1. */
async function main(): Promise<void> {
  const settings = readSettings(process.env, (path) => readFileSync(path, 'utf8'));
  await (await openDatabase(settings, newId(randomBytesOf))).close();
  console.log('The database is up to date.');
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
