import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import type { Department } from '#shared/case/events.ts';
import type { Person, Role } from '#shared/case/rights.ts';
import { toBase64url } from '#shared/proof/bytes.ts';
import { newId } from '#shared/proof/ids.ts';
import { type Database, statementOf } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { persons, staffTokens } from '../db/schema.ts';
import type { Ports } from '../env.ts';
import { tokenHash } from '../sessions/token-hash.ts';

type Reads = Pick<Database, 'read'>;
type Around = Pick<Ports, 'db' | 'now' | 'random' | 'subtle'>;

/** A person as a list of the staff shows them; `disabledAt` is RFC 3339 UTC, null while they may work. */
export type Listed = {
  id: string;
  name: string;
  roles: readonly Role[];
  department: Department | null;
  disabledAt: string | null;
};

const COLUMNS = { id: persons.id, roles: persons.roles, department: persons.department };

/** A person who may still work, or undefined. */
export async function readPerson(db: Reads, id: string): Promise<Person | undefined> {
  const [row] = await readQueries(db)
    .select(COLUMNS)
    .from(persons)
    .where(and(eq(persons.id, id), isNull(persons.disabledAt)));
  return row && personOf(row);
}

/** The person whose token this is; undefined once it is over, was replaced, or its person was disabled. */
export async function readToken(
  { db, subtle, now }: Pick<Ports, 'db' | 'subtle' | 'now'>,
  token: string,
): Promise<Person | undefined> {
  const hash = await tokenHash(subtle, token);
  const at = new Date(now()).toISOString();
  const [row] = await readQueries(db)
    .select(COLUMNS)
    .from(staffTokens)
    .innerJoin(persons, eq(persons.id, staffTokens.personId))
    .where(
      and(
        eq(staffTokens.token, hash),
        isNull(staffTokens.revokedAt),
        isNull(persons.disabledAt),
        or(isNull(staffTokens.expiresAt), gt(staffTokens.expiresAt, at)),
      ),
    );
  return row && personOf(row);
}

/** Adds a person and gives their first token, which nobody can read again. */
export async function addPerson(
  around: Around,
  { name, roles, department }: { name: string; roles: readonly Role[]; department?: Department },
): Promise<{ id: string; token: string }> {
  const { db, now, random } = around;
  const id = newId(random);
  const at = new Date(now()).toISOString();
  const q = readQueries(db);
  const person = { id, name: JSON.stringify(name), roles: JSON.stringify(roles), at };
  const { token, row } = await freshToken(around, id);
  await db.write([
    statementOf(q.insert(persons).values({ ...person, department: department ?? null })),
    statementOf(q.insert(staffTokens).values(row)),
  ]);
  return { id, token };
}

/** A new token in the place of all earlier ones; undefined where there is no such person or they were disabled. */
export async function replaceToken(around: Around, id: string): Promise<string | undefined> {
  const { db } = around;
  if (!(await readPerson(db, id))) return undefined;
  const q = readQueries(db);
  const { token, row } = await freshToken(around, id);
  const earlier = and(eq(staffTokens.personId, id), isNull(staffTokens.revokedAt));
  await db.write([
    statementOf(q.update(staffTokens).set({ revokedAt: row.at }).where(earlier)),
    statementOf(q.insert(staffTokens).values(row)),
  ]);
  return token;
}

/** Ends what a person may do; false where there is no such person. Who was disabled before stays so from that time. */
export async function disablePerson({ db, now }: Pick<Ports, 'db' | 'now'>, id: string) {
  const q = readQueries(db);
  const [found] = await q.select({ id: persons.id }).from(persons).where(eq(persons.id, id));
  if (!found) return false;
  const working = and(eq(persons.id, id), isNull(persons.disabledAt));
  const disabledAt = new Date(now()).toISOString();
  await db.write([statementOf(q.update(persons).set({ disabledAt }).where(working))]);
  return true;
}

/** Everybody there ever was, in the order in which they were added. */
export async function listPersons(db: Reads): Promise<Listed[]> {
  const rows = await readQueries(db)
    .select({ ...COLUMNS, name: persons.name, disabledAt: persons.disabledAt })
    .from(persons)
    .orderBy(asc(persons.at), asc(persons.id));
  return rows.map(({ id, name, roles, department, disabledAt }) => ({
    ...{ id, name: JSON.parse(name) as string, roles: JSON.parse(roles) as Role[] },
    ...{ department, disabledAt },
  }));
}

async function freshToken({ now, random, subtle }: Around, personId: string) {
  const token = toBase64url(random(32));
  const at = new Date(now()).toISOString();
  return { token, row: { token: await tokenHash(subtle, token), personId, at } };
}

type Row = { id: string; roles: string; department: Department | null };

const personOf = ({ id, roles, department }: Row): Person => ({
  ...{ role: 'staff', id, roles: JSON.parse(roles) as Role[] },
  ...(department && { department }),
});
