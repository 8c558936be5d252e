import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { freePort, startServer } from '../tests/started-server.ts';
import { type Database } from './db/database.ts';
import { readFigures } from './figures.ts';
import { startPrometheus } from './node/prometheus.ts';
import { aFiling } from './testing/complaints.ts';
import { startTestServer } from './testing/test-server.ts';

const DAY_MS = 86_400_000;
const text = async (url: string) => (await fetch(url)).text();

describe('the figures of a server', () => {
  test('are on a port of their own and nowhere else, and tell of no case and nobody', async () => {
    const METRICS_PORT = String(await freePort());
    await using server = await startServer({ METRICS_PORT });
    const { command, verifier } = await aFiling({ description: 'CANARY' });
    const sent = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
    const body = JSON.stringify(command);
    for (const status of [201, 200]) {
      const response = await fetch(`${server.origin}/v1/commands`, { ...sent, body });
      assert.equal(response.status, status);
    }
    await fetch(`${server.origin}/v1/cases/${command.caseId}`);
    await fetch(`${server.origin}/CANARY`, { method: 'DELETE' });
    assert.equal((await fetch(`${server.origin}/metrics`)).status, 404);

    const own = `http://127.0.0.1:${METRICS_PORT}`;
    const figures = await text(`${own}/metrics`);
    for (const line of [
      'sfs_commands_total{type="fileComplaint",became="applied"} 1',
      'sfs_commands_total{type="fileComplaint",became="replayed"} 1',
      'sfs_request_seconds_count{method="POST",route="/v1/commands",status="201"} 1',
      'sfs_database_readable 1',
      'sfs_log_last_entry 1',
      'sfs_cases_due{when="overdue"} 0',
    ])
      assert.ok(figures.includes(`\n${line}\n`), line);
    for (const name of [
      'sfs_database_calls_waiting',
      'sfs_database_call_seconds_bucket',
      'sfs_tick_seconds_count',
      'process_',
    ])
      assert.ok(figures.includes(`\n${name}`), name);
    for (const secret of ['CANARY', command.caseId, command.id, verifier])
      assert.ok(!figures.includes(secret), secret);
    assert.equal(await text(`${own}/readyz`), 'ready\n');
    assert.equal((await fetch(`${own}/`)).status, 404);
  });

  test('count what is due, overdue and waits to be mailed', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling();
    await server.send('POST', '/v1/commands', { json: command });
    const at = (days: number) => readFigures(server.ports.db, server.clock.now + days * DAY_MS);
    const now = await at(0);
    assert.deepEqual(
      [now.lastEntry, now.due.overdue, now.missedUnwritten, now.effects.parked],
      [1, 0, 0, 0],
    );
    assert.equal(now.effects.late + now.effects.waiting, 1);
    const later = await at(100);
    assert.deepEqual([later.due.overdue, later.missedUnwritten], [1, 1]);
  });

  test('say that the database cannot be read, and then nothing of what it holds', async () => {
    const { text } = startPrometheus();
    const figures = { overdue: 1, today: 0, fiveDays: 0 };
    const effects = { waiting: 0, late: 0, parked: 0 };
    const known = { lastEntry: 7, due: figures, missedUnwritten: 0, effects };
    assert.match(await text(async () => known), /\nsfs_cases_due\{when="overdue"\} 1\n/);
    const unknown = await text(() => Promise.reject(new Error('CANARY')));
    assert.match(unknown, /\nsfs_database_readable 0\n/);
    assert.doesNotMatch(unknown, /\nsfs_(cases_due|log_last_entry|promises_missed)|CANARY/);
    assert.match(await text(async () => known), /\nsfs_promises_missed_unwritten 0\n/);
  });

  test('know a call of the database that waits, and how it ended', async () => {
    const { measured, text } = startPrometheus();
    let refuse = (_: Error): void => {};
    const silent = new Promise<never>((_, reject) => (refuse = reject));
    const db = { read: () => silent, write: () => silent } as unknown as Database;
    const asked = measured(db).write([]);
    const none = () => Promise.reject(new Error());
    assert.match(await text(none), /\nsfs_database_calls_waiting\{kind="write"\} 1\n/);
    refuse(new Error('refused'));
    await assert.rejects(asked);
    const after = await text(none);
    assert.match(after, /\nsfs_database_calls_waiting\{kind="write"\} 0\n/);
    assert.match(after, /sfs_database_call_seconds_count\{kind="write",ended="failed"\} 1\n/);
  });

  test('stop the start where their port is taken', async (t) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    t.after(() => taken.close());
    const METRICS_PORT = String((taken.address() as AddressInfo).port);
    await assert.rejects(startServer({ METRICS_PORT }), /ended at its start with 1/);
  });
});
