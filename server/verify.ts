import { readFileSync } from 'node:fs';
import { newId } from '#shared/proof/ids.ts';
import { verifyChains } from './chain/verify-chains.ts';
import { openKeys } from './keys.ts';
import { loadKeys } from './node/key-file.ts';
import { openDatabase } from './node/open-database.ts';
import { randomBytesOf } from './node/random.ts';
import { readSettings, SettingError } from './settings.ts';

/** `npm run verify`: checks every chain and every checkpoint of the database that the settings name. Exit code 1 and the first thing that is broken, or 0. */
async function main(): Promise<string> {
  const settings = readSettings(process.env, (path) => readFileSync(path, 'utf8'));
  const stored = loadKeys(settings.dataDir);
  if (!stored) throw new SettingError('DATA_DIR', 'holds no keys.json to check signatures with');
  const { published } = await openKeys(crypto, stored);
  const db = await openDatabase(settings, newId(randomBytesOf));
  try {
    const verified = await verifyChains({ db, subtle: crypto.subtle }, published);
    if ('broken' in verified) throw new Error(verified.broken);
    const { cases, entries, checkpoints } = verified;
    return `Everything holds: ${cases} cases, ${entries} entries, ${checkpoints} checkpoints.`;
  } finally {
    await db.close();
  }
}

try {
  console.log(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
