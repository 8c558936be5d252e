import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { CommandAnswer } from '#shared/api/wire.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import { evolve, NO_CASE, type Case } from '#shared/case/evolve.ts';
import { canonicalJson, type Json } from '#shared/proof/canonical-json.ts';
import { type Database, type Statement, statementOf } from '../db/database.ts';
import { insertInto } from '../db/insert.ts';
import { builtOnce, readQueries } from '../db/queries.ts';
import * as tables from '../db/schema.ts';
import { bindRight } from '../uploads/bind-right.ts';
import { forgetFiles } from '../uploads/blobs.ts';
import type { LinkedEntry } from './link-entries.ts';

type Reads = Pick<Database, 'read'>;

/**
 * An answer as it is kept: whether it is a replay is said when it is given, and the salt stands with the body, to be erased with it. One to the staff has
 * no `cursor`: its place in the whole log is known only once it was written.
 */
export type KeptAnswer = Omit<CommandAnswer, 'result' | 'salt' | 'cursor'> & {
  result: 'applied' | 'quarantined';
  cursor?: string;
};

/** A command that was applied, or undefined; `salt` is that of its first entry, unless erased, `g` the place of its last one in the whole log. */
export async function readCommand(db: Reads, id: string) {
  const [row] = await commandById(db).all({ id });
  if (!row) return undefined;
  const { fingerprint, result, salt, g } = row;
  const answer = JSON.parse(result) as KeptAnswer;
  return { fingerprint, answer, g: g ?? 0, ...(salt !== null && { salt }) };
}

const commandById = builtOnce((q) => {
  const { commands, entries, bodies } = tables;
  return q
    .select({
      fingerprint: commands.fingerprint,
      result: commands.result,
      salt: bodies.salt,
      g: entries.g,
    })
    .from(commands)
    .leftJoin(entries, eq(entries.commandId, commands.id))
    .leftJoin(bodies, and(eq(bodies.caseId, entries.caseId), eq(bodies.seq, entries.seq)))
    .where(eq(commands.id, sql.placeholder('id')))
    .orderBy(asc(entries.seq))
    .limit(1)
    .prepare();
});

/** Where a case's log ends: what the next entry is linked to. */
export type LogEnd = { seq: number; pub: number; hash: string };

/** A case's log: its entries, the commitment of each, and where they end. */
export type Log = {
  entries: CaseEntry[];
  commitments: readonly (string | null)[];
  end?: LogEnd;
};

/** All entries of a case in order, with their words, and where they end; no entries and no end for a case that doesn't exist. */
export async function readLog(db: Reads, caseId: string): Promise<Log> {
  const rows = await logOfCase(db).all({ caseId });
  const last = rows.at(-1);
  const pub = Math.max(0, ...rows.map((row) => row.pub ?? 0));
  return {
    entries: rows.map(entryOf),
    commitments: rows.map(({ commitment }) => commitment),
    ...(last && { end: { seq: last.seq, pub, hash: last.hash } }),
  };
}

const logOfCase = builtOnce((q) => {
  const { entries, bodies } = tables;
  return q
    .select({
      ...COLUMNS,
      pub: entries.pub,
      hash: entries.hash,
      commitment: entries.commitment,
    })
    .from(entries)
    .leftJoin(bodies, and(eq(bodies.caseId, entries.caseId), eq(bodies.seq, entries.seq)))
    .where(eq(entries.caseId, sql.placeholder('caseId')))
    .orderBy(asc(entries.seq))
    .prepare();
});

/** The case as its log says; `status: 'none'` where there is none. */
export async function readCase(db: Reads, caseId: string): Promise<Case> {
  const { entries } = await readLog(db, caseId);
  return entries.reduce(evolve, NO_CASE);
}

