import { join } from 'node:path';
import type { Role } from '#shared/case/rights.ts';
import { newId } from '#shared/proof/ids.ts';
import type { PublicKey } from '#shared/proof/receipt.ts';
import type { Database } from '../../server/db/database.ts';
import { openFileDatabase } from '../../server/db/file-database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { readMigrations } from '../../server/db/migration-files.ts';
import { openKeys } from '../../server/keys.ts';
import { createKeys } from '../../server/node/key-file.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { addPerson } from '../../server/staff/persons.ts';
import type { Ledger } from './ledger.ts';
import type { Line } from './line.ts';
import type { Random } from './seeded.ts';

/** Stands in everything that people say, and must never be in what a server prints. */
export const CANARY = 'Kanarie van der Vogel';

/** What somebody signs in with now; told that one is over, it is another one. */
export type Bearer = (over?: string) => Promise<string>;

/** Who works there, with what they sign in with. */
export type Staff = Record<'handler' | 'colleague' | 'reviewer' | 'compliance', { token: string }>;

/** What all clients of a round share. */
export type World = {
  line: Line;
  ledger: Ledger;
  random: Random;
  staff: Staff;
  keys: readonly PublicKey[];
};

/** Where the database of a data folder stands. */
export const databaseIn = (dataDir: string): string => join(dataDir, 'complaints.db');

/** A data folder as a server leaves it behind: migrated, with keys and four people, and no case. */
export async function makeData(dataDir: string): Promise<Pick<World, 'staff' | 'keys'>> {
  const at = new Date().toISOString();
  const stored = await createKeys(dataDir, { made: 'automatically', at });
  const db = await openFileDatabase({ file: databaseIn(dataDir) });
  await migrate(db, readMigrations(), newId(randomBytesOf));
  const staff = {
    handler: await person(db, 'handler'),
    colleague: await person(db, 'handler'),
    reviewer: await person(db, 'reviewer'),
    compliance: await person(db, 'compliance'),
  };
  await db.close();
  return { staff, keys: (await openKeys(crypto, stored)).published };
}

function person(db: Database, role: Role) {
  const around = { db, now: Date.now, random: randomBytesOf, subtle: crypto.subtle };
  const department = role === 'handler' && ({ department: 'src' } as const);
  return addPerson(around, { name: `${CANARY} (${role})`, roles: [role], ...department });
}
