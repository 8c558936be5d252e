import { Worker } from 'node:worker_threads';
import type { Bytes } from '#shared/proof/web-crypto.ts';
import type { Paper } from '../dossier/paper.ts';
import type { PrintReply } from './print-thread.ts';

/** How long the thread waits for another paper; then it goes, and its memory with it. */
const IDLE_MS = 60_000;

type Waiting = { resolve: (pdf: Bytes) => void; reject: (error: Error) => void };

/** Prints papers one after the other in a thread of its own, which is started for the first and ends when there was nothing to print for a minute. */
export function startPrinter(idleMs = IDLE_MS): (paper: Paper) => Promise<Bytes> {
  let thread: Thread | undefined;
  return (paper) => {
    if (!thread?.isUp) thread = new Thread(idleMs);
    return thread.print(paper);
  };
}

class Thread {
  isUp = true;
  readonly #worker = new Worker(new URL('./print-thread.ts', import.meta.url));
  readonly #waiting = new Map<number, Waiting>();
  readonly #idleMs: number;
  #last = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(idleMs: number) {
    this.#idleMs = idleMs;
    this.#worker.on('message', (reply: PrintReply) => this.#answer(reply));
    this.#worker.on('error', () => this.#end());
    this.#worker.on('exit', () => this.#end());
    // Nobody is kept from stopping by a printer.
    this.#worker.unref();
  }

  print(paper: Paper): Promise<Bytes> {
    clearTimeout(this.#idle);
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, paper });
    });
  }

  #answer(reply: PrintReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('pdf' in reply) waiting?.resolve(reply.pdf);
    else waiting?.reject(new Error(`A paper could not be printed (${reply.failed}).`));
    if (this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => {
      this.isUp = false;
      void this.#worker.terminate();
    }, this.#idleMs).unref();
  }

  #end(): void {
    this.isUp = false;
    for (const { reject } of this.#waiting.values())
      reject(new Error('The printer ended before the paper was done.'));
    this.#waiting.clear();
  }
}
