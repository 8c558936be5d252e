import { crashPoint } from '../node/crash-point.ts';
import { codeOf, isStatementsOwnFault, type Connection } from './connection.ts';
import { takenKey, type Result, type Statement } from './database.ts';

/** A write that waits for its turn; `since` is when it was accepted, in milliseconds of the clock that `GroupCommit` was given. */
export type Job = { id: number; statements: readonly Statement[]; since: number };

/** Why a job or a read wasn't done, in a form that can be sent between threads. */
export type Failure =
  | { kind: 'taken'; key: string }
  | { kind: 'busy'; message: string }
  | { kind: 'refused'; message: string; code?: string };

/** What became of a job or a read. */
export type Answer = { id: number } & ({ results: Result[] } | { failure: Failure });

/** `group`: most jobs in one transaction; `giveUpMs`: how long a job waits for another process's lock before it is answered busy. */
export type GroupCommitOptions = {
  open: () => Connection;
  answer: (answers: Answer[]) => void;
  now: () => number;
  group: number;
  giveUpMs: number;
};

/**
 * Writes waiting jobs in one transaction and answers them only after its COMMIT, so that one fsync serves many. Each job has a savepoint
 * of its own: one that is refused leaves the others alone. After any failure of the transaction itself the connection is thrown away and a new one opened,
 * because libsql goes on after SQLITE_BUSY with writes that it acknowledges and never commits
 * (https://github.com/tursodatabase/libsql-client-ts/issues/352).
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  #connection: Connection | undefined;
  #waiting: Job[] = [];
  /** How many of the jobs in front go one by one, because their group broke and one of them may be why. */
  #alone = 0;

  /** Opens the first connection; throws when that fails. */
  constructor(options: GroupCommitOptions) {
    this.#options = options;
    this.#connection = options.open();
  }

  get idle(): boolean {
    return this.#waiting.length === 0;
  }

  add(job: Job): void {
    this.#waiting.push(job);
  }

  /** Tries to write one group; false when the database wouldn't let us, and trying again at once would hardly help. */
  step(): boolean {
    const group = this.#waiting.slice(0, this.#alone > 0 ? 1 : this.#options.group);
    if (group.length === 0) return true;
    try {
      this.#connection ??= this.#options.open();
      this.#connection.control('BEGIN IMMEDIATE');
    } catch {
      this.#discard();
      this.#giveUpOnTheOldest();
      return false;
    }
    this.#writeGroup(this.#connection, group);
    return true;
  }

  close(): void {
    this.#discard();
  }

  #writeGroup(connection: Connection, group: Job[]): void {
    let committing = false;
    crashPoint('before-batch');
    try {
      const answers = group.map((job) => runJob(connection, job));
      committing = true;
      crashPoint('before-commit');
      connection.control('COMMIT');
      crashPoint('after-commit');
      this.#finish(group, answers);
    } catch (error) {
      this.#discard();
      const known = !committing || codeOf(error)?.startsWith('SQLITE_CONSTRAINT') === true;
      if (known && group.length > 1) this.#alone = group.length;
      // Own refusals of jobs in a group that broke count for nothing: they may be about rows that are gone with it.
      else
        this.#finish(
          group,
          group.map(({ id }) => ({ id, failure: brokenBy(error, known) })),
        );
    }
  }

  #finish(group: Job[], answers: Answer[]): void {
    this.#waiting.splice(0, group.length);
    this.#alone = Math.max(0, this.#alone - group.length);
    this.#options.answer(answers);
  }

  #giveUpOnTheOldest(): void {
    const limit = this.#options.now() - this.#options.giveUpMs;
    const late = this.#waiting.filter(({ since }) => since <= limit);
    if (late.length > 0)
      this.#finish(
        late,
        late.map(({ id }) => ({ id, failure: LOCKED })),
      );
  }

  #discard(): void {
    this.#connection?.discard();
    this.#connection = undefined;
  }
}

/** The failure as callers see it; the engine's message names tables and columns, never values. */
export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const key = takenKey(message);
  if (key !== undefined) return { kind: 'taken', key };
  const code = codeOf(error);
  return { kind: 'refused', message, ...(code !== undefined && { code }) };
}

const LOCKED: Failure = {
  kind: 'busy',
  message: 'Another process holds the database; nothing was written.',
};

function runJob(connection: Connection, { id, statements }: Job): Answer {
  connection.control('SAVEPOINT job');
  try {
    const results = statements.map((statement) => connection.run(statement));
    connection.control('RELEASE job');
    return { id, results };
  } catch (error) {
    if (!isStatementsOwnFault(error) || !connection.inTransaction) throw error;
    connection.control('ROLLBACK TO job');
    connection.control('RELEASE job');
    return { id, failure: failureOf(error) };
  }
}

function brokenBy(error: unknown, known: boolean): Failure {
  if (known && isStatementsOwnFault(error)) return failureOf(error);
  const code = codeOf(error) ?? 'no code';
  return {
    kind: 'busy',
    message: known
      ? `The database could not be written (${code}); nothing was.`
      : `The database could not say whether it was written (${code}).`,
  };
}
