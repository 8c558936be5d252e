import { createKeys, keyFile, loadKeys, replaceKeys } from './node/key-file.ts';

/**
 * `npm run keys`: makes the keys of `DATA_DIR` on purpose, as production wants it. `--adopt` says so of keys that were made automatically:
 * they may have signed receipts already, so they are never replaced. One sentence and exit code 0, or one sentence and 1.
 */
async function main(args: readonly string[], dataDir: string): Promise<void> {
  const file = keyFile(dataDir);
  const found = loadKeys(dataDir);
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

try {
  await main(process.argv.slice(2), process.env.DATA_DIR || './data');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
