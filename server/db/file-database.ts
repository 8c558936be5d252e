import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BusyError, TakenError, type Database, type Result, type Statement } from './database.ts';
import type { Answer, Failure } from './group-commit.ts';
import type { Reply, Request, WriterSettings } from './writer-thread.ts';

/** Where the data stands and how patient we are; what is left out has a default fit for a server. */
export type FileDatabaseOptions = {
  /** Made when missing, its folder too (readable by this user only). */
  file: string;
  /** How long one attempt waits for another process's lock; reads go on between attempts. */
  busyTimeoutMs?: number;
  /** How long a write tries in all before it rejects with `BusyError`. */
  giveUpMs?: number;
  /** Most writes that share one transaction, and so one fsync. */
  group?: number;
  /** Most calls that may wait; one more rejects with `BusyError` at once. */
  mostWaiting?: number;
};

/**
 * A database in a local file, run by one thread (`writer-thread.ts`), so that neither SQL nor a lock stops the server. A write
 * rejects with `BusyError` when another process held the file too long (nothing was written), and also when COMMIT itself
 * failed or the thread died (nobody knows): repeating the same write is safe because its rows carry ids of the caller.
 */
export async function openFileDatabase(options: FileDatabaseOptions): Promise<Database> {
  const {
    file,
    busyTimeoutMs = 100,
    giveUpMs = 5_000,
    group = 256,
    mostWaiting = 10_000,
  } = options;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new FileDatabase({ file, busyTimeoutMs, giveUpMs, group }, mostWaiting);
  await database.started();
  return database;
}

type Waiting = { resolve: (results: Result[]) => void; reject: (error: Error) => void };

class FileDatabase implements Database {
  readonly #settings: WriterSettings;
  readonly #mostWaiting: number;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #thread: WriterThread | undefined;
  #closing: Promise<unknown> | undefined;

  constructor(settings: WriterSettings, mostWaiting: number) {
    this.#settings = settings;
    this.#mostWaiting = mostWaiting;
  }

  started(): Promise<void> {
    return this.#running().ready;
  }

  read(statements: readonly Statement[]): Promise<Result[]> {
    return this.#ask('read', statements);
  }

  write(statements: readonly Statement[]): Promise<Result[]> {
    return this.#ask('write', statements);
  }

  async backup(file: string): Promise<void> {
    const source = this.#settings.file;
    const thread = new Worker(new URL('./copy-thread.ts', import.meta.url), {
      workerData: { source, target: file },
    });
    await new Promise<void>((resolve, reject) => {
      thread.once('error', reject);
      thread.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error('The copy was broken off.')),
      );
    });
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    if (thread && !this.#closing) thread.ask({ kind: 'close' });
    this.#closing ??= thread ? thread.gone : Promise.resolve();
    await this.#closing;
  }

  #ask(kind: 'read' | 'write', statements: readonly Statement[]): Promise<Result[]> {
    if (this.#closing) return Promise.reject(new Error('The database has been closed.'));
    if (this.#waiting.size >= this.#mostWaiting)
      return Promise.reject(new BusyError('Too much is waiting for the database already.'));
    const id = (this.#lastId += 1);
    const answered = new Promise<Result[]>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
    this.#running().ask({ kind, id, statements });
    return answered;
  }

  #running(): WriterThread {
    if (this.#thread) return this.#thread;
    const thread = new WriterThread(this.#settings, (answers) => answers.forEach(this.#settle));
    this.#thread = thread;
    void thread.gone.then((cause) => {
      this.#thread = undefined;
      for (const { reject } of this.#waiting.values())
        reject(new BusyError(THREAD_DIED, { cause }));
      this.#waiting.clear();
    });
    return thread;
  }

  readonly #settle = (answer: Answer): void => {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('results' in answer) waiting?.resolve(answer.results);
    else waiting?.reject(errorOf(answer.failure));
  };
}

const THREAD_DIED =
  'The thread that writes the database died; nobody knows whether this was written.';

/** The thread with its beginning and end: `ready` rejects when the file can't be opened, `gone` resolves with why, whatever ends it. */
class WriterThread {
  readonly ready: Promise<void>;
  readonly gone: Promise<Error>;
  readonly #worker: Worker;

  constructor(settings: WriterSettings, onAnswers: (answers: Answer[]) => void) {
    const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), {
      workerData: settings,
    });
    this.#worker = worker;
    let why = new Error('The thread that writes the database ended.');
    worker.on('error', (error: Error) => (why = error));
    this.gone = new Promise((resolve) => worker.once('exit', () => resolve(why)));
    this.ready = new Promise((resolve, reject) => {
      void this.gone.then(reject);
      worker.on('message', (reply: Reply) => (reply === 'ready' ? resolve() : onAnswers(reply)));
    });
    // Only the first start is waited for; after a restart that fails, the calls that wait are told by `gone`.
    this.ready.catch(() => {});
  }

  ask(request: Request): void {
    this.#worker.postMessage(request);
  }
}

function errorOf(failure: Failure): Error {
  switch (failure.kind) {
    case 'taken':
      return new TakenError(failure.key);
    case 'busy':
      return new BusyError(failure.message);
    case 'refused':
      return Object.assign(new Error(failure.message), failure.code && { code: failure.code });
  }
}
