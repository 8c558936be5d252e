import { makeSigningKey, rotated, type StoredKeys } from './keys.ts';
import { createKeys, keyFile, loadKeys, replaceKeys } from './node/key-file.ts';

/**
 * `npm run keys`: makes the keys of `DATA_DIR` on purpose, as production wants it. `--adopt` says so of keys that were made automatically:
 * they may have signed receipts already, so they are never replaced. `--next` makes the key that is to sign one day and has it published, `--rotate` lets
 * it sign; each takes effect when the server is started again. One sentence and exit code 0, or one sentence and 1.
 */
async function main(args: readonly string[], dataDir: string): Promise<void> {
  const file = keyFile(dataDir);
  const found = loadKeys(dataDir);
  if (args.includes('--next') || args.includes('--rotate')) {
    if (!found) throw new Error(`There are no keys in ${file}; run "npm run keys" first.`);
    console.log(await (args.includes('--next') ? addNext : rotate)(dataDir, found));
    return;
  }
  if (!found && !args.includes('--adopt')) {
    await createKeys(dataDir, { made: 'on purpose', at: new Date().toISOString() });
    console.log(`New keys stand in ${file}; keep a copy of it in a safe place.`);
  } else if (!found) {
    throw new Error(`There are no keys in ${file} to adopt; leave --adopt out to make some.`);
  } else if (found.made === 'on purpose') {
    throw new Error(`${file} holds keys that were made on purpose; they stay as they are.`);
  } else if (args.includes('--adopt')) {
    replaceKeys(dataDir, { ...found, made: 'on purpose' });
    console.log(`The keys in ${file} are kept on purpose from now on; keep a copy of it.`);
  } else {
    throw new Error(
      `${file} holds keys that were made automatically and may have signed receipts: run "npm run keys -- --adopt" to keep them.`,
    );
  }
}

async function addNext(dataDir: string, found: StoredKeys): Promise<string> {
  if (found.next)
    throw new Error(
      `Key ${found.next.kid} is the next one already: run "npm run keys -- --rotate".`,
    );
  const next = await makeSigningKey(crypto);
  replaceKeys(dataDir, { ...found, next });
  return `Key ${next.kid} is published from the next start on and signs nothing yet; keep a copy of keys.json.`;
}

async function rotate(dataDir: string, found: StoredKeys): Promise<string> {
  const keys = rotated(found);
  if (!keys) throw new Error('There is no next key: run "npm run keys -- --next" and start again.');
  replaceKeys(dataDir, keys);
  return `Key ${keys.signing.kid} signs from the next start on; what older ones signed is verified as before.`;
}

try {
  await main(process.argv.slice(2), process.env.DATA_DIR || './data');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
