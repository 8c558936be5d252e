import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { scratchFile } from '../../tests/scratch-file.ts';
import { BusyError, statementOf, TakenError, type Database } from './database.ts';
import { openFileDatabase } from './file-database.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migration-files.ts';
import { builtOnce, readQueries } from './queries.ts';
import { bodies, cases, commands, entries } from './schema.ts';

const AT = '2026-03-02T10:00:00.000Z';

describe('the query builder', () => {
  test('reads typed rows, one row, or none', async (t) => {
    const { db, q } = await database(t);
    await db.write([aCommand('m1'), anEntry('c1', 1), anEntry('c1', 2)]);
    const rows = await q
      .select({ g: entries.g, seq: entries.seq, pub: entries.pub })
      .from(entries)
      .where(and(eq(entries.caseId, 'c1'), gt(entries.g, 0)))
      .orderBy(asc(entries.g));
    assert.deepEqual(rows, [
      { g: 1, seq: 1, pub: null },
      { g: 2, seq: 2, pub: null },
    ]);
    const one = (seq: number) =>
      q.select({ seq: entries.seq }).from(entries).where(eq(entries.seq, seq)).get();
    assert.deepEqual([await one(2), await one(3)], [{ seq: 2 }, undefined]);
  });

  test('builds once for each database what is asked again and again, and reads anew each time', async (t) => {
    const [one, other] = [await database(t), await database(t)];
    await one.db.write([aCommand('m1'), anEntry('c1', 1)]);
    let built = 0;
    const ofCase = builtOnce((q) => {
      built += 1;
      const ours = eq(entries.caseId, sql.placeholder('caseId'));
      return q.select({ seq: entries.seq }).from(entries).where(ours).prepare();
    });
    const read = (db: Database, caseId: string) => ofCase(db).all({ caseId });
    assert.deepEqual(await read(one.db, 'c1'), [{ seq: 1 }]);
    await one.db.write([anEntry('c1', 2)]);
    assert.deepEqual(await read(one.db, 'c1'), [{ seq: 1 }, { seq: 2 }]);
    assert.deepEqual([await read(one.db, 'c2'), await read(other.db, 'c1')], [[], []]);
    assert.equal(built, 2);
  });

  test('passes on the errors of what was built once as they are, too', async () => {
    const byId = builtOnce((q) => {
      const ours = eq(commands.id, sql.placeholder('id'));
      return q.select({ id: commands.id }).from(commands).where(ours).prepare();
    });
    const asked = byId({ read: () => Promise.reject(new BusyError()) }).all({ id: 'secret' });
    await assert.rejects(
      asked,
      (error: unknown) => error instanceof BusyError && !error.message.includes('secret'),
    );
  });

  test('refuses every way to write, and nothing is written', async (t) => {
    const { q } = await database(t);
    const values = { id: 'm1', caseId: 'c1', principal: '', fingerprint: '', result: '', at: AT };
    const refused = /only reads; hand what writes to db\.write/;
    await assert.rejects(async () => q.insert(commands).values(values), refused);
    await assert.rejects(async () => q.insert(commands).values(values).returning(), refused);
    await assert.rejects(async () => q.delete(commands), refused);
    await assert.rejects(async () => q.run(sql`DELETE FROM commands`), refused);
    await assert.rejects(async () => q.transaction(async () => 1), refused);
    assert.deepEqual(await q.select({ id: commands.id }).from(commands), []);
  });

  test('passes errors on as they are, without the values that were asked for', async () => {
    const q = readQueries({ read: () => Promise.reject(new BusyError()) });
    const asked = q.select({ id: commands.id }).from(commands).where(eq(commands.id, 'secret'));
    await assert.rejects(
      async () => asked,
      (error: unknown) => error instanceof BusyError && !error.message.includes('secret'),
    );
  });
});

describe('the tables', () => {
  test('let one entry have a number in its case', async (t) => {
    const { db } = await database(t);
    await db.write([aCommand('m1'), anEntry('c1', 1)]);
    await assert.rejects(
      db.write([anEntry('c1', 1)]),
      (error) => error instanceof TakenError && error.key === 'entries.case_id, entries.seq',
    );
  });

  test('let one entry have a number that the customer sees', async (t) => {
    const { db } = await database(t);
    await db.write([aCommand('m1'), anEntry('c1', 1, 1)]);
    await assert.rejects(
      db.write([anEntry('c1', 2, 1)]),
      (error) => error instanceof TakenError && error.key === 'entries.case_id, entries.pub',
    );
  });

  test('know a reference that is taken', async (t) => {
    const { db } = await database(t);
    await db.write([aCase('c1', 'SFB-26-7K3M9Q')]);
    await assert.rejects(
      db.write([aCase('c2', 'SFB-26-7K3M9Q')]),
      (error) => error instanceof TakenError && error.key === 'cases.reference',
    );
  });

  test('take no entry without its command and no body without its entry', async (t) => {
    const { db } = await database(t);
    await assert.rejects(db.write([anEntry('c1', 1)]), /FOREIGN KEY/);
    await assert.rejects(db.write([aBody('c1', 1, '{}')]), /FOREIGN KEY/);
  });

  test('give any text in JSON back as it was', async (t) => {
    const { db, q } = await database(t);
    await db.write([aCommand('m1'), anEntry('c1', 1)]);
    const anyText = fc.string({ unit: 'binary', maxLength: 60 });
    const property = fc.asyncProperty(fc.oneof(anyText, fc.constant('a\0b')), async (text) => {
      const body = JSON.stringify({ text });
      await db.write([
        statementOf(q.delete(bodies).where(eq(bodies.caseId, 'c1'))),
        aBody('c1', 1, body),
      ]);
      const row = await q.select({ body: bodies.body }).from(bodies).get();
      assert.deepEqual(JSON.parse(row!.body), { text });
    });
    await fc.assert(property, { numRuns: 200 });
  });
});

const build = readQueries({ read: () => Promise.reject(new Error('This one only builds.')) });

const aCommand = (id: string) =>
  statementOf(
    build
      .insert(commands)
      .values({ id, caseId: 'c1', principal: 'p', fingerprint: 'f', result: '{}', at: AT }),
  );

const anEntry = (caseId: string, seq: number, pub: number | null = null) =>
  statementOf(
    build.insert(entries).values({
      ...{ caseId, seq, pub, at: AT, by: '{}', event: '{}' },
      ...{ commitment: null, prev: 'p', hash: 'h', commandId: 'm1' },
    }),
  );

const aBody = (caseId: string, seq: number, body: string) =>
  statementOf(build.insert(bodies).values({ caseId, seq, salt: 's', body }));

const aCase = (id: string, reference: string) =>
  statementOf(
    build.insert(cases).values({
      ...{ id, reference, seq: 1, status: 'received', department: 'src', customer: 'private' },
      ...{ subject: 'other', marque: 'peugeot', language: 'fr', receivedAt: AT },
      quarantined: false,
    }),
  );

async function database(t: { after: (end: () => unknown) => void }) {
  const db: Database = await openFileDatabase({ file: scratchFile(t) });
  t.after(() => db.close());
  await migrate(db, readMigrations(), 'A'.repeat(22));
  return { db, q: readQueries(db) };
}
