import Libsql from 'libsql';
import { rebuildCases } from '../../server/cases/rebuild-cases.ts';
import { verifyChains } from '../../server/chain/verify-chains.ts';
import type { Database } from '../../server/db/database.ts';
import { openFileDatabase } from '../../server/db/file-database.ts';
import { markOf } from './command.ts';
import type { Ledger } from './ledger.ts';
import type { Puller } from './puller.ts';
import { CANARY, type World } from './world.ts';

type Seen = Pick<Puller, 'caseId' | 'seen'>;
type Place = { caseId: string; seq: number; pub: number | null; at: string };

/** Opens what the servers left behind, and holds it against what clients and pullers know; each thing that does not hold goes into the ledger. */
export async function inspect(
  { ledger, keys }: Pick<World, 'ledger' | 'keys'>,
  { file, pullers, output }: { file: string; pullers: readonly Seen[]; output: string },
): Promise<void> {
  checkSound(file, ledger);
  const db = await openFileDatabase({ file });
  try {
    await checkCommands(db, ledger);
    const log = await places(db);
    checkGaps(log, ledger);
    checkTimes(log, ledger);
    for (const puller of pullers) checkSeen(puller, log, ledger);
    const verified = await verifyChains({ db, subtle: crypto.subtle }, keys);
    if ('broken' in verified) ledger.violated('chain', verified.broken);
    await checkCache(db, ledger);
  } finally {
    await db.close();
  }
  const line = output.split('\n').find((text) => text.includes(CANARY) || text.includes('<#'));
  if (line !== undefined) ledger.violated('canary', line.slice(0, 200));
}

function checkSound(file: string, ledger: Ledger): void {
  const database = new Libsql(file);
  const [verdict] = database.prepare('PRAGMA integrity_check').raw(true).all() as unknown[][];
  if (verdict?.[0] !== 'ok') ledger.violated('sound', String(verdict?.[0]));
  database.close();
}

async function rowsOf(db: Database, sql: string): Promise<unknown[][]> {
  const [result] = await db.read([{ sql, params: [] }]);
  return result?.rows ?? [];
}

async function checkCommands(db: Database, ledger: Ledger): Promise<void> {
  const ids = new Set((await rowsOf(db, 'SELECT id FROM commands')).map(([id]) => id));
  const bodies = await rowsOf(db, 'SELECT body FROM bodies');
  const counts = new Map<string, number>();
  for (const [body] of bodies)
    for (const [mark] of String(body).matchAll(/<#[\w-]{22}#>/g))
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
  for (const id of ledger.kept())
    if (!ids.has(id) || !counts.has(markOf(id))) ledger.violated('lost', `Command ${id}.`);
  for (const id of ledger.given.keys()) {
    const count = counts.get(markOf(id)) ?? 0;
    if (count > 1) ledger.violated('doubled', `Command ${id} is there ${count} times.`);
  }
}

async function places(db: Database): Promise<Place[]> {
  const rows = await rowsOf(db, 'SELECT case_id, seq, pub, at FROM entries ORDER BY g');
  return rows.map(([caseId, seq, pub, at]) => ({
    ...{ caseId: String(caseId), seq: Number(seq), at: String(at) },
    pub: pub === null ? null : Number(pub),
  }));
}

function checkGaps(log: readonly Place[], ledger: Ledger): void {
  const last = new Map<string, number>();
  const follows = (key: string, number: number) => {
    const before = last.get(key) ?? 0;
    if (number !== before + 1) ledger.violated('gaps', `${key}: ${number} follows ${before}.`);
    last.set(key, number);
  };
  for (const { caseId, seq, pub } of log) {
    follows(`${caseId} seq`, seq);
    if (pub !== null) follows(`${caseId} pub`, pub);
  }
}

function checkTimes(log: readonly Place[], ledger: Ledger): void {
  const last = new Map<string, string>();
  for (const { caseId, seq, at } of log) {
    const before = last.get(caseId) ?? '';
    if (at < before) ledger.violated('times', `${caseId} ${seq}: ${at} after ${before}.`);
    last.set(caseId, at);
  }
}

function checkSeen({ caseId, seen }: Seen, log: readonly Place[], ledger: Ledger): void {
  const expected = log.flatMap((place) => {
    if (caseId === undefined) return [`${place.caseId} ${place.seq}`];
    return place.caseId === caseId && place.pub !== null ? [`${caseId} ${place.pub}`] : [];
  });
  for (const key of expected)
    if (!seen.has(key)) ledger.violated('missed', `${key} was never told.`);
  const isInOrder = [...seen.keys()].join() === expected.join();
  if (!isInOrder) ledger.violated('missed', 'A feed is not the log in its order.');
}

async function checkCache(db: Database, ledger: Ledger): Promise<void> {
  const rows = () => rowsOf(db, 'SELECT * FROM cases ORDER BY id');
  const live = await rows();
  await rebuildCases(db);
  const rebuilt = new Map((await rows()).map((row) => [row[0], JSON.stringify(row)]));
  for (const row of live)
    if (rebuilt.get(row[0]) !== JSON.stringify(row))
      ledger.violated('cache', `Case ${String(row[0])}.`);
  if (rebuilt.size !== live.length) ledger.violated('cache', `${live.length} of ${rebuilt.size}.`);
}
