import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Migration } from './migrate.ts';

/** The migrations that drizzle-kit generated into `migrations/`, oldest first; `npm run migrations` adds one after a change of `schema.ts`. */
export function readMigrations(): Migration[] {
  const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
  return readMigrationFiles({ migrationsFolder });
}
