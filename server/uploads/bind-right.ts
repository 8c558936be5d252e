import type { Statement } from '../db/database.ts';

/**
 * The statements that bind a case id to whoever may send files for it; `verifier` is hashed, `until` null where there is a case. They change nothing of a binding to the same, and a
 * write with them fails as taken (`BOUND`) where another one is bound.
 */
export const bindRight = (caseId: string, verifier: string, until: string | null): Statement[] => [
  {
    sql: `INSERT INTO upload_rights (case_id, verifier, until) SELECT ?, ?, ?
      WHERE NOT EXISTS (SELECT 1 FROM upload_rights WHERE case_id = ? AND verifier = ?)`,
    params: [caseId, verifier, until, caseId, verifier],
  },
  {
    sql: 'UPDATE upload_rights SET until = ? WHERE case_id = ? AND until IS NOT NULL',
    params: [until, caseId],
  },
];

/** The key that is taken when somebody else's verifier is bound. */
export const BOUND = 'upload_rights.case_id';
