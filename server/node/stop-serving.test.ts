import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, test } from 'node:test';
import { endKeptConnections, stopServing } from './stop-serving.ts';

describe('stopping', () => {
  test('waits for the tick, then for what requests left behind, then closes what they stood on', async () => {
    const done: string[] = [];
    const step = (name: string) => async () => {
      await new Promise((resolve) => setImmediate(resolve));
      done.push(name);
    };
    const http = createServer().listen(0, '127.0.0.1');
    await once(http, 'listening');
    http.once('close', () => done.push('requests'));
    const closing = new AbortController();
    const slow = () => step('tick')().then(() => new Promise((resolve) => setTimeout(resolve, 50)));
    const serving = { http, closing, stopTicking: slow, idle: step('work'), close: step('closed') };
    await stopServing(serving);
    assert.ok(closing.signal.aborted);
    assert.deepEqual(done.slice(-2), ['work', 'closed']);
    assert.deepEqual(done.toSorted(), ['closed', 'requests', 'tick', 'work']);
  });

  test('does not wait for a connection on which nobody asked anything', async () => {
    const http = createServer(() => {}).listen(0, '127.0.0.1');
    await once(http, 'listening');
    const closing = new AbortController();
    endKeptConnections(http, closing.signal);
    const accepted = once(http, 'connection');
    const socket = connect((http.address() as AddressInfo).port, '127.0.0.1');
    await accepted;
    const ended = once(socket, 'close');
    const idle = async () => {};
    const serving = { http, closing, stopTicking: idle, idle, close: idle };
    const stopped = stopServing(serving, { requestsMs: 60_000, workMs: 60_000 });
    socket.on('error', () => {});
    await Promise.all([ended, stopped]);
  });

  test('breaks off a request and work that do not end', async () => {
    const http = createServer(() => {}).listen(0, '127.0.0.1');
    await once(http, 'listening');
    const { port } = http.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(http, 'request');
    const never = new Promise<never>(() => {});
    let isClosed = false;
    const close = async () => void (isClosed = true);
    const closing = new AbortController();
    const serving = { http, closing, stopTicking: () => never, idle: async () => {}, close };
    await stopServing(serving, { requestsMs: 100, workMs: 100 });
    assert.ok(isClosed);
  });
});
