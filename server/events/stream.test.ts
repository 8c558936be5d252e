import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventsAnswer } from '#shared/api/wire.ts';
import { newId } from '#shared/proof/ids.ts';
import { randomBytesOf } from '../node/random.ts';
import { aFiledCase } from '../testing/complaints.ts';
import { aHandledCase, aPerson, give } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { writeCursor } from './cursor.ts';

/** Opens a stream; `next` resolves to what is said next, '' at its end. */
async function listen(server: TestServer, bearer: string, after = '', signal?: AbortSignal) {
  const path = `/v1/stream?after=${after}`;
  const response = await server.send('GET', path, { bearer, ...(signal && { signal }) });
  const reader = response.body?.getReader();
  const next = async () => new TextDecoder().decode((await reader?.read())?.value);
  return { response, reader, next };
}

const MORE = 'event: more\ndata: {}\n\n';
const NOTHING = ':\n\n';

describe('a stream', () => {
  test('says at once that there is more, and no word of what', async () => {
    await using server = await startTestServer();
    const { token } = await aFiledCase(server);
    const { response, reader, next } = await listen(server, token);
    assert.equal(response.headers.get('Content-Type'), 'text/event-stream');
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.equal(await next(), MORE);
    await reader?.cancel();
  });

  test('says each thing once, when it happens, to the customer and to the desk', async () => {
    await using server = await startTestServer();
    const { token, answer, caseId, handler } = await aHandledCase(server);
    const here = await listen(server, token, answer.cursor);
    const events = await server.send('GET', '/v1/events', { bearer: handler.token });
    const { next: place } = (await events.json()) as EventsAnswer;
    const desk = await listen(server, handler.token, place);
    assert.deepEqual([await here.next(), await desk.next()], [NOTHING, NOTHING]);
    const said = [here.next(), desk.next()];
    await give(server, caseId, ['acknowledge', {}], { bearer: handler.token });
    assert.deepEqual(await Promise.all(said), [MORE, MORE]);
    const again = here.next();
    // What isn't the customer's is no news to them: the next they hear of is the message.
    await give(server, caseId, ['noteInternally', { text: 'CANARY' }], { bearer: handler.token });
    await give(server, caseId, ['askInformation', { text: '?' }], { bearer: handler.token });
    assert.equal(await again, MORE);
    await Promise.all([here.reader?.cancel(), desk.reader?.cancel()]);
  });

  test('tells within seconds what another process wrote', async () => {
    await using server = await startTestServer();
    const { token, answer, caseId, handler } = await aHandledCase(server);
    await using other = await startTestServer({ beside: server });
    const { reader, next } = await listen(server, token, answer.cursor);
    assert.equal(await next(), NOTHING);
    const said = next();
    await give(other, caseId, ['acknowledge', {}], { bearer: handler.token });
    const begun = performance.now();
    assert.equal(await said, MORE);
    assert.ok(performance.now() - begun < 10_000, 'well before the next beat');
    await reader?.cancel();
  });

  test('looks for what others wrote once a second, not all the time', async () => {
    let reads = 0;
    await using server = await startTestServer({
      wrapDatabase: (db) => ({
        ...db,
        read: (statements) => {
          reads += 1;
          return db.read(statements);
        },
        write: (statements) => db.write(statements),
      }),
    });
    const { token, answer } = await aFiledCase(server);
    const { reader, next } = await listen(server, token, answer.cursor);
    assert.equal(await next(), NOTHING);
    const before = reads;
    await pause(2_500);
    assert.ok(reads - before <= 8, `${reads - before} reads in two and a half seconds`);
    await reader?.cancel();
  });

  test('beats while nothing happens, and ends after a minute', async () => {
    await using server = await startTestServer();
    const { token, answer } = await aFiledCase(server);
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const { next, reader } = await listen(server, token, answer.cursor);
      assert.equal(await next(), NOTHING);
      let beats = 0;
      let ended = false;
      const all = (async () => {
        for (let said = await reader?.read(); !said?.done; said = await reader?.read()) beats += 1;
        ended = true;
      })();
      for (let seconds = 0; seconds < 120 && !ended; seconds += 1) {
        mock.timers.tick(1_000);
        // The looks at the database answer in their own time.
        await new Promise((resolve) => setImmediate(resolve));
        await server.ports.db.read([{ sql: 'SELECT 1', params: [] }]);
      }
      await all;
      assert.ok(beats >= 2 && beats <= 4, `${beats} beats`);
    } finally {
      mock.timers.reset();
    }
  });

  test('ends when the client goes, and when the server stops', async () => {
    const closing = new AbortController();
    await using server = await startTestServer({ ports: { closing: closing.signal } });
    const { token, answer } = await aFiledCase(server);
    const gone = new AbortController();
    const one = await listen(server, token, answer.cursor, gone.signal);
    const other = await listen(server, token, answer.cursor);
    await Promise.all([one.next(), other.next()]);
    gone.abort();
    assert.equal(await one.next(), '');
    closing.abort();
    assert.equal(await other.next(), NOTHING);
    assert.equal(await other.next(), '');
  });

  test('is refused as the events are', async () => {
    await using server = await startTestServer();
    const { token } = await aFiledCase(server);
    const { token: admin } = await aPerson(server, ['admin']);
    const status = async (bearer: string, after = '') =>
      (await listen(server, bearer, after)).response.status;
    assert.equal(await status('A'.repeat(43)), 401);
    assert.equal(await status(admin), 403);
    assert.equal(await status(token, 'x'), 400);
    assert.equal(await status(token, 'A'.repeat(81)), 400);
    assert.equal(await status(token, writeCursor(newId(randomBytesOf), 1)), 410);
  });
});
