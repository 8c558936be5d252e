import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LIMITS } from '#shared/api/limits.ts';
import { ACCEPT } from '#shared/filing/attachments.ts';
import { templates as files } from '#shared/texts/files.ts';
import { rowsOf } from '../testing/complaints.ts';
import {
  all,
  ANSWERS,
  byId,
  filledIn,
  get,
  keysOn,
  type Page,
  readPage,
} from '../testing/hosted-pages.ts';
import { aPerson } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { filesOf } from '../testing/uploads.ts';
import { StoreError } from '../uploads/blobs.ts';
import { WORDS } from './words.ts';

const MiB = 1024 * 1024;
const letter = new File(['hello'], 'Brief "één" <b>.txt', { type: 'text/plain' });
const sized = (size: number, name: string) => new File([new Uint8Array(size).fill(65)], name);

/** Posts a form with files, as a browser does. */
async function send(
  server: TestServer,
  fields: Record<string, string>,
  files: readonly File[] = [],
  isLengthTold = false,
): Promise<Page> {
  const data = new FormData();
  const { step = 'check', ...rest } = fields;
  for (const [name, value] of Object.entries(rest)) data.append(name, value);
  for (const file of files) data.append('files', file, file.name);
  if (files.length === 0) data.append('files', new File([], ''), '');
  data.append('step', step);
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: data });
  const body = new Uint8Array(await request.arrayBuffer());
  const headers = {
    'Content-Type': request.headers.get('Content-Type') ?? '',
    ...(isLengthTold && { 'Content-Length': String(body.length) }),
  };
  return readPage(server.send('POST', '/fr/complaint', { body, headers }));
}

const blank = async (server: TestServer) => ({
  ...filledIn(await get(server, '/fr/complaint'), 'complaint'),
  ...ANSWERS,
});
const review = async (server: TestServer, files: readonly File[]) =>
  send(server, await blank(server), files);
const removers = (page: Page) =>
  all(page, 'button').flatMap(({ attributes: { value = '' }, text }) =>
    value.startsWith('remove-') ? [{ value, text: text.trim() }] : [],
  );
const problems = (page: Page) =>
  page.elements
    .filter(({ attributes }) => attributes.id === 'f-files-error')
    .map(({ text }) => text);

describe('files in the hosted form', () => {
  test('are asked for in the last step, and may be left out', async () => {
    await using server = await startTestServer();
    const page = await get(server, '/fr/complaint');
    const { attributes, inside } = byId(page, 'f-files');
    assert.equal(attributes.type, 'file');
    assert.ok('multiple' in attributes);
    const form = inside.find(({ name }) => name === 'form');
    assert.equal(form?.attributes.enctype, 'multipart/form-data');
    assert.equal((await review(server, [])).response.status, 200);
    assert.equal((await rowsOf(server, 'uploads')).length, 0);
  });

  test('that the store can’t take are said to follow later, and somebody is told to look', async () => {
    const away = () => Promise.reject(new StoreError('CANARY'));
    await using server = await startTestServer({
      ports: { blobs: { put: away, get: away, remove: away } },
    });
    const page = await send(server, await blank(server), [letter], true);
    assert.equal(page.response.status, 422);
    assert.ok(page.source.includes(WORDS.fr.t.attachedLater));
    const told = server.lines.filter((line) => line.includes('"error":"StoreError"'));
    assert.equal(told.length, 1);
    assert.ok(!told.join().includes('CANARY'));
  });

  test('are named before sending, filed with the complaint, and given out to both sides', async () => {
    await using server = await startTestServer();
    const photo = sized(3 * MiB, 'photo.txt');
    const checked = await review(server, [letter, photo]);
    assert.equal(checked.response.status, 200);
    assert.deepEqual(
      removers(checked).map(({ text }) => text),
      ['Retirer Brief "één" <b>.txt', 'Retirer photo.txt'],
    );
    const fields: Record<string, string> = { ...filledIn(checked, 'complaint'), step: 'send' };
    const body = new URLSearchParams(fields).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const receipt = await readPage(server.send('POST', '/fr/complaint', { body, headers }));
    assert.equal(receipt.response.status, 200);
    assert.equal(keysOn(receipt).length, 2);
    const caseId = fields.caseId ?? '';
    const { token } = await aPerson(server, ['reviewer']);
    const files = await filesOf(server, caseId, token);
    assert.deepEqual(
      files.map(({ name, state, size, asAnnounced }) => [name, state, size, asAnnounced]),
      [
        [letter.name, 'arrived', 5, true],
        ['photo.txt', 'arrived', 3 * MiB, true],
      ],
    );
    const path = `/v1/cases/${caseId}/files/${files[0]?.id}`;
    const got = await server.send('GET', path, { bearer: token });
    assert.equal(await got.text(), 'hello');
  });

  test('can be taken away again, before sending and while writing', async () => {
    await using server = await startTestServer();
    const other = sized(10, 'b.txt');
    const checked = await review(server, [letter, other]);
    const [first] = removers(checked);
    const left = await send(server, {
      ...filledIn(checked, 'complaint'),
      step: first?.value ?? '',
    });
    assert.deepEqual(
      removers(left).map(({ text }) => text),
      ['Retirer b.txt'],
    );
    const states = (await rowsOf(server, 'uploads')).map((row) => row[6]);
    assert.deepEqual(states.sort(), ['arrived', 'gone']);
    const editing = await send(server, { ...filledIn(left, 'complaint'), step: 'edit' });
    const [second] = removers(editing);
    assert.match(second?.value ?? '', /^remove-edit-/);
    const none = await send(server, {
      ...filledIn(editing, 'complaint'),
      step: second?.value ?? '',
    });
    assert.deepEqual(removers(none), []);
    assert.equal(byId(none, 'f-description').text.trim(), ANSWERS.description.trim());
  });

  test('stay while the form is corrected, translated and checked again, once each', async () => {
    await using server = await startTestServer();
    const fields = { ...(await blank(server)), name: '' };
    const wrong = await send(server, fields, [letter]);
    assert.equal(wrong.response.status, 422);
    assert.equal(removers(wrong).length, 1);
    const again = { ...filledIn(wrong, 'complaint'), name: 'Élise' };
    assert.equal(removers(await send(server, again, [letter])).length, 1);
    assert.equal(removers(await send(server, { ...again, step: 'edit' })).length, 1);
    assert.equal((await rowsOf(server, 'uploads')).length, 1);
  });

  test('the same form sent twice brings the same file once', async () => {
    await using server = await startTestServer();
    const fields = await blank(server);
    const pages = [await send(server, fields, [letter]), await send(server, fields, [letter])];
    assert.deepEqual(removers(pages[0] as Page), removers(pages[1] as Page));
    assert.equal((await rowsOf(server, 'uploads')).length, 1);
  });
});

