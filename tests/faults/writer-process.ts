import { openFileDatabase } from '../../server/db/file-database.ts';
import { openNaiveWriter } from './naive-writer.ts';

/** Who writes in the process: our database, or the one that is known to lose rows. */
export type WriterKind = 'file-database' | 'naive';

/** What the process says about an id: its row is durable, or the write was refused and may be tried again. */
export type Said = 'ready' | { id: string; acknowledged: boolean };

const [kind, file] = process.argv.slice(2) as [WriterKind, string];
const write = kind === 'naive' ? openNaiveWriter(file) : await openOurs();

// A turn of the event loop for each message, as requests on sockets have; messages of one read arrive all at once.
process.on('message', (id: string) => {
  setImmediate(() => {
    void write(id).then(
      () => say({ id, acknowledged: true }),
      () => say({ id, acknowledged: false }),
    );
  });
});
say('ready');

async function openOurs(): Promise<(id: string) => Promise<void>> {
  const db = await openFileDatabase({ file, busyTimeoutMs: 50 });
  return async (id) => {
    await db.write([{ sql: 'INSERT INTO acknowledged (id) VALUES (?)', params: [id] }]);
  };
}

function say(said: Said): void {
  process.send?.(said);
}
