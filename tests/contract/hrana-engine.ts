import Libsql from 'libsql';

/** One request in a pipeline, as Hrana 2 writes it; kinds that are missing here are answered with an error. */
export type PipelineRequest =
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }
  | { type: 'execute'; stmt: WireStatement }
  | { type: 'batch'; batch: { steps: { stmt: WireStatement; condition?: Condition | null }[] } }
  | { type: 'close' };

/** A statement by its text or by the number under which the text was stored. */
export type WireStatement = {
  sql?: string | null;
  sql_id?: number | null;
  args?: WireValue[];
  named_args?: unknown[];
  want_rows?: boolean | null;
};

/** A value on the wire; integers travel as decimal text. */
export type WireValue =
  | { type: 'null' }
  | { type: 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'text'; value: string }
  | { type: 'blob'; base64: string };

type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] };

type Step = { result: unknown } | { error: WireError } | undefined;
type WireError = { message: string; code: string };

/** The libSQL engine behind the stand-in: carries out whole pipelines, one after the other, on one connection. */
export class HranaEngine {
  #database: Libsql.Database;

  constructor(file: string) {
    this.#database = open(file);
  }

  /** The results of a pipeline in order; whatever transaction it leaves open is rolled back, as when its stream closes. */
  pipeline(requests: PipelineRequest[]): unknown[] {
    const texts = new Map<number, string>();
    const results = requests.map((request) => {
      try {
        return { type: 'ok', response: { type: request.type, ...this.#answer(request, texts) } };
      } catch (error) {
        return { type: 'error', error: wireError(error) };
      }
    });
    this.#end();
    return results;
  }

  close(): void {
    this.#database.close();
  }

  #answer(request: PipelineRequest, texts: Map<number, string>): object {
    switch (request.type) {
      case 'store_sql':
        texts.set(request.sql_id, request.sql);
        return {};
      case 'close_sql':
        texts.delete(request.sql_id);
        return {};
      case 'execute':
        return { result: this.#execute(request.stmt, texts) };
      case 'batch':
        return { result: this.#batch(request.batch.steps, texts) };
      case 'close':
        return {};
    }
    throw new Error(`The stand-in doesn't know ${JSON.stringify(request)}.`);
  }

  #batch(
    steps: { stmt: WireStatement; condition?: Condition | null }[],
    texts: Map<number, string>,
  ) {
    const done: Step[] = [];
    for (const { stmt, condition } of steps) {
      if (condition && !holds(condition, done)) done.push(undefined);
      else done.push(this.#attempt(stmt, texts));
    }
    return {
      step_results: done.map((step) => (step && 'result' in step ? step.result : null)),
      step_errors: done.map((step) => (step && 'error' in step ? step.error : null)),
    };
  }

  #attempt(stmt: WireStatement, texts: Map<number, string>): Step {
    try {
      return { result: this.#execute(stmt, texts) };
    } catch (error) {
      return { error: wireError(error) };
    }
  }

  #execute(stmt: WireStatement, texts: Map<number, string>): object {
    const sql = stmt.sql ?? texts.get(stmt.sql_id ?? -1);
    if (sql === undefined) throw new Error('No SQL text is stored under that number.');
    if (stmt.named_args?.length) throw new Error('The stand-in takes parameters in order only.');
    if (/^\s*(BEGIN|COMMIT|ROLLBACK)\b/i.test(sql)) return this.#steer(sql);
    const statement = this.#database.prepare(sql);
    const args = (stmt.args ?? []).map(fromWire);
    if (!statement.reader) {
      const { changes, lastInsertRowid } = statement.run(args);
      return resultOf([], [], changes, String(lastInsertRowid));
    }
    statement.raw(true).safeIntegers(true);
    const cols = statement.columns().map(({ name, type }) => ({ name, decltype: type }));
    const rows = (statement.all(args) as unknown[][]).map((row) => row.map(toWire));
    return resultOf(cols, rows, /\breturning\b/i.test(sql) ? rows.length : 0, null);
  }

  // Steered by exec, which leaves no half-done statement behind when the lock is not to be had. The engine takes READONLY for
  // DEFERRED; a server really refuses to write then, and so does this.
  #steer(sql: string): object {
    this.#database.exec(sql);
    if (/^\s*BEGIN\b.*\bREADONLY\b/i.test(sql)) this.#database.exec('PRAGMA query_only = ON');
    return resultOf([], [], 0, null);
  }

  #end(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
    this.#database.exec('PRAGMA query_only = OFF');
  }
}

function open(file: string): Libsql.Database {
  const database = new Libsql(file, { timeout: 100 });
  database.exec('PRAGMA journal_mode = WAL');
  return database;
}

function holds(condition: Condition, done: Step[]): boolean {
  switch (condition.type) {
    case 'ok':
      return 'result' in (done[condition.step] ?? {});
    case 'error':
      return 'error' in (done[condition.step] ?? {});
    case 'not':
      return !holds(condition.cond, done);
    case 'and':
      return condition.conds.every((one) => holds(one, done));
    case 'or':
      return condition.conds.some((one) => holds(one, done));
  }
}

function resultOf(cols: unknown[], rows: unknown[], changes: number, rowid: string | null): object {
  return { cols, rows, affected_row_count: changes, last_insert_rowid: rowid };
}

function fromWire(value: WireValue): unknown {
  switch (value.type) {
    case 'null':
      return null;
    case 'integer':
      return BigInt(value.value);
    case 'float':
    case 'text':
      return value.value;
    case 'blob':
      return Buffer.from(value.base64, 'base64');
  }
}

function toWire(value: unknown): WireValue {
  if (value === null) return { type: 'null' };
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) };
  if (typeof value === 'number') return { type: 'float', value };
  if (typeof value === 'string') return { type: 'text', value };
  const base64 = Buffer.from(value as Uint8Array).toString('base64');
  return { type: 'blob', base64: base64.replace(/=+$/, '') };
}

// The base code, as the server sends it: SQLITE_CONSTRAINT, whatever the constraint.
function wireError(error: unknown): WireError {
  const { message, code } = error as { message: string; code?: string };
  return { message, code: /^SQLITE_[A-Z]+/.exec(code ?? '')?.[0] ?? 'SQLITE_UNKNOWN' };
}