describe('a file that is refused', () => {
  test('for its size: everything typed and the other files stay, with one sentence', async () => {
    await using server = await startTestServer();
    const big = sized(LIMITS.fileBytes + 1, 'big.txt');
    const page = await review(server, [big, letter]);
    assert.equal(page.response.status, 422);
    assert.deepEqual(
      problems(page).map((text) => text.replace(/\s/g, ' ')),
      ['Pas joint : big.txt : 20 Mo. 20 Mo au plus par fichier, 60 Mo ensemble.'],
    );
    assert.equal(byId(page, 'f-files').attributes['aria-invalid'], 'true');
    assert.equal(removers(page).length, 1);
    assert.equal(byId(page, 'f-name').attributes.value, ANSWERS.name);
  });

  test('because it is empty, or of a kind that the widget refuses too: each is named, in the widget’s words', async () => {
    await using server = await startTestServer();
    const game = new File(['MZ'], 'jeu.exe', { type: 'application/octet-stream' });
    const page = await review(server, [sized(0, 'vide.txt'), game, letter]);
    assert.equal(page.response.status, 422);
    assert.equal(
      problems(page)[0]?.replace(/\s/g, ' '),
      `Pas joint : vide.txt : ${files.errorEmpty} jeu.exe : ${files.errorType}`,
    );
    assert.equal(removers(page).length, 1);
    assert.equal((await rowsOf(server, 'uploads')).length, 1);
    assert.equal(byId(page, 'f-files-why').text, files.limits);
    assert.equal(byId(page, 'f-files').attributes.accept, ACCEPT);
  });

  test('because there are too many: the first ten stay', async () => {
    await using server = await startTestServer();
    const files = Array.from({ length: 12 }, (_, i) => new File([String(i)], `${i}.txt`));
    const page = await review(server, files);
    assert.equal(page.response.status, 422);
    assert.equal(removers(page).length, 10);
    assert.match(problems(page)[0] ?? '', /10\.txt\s: 10 fichiers au plus/);
  });

  test('because all are too large together: what was typed stays', async () => {
    await using server = await startTestServer();
    const files = [1, 2, 3, 4].map((i) => sized(LIMITS.fileBytes - i, `${i}.txt`));
    const page = await review(server, files);
    assert.equal(page.response.status, 422);
    assert.match(problems(page)[0] ?? '', /trop grands ensemble/);
    assert.equal(byId(page, 'f-name').attributes.value, ANSWERS.name);
    assert.equal(byId(page, 'f-description').text.trim(), ANSWERS.description.trim());
    const loose = (await rowsOf(server, 'blobs')).filter((row) => row[4] !== null);
    assert.deepEqual(loose, [], 'What the form itself took is away.');
  });

  test('because the address sent too many: the complaint can go without it', async () => {
    const rateUploads = { count: 2, windowMs: 3_600_000 };
    await using server = await startTestServer({ settings: { rateUploads } });
    // The form itself counts as well: here it doesn't say how large it is.
    const page = await review(server, [letter, sized(5, 'b.txt')]);
    assert.match(problems(page)[0] ?? '', /b\.txt\s: nous n’avons pas pu garder/);
    const body = new URLSearchParams({ ...filledIn(page, 'complaint'), step: 'check' }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const without = await server.send('POST', '/fr/complaint', { body, headers });
    assert.equal(without.status, 200);
    const more = await send(server, {}, [letter]);
    assert.equal(more.response.status, 429);
    assert.equal(more.response.headers.get('Retry-After'), '3600');
  });
});

test('a form with files of somebody else, or that is broken, is not taken', async () => {
  await using server = await startTestServer();
  const type = 'multipart/form-data; boundary=x';
  const post = (body: string, headers: object) =>
    server.send('POST', '/fr/complaint', { body, headers: { 'Content-Type': type, ...headers } });
  assert.equal((await post('--x--\r\n', { Origin: 'https://evil.example' })).status, 403);
  assert.equal((await post('nonsense', {})).status, 400);
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`a${i}`, '1']));
  assert.equal((await send(server, many)).response.status, 400);
});

test('nobody takes away a file of another case', async () => {
  await using server = await startTestServer();
  const checked = await review(server, [letter]);
  const [remove] = removers(checked);
  const fields = { ...(await blank(server)), step: remove?.value ?? '' };
  await send(server, fields);
  const { caseId = '' } = filledIn(checked, 'complaint');
  await send(server, { ...fields, caseId });
  assert.deepEqual(
    (await rowsOf(server, 'uploads')).map((row) => row[6]),
    ['arrived'],
  );
});
