import type { Database } from '../db/database.ts';

/** Fails the call numbered `at` from when it is set; 0 fails none. With `after` the database does what was asked, and the answer is lost. */
export type Fault = { at: number; calls: number; after: boolean; error: () => Error };

/** A database of which one call fails. */
export function faulty(db: Database, fault: Fault): Database {
  const call =
    (kind: 'read' | 'write'): Database['read'] =>
    async (statements) => {
      fault.calls += 1;
      const mine = fault.calls === fault.at;
      if (mine && !fault.after) throw fault.error();
      const results = await db[kind](statements);
      if (mine) throw fault.error();
      return results;
    };
  return { ...db, read: call('read'), write: call('write') };
}
