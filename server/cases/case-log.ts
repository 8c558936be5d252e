import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import type { CommandAnswer } from '#shared/api/wire.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import { evolve, NO_CASE, type Case } from '#shared/case/evolve.ts';
import { canonicalJson, type Json } from '#shared/proof/canonical-json.ts';
import { statementOf, type Database } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import * as tables from '../db/schema.ts';
import type { LinkedEntry } from './link-entries.ts';

type Reads = Pick<Database, 'read'>;

/** An answer as it is kept: whether it is a replay is said when it is given, and the salt stands with the body, to be erased with it. */
export type KeptAnswer = Omit<CommandAnswer, 'result' | 'salt'> & {
  result: 'applied' | 'quarantined';
};

/** A command that was applied, or undefined; `salt` is that of its first entry, unless erased. */
export async function readCommand(db: Reads, id: string) {
  const { commands, entries, bodies } = tables;
  const [row] = await readQueries(db)
    .select({
      fingerprint: commands.fingerprint,
      result: commands.result,
      salt: bodies.salt,
    })
    .from(commands)
    .leftJoin(entries, eq(entries.commandId, commands.id))
    .leftJoin(bodies, and(eq(bodies.caseId, entries.caseId), eq(bodies.seq, entries.seq)))
    .where(eq(commands.id, id))
    .orderBy(asc(entries.seq))
    .limit(1);
  if (!row) return undefined;
  const { fingerprint, result, salt } = row;
  return { fingerprint, answer: JSON.parse(result) as KeptAnswer, ...(salt !== null && { salt }) };
}

/** Where a case's log ends: what the next entry is linked to. */
export type LogEnd = { seq: number; pub: number; hash: string };

/** All entries of a case in order, with their words, and where they end; no entries and no end for a case that doesn't exist. */
export async function readLog(
  db: Reads,
  caseId: string,
): Promise<{ entries: CaseEntry[]; end?: LogEnd }> {
  const { entries, bodies } = tables;
  const rows = await readQueries(db)
    .select({
      ...COLUMNS,
      pub: entries.pub,
      hash: entries.hash,
    })
    .from(entries)
    .leftJoin(bodies, and(eq(bodies.caseId, entries.caseId), eq(bodies.seq, entries.seq)))
    .where(eq(entries.caseId, caseId))
    .orderBy(asc(entries.seq));
  const last = rows.at(-1);
  const pub = Math.max(0, ...rows.map((row) => row.pub ?? 0));
  return {
    entries: rows.map(entryOf),
    ...(last && { end: { seq: last.seq, pub, hash: last.hash } }),
  };
}

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
  return rows.map((row) => entryOf({ ...row, seq: row.pub ?? 0 }));
}

const COLUMNS = {
  seq: tables.entries.seq,
  at: tables.entries.at,
  by: tables.entries.by,
  event: tables.entries.event,
  body: tables.bodies.body,
  salt: tables.bodies.salt,
};

type Row = {
  seq: number;
  at: string;
  by: string;
  event: string;
  body: string | null;
  salt: string | null;
};

function entryOf({ seq, at, by, event, body, salt }: Row): CaseEntry {
  return {
    ...{ seq, at, by: JSON.parse(by), event: JSON.parse(event) },
    ...(body !== null && { body: JSON.parse(body) as unknown }),
    ...(salt !== null && { salt }),
  };
}

/** What one command writes, as a whole. `verifier` is already hashed; '' writes none, and the case opens to no code. */
export type Filing = {
  command: { id: string; principal: string; fingerprint: string; answer: KeptAnswer };
  caseId: string;
  at: string;
  verifier: string;
  entries: readonly LinkedEntry[];
  case_: Case;
  nextDue: string | undefined;
};

/** Writes a filing all or nothing; rejects as `Database.write` does, and with `TakenError` when any of its ids or its reference is taken. */
export async function writeFiling(db: Database, filing: Filing): Promise<void> {
  const q = readQueries(db);
  const { command, caseId, at, verifier, case_, nextDue } = filing;
  const { id, principal, fingerprint, answer } = command;
  const result = JSON.stringify(answer);
  const statements = [
    q.insert(tables.commands).values({ id, caseId, principal, fingerprint, result, at }),
    ...filing.entries.flatMap(({ salt, body, event, by, ...entry }) => {
      const texts = { by: JSON.stringify(by), event: JSON.stringify(event) };
      const row = q.insert(tables.entries).values({ ...entry, ...texts, commandId: id });
      if (salt === undefined) return [row];
      const words = { caseId, seq: entry.seq, salt, body: canonicalJson(body as Json) };
      return [row, q.insert(tables.bodies).values(words)];
    }),
    ...(verifier ? [q.insert(tables.verifiers).values({ caseId, verifier, at })] : []),
    q.insert(tables.cases).values({
      id: caseId,
      reference: case_.reference,
      seq: case_.seq,
      status: case_.status,
      department: case_.department,
      customer: case_.customer,
      subject: case_.subject,
      marque: case_.marque,
      language: case_.language,
      receivedAt: at,
      nextDue: nextDue ?? null,
      quarantined: case_.quarantined,
    }),
  ];
  await db.write(statements.map(statementOf));
}
