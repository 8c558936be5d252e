import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import Libsql from 'libsql';
import type { CommandAnswer, SessionAnswer } from '#shared/api/wire.ts';
import { type StartedServer, startServer } from '../tests/started-server.ts';
import { aFiling } from './testing/complaints.ts';

const post = (url: string, json: unknown) =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(json),
  });

const casesIn = ({ dataDir }: StartedServer) => {
  const driver = new Libsql(join(dataDir, 'complaints.db'), { timeout: 5_000 });
  const rows = driver.prepare('SELECT id FROM cases').raw(true).all() as [string][];
  driver.close();
  return new Set(rows.map(([id]) => id));
};

describe('a server that is told to stop', () => {
  test('keeps every filing that it answered, answers every one that it kept, and ends with 0', async () => {
    await using server = await startServer();
    const answered = new Set<string>();
    const statuses = new Set<number>();
    const client = async () => {
      for (;;) {
        const { command } = await aFiling();
        const response = await post(`${server.origin}/v1/commands`, command).catch(() => undefined);
        if (!response) return;
        statuses.add(response.status);
        await response.json();
        answered.add(command.caseId);
      }
    };
    const clients = Array.from({ length: 16 }, client);
    while (answered.size < 40) await pause(5);
    assert.equal(await server.stop(), 0);
    await Promise.all(clients);
    assert.deepEqual([...statuses], [201]);
    assert.deepEqual(casesIn(server), answered);
  });

  test('finishes a request whose body is still on its way, and takes no new connection', async () => {
    await using server = await startServer();
    const { command } = await aFiling();
    const { port } = new URL(server.origin);
    const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8');
    let answer = '';
    socket.on('data', (text) => (answer += String(text)));
    const body = JSON.stringify(command);
    const half = body.length >> 1;
    socket.write(
      `POST /v1/commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, half)}`,
    );
    await pause(100);
    const stopped = server.stop();
    await pause(200);
    await assert.rejects(fetch(`${server.origin}/healthz`));
    socket.write(body.slice(half));
    assert.equal(await stopped, 0);
    assert.match(answer, /^HTTP\/1\.1 201 /);
    assert.deepEqual(casesIn(server), new Set([command.caseId]));
  });

  test('ends live streams whole', async () => {
    await using server = await startServer();
    const { command, verifier } = await aFiling();
    const filed = (await (
      await post(`${server.origin}/v1/commands`, command)
    ).json()) as CommandAnswer;
    const session = { v: 1, reference: filed.reference, verifier };
    const opened = await post(`${server.origin}/v1/sessions`, session);
    const { token } = (await opened.json()) as SessionAnswer;
    const stream = await fetch(`${server.origin}/v1/stream?after=${filed.cursor}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    assert.equal(stream.status, 200);
    const read = stream.text();
    const began = performance.now();
    assert.equal(await server.stop(), 0);
    // An answer that is cut off rejects.
    assert.match(await read, /^:/);
    assert.ok(performance.now() - began < 5_000, 'it did not wait until the stream was over');
  });
});
