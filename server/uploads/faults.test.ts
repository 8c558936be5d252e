import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeServer } from '../app.ts';
import { BusyError } from '../db/database.ts';
import { rowsOf } from '../testing/complaints.ts';
import { type Fault, faulty } from '../testing/faulty-database.ts';
import {
  startTestServer,
  type TestServer,
  type TestServerOptions,
} from '../testing/test-server.ts';
import {
  aFile,
  aFilingWith,
  begin,
  fileAndOpen,
  filesOf,
  head,
  piece,
} from '../testing/uploads.ts';
import { tick } from '../ticking.ts';
import { type Blobs, StoreError, sweepBlobs } from './blobs.ts';

/** A store in memory whose calls can be made to fail; `after` does what was asked and fails then. */
function memory() {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const fault = { call: '', after: false };
  const at = (call: string, work: () => void) => {
    const mine = fault.call === call;
    if (!mine || fault.after) work();
    if (mine) throw new StoreError('CANARY');
  };
  const blobs: Blobs = {
    put: async (key, bytes) => at('put', () => kept.set(key, bytes)),
    get: async (key) => {
      at('get', () => {});
      const bytes = kept.get(key);
      return bytes && new Blob([bytes]).stream();
    },
    remove: async (key) => at('remove', () => kept.delete(key)),
  };
  return { kept, fault, blobs };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const tickAfter = async (server: TestServer, ms: number) => {
  server.clock.now += ms;
  await tick(makeServer(server.ports), server.clock.now);
};
const keysOf = async (server: TestServer) =>
  (await rowsOf(server, 'blobs')).map((row) => String(row[0])).sort();

async function aWorld(options: TestServerOptions = {}) {
  const store = memory();
  const server = await startTestServer({ ports: { blobs: store.blobs }, ...options });
  const file = aFile('hello');
  const filing = await aFilingWith([file]);
  const { caseId, verifier } = filing;
  await begin(server, file.announced, { caseId, verifier });
  const end = () => server[Symbol.asyncDispose]();
  return {
    ...{ server, store, file, filing, caseId, verifier, id: file.announced.id },
    send: (offset: number, body: string) =>
      piece(server, file.announced.id, { offset, body, verifier }),
    offset: async () =>
      Number((await head(server, file.announced.id, verifier)).headers.get('Upload-Offset')),
    [Symbol.asyncDispose]: end,
  };
}

describe('a database call that fails while a piece comes in', () => {
  for (const [status, error] of [
    [503, () => new BusyError()],
    [500, () => new Error('CANARY')],
  ] as const)
    test(`leaves no wrong offset and no byte out of reach (${status}), and the rest can be sent`, async () => {
      const most = { calls: 20 };
      for (let at = 1; at <= most.calls; at += 1)
        for (const after of [false, true]) {
          const fault: Fault = { at: 0, calls: 0, after, error };
          await using world = await aWorld({ wrapDatabase: (db) => faulty(db, fault) });
          const { server, store, filing } = world;
          Object.assign(fault, { at, calls: 0 });
          const failed = await world.send(0, 'hello');
          most.calls = fault.calls < at ? at : most.calls;
          fault.at = 0;
          if (fault.calls >= at) {
            // What only the sweeping met, the sender is not told of.
            if (failed.status !== 204) assert.equal(failed.status, status, `call ${at}`);
            assert.ok(!(await failed.text()).includes('CANARY'));
          }
          const offset = await world.offset();
          const durable = [...store.kept.values()].reduce((sum, { length }) => sum + length, 0);
          assert.ok(offset <= durable, `offset ${offset} of ${durable} bytes`);
          if (offset < 5)
            assert.equal((await world.send(offset, 'hello'.slice(offset))).status, 204);
          const bearer = await fileAndOpen(server, filing);
          const [seen] = await filesOf(server, world.caseId, bearer);
          assert.equal(seen?.state, 'arrived', `call ${at}`);
          await tickAfter(server, HOUR);
          assert.deepEqual([...store.kept.keys()].sort(), await keysOf(server));
          assert.equal(store.kept.size, 1, `call ${at}`);
        }
      assert.ok(most.calls > 8 && most.calls <= 20, `${most.calls} calls`);
    });
});

describe('a store that fails', () => {
  for (const after of [false, true])
    test(`at the put of a part, ${after ? 'after' : 'before'} it: no offset, nothing left behind`, async () => {
      await using world = await aWorld();
      const { server, store } = world;
      Object.assign(store.fault, { call: 'put', after });
      const failed = await world.send(0, 'hel');
      assert.equal(failed.status, 503);
      assert.match(failed.headers.get('Retry-After') ?? '', /^\d+$/);
      assert.ok(!(await failed.text()).includes('CANARY'));
      assert.ok(server.lines.some((line) => line.includes('StoreError')));
      store.fault.call = '';
      assert.equal(await world.offset(), 0);
      await tickAfter(server, DAY);
      assert.equal(store.kept.size, 0);
      assert.equal((await world.send(0, 'hello')).status, 204);
    });

  for (const by of ['who sends the rest', 'the clock'])
    test(`that lacks parts for good, as beside a database of a backup: ${by} ends the upload, and it begins anew`, async () => {
      await using world = await aWorld();
      const { server, store, caseId, verifier, filing } = world;
      assert.equal((await world.send(0, 'hel')).status, 204);
      if (by === 'the clock') {
        store.fault.call = 'get';
        assert.equal((await world.send(3, 'lo')).status, 503);
        store.fault.call = '';
      }
      store.kept.clear();
      if (by === 'the clock') await tickAfter(server, HOUR);
      else assert.equal((await world.send(3, 'lo')).status, 410);
      assert.equal((await head(server, world.id, verifier)).status, 410);
      await tickAfter(server, HOUR);
      assert.equal((await begin(server, world.file.announced, { caseId, verifier })).status, 201);
      assert.equal((await world.send(0, 'hello')).status, 204);
      const bearer = await fileAndOpen(server, filing);
      assert.equal((await filesOf(server, caseId, bearer))[0]?.state, 'arrived');
      await tickAfter(server, HOUR);
      assert.deepEqual([...store.kept.keys()], await keysOf(server));
    });

  test('when the parts are joined: the bytes stay, and who asks next finishes it', async () => {
    await using world = await aWorld();
    const { server, store, caseId, filing } = world;
    store.fault.call = 'get';
    assert.equal((await world.send(0, 'hello')).status, 503);
    const bearer = await fileAndOpen(server, filing);
    assert.equal((await filesOf(server, caseId, bearer))[0]?.state, 'awaited');
    store.fault.call = '';
    assert.equal(await world.offset(), 5);
    assert.equal((await filesOf(server, caseId, bearer))[0]?.state, 'arrived');
  });

  test('and nobody asks: the clock finishes it', async () => {
    await using world = await aWorld();
    const { server, store, caseId, filing } = world;
    store.fault.call = 'get';
    await world.send(0, 'hello');
    store.fault.call = '';
    await tickAfter(server, 60_000);
    const bearer = await fileAndOpen(server, filing);
    assert.equal((await filesOf(server, caseId, bearer))[0]?.state, 'arrived');
  });

  test('at removing: the file arrived all the same, and the parts go later', async () => {
    await using world = await aWorld();
    const { server, store } = world;
    store.fault.call = 'remove';
    assert.equal((await world.send(0, 'hello')).status, 204);
    assert.equal(store.kept.size, 2);
    store.fault.call = '';
    await tickAfter(server, 1);
    assert.deepEqual([...store.kept.keys()], await keysOf(server));
    assert.equal(store.kept.size, 1);
  });
});

describe('a part whose time ran out', () => {
  test('does not count once it is being swept, and nothing of the file is lost', async () => {
    const store = memory();
    let swept: Promise<void> | undefined;
    let go = () => {};
    const counted = new Promise<void>((resolve) => (go = resolve));
    const blobs: Blobs = {
      ...store.blobs,
      put: async (key, bytes) => {
        await store.blobs.put(key, bytes);
        if (swept) return;
        // A day passes here, and another process looks for what is loose.
        world.server.clock.now += DAY;
        await new Promise<void>((found) => {
          const remove = async (late: string) => (found(), await counted, store.blobs.remove(late));
          swept = sweepBlobs({ ...makeServer(world.server.ports), blobs: { ...blobs, remove } });
        });
      },
    };
    await using world = await aWorld({ ports: { blobs } });
    const refused = await world.send(0, 'hel');
    assert.equal(refused.status, 409);
    assert.equal(refused.headers.get('Upload-Offset'), '0');
    go();
    await swept;
    assert.equal((await world.send(0, 'hello')).status, 204);
    const bearer = await fileAndOpen(world.server, world.filing);
    assert.equal((await filesOf(world.server, world.caseId, bearer))[0]?.state, 'arrived');
    await tickAfter(world.server, DAY);
    assert.deepEqual([...store.kept.keys()], await keysOf(world.server));
  });

  test('whose row is swept before its bytes are there is swept after, too', async () => {
    const store = memory();
    let isFirst = true;
    const put: Blobs['put'] = async (key, bytes) => {
      if (isFirst) {
        isFirst = false;
        world.server.clock.now += DAY;
        await sweepBlobs(makeServer(world.server.ports));
      }
      await store.blobs.put(key, bytes);
    };
    await using world = await aWorld({ ports: { blobs: { ...store.blobs, put } } });
    assert.equal((await world.send(0, 'hel')).status, 409);
    await tickAfter(world.server, HOUR);
    assert.equal(store.kept.size, 0);
    assert.equal((await world.send(0, 'hello')).status, 204);
  });
});

describe('pieces that come at once', () => {
  test('at the same offset: one counts, the others are told where to go on', async () => {
    await using world = await aWorld();
    const { server, store, verifier, id } = world;
    await using other = await startTestServer({ beside: server, ports: { blobs: store.blobs } });
    const answers = await Promise.all(
      [server, other, server, other].map((one) =>
        piece(one, id, { offset: 0, body: 'hel', verifier }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 409, 409, 409]);
    for (const { headers } of answers) assert.equal(headers.get('Upload-Offset'), '3');
    assert.equal((await world.send(3, 'lo')).status, 204);
    assert.equal(store.kept.size, 1);
  });

  test('of an upload that ended meanwhile never get into the one that began after', async () => {
    await using world = await aWorld();
    const { server, store, file, caseId, verifier, id } = world;
    let go = () => {};
    const waits = new Promise<void>((resolve) => (go = resolve));
    let sent = 0;
    const body = new ReadableStream({
      pull: async (controller) => {
        sent += 1;
        if (sent === 1) return controller.enqueue(new TextEncoder().encode('xx'));
        await waits;
        controller.close();
      },
    });
    const late = piece(server, id, { offset: 0, body, verifier });
    const headers = { 'Tus-Resumable': '1.0.0', 'Upload-Right': verifier };
    await server.send('DELETE', `/v1/uploads/${id}`, { headers });
    await begin(server, file.announced, { caseId, verifier });
    go();
    assert.equal((await late).status, 410);
    assert.equal((await world.send(0, 'hello')).status, 204);
    assert.equal(store.kept.size, 1);
  });
});
