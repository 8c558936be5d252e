import { crashPoint } from '../node/crash-point.ts';
import { TakenError, type Database, type Statement } from './database.ts';

/** One migration as drizzle reads it: its statements, the SHA-256 of its file, and when it was made (ms since 1970). */
export type Migration = { sql: string[]; hash: string; folderMillis: number };

/**
 * Brings a database up to date and gives it its log id when it has none; safe to call at every start and from two processes at once. Each migration
 * is one write together with its row in drizzle's own table, so one that fails leaves nothing behind. `newLogId` is 22 fresh random characters.
 */
export async function migrate(
  db: Database,
  migrations: readonly Migration[],
  newLogId: string,
): Promise<void> {
  await db.write(KEPT_IN.map((sql) => ({ sql, params: [] })));
  const [applied] = await db.read([{ sql: 'SELECT hash FROM __drizzle_migrations', params: [] }]);
  const hashes = new Set(applied?.rows.map(([hash]) => hash));
  for (const migration of migrations) {
    if (!hashes.has(migration.hash)) await apply(db, migration);
  }
  await db.write([
    {
      sql: 'INSERT INTO log (id) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM log)',
      params: [newLogId],
    },
  ]);
}

// As drizzle makes it, and a key over the hash, so that of two processes that start together one applies a migration.
const KEPT_IN = [
  'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  'CREATE UNIQUE INDEX IF NOT EXISTS __drizzle_migrations_hash ON __drizzle_migrations (hash)',
];

async function apply(db: Database, { sql, hash, folderMillis }: Migration): Promise<void> {
  const statements: Statement[] = sql.map((text) => ({ sql: oneStatement(text), params: [] }));
  const row = 'INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)';
  try {
    await db.write([{ sql: row, params: [hash, folderMillis] }, ...statements]);
    crashPoint('in-migration');
  } catch (error) {
    if (error instanceof TakenError && error.key === '__drizzle_migrations.hash') return;
    throw error;
  }
}

function oneStatement(sql: string): string {
  if (/\bpragma\s+foreign_keys\b/i.test(sql))
    throw new Error(
      'PRAGMA foreign_keys does nothing in a transaction; write this migration without.',
    );
  const bare = sql
    .replace(/'[^']*'|"[^"]*"|`[^`]*`|--[^\n]*/g, '')
    .trim()
    .replace(/;$/, '');
  if (bare.includes(';') && !/\bcreate\s+trigger\b/i.test(bare))
    throw new Error(
      'Of several statements in one piece only the first would run; break them apart.',
    );
  return sql;
}
