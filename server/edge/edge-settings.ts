import { parseKeys, type StoredKeys } from '../keys.ts';
import type { MailService } from '../mail-settings.ts';
import { SettingError } from '../setting-error.ts';
import { readSettings, type Settings } from '../settings.ts';
import type { Bucket } from '../uploads/blob-bucket.ts';

/** The settings of an edge, where there is no disk and nothing can be spoken to but by HTTP. */
export type EdgeSettings = Settings & { bucket: Bucket; mailService?: MailService };

const NOT_HERE = ['METRICS_PORT', 'METRICS_HOST', 'SCAN_URL', 'TRUSTED_PROXIES', 'CRASH_AT'];

/**
 * Reads the same settings as on Node out of the bindings of a worker, and `KEYS`, which holds what `npm run keys` wrote into `keys.json`; `MARQUES` holds its JSON itself. Throws the first
 * `SettingError`, also for a setting that nothing here could follow.
 */
export function readEdgeSettings(bindings: Readonly<Record<string, unknown>>): {
  settings: EdgeSettings;
  keys: StoredKeys;
} {
  const env = Object.fromEntries(
    Object.entries(bindings).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    ),
  );
  const unfit = NOT_HERE.find((name) => env[name]?.trim());
  if (unfit !== undefined) throw new SettingError(unfit, 'has no meaning at an edge');
  const settings = readSettings(env, (text) => text);
  const { databaseUrl, bucket, mail, production } = settings;
  if (!/^(libsql|https?):/.test(databaseUrl))
    throw new SettingError('DATABASE_URL', 'should be the URL of a libSQL server by HTTP');
  if (!bucket) throw new SettingError('BLOBS_URL', 'should be set where there is no disk');
  if (mail.server) throw new SettingError('MAIL_URL', 'should be a service by HTTP at an edge');
  return {
    keys: keysOf(env['KEYS'], production),
    settings: {
      ...settings,
      ...(mail.service && { mailService: mail.service }),
      bucket,
      // Whoever asks comes from somewhere else.
      qa: false,
    },
  };
}

// As on Node: whoever loses keys that nobody knew of can't prove receipts any more.
function keysOf(text: string | undefined, production: boolean): StoredKeys {
  const keys = text === undefined ? undefined : parseKeys(text);
  if (!keys)
    throw new SettingError('KEYS', 'should hold what "npm run keys" has written into keys.json');
  if (production && keys.made !== 'on purpose')
    throw new SettingError('KEYS', 'were made automatically: "npm run keys -- --adopt" keeps them');
  return keys;
}
