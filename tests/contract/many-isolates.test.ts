import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import Libsql from 'libsql';
import { newId } from '#shared/proof/ids.ts';
import { openHttpDatabase } from '../../server/db/http-database.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { makeKeys } from '../../server/keys.ts';
import { addPerson } from '../../server/staff/persons.ts';
import { aFiling } from '../../server/testing/complaints.ts';
import { S3_KEYS, startS3 } from '../../server/testing/s3.ts';
import { type HranaServer, startHranaServer } from './hrana-server.ts';
import { type StartedWorkerd, startWorkerd } from './workerd.ts';

const ISOLATES = 8;
const CASES = 6;
const NOTES = 12;

describe('eight isolates that write to the same cases, without a queue between them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sfs-isolates-'));
  const file = join(folder, 'complaints.db');
  const isolates: StartedWorkerd[] = [];
  const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true })];
  /** Every status that was answered, also those after which the same was sent again. */
  const statuses = new Map<number, number>();
  let hrana: HranaServer;
  let bearer: string;
  let asked = 0;

  before(async () => {
    const s3 = await startS3();
    ends.push(() => s3[Symbol.asyncDispose]());
    hrana = await startHranaServer({ file });
    ends.push(hrana.close);
    const made = { made: 'on purpose', at: new Date().toISOString() } as const;
    const settings = {
      KEYS: JSON.stringify(await makeKeys(crypto, randomBytesOf, made)),
      RATE_FILING: '100000/1h',
      ...{ BLOBS_URL: s3.url, BLOBS_KEY: S3_KEYS.key, BLOBS_SECRET: S3_KEYS.secret },
      BLOBS_REGION: S3_KEYS.region,
    };
    for (let left = ISOLATES; left > 0; left -= 1) {
      const isolate = await startWorkerd({ databaseUrl: hrana.url, settings });
      ends.push(isolate.stop);
      isolates.push(isolate);
    }
    const db = openHttpDatabase({ url: hrana.url });
    const around = { db, now: Date.now, random: randomBytesOf, subtle: crypto.subtle };
    const person = { name: 'An', roles: ['handler'], department: 'src' } as const;
    bearer = (await addPerson(around, { ...person, roles: [...person.roles] })).token;
  });
  after(async () => {
    for (const end of ends.reverse()) await end();
  });

  /** Sends a command to the next isolate until it has another answer than "not now". */
  async function send(command: object, token?: string): Promise<number> {
    for (let left = 100; left > 0; left -= 1) {
      const { base } = isolates[(asked += 1) % ISOLATES] ?? assert.fail();
      const answer = await fetch(`${base}/v1/commands`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(command),
      });
      await answer.body?.cancel();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status !== 503) return answer.status;
      assert.match(answer.headers.get('Retry-After') ?? '', /^\d+$/);
      await pause(20);
    }
    return 503;
  }

  const rows = (sql: string) => {
    const connection = new Libsql(file, { timeout: 5_000 });
    try {
      return connection.prepare(sql).raw(true).all() as unknown[][];
    } finally {
      connection.close();
    }
  };

  test('lose nothing, double nothing and leave no gap, also where answers are lost', async () => {
    const filings = await Promise.all(Array.from({ length: CASES }, () => aFiling()));
    // The same complaint from three places at once.
    const filed = await Promise.all(
      filings.map(({ command }) => Promise.all([1, 2, 3].map(() => send(command)))),
    );
    for (const three of filed) assert.deepEqual(three.sort(), [200, 200, 201]);
    hrana.faults.dropAnswers = 20;
    hrana.faults.unavailable = 20;
    const ids = filings.flatMap(({ command: { caseId } }) =>
      Array.from({ length: NOTES }, () => ({ caseId, id: newId(randomBytesOf) })),
    );
    const noted = await Promise.all(
      ids.flatMap(({ caseId, id }) => {
        const note = { v: 1, id, caseId, type: 'noteInternally', body: { text: id } };
        return [send(note, bearer), send(note, bearer)];
      }),
    );
    assert.deepEqual(
      noted.filter((status) => status !== 200 && status !== 201),
      [],
    );
    // Of eight who acknowledge at once, one does.
    const acknowledged = await Promise.all(
      filings.map(({ command: { caseId } }) =>
        Promise.all(
          isolates.map(() =>
            send({ v: 1, id: newId(randomBytesOf), caseId, type: 'acknowledge', body: {} }, bearer),
          ),
        ),
      ),
    );
    for (const eight of acknowledged)
      assert.deepEqual(
        eight.sort(),
        [201, ...Array<number>(ISOLATES - 1).fill(409)],
        JSON.stringify(eight),
      );
    for (const [caseId, least, most, count, different] of rows(
      'SELECT case_id, min(seq), max(seq), count(*), count(DISTINCT seq) FROM entries GROUP BY case_id',
    )) {
      const expected = 1 + NOTES + 1;
      assert.deepEqual(
        [least, most, count, different],
        [1, ...Array(3).fill(expected)],
        `${caseId}`,
      );
    }
    assert.deepEqual(rows('SELECT count(*) FROM commands'), [[CASES * (1 + NOTES + 1)]]);
    const kept = new Set(rows('SELECT id FROM commands').map(([id]) => id));
    for (const { id } of ids) assert.ok(kept.has(id), id);
    assert.deepEqual(
      [...statuses.keys()].filter((status) => ![200, 201, 409, 503].includes(status)),
      [],
    );
    assert.ok((statuses.get(503) ?? 0) > 0);
    console.log(`isolates: ${JSON.stringify(Object.fromEntries(statuses))}`);
  });
});
