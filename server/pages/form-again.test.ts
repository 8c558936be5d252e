import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BusyError, type Database } from '../db/database.ts';
import { filledIn, type Page, post, readPage, readyToSend } from '../testing/hosted-pages.ts';
import { anOpenCase, CASE_PATH } from '../testing/open-case.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { WORDS } from './words.ts';

const { t } = WORDS.fr;
const SECRET = 'words of people';

/** A database that fails from when `fail` is given on. */
function failing() {
  const state: { fail: Error | undefined } = { fail: undefined };
  const orFail = <T>(act: () => Promise<T>) => (state.fail ? Promise.reject(state.fail) : act());
  const wrapDatabase = (db: Database): Database => ({
    read: (statements) => orFail(() => db.read(statements)),
    write: (statements) => orFail(() => db.write(statements)),
    backup: (file) => db.backup(file),
    close: () => db.close(),
  });
  return { state, wrapDatabase };
}

/** Posts a form with a file and says how long it is, as browsers do: it is read at once. */
async function postSmall(server: TestServer, fields: Record<string, string>, file: File) {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...fields, step: 'act' })) data.append(name, value);
  data.append('files', file, file.name);
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: data });
  const type = request.headers.get('Content-Type') ?? '';
  const body = new Uint8Array(await request.arrayBuffer());
  const headers = { 'Content-Type': type, 'Content-Length': String(body.length) };
  return readPage(server.send('POST', CASE_PATH, { body, headers }));
}

/** That a page is a fault of ours, says so, and holds what was sent. */
function assertSentBack(page: Page, id: string, sent: Record<string, string>) {
  assert.equal(page.response.status, 500);
  assert.ok(page.source.includes(t.sentBack));
  const { step: _, ...kept } = sent;
  const shown = filledIn(page, id);
  for (const [name, value] of Object.entries(kept)) assert.equal(shown[name], value, name);
}

describe('a form that fails on our side', () => {
  test('comes back as it was when a complaint is sent, and can be sent again', async () => {
    const { state, wrapDatabase } = failing();
    await using server = await startTestServer({ wrapDatabase });
    const sent = await readyToSend(server);
    state.fail = new TypeError(SECRET);
    const page = await post(server, '/fr/complaint', sent);
    assertSentBack(page, 'complaint', sent);
    const errors = server.lines.filter((line) => line.includes('TypeError'));
    assert.equal(errors.length, 1);
    assert.ok(!server.lines.join('\n').includes(SECRET));
    state.fail = undefined;
    const again = await post(server, '/fr/complaint', {
      ...filledIn(page, 'complaint'),
      step: 'send',
    });
    assert.equal(again.response.status, 200);
  });

  test('comes back when something is done in a case, and is done once', async () => {
    const { state, wrapDatabase } = failing();
    await using server = await startTestServer({ wrapDatabase });
    const { page } = await anOpenCase(server);
    const forms = {
      write: { text: 'Voici <i>.\nEncore.' },
      requestSecondReading: { text: 'Pourquoi.' },
      correctContact: { name: 'An <i>' },
    };
    for (const [act, typed] of Object.entries(forms)) {
      const sent = { ...filledIn(page, act), ...typed, step: 'act' };
      state.fail = new TypeError(SECRET);
      const failed = await post(server, CASE_PATH, sent);
      assertSentBack(failed, 'again', sent);
      state.fail = undefined;
      const again = await post(server, CASE_PATH, { ...filledIn(failed, 'again'), step: 'act' });
      assert.equal(again.response.status, 200, act);
    }
  });

  test('asks for files again, which a page can’t hold', async () => {
    const { state, wrapDatabase } = failing();
    await using server = await startTestServer({ wrapDatabase });
    const { page } = await anOpenCase(server);
    const sent = { ...filledIn(page, 'write'), text: 'Voici.' };
    state.fail = new TypeError(SECRET);
    const failed = await postSmall(server, sent, new File(['x'], 'x.txt'));
    assertSentBack(failed, 'again', sent);
    assert.ok(failed.source.includes(t.attachedAgain));
  });

  test('comes back with a letter, and when a link or a case is asked for', async () => {
    const { state, wrapDatabase } = failing();
    await using server = await startTestServer({ wrapDatabase });
    const { page, keys } = await anOpenCase(server);
    const letter = { ...filledIn(page, 'letter'), text: 'Chère équipe', step: 'letter' };
    const ask = { reference: keys.reference, email: 'an@example.be', step: 'ask' };
    state.fail = new TypeError(SECRET);
    for (const [path, sent] of [
      [CASE_PATH, letter],
      [CASE_PATH, { ...keys, step: 'open' }],
      ['/fr/code', ask],
      ['/fr/code', { link: 'x'.repeat(43), code: keys.code, step: 'use' }],
    ] as const)
      assertSentBack(await post(server, path, sent), 'again', sent);
  });

  test('comes back too where the database is busy, with the time to wait', async () => {
    const { state, wrapDatabase } = failing();
    await using server = await startTestServer({ wrapDatabase });
    const { page } = await anOpenCase(server);
    state.fail = new BusyError();
    const sent = { ...filledIn(page, 'write'), text: 'Voici.', step: 'act' };
    const busy = await post(server, CASE_PATH, sent);
    assert.equal(busy.response.status, 503);
    assert.equal(busy.response.headers.get('Retry-After'), '5');
    assert.equal(filledIn(busy, 'again').text, 'Voici.');
  });
});
