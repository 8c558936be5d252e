import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What runs, and ends in this order: requests, then work beside them, then what they both stood on. */
export type Serving = {
  http: Server;
  /** Aborted first, so that requests that only wait are answered. */
  closing: AbortController;
  /** Lets the clock tick no more, and waits for its tick under way. */
  stopTicking: () => Promise<unknown>;
  /** Waits for the work that requests left behind: mails. */
  idle: () => Promise<unknown>;
  /** Closes the database and whatever else is open. */
  close: () => Promise<unknown>;
};

/** Milliseconds that requests and then the work beside them may take before they are broken off. */
export type Patience = { requestsMs: number; workMs: number };

const PATIENCE: Patience = { requestsMs: 10_000, workMs: 10_000 };
const SWEEP_MS = 50;
/** Milliseconds in which a connection that was just accepted has time to bring its request. */
const SILENT_MS = 300;

/**
 * Ends a server so that everything it acknowledged is kept: no connection is taken any more, requests that were accepted are answered, streams end, then the database
 * finishes. What takes too long is broken off, as a crash would, and is done at the next start. Resolves after at most both patiences and what the database takes.
 */
export async function stopServing(
  { http, closing, stopTicking, idle, close }: Serving,
  { requestsMs, workMs }: Patience = PATIENCE,
): Promise<void> {
  closing.abort();
  const ticked = stopTicking();
  await closed(http, requestsMs);
  await atMost(workMs, ticked.then(idle));
  await close();
}

/**
 * Ends connections that are kept, once the server is `closing`: whoever asks on one is told that it ends with this answer, and one that a browser opened ahead and never asked on
 * is closed after a moment, as Node counts it among the busy ones.
 */
export function endKeptConnections(http: Server, closing: AbortSignal): void {
  const open = new Set<Socket>();
  http.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  const endSilent = () => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  };
  closing.addEventListener('abort', () => setTimeout(endSilent, SILENT_MS), { once: true });
  http.prependListener('request', (_: IncomingMessage, answer: ServerResponse) => {
    if (closing.aborted) answer.shouldKeepAlive = false;
  });
}

function closed(http: Server, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection that was busy at the first look is idle at a later one.
    const sweep = setInterval(() => http.closeIdleConnections(), SWEEP_MS);
    const force = setTimeout(() => http.closeAllConnections(), withinMs);
    http.close(() => {
      clearInterval(sweep);
      clearTimeout(force);
      resolve();
    });
  });
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, over]);
  clearTimeout(timer);
}
