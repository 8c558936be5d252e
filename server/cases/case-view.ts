import type { CaseFile } from '#shared/api/files.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { clocksOf } from '#shared/case/clocks.ts';
import { type Case, evolve, NO_CASE } from '#shared/case/evolve.ts';
import type { Clock } from '#shared/case/promises.ts';
import { type Recourse, recourseOf } from '#shared/case/recourse.ts';
import { maySee } from '#shared/case/rights.ts';
import type { Server } from '../env.ts';
import type { Principal } from '../sessions/principal.ts';
import { caseFiles } from '../uploads/case-files.ts';
import { readLog, readPublicEntries } from './case-log.ts';

/** `GET /v1/cases/:id`: what its reader may see of a case today. For customers `seq` counts what is theirs, and nothing tells who works on it. */
export type CaseView = {
  case: Omit<Case, 'assignedTo' | 'firstReaders'> & Partial<Case>;
  clocks: readonly Clock[];
  recourse: readonly Recourse[];
  files: readonly CaseFile[];
};

/** The case as this reader may see it; undefined for one that is foreign or missing alike. */
export async function viewCase(
  { db, now }: Server,
  principal: Principal,
  caseId: string,
): Promise<CaseView | undefined> {
  const today = brusselsTime(now()).date;
  const isTheirs = principal.kind === 'staff' || principal.caseId === caseId;
  if (!isTheirs) return undefined;
  const entries =
    principal.kind === 'staff'
      ? (await readLog(db, caseId)).entries
      : await readPublicEntries(db, caseId, ALL);
  const case_ = entries.reduce(evolve, NO_CASE);
  if (case_.status === 'none') return undefined;
  if (principal.kind === 'staff' && !maySee(principal.person, case_)) return undefined;
  const files = await caseFiles(db, caseId, entries);
  const view = { clocks: clocksOf(case_, today), recourse: recourseOf(case_, today), files };
  if (principal.kind === 'staff') return { case: case_, ...view };
  const { assignedTo: _, firstReaders: __, ...own } = case_;
  return { case: own, ...view };
}

const ALL = { after: 0, limit: Number.MAX_SAFE_INTEGER };
