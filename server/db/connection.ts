import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import Libsql from 'libsql';
import { checkedParams, type Result, type SqlValue, type Statement } from './database.ts';

/** One raw connection to a file, as the group commit and its tests need it; every call blocks the thread. */
export type Connection = {
  /** Runs one statement with its parameters. */
  run(statement: Statement): Result;
  /** Steers the transaction (`BEGIN IMMEDIATE`, `SAVEPOINT job`, ...); never prepared, so a refusal leaves nothing half-done behind. */
  control(sql: string): void;
  readonly inTransaction: boolean;
  /** Lets go of every lock and file, whatever state the connection is in. */
  discard(): void;
};

/** `busyTimeoutMs`: how long one attempt waits for a lock. A `readOnly` connection refuses to write. */
export type ConnectionOptions = { file: string; busyTimeoutMs: number; readOnly?: boolean };

/**
 * Opens a connection and asserts its settings: WAL, an fsync a commit, foreign keys, deleted bytes overwritten. PRAGMAs hold for one
 * connection, so each new one comes through here. Throws when one didn't take.
 */
export function openConnection({ file, busyTimeoutMs, readOnly }: ConnectionOptions): Connection {
  const raw = new Libsql(file, { timeout: busyTimeoutMs });
  try {
    setPragma(raw, 'busy_timeout', String(busyTimeoutMs), busyTimeoutMs);
    setPragma(raw, 'journal_mode', 'WAL', 'wal');
    setPragma(raw, 'synchronous', 'FULL', 2);
    setPragma(raw, 'foreign_keys', 'ON', 1);
    setPragma(raw, 'secure_delete', 'ON', 1);
    if (readOnly) setPragma(raw, 'query_only', 'ON', 1);
  } catch (error) {
    raw.close();
    throw error;
  }
  return new FileConnection(raw);
}

/** True when a statement itself was refused (a constraint, bad SQL) and the connection is as good as before. */
export function isStatementsOwnFault(error: unknown): boolean {
  const code = codeOf(error);
  return code === undefined || /^SQLITE_(CONSTRAINT|ERROR|MISMATCH|TOOBIG|RANGE)/.test(code);
}

/** SQLite's extended code (`SQLITE_CONSTRAINT_UNIQUE`), or undefined for an error that is not the engine's. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

const STATEMENTS_KEPT = 200;

type Prepared = { statement: Libsql.Statement; params: number; query: boolean; returning: boolean };

class FileConnection implements Connection {
  readonly #raw: Libsql.Database;
  readonly #prepared = new Map<string, Prepared>();

  constructor(raw: Libsql.Database) {
    this.#raw = raw;
  }

  get inTransaction(): boolean {
    return this.#raw.inTransaction;
  }

  control(sql: string): void {
    this.#raw.exec(sql);
  }

  run({ sql, params }: Statement): Result {
    const { statement, query, returning, ...known } = this.#prepare(sql, params.length);
    // libsql leaves a parameter that isn't given at its last value: another row's.
    if (known.params !== params.length)
      throw new Error('The same SQL text always takes the same number of parameters.');
    const values = checkedParams(params);
    if (!query) return { rows: [], changes: statement.run(values).changes };
    // Never get(): it leaves a query open, and with it the snapshot that it reads.
    const rows = statement.all(values) as SqlValue[][];
    return { rows, changes: returning ? rows.length : 0 };
  }

  discard(): void {
    this.#prepared.clear();
    try {
      // Closing doesn't end a transaction while a statement of it is alive: the lock would outlive the connection.
      if (this.#raw.inTransaction) this.#raw.exec('ROLLBACK');
    } catch {
      // The file is beyond reach; closing is all that is left to do.
    }
    this.#raw.close();
    // libsql lets go of a closed file only when its statements are collected, and nothing else makes that happen soon.
    collectGarbage();
  }

  #prepare(sql: string, params: number): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    if (STEERING.test(sql))
      throw new Error('Transactions are steered by the database, not by a statement within one.');
    const statement = this.#raw.prepare(sql);
    const query = statement.reader;
    if (query) statement.raw(true);
    const prepared = { statement, params, query, returning: /\breturning\b/i.test(sql) };
    const oldest = this.#prepared.keys().next().value;
    if (this.#prepared.size >= STATEMENTS_KEPT && oldest !== undefined)
      this.#prepared.delete(oldest);
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

const STEERING = /^\s*(begin|commit|end|rollback|savepoint|release|attach|detach|vacuum)\b/i;

function setPragma(raw: Libsql.Database, name: string, value: string, expected: unknown): void {
  raw.exec(`PRAGMA ${name} = ${value}`);
  const [row] = raw.prepare(`PRAGMA ${name}`).raw(true).all() as unknown[][];
  if (row?.[0] !== expected)
    throw new Error(`The database did not take PRAGMA ${name} = ${value}: it is at ${row?.[0]}.`);
}

let collect: (() => void) | undefined;

function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
