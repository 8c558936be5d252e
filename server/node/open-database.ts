import { BusyError, type Database } from '../db/database.ts';
import { openFileDatabase } from '../db/file-database.ts';
import { openHttpDatabase } from '../db/http-database.ts';
import { migrate } from '../db/migrate.ts';
import { readMigrations } from '../db/migration-files.ts';
import { SettingError } from '../setting-error.ts';
import type { Settings } from '../settings.ts';

/** Opens the database that the settings name and brings it up to date. Throws a `SettingError` when it can't be reached. */
export async function openDatabase(
  { databaseUrl, databaseAuthToken }: Settings,
  newLogId: string,
): Promise<Database> {
  let db: Database | undefined;
  try {
    db = databaseUrl.startsWith('file:')
      ? await openFileDatabase({ file: filePath(databaseUrl) })
      : openHttpDatabase({
          url: databaseUrl,
          ...(databaseAuthToken !== undefined && { authToken: databaseAuthToken }),
        });
    await migrate(db, readMigrations(), newLogId);
    return db;
  } catch (error) {
    await db?.close();
    const code = (error as { code?: unknown }).code;
    if (!(error instanceof BusyError) && typeof code !== 'string') throw error;
    throw new SettingError(
      'DATABASE_URL',
      `names a database that cannot be opened now (${typeof code === 'string' ? code : 'busy or out of reach'})`,
    );
  }
}

const filePath = (url: string) => url.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
