import { and, asc, eq, isNotNull, lte } from 'drizzle-orm';
import { type DossierPart, partOf } from '#shared/api/dossier.ts';
import type { CaseFile } from '#shared/api/files.ts';
import { type CaseEntry, isPublic } from '#shared/case/events.ts';
import { type Case, evolve, NO_CASE } from '#shared/case/evolve.ts';
import { type KeptAnswer, readLog } from '../cases/case-log.ts';
import type { Database } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { commands, entries as entryRows } from '../db/schema.ts';
import { caseFiles } from '../uploads/case-files.ts';

type Reads = Pick<Database, 'read'>;

/** An entry as its customer sees it, with the commitment to its words. */
export type CommittedEntry = CaseEntry & { commitment: string | null };

/** What a dossier is made of: what the customer sees, without the words of the parts that they leave out. `leftOut` names the entries that lost theirs so. */
export type DossierSource = {
  caseId: string;
  case_: Case;
  /** The same with every word: only to tell what is left out from what there never was. */
  whole: Case;
  entries: readonly CommittedEntry[];
  leftOut: readonly number[];
  files: readonly CaseFile[];
  /** Receipts of the customer's commands, as signed, in the order of the log. */
  receipts: readonly string[];
};

/** Undefined for a case that there isn't. */
export async function readDossier(
  db: Reads,
  caseId: string,
  without: ReadonlySet<DossierPart>,
): Promise<DossierSource | undefined> {
  const { entries, commitments } = await readLog(db, caseId);
  if (entries.length === 0) return undefined;
  const theirs = entries
    .map((entry, at) => ({ ...entry, commitment: commitments[at] ?? null }))
    .filter(({ event }) => isPublic(event))
    .map((entry, at) => ({
      ...entry,
      seq: at + 1,
      by: { role: entry.by.role } as CaseEntry['by'],
    }));
  const files = await caseFiles(db, caseId, theirs);
  const isOut = ({ event, body }: CommittedEntry) =>
    body !== undefined && without.has(partOf(event));
  const kept = theirs.map((entry) => (isOut(entry) ? withoutWords(entry) : entry));
  return {
    caseId,
    case_: kept.reduce(evolve, NO_CASE),
    whole: theirs.reduce(evolve, NO_CASE),
    entries: kept,
    leftOut: theirs.filter(isOut).map(({ seq }) => seq),
    files,
    receipts: await readReceipts(db, caseId, entries.length),
  };
}

// The salt goes with the words: with it a short text could be guessed.
const withoutWords = ({ body: _, salt: __, ...entry }: CommittedEntry): CommittedEntry => entry;

// The log may have grown since it was read: a receipt of what came later would speak of entries that aren't here.
async function readReceipts(db: Reads, caseId: string, lastSeq: number): Promise<string[]> {
  const rows = await readQueries(db)
    .selectDistinct({ result: commands.result, id: commands.id, seq: entryRows.seq })
    .from(commands)
    .innerJoin(entryRows, eq(entryRows.commandId, commands.id))
    .where(and(eq(commands.caseId, caseId), isNotNull(entryRows.pub), lte(entryRows.seq, lastSeq)))
    .orderBy(asc(entryRows.seq));
  const byCommand = new Map(rows.map(({ id, result }) => [id, result]));
  return [...byCommand.values()].flatMap((result) => {
    const { receipt } = JSON.parse(result) as KeptAnswer;
    return receipt === undefined ? [] : receipt;
  });
}