/** What the customer may see after the entry numbered `after`, at most `limit` entries, numbered as the customer counts them: without gaps. */
export async function readPublicEntries(
  db: Reads,
  caseId: string,
  { after, limit }: { after: number; limit: number },
): Promise<CaseEntry[]> {
  const { entries, bodies } = tables;
  const rows = await readQueries(db)
    .select({ ...COLUMNS, pub: entries.pub })
    .from(entries)
    .leftJoin(bodies, and(eq(bodies.caseId, entries.caseId), eq(bodies.seq, entries.seq)))
    .where(and(eq(entries.caseId, caseId), isNotNull(entries.pub), gt(entries.pub, after)))
    .orderBy(asc(entries.pub))
    .limit(limit);
  return rows.map((row) => withoutPersons(entryOf({ ...row, seq: row.pub ?? 0 })));
}

// Who of the staff it was is not the customer's to see, only as what they acted.
function withoutPersons(entry: CaseEntry): CaseEntry {
  return { ...entry, by: { role: entry.by.role } as CaseEntry['by'] };
}

/** What an entry with its words is made of, out of `entries` and `bodies`. */
export const COLUMNS = {
  seq: tables.entries.seq,
  at: tables.entries.at,
  by: tables.entries.by,
  event: tables.entries.event,
  body: tables.bodies.body,
  salt: tables.bodies.salt,
};

/** A row as `COLUMNS` select it. */
export type Row = {
  seq: number;
  at: string;
  by: string;
  event: string;
  body: string | null;
  salt: string | null;
};

/** The entry that a row holds. */
export function entryOf({ seq, at, by, event, body, salt }: Row): CaseEntry {
  return {
    ...{ seq, at, by: JSON.parse(by), event: JSON.parse(event) },
    ...(body !== null && { body: JSON.parse(body) as unknown }),
    ...(salt !== null && { salt }),
  };
}

/** What one command writes, as a whole. `verifier` is already hashed; '' writes none, and the case opens to no code. */
export type Written = {
  command: { id: string; principal: string; fingerprint: string; answer: KeptAnswer };
  caseId: string;
  at: string;
  verifier: string;
  entries: readonly LinkedEntry[];
  row: typeof tables.cases.$inferInsert;
  beside: readonly Statement[];
  /** What is to be done outside because of it. */
  effects: readonly (typeof tables.effects.$inferInsert)[];
  /** Whether all words and files of the case go at the same time. */
  erasing: boolean;
};

/**
 * Writes what a command led to, all or nothing, and says the place of its last entry in the whole log. Rejects as `Database.write` does, and with
 * `TakenError` when any of its ids, its reference or its place in the log is taken.
 */
export async function writeCommand(db: Database, written: Written): Promise<number> {
  const q = readQueries(db);
  const { command, caseId, at, verifier, row, erasing, beside } = written;
  const { id, principal, fingerprint, answer } = command;
  const result = JSON.stringify(answer);
  const { commands, entries, bodies, verifiers, cases, effects } = tables;
  const isNew = written.entries[0]?.seq === 1;
  const rows = written.entries.map(({ salt: _, body: __, event, by, ...entry }) => {
    const texts = { by: JSON.stringify(by), event: JSON.stringify(event) };
    return { ...entry, ...texts, commandId: id };
  });
  const words = written.entries.flatMap(({ seq, salt, body }) =>
    salt === undefined ? [] : [{ caseId, seq, salt, body: canonicalJson(body as Json) }],
  );
  const statements = [
    insertInto(commands, { id, caseId, principal, fingerprint, result, at }),
    isNew ? insertInto(cases, row) : statementOf(q.update(cases).set(row).where(isCase(row.id))),
    ...(erasing ? [statementOf(q.delete(bodies).where(eq(bodies.caseId, caseId)))] : []),
    ...(verifier ? [insertInto(verifiers, { caseId, verifier, at })] : []),
    ...rows.map((row) => insertInto(entries, row, 'returning "g"')),
  ];
  const results = await db.write([
    ...statements,
    ...words.map((row) => insertInto(bodies, row)),
    ...(isNew ? bindRight(caseId, verifier, null) : []),
    ...(erasing ? forgetFiles(caseId, at) : []),
    ...written.effects.map((row) => insertInto(effects, row, 'on conflict do nothing')),
    ...beside,
  ]);
  return Number(results[statements.length - 1]?.rows.at(-1)?.[0]);
}

const isCase = (id: string) => eq(tables.cases.id, id);
