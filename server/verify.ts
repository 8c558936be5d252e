import { readFileSync } from 'node:fs';
import { newId } from '#shared/proof/ids.ts';
import { verifyChains } from './chain/verify-chains.ts';
import type { Checkpoints } from './chain/verify-checkpoints.ts';
import { openKeys } from './keys.ts';
import { loadKeys } from './node/key-file.ts';
import { openDatabase } from './node/open-database.ts';
import { randomBytesOf } from './node/random.ts';
import { SettingError } from './setting-error.ts';
import { readSettings } from './settings.ts';

/** `npm run verify`: checks chains, checkpoints and the list of cases of the database that the settings name. Exit code 1 and the first thing that is broken, or 0 and the last checkpoint. */
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
    const held = `Everything holds: ${cases} cases, ${entries} entries, ${checkpoints.count} checkpoints.`;
    return `${held}\n${lastOf(checkpoints)}`;
  } finally {
    await db.close();
  }
}

// A log that was cut together with its last checkpoints looks whole from the inside.
function lastOf({ last, later }: Checkpoints): string {
  return last
    ? `Last checkpoint, to be kept elsewhere: day ${last.day}, entry ${last.g}, signature ${last.signature}. Entries since: ${later}.`
    : `There is no checkpoint yet. Entries since: ${later}.`;
}

try {
  console.log(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
