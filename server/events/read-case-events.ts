import type { EventsAnswer } from '#shared/api/wire.ts';
import { evolve, NO_CASE } from '#shared/case/evolve.ts';
import { maySee, type Person } from '#shared/case/rights.ts';
import { readLog } from '../cases/case-log.ts';
import type { Server } from '../env.ts';
import { readCaseCursor, writeCaseCursor } from './cursor.ts';
import { type Asked, newsOf } from './read-events.ts';

/**
 * The log of one case after a cursor as the staff reads it: whole, with internal entries, who did what, and `seq` as the log has it. A case that the person
 * may not see, also one that went to somebody else during the wait, is as missing as one that there isn't.
 */
export async function readCaseEvents(
  server: Server,
  person: Person,
  caseId: string,
  { after, limit, waitSeconds, gone }: Asked,
): Promise<{ answer: EventsAnswer } | { problem: 'cursor' | 'otherLog' | 'notFound' }> {
  const { db, logId } = server;
  const cursor = readCaseCursor(after, caseId);
  if (!cursor) return { problem: 'cursor' };
  if (cursor.log !== undefined && cursor.log !== logId) return { problem: 'otherLog' };
  const log = await newsOf(server, caseId, {
    read: async () => {
      const { entries } = await readLog(db, caseId);
      return maySee(person, entries.reduce(evolve, NO_CASE)) ? entries : [];
    },
    isNews: ({ length }) => length === 0 || length !== cursor.seq,
    waitSeconds,
    gone,
  });
  if (log.length === 0) return { problem: 'notFound' };
  if (cursor.seq > log.length) return { problem: 'otherLog' };
  const entries = log.slice(cursor.seq, cursor.seq + limit);
  const reached = cursor.seq + entries.length;
  const next = writeCaseCursor(logId, caseId, reached);
  return { answer: { log: logId, entries, next, more: reached < log.length } };
}
