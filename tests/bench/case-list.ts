import { referenceOf } from '#shared/proof/reference.ts';
import Libsql from 'libsql';
import { aPerson } from '../../server/testing/staff.ts';
import { startTestServer, type TestServer } from '../../server/testing/test-server.ts';
import { median, printTable, ratio, say } from './figures.ts';

const SIZES = [1_000, 100_000, 1_000_000];
const LOOKS = 30;

/** What people on the desk ask for; the last one finds nothing, so that it has looked everywhere. */
const ASKED = {
  'first page': '',
  'received, in one department': '?status=received&department=src',
  'assigned to me': '?assignedTo=me',
  'due before a day': '?dueBefore=2026-11-01',
  'a reference': `?q=${referenceOf('A'.repeat(22), 2026, 0)}`,
  'part of a reference': '?q=SFB-26-0000A',
  'a name that nobody has': '?q=zebedee',
};

/** Prints how long the desk's first page takes as cases grow in number, in process, each as a ratio to the smallest. */
export async function benchCaseList(): Promise<void> {
  await using server = await startTestServer();
  const reviewer = await aPerson(server, ['reviewer']);
  const handler = await aPerson(server, ['handler'], 'src');
  const who = { 'a reviewer': reviewer, 'a handler': handler };
  const rows: number[][] = [];
  let before = 0;
  for (const size of SIZES) {
    addCases(server, before, size, handler.id);
    before = size;
    const times: number[] = [];
    for (const { token } of Object.values(who))
      for (const query of Object.values(ASKED)) times.push(await timeOf(server, query, token));
    rows.push(times);
  }
  const names = Object.keys(who).flatMap((name) =>
    Object.keys(ASKED).map((asked) => `${name}: ${asked}`),
  );
  console.log(`\nGET /v1/cases, median of ${LOOKS}; ms, and times the smallest`);
  printTable([
    ['', ...SIZES.flatMap((size) => [say(size), ''])],
    ...names.map((name, at) => [
      name,
      ...rows.flatMap((times) => [
        say(times[at] ?? NaN, 2),
        ratio(times[at] ?? NaN, rows[0]?.[at] ?? NaN),
      ]),
    ]),
  ]);
}

async function timeOf(server: TestServer, query: string, bearer: string): Promise<number> {
  const times: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const begun = performance.now();
    const response = await server.send('GET', `/v1/cases${query}`, { bearer });
    await response.arrayBuffer();
    times.push(performance.now() - begun);
    if (response.status !== 200) throw new Error(`The list answered ${response.status}.`);
  }
  return median(times);
}

// Rows of the cache alone: the list reads nothing else.
function addCases({ file }: TestServer, from: number, to: number, handler: string): void {
  const driver = new Libsql(file, { timeout: 60_000 });
  driver.exec(`WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to - 1})
    INSERT INTO cases (id, reference, seq, status, department, customer, subject, marque, language, received_at,
      next_due, quarantined, assigned_to, due_order, promise_due, remind_on, name, search)
    SELECT printf('%022d', i), printf('SFB-26-%08d', i), 2,
      CASE i % 10 WHEN 0 THEN 'received' WHEN 1 THEN 'acknowledged' WHEN 2 THEN 'answered' ELSE 'closed' END,
      CASE (i / 7) % 4 WHEN 0 THEN 'lease' ELSE 'src' END, 'private', 'credit', 'peugeot', 'nl', '2026-10-05T08:00:00.000Z',
      date('2026-10-05', '+' || (i % 60) || ' days'), 0, CASE i % 50 WHEN 0 THEN '${handler}' END,
      CASE WHEN i % 10 < 3 THEN date('2026-10-05', '+' || (i % 60) || ' days') ELSE '~' END, NULL, NULL,
      '"Ann Peeters ' || i || '"', lower(printf('SFB-26-%08d', i)) || ' ann peeters ' || i
    FROM n`);
  driver.close();
}
