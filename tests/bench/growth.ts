import { statSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import type { SqlValue, Statement } from '../../server/db/database.ts';
import { recordWrites, type Write } from './bare-driver.ts';
import { loadServer } from './filing.ts';
import { median, printTable, quantile, ratio, say } from './figures.ts';
import { startServer } from './servers.ts';

const SIZES = [1_000, 100_000, 1_000_000];
const ROUNDS = 3;
const LASTS_MS = 3_000;
const CONNECTIONS = 32;

/** Prints how fast complaints are filed as cases grow in number, whole ones with words and all, and what a case takes of the disk. */
export async function benchGrowth(program: string, folder: string): Promise<void> {
  const [one = []] = await recordWrites(1);
  const dataDir = join(folder, 'growth');
  const rows: string[][] = [];
  let smallest = 0;
  let before = 0;
  for (const size of SIZES) {
    // The first start makes the tables.
    const first = await startServer(program, dataDir);
    await first.stop();
    const bytesBefore = statSync(first.file).size;
    addCases(first.file, before, size, one);
    const bytesEach = (statSync(first.file).size - bytesBefore) / (size - before);
    before = size;
    const server = await startServer(program, dataDir);
    const loaded = [];
    try {
      await loadServer(server, CONNECTIONS, LASTS_MS);
      for (let round = 0; round < ROUNDS; round += 1)
        loaded.push(await loadServer(server, CONNECTIONS, LASTS_MS));
    } finally {
      await server.stop();
    }
    const rate = median(loaded.map(({ filed, seconds }) => filed / seconds));
    const waits = loaded.flatMap(({ waitsMs }) => waitsMs);
    smallest ||= rate;
    rows.push([
      ...[say(size), say(rate), ratio(rate, smallest)],
      ...[say(quantile(waits, 0.5), 1), say(quantile(waits, 0.99), 1), say(bytesEach)],
    ]);
  }
  console.log(
    `\nFiling where there are many cases, ${CONNECTIONS} connections, median of ${ROUNDS}`,
  );
  printTable([['cases', 'a second', 'to the first', 'p50 ms', 'p99 ms', 'bytes a case'], ...rows]);
}

/** Rows as one filing writes them, with random ids, so that they land all over the trees as real ones do. */
function addCases(file: string, from: number, to: number, one: Write): void {
  const driver = new Libsql(file, { timeout: 60_000 });
  for (const pragma of ['synchronous = OFF', 'cache_size = -400000', 'foreign_keys = OFF'])
    driver.exec(`PRAGMA ${pragma}`);
  driver.exec(`CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM c WHERE i < ${to - 1})
    SELECT i, substr(hex(randomblob(11)), 1, 22) AS a, substr(hex(randomblob(11)), 1, 22) AS b FROM c`);
  driver.exec('BEGIN');
  for (const statement of one.filter(({ sql }) => sql.startsWith('insert into')))
    driver.prepare(many(statement)).run([]);
  driver.exec('COMMIT');
  driver.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  driver.close();
}

/** The same insert for each row of `n`: ids and whatever else is unique become its own, the rest stays as it was. */
function many({ sql, params }: Statement): string {
  const [, table = '', columns = ''] = /^insert into "(\w+)" \(([^)]+)\)/.exec(sql) ?? [];
  const placeholders = (/values \(([^)]+)\)/.exec(sql)?.[1] ?? '').split(',').map((p) => p.trim());
  let at = 0;
  const values = columns.split(',').map((quoted, column) => {
    const name = quoted.trim().replaceAll('"', '');
    const value = placeholders[column] === '?' ? (params[at++] ?? null) : null;
    return OWN[`${table}.${name}`] ?? OWN[name] ?? literal(value);
  });
  return `INSERT INTO ${table} (${columns}) SELECT ${values.join(', ')} FROM n`;
}

/** What is unique, by column. */
const OWN: Readonly<Record<string, string>> = {
  'commands.id': 'n.b',
  'cases.id': 'n.a',
  'effects.id': 'n.b',
  case_id: 'n.a',
  command_id: 'n.b',
  reference: "printf('SFB-26-%08d', n.i)",
  verifier: 'n.a || n.b',
  dedupe: "'mail:' || n.a",
  hash: 'n.b || n.a',
  'entries.g': 'NULL',
  // Those mails were sent long ago.
  'effects.due_at': 'NULL',
};

const literal = (value: SqlValue): string =>
  value === null
    ? 'NULL'
    : typeof value === 'number'
      ? String(value)
      : `'${String(value).replaceAll("'", "''")}'`;
