import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import { SQLiteRemoteSession, SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy';
import { checkedParams, type Database } from './database.ts';

/** Drizzle's query builder without a driver: awaiting a `select` reads, everything else only builds SQL for `statementOf`. */
export type Queries = SqliteRemoteDatabase;

/**
 * A typed query builder over a database. `await q.select()...` goes through `db.read`; writes are refused, because only what is
 * handed to `db.write` in one call is all or nothing.
 */
export function readQueries(db: Pick<Database, 'read'>): Queries {
  const dialect = new SQLiteAsyncDialect({});
  const session = new SQLiteRemoteSession<NoSchema, NoSchema>(
    async (sql, params, method) => {
      if (method === 'run' || !/^\s*(select|with|values)\b/i.test(sql)) throw new Error(NOT_HERE);
      const [result] = await db.read([{ sql, params: checkedParams(params) }]);
      // Drizzle's type asks for an array also where it wants one row or, for none, undefined.
      return { rows: (method === 'get' ? result?.rows[0] : result?.rows) as unknown[] };
    },
    dialect,
    undefined,
  );
  return new SqliteRemoteDatabase('async', dialect, withPlainErrors(session), undefined);
}

/**
 * What `build` makes of a query builder, made once for each database: for the reads of every command, as building their text took an eighth of a filing. What changes
 * from one to the next stands in it as `sql.placeholder`.
 */
export function builtOnce<Built>(
  build: (q: Queries) => Built,
): (db: Pick<Database, 'read'>) => Built {
  const known = new WeakMap<Pick<Database, 'read'>, Built>();
  return (db) => {
    const built = known.get(db) ?? build(readQueries(db));
    known.set(db, built);
    return built;
  };
}

type NoSchema = Record<string, never>;
type Session = SQLiteRemoteSession<NoSchema, NoSchema>;

const NOT_HERE =
  'A query builder only reads; hand what writes to db.write([statementOf(q.insert(...))]) so that it happens as a whole.';

/** Errors reach the caller as they are: drizzle wraps them in one whose message shows every parameter, and logs would keep people's words. */
function withPlainErrors(session: Session): Session {
  const prepareQuery = session.prepareQuery.bind(session);
  const queryWithCache = (_sql: string, _params: unknown[], query: () => unknown) => query();
  return Object.assign(session, {
    prepareQuery: (...of: Parameters<typeof prepareQuery>) =>
      Object.assign(prepareQuery(...of), { queryWithCache }),
  });
}
