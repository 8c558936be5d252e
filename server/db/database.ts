/** What a column holds or a parameter binds; booleans are 0 or 1, times and JSON are text. */
export type SqlValue = string | number | null | Uint8Array;

/** One SQL statement with a value for each of its `?`, in order. */
export type Statement = { sql: string; params: readonly SqlValue[] };

/** Rows with their values in column order; `changes` counts rows inserted, updated or deleted, and is 0 for a query. */
export type Result = { rows: SqlValue[][]; changes: number };

/**
 * The one way to the data, whoever keeps it: a local file (`openFileDatabase`) or a server spoken to over HTTP (`openHttpDatabase`).
 * A write either fully happened or didn't, except after a `BusyError`, where nobody knows: give rows ids of your own and repeat the same write.
 */
export type Database = {
  /** Runs queries on the newest committed state, all of them on the same one; a statement that writes is refused. */
  read(statements: readonly Statement[]): Promise<Result[]>;
  /** All or nothing, in order; resolves only when it would survive a crash. Rejects with `TakenError`, `BusyError`, or the database's own complaint. */
  write(statements: readonly Statement[]): Promise<Result[]>;
  /** A checked copy in a new file, while writing goes on; rejects when the file exists or the data lives elsewhere. */
  backup(file: string): Promise<void>;
  /** Finishes what was accepted, then refuses everything. */
  close(): Promise<void>;
};

/** A UNIQUE or PRIMARY KEY refused the write; `key` names its columns as SQLite does: `entries.case_id, entries.seq`. */
export class TakenError extends Error {
  readonly key: string;
  constructor(key: string, options?: ErrorOptions) {
    super(`A row with the same ${key} is there already.`, options);
    this.name = 'TakenError';
    this.key = key;
  }
}

/** Nothing was written as far as is known; the same write may be sent again in a moment (HTTP 503 with Retry-After). */
export class BusyError extends Error {
  constructor(message = 'The database is busy; try again in a moment.', options?: ErrorOptions) {
    super(message, options);
    this.name = 'BusyError';
  }
}

/** The database lets nobody in (a token that ran out, a limit of a plan), or doesn't understand us: nothing was done, and it stays so until somebody looks. */
export class ShutOutError extends BusyError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ShutOutError';
  }
}

/** What all of drizzle's builders can do. */
export type Query = { toSQL(): { sql: string; params: readonly unknown[] } };

/** Makes a statement of a drizzle query for `Database.write`; throws on a value that would reach the column as something else. */
export function statementOf(query: Query): Statement {
  const { sql, params } = query.toSQL();
  return { sql, params: checkedParams(params) };
}

/** The same values, known to be bindable: libsql aborts the whole process on a boolean and reads NaN back as NULL. */
export function checkedParams(params: readonly unknown[]): SqlValue[] {
  return params.map((value) => {
    if (value === null || typeof value === 'string' || value instanceof Uint8Array) return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw new Error(
      `A database column takes text, finite numbers, bytes or null, not ${kindOf(value)}.`,
    );
  });
}

/** The key that was taken, out of SQLite's message (`UNIQUE constraint failed: cases.reference`), else undefined. */
export function takenKey(message: string): string | undefined {
  return /UNIQUE constraint failed: ([^\n]+)/.exec(message)?.[1]?.trim();
}

function kindOf(value: unknown): string {
  return typeof value === 'number' ? String(value) : typeof value;
}
