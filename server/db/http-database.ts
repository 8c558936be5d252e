import { createClient, type Client, type ResultSet } from '@libsql/client/web';
import {
  BusyError,
  checkedParams,
  ShutOutError,
  TakenError,
  takenKey,
  type Database,
  type Result,
  type SqlValue,
  type Statement,
} from './database.ts';

/** Where the libSQL server is and how long one call may take before its outcome counts as unknown (10 s unless told). */
export type HttpDatabaseOptions = { url: string; authToken?: string; timeoutMs?: number };

/**
 * A database behind a libSQL server (Hrana over HTTP), one round trip a call, without any Node built-in. A connection that breaks
 * is a `BusyError` although the write may have happened: repeat it with the same ids and read `TakenError` as "it had". A server that lets nobody in is a `ShutOutError`.
 */
export function openHttpDatabase({
  url,
  authToken,
  timeoutMs = 10_000,
}: HttpDatabaseOptions): Database {
  const fetchInTime = async (request: Request): Promise<Response> => {
    const response = await fetch(request, { signal: AbortSignal.timeout(timeoutMs) });
    const { ok, status } = response;
    if (ok) return response;
    // What SQL came to is told with 200, so that any other answer is about us: it was not let in, or not understood.
    await response.body?.cancel();
    const said = `The database server answered ${status}.`;
    throw status < 500 && status !== 429 && status !== 408
      ? new ShutOutError(said)
      : new BusyError(said);
  };
  const client = createClient({ url, fetch: fetchInTime, ...(authToken && { authToken }) });
  return {
    read: (statements) => run(client, statements, 'read'),
    write: (statements) => run(client, statements, 'write'),
    backup: () =>
      Promise.reject(new Error('This database is on a server; whoever runs it backs it up.')),
    close: async () => client.close(),
  };
}

async function run(
  client: Client,
  statements: readonly Statement[],
  mode: 'read' | 'write',
): Promise<Result[]> {
  if (statements.length === 0) return [];
  const batch = statements.map(({ sql, params }) => ({ sql, args: checkedParams(params) }));
  try {
    return (await client.batch(batch, mode)).map(resultOf);
  } catch (error) {
    throw namedError(error);
  }
}

function resultOf({ columns, rows, rowsAffected }: ResultSet): Result {
  const values = rows.map((row) => columns.map((_, i) => valueOf(row[i])));
  return { rows: values, changes: rowsAffected };
}

function valueOf(value: unknown): SqlValue {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : (value as SqlValue);
}

// Servers send the base code or the extended one, so codes are compared by how they begin. What carries no code at all never reached
// an engine that could answer: the network broke ("fetch failed") or time ran out.
function namedError(error: unknown): unknown {
  if (error instanceof BusyError || !(error instanceof Error)) return error;
  const key = takenKey(error.message);
  if (key !== undefined) return new TakenError(key, { cause: error });
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // A number too big for us (RangeError) is the one thing without a code that the server did say.
  const unheard = code === undefined && !(error instanceof RangeError);
  if (unheard || /^(SQLITE_(BUSY|LOCKED|IOERR|FULL)|STREAM_EXPIRED|HRANA_CLOSED)/.test(code ?? ''))
    return new BusyError('The database server could not be reached, or not in time.', {
      cause: error,
    });
  return error;
}
