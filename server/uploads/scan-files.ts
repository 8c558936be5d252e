import { and, asc, eq, inArray } from 'drizzle-orm';
import { statementOf } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { uploads } from '../db/schema.ts';
import type { Server } from '../env.ts';
import { errorLine } from '../request-log.ts';
import { StoreError } from './blobs.ts';

/** Looks for what is harmful in a file. Rejects when it can't say, for whatever reason: then the file is held, never given out and never lost. */
export type Scanner = {
  scan(file: ReadableStream<Uint8Array>): Promise<'clean' | { found: string }>;
};

/** Most files that one call scans, so that the clock goes on. */
const PAGE = 20;

/** In whose turn files are scanned, one at a time. */
const SCANNING = 'scanning';

/**
 * Scans files that are held, and those that came while there was no scanner; first those whose last try is longest ago. It stops at one that the scanner can't say anything of: that one goes
 * to the end of the queue, so that neither a scanner that is down nor one odd file holds up the rest. Does nothing without a scanner.
 */
export function scanFiles(server: Server): Promise<void> {
  return server.turns(SCANNING, async () => {
    const { scanner } = server;
    if (!scanner) return;
    for (const file of await filesToScan(server)) {
      if (!(await scanOne(server, scanner, file))) return;
    }
  });
}

/** The same without anybody waiting for it; what goes wrong is logged, and tried again by the clock. */
export function scanSoon(server: Server): void {
  if (server.scanner) scanFiles(server).catch((error: unknown) => logError(server, error));
}

const filesToScan = ({ db }: Server) =>
  readQueries(db)
    .select({ run: uploads.run, file: uploads.file })
    .from(uploads)
    .where(and(eq(uploads.state, 'arrived'), inArray(uploads.scan, ['held', 'unscanned'])))
    .orderBy(asc(uploads.scannedAt))
    .limit(PAGE);

async function scanOne(
  server: Server,
  scanner: Scanner,
  { run, file }: { run: string; file: string | null },
): Promise<boolean> {
  const { db, now } = server;
  const said = await ask(server, scanner, file ?? '');
  const scan = said === undefined ? {} : { scan: said };
  const q = readQueries(db);
  const row = q.update(uploads).set({ ...scan, scannedAt: new Date(now()).toISOString() });
  await db.write([statementOf(row.where(eq(uploads.run, run)))]);
  return said !== undefined;
}

async function ask(
  server: Server,
  scanner: Scanner,
  file: string,
): Promise<'clean' | 'infected' | undefined> {
  try {
    const stream = await server.blobs.get(file);
    if (!stream) throw new StoreError('A blob that should be in the store is missing.');
    return (await scanner.scan(stream)) === 'clean' ? 'clean' : 'infected';
  } catch (error) {
    logError(server, error);
    return undefined;
  }
}

const logError = ({ log, now }: Server, error: unknown) =>
  log(errorLine(error, new Date(now()).toISOString()));
