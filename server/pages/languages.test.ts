import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rowsOf } from '../testing/complaints.ts';
import { all, byId, filledIn, get, type Page, post } from '../testing/hosted-pages.ts';
import { anOpenCase, CASE_PATH, postFiles } from '../testing/open-case.ts';
import { startTestServer } from '../testing/test-server.ts';
import { WORDS } from './words.ts';

/** What the button to Dutch of a form asks for, and where. */
function dutchOf(page: Page, form: string): { path: string; step: string } {
  const [button] = all(page, 'button').filter(
    ({ attributes }) => attributes.form === form && attributes.lang === 'nl',
  );
  const { formaction: path = '', value: step = '' } = button?.attributes ?? {};
  return { path, step };
}

const { t } = WORDS.nl;

describe('another language without JavaScript keeps what was typed', () => {
  test('to write, with the file that was chosen, and sends nothing', async () => {
    await using server = await startTestServer();
    const { page } = await anOpenCase(server);
    const before = (await rowsOf(server, 'entries')).length;
    const { path, step } = dutchOf(page, 'write');
    const form = { ...filledIn(page, 'write'), text: '\n<b>Mijn</b> "vraag"', step };
    const letter = new File(['hello'], 'Brief.txt', { type: 'text/plain' });
    const dutch = await postFiles(server, form, [letter], path);
    assert.equal(dutch.response.status, 200);
    assert.equal(all(dutch, 'html')[0]?.attributes.lang, 'nl');
    const kept = filledIn(dutch, 'write');
    assert.deepEqual([kept.text, kept.id], [form.text, filledIn(page, 'write').id]);
    assert.equal(all(dutch, 'bdi').filter(({ text }) => text === 'Brief.txt').length, 1);
    const open = all(dutch, 'details').filter(({ attributes }) => 'open' in attributes);
    assert.deepEqual(
      open.map(({ text }) => text.includes(t.actWrite)),
      [true],
    );
    assert.equal((await rowsOf(server, 'entries')).length, before);
  });

  for (const [act, typed] of Object.entries({
    requestSecondReading: { text: 'Niet tevreden.' },
    declareRecourse: { body: 'court', on: '2026-01-02' },
    correctContact: { name: 'An <i>', email: 'half an addr', phone: '1' },
  }))
    test(`to do ${act}`, async () => {
      await using server = await startTestServer();
      const { page } = await anOpenCase(server);
      const { path, step } = dutchOf(page, act);
      const form = { ...filledIn(page, act), ...typed };
      const dutch = await post(server, path, { ...form, step });
      assert.equal(dutch.response.status, 200);
      assert.deepEqual(filledIn(dutch, act), form);
    });

  test('to print a letter', async () => {
    await using server = await startTestServer();
    const { page } = await anOpenCase(server);
    const { path, step } = dutchOf(page, 'letter');
    const form = { ...filledIn(page, 'letter'), letter: 'write', text: 'Beste,' };
    const dutch = await post(server, path, { ...form, step });
    assert.deepEqual(filledIn(dutch, 'letter'), form);
  });

  test('to open a case, also what was written before its session ended', async () => {
    await using server = await startTestServer();
    const { page } = await anOpenCase(server);
    server.clock.now += 31 * 60_000;
    const write = { ...filledIn(page, 'write'), text: 'Nog iets.' };
    const over = await post(server, CASE_PATH, { ...write, ...dutchOf(page, 'write') });
    assert.equal(over.response.status, 401);
    const { path, step } = dutchOf(over, 'open');
    const form = { ...filledIn(over, 'open'), reference: 'SFB-2', code: 'half' };
    const dutch = await post(server, path, { ...form, step });
    assert.deepEqual([dutch.response.status, path], [200, '/nl/case']);
    assert.deepEqual(filledIn(dutch, 'open'), form);
    assert.equal(filledIn(over, 'open').text, 'Nog iets.');
  });

  test('to ask for a new code', async () => {
    await using server = await startTestServer();
    const page = await get(server, '/fr/code');
    const { path, step } = dutchOf(page, 'ask');
    const form = { reference: 'SFB-26', email: 'an@' };
    const dutch = await post(server, path, { ...form, step });
    assert.deepEqual([dutch.response.status, path], [200, '/nl/code']);
    assert.deepEqual(filledIn(dutch, 'ask'), form);
  });

  test('of our own pages alone, with nothing of it in an address; Enter still presses the form’s own button', async () => {
    await using server = await startTestServer();
    const { page } = await anOpenCase(server);
    const { path, step } = dutchOf(page, 'write');
    const form = { ...filledIn(page, 'write'), text: 'Mijn vraag', step };
    const foreign = await post(server, path, form, { Origin: 'https://elsewhere.example' });
    assert.equal(foreign.response.status, 403);
    assert.ok(!foreign.source.includes('Mijn vraag'));
    assert.equal(path, '/nl/case');
    const buttons = all(page, 'button').filter(
      ({ attributes, inside }) =>
        attributes.form === 'write' || inside.some(({ attributes: { id } }) => id === 'write'),
    );
    assert.equal(buttons[0]?.attributes.value, 'act');
    assert.equal(byId(page, 'write').attributes.method, 'post');
  });
});
