import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { newId } from '#shared/proof/ids.ts';
import { createApp } from '../../server/app.ts';
import { openFileDatabase } from '../../server/db/file-database.ts';
import { logId } from '../../server/db/log-id.ts';
import { migrate } from '../../server/db/migrate.ts';
import { readMigrations } from '../../server/db/migration-files.ts';
import { openKeys } from '../../server/keys.ts';
import { blobFolder } from '../../server/node/blob-folder.ts';
import { clientAddress } from '../../server/node/client-address.ts';
import { keysForStart } from '../../server/node/key-file.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { readSettings } from '../../server/settings.ts';

// The server as server/main.ts starts it, but with a COMMIT for every complaint. Only the bench has this.
const settings = readSettings(process.env, () => '');
const stored = await keysForStart(settings.dataDir, {
  ...settings,
  at: new Date().toISOString(),
});
const db = await openFileDatabase({ file: join(settings.dataDir, 'complaints.db'), group: 1 });
await migrate(db, readMigrations(), newId(randomBytesOf));
const { fetch } = createApp({
  ...{ db, settings, version: 'bench', assets: new Map() },
  printer: {
    ending: 'pdf',
    print: () => Promise.reject(new Error('Nothing is printed here.')),
  },
  logId: await logId(db),
  blobs: blobFolder(join(settings.dataDir, 'files')),
  now: Date.now,
  random: randomBytesOf,
  subtle: crypto.subtle,
  keys: await openKeys(crypto, stored),
  log: (line) => process.stdout.write(`${JSON.stringify(line)}\n`),
  addressOf: clientAddress(settings.trustedProxies),
  closing: new AbortController().signal,
});
const http = serve({ fetch, port: settings.port, hostname: settings.host });
process.once('SIGTERM', () => http.close(() => void db.close()));
