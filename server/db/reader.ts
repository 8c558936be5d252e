import { codeOf, isStatementsOwnFault, type Connection } from './connection.ts';
import type { Statement } from './database.ts';
import { failureOf, type Answer } from './group-commit.ts';

/**
 * Reads on a connection of its own that can't write: neither a lock that the writer waits for nor a transaction that broke there touches it. The
 * statements of one call see one and the same committed state.
 */
export class Reader {
  readonly #open: () => Connection;
  #connection: Connection | undefined;

  /** Opens the connection; throws when that fails. */
  constructor(open: () => Connection) {
    this.#open = open;
    this.#connection = open();
  }

  /** Answers at once; a connection that failed is replaced and the read tried once more. */
  read({ id, statements }: { id: number; statements: readonly Statement[] }): Answer {
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.#connection ??= this.#open();
        return { id, results: readTogether(this.#connection, statements) };
      } catch (error) {
        this.close();
        if (isStatementsOwnFault(error) || codeOf(error)?.startsWith('SQLITE_READONLY'))
          return { id, failure: failureOf(error) };
        const message = `The database could not be read (${codeOf(error)}).`;
        if (attempt === 2) return { id, failure: { kind: 'busy', message } };
      }
    }
  }

  close(): void {
    this.#connection?.discard();
    this.#connection = undefined;
  }
}

function readTogether(connection: Connection, statements: readonly Statement[]) {
  connection.control('BEGIN');
  const results = statements.map((statement) => connection.run(statement));
  connection.control('COMMIT');
  return results;
}
