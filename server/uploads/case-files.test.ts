import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aPerson, give } from '../testing/staff.ts';
import { startTestServer } from '../testing/test-server.ts';
import {
  aFile,
  aFilingWith,
  begin,
  fileAndOpen,
  filesOf,
  piece,
  upload,
} from '../testing/uploads.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the files of a case', () => {
  test('are seen by both sides as they are announced, on their way, and there', async () => {
    await using server = await startTestServer();
    const [one, other] = [aFile('hello', 'één.txt'), aFile(PNG, 'photo.png', 'image/png')];
    const filing = await aFilingWith([one, other]);
    const { caseId, verifier } = filing;
    const token = await fileAndOpen(server, filing);
    const handler = (await aPerson(server, ['handler'], 'src')).token;
    const states = async () => {
      const seen = await Promise.all(
        [token, handler].map((bearer) => filesOf(server, caseId, bearer)),
      );
      assert.deepEqual(seen[0], seen[1]);
      return seen[0];
    };
    assert.deepEqual(await states(), [
      { ...one.announced, state: 'awaited', offset: 0 },
      { ...other.announced, state: 'awaited', offset: 0 },
    ]);
    await begin(server, one.announced, { caseId, verifier });
    await piece(server, one.announced.id, { offset: 0, body: 'hel', verifier });
    await upload(server, other, { caseId, verifier });
    assert.deepEqual(await states(), [
      { ...one.announced, state: 'awaited', offset: 3 },
      {
        ...other.announced,
        ...{ state: 'arrived', offset: PNG.length, found: 'image/png' },
        ...{ asAnnounced: true, scan: 'unscanned' },
      },
    ]);
  });

  test('may come before the complaint, and with a later message', async () => {
    await using server = await startTestServer();
    const [early, late, unnamed] = [aFile('a'), aFile('b'), aFile('c')];
    const filing = await aFilingWith([early]);
    await upload(server, early, filing);
    const bearer = await fileAndOpen(server, filing);
    await upload(server, late, filing);
    await upload(server, unnamed, filing);
    const more = { files: [late.announced] };
    await give(server, filing.caseId, ['addInformation', { text: 'x' }], { bearer, more });
    const seen = await filesOf(server, filing.caseId, bearer);
    assert.deepEqual(
      seen.map(({ id, state }) => [id, state]),
      [early, late].map(({ announced }) => [announced.id, 'arrived']),
    );
  });

  test('of another content than was announced is not the one that was announced', async () => {
    await using server = await startTestServer();
    const [signed, sent] = [aFile('signed'), aFile('sent')];
    const { id } = signed.announced;
    const filing = await aFilingWith([signed]);
    const bearer = await fileAndOpen(server, filing);
    const other = { bytes: sent.bytes, announced: { ...sent.announced, id } };
    assert.equal((await upload(server, other, filing)).status, 204);
    const [seen] = await filesOf(server, filing.caseId, bearer);
    assert.deepEqual([seen?.state, seen?.offset], ['awaited', 0]);
    const path = `/v1/cases/${filing.caseId}/files/${id}`;
    assert.equal((await server.send('GET', path, { bearer })).status, 404);
  });

  test('that are not what they say are kept and flagged', async () => {
    await using server = await startTestServer();
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]);
    const files = [
      aFile(PNG, 'invoice.pdf', 'application/pdf'),
      aFile(PNG, 'photo.png', ''),
      aFile(PNG, 'photo.jpg', 'image/png'),
      aFile('From: a\n\nhello', 'mail.eml', 'message/rfc822'),
      aFile(program, 'letter.txt', 'text/plain'),
      aFile(Buffer.from([0, 1, 2]), 'what', ''),
    ];
    const filing = await aFilingWith(files);
    for (const file of files) await upload(server, file, filing);
    const bearer = await fileAndOpen(server, filing);
    const seen = await filesOf(server, filing.caseId, bearer);
    assert.deepEqual(
      seen.map(({ found, asAnnounced }) => [found, asAnnounced]),
      [
        ['image/png', false],
        ['image/png', true],
        ['image/png', false],
        ['text/plain', true],
        ['application/x-msdownload', false],
        [undefined, false],
      ],
    );
  });

  test('that a complaint set aside announces are seen, too', async () => {
    await using server = await startTestServer();
    const file = aFile();
    const filing = await aFilingWith([file]);
    const odd = { ...filing, command: { ...filing.command, body: { odd: true } as never } };
    const bearer = await fileAndOpen(server, odd);
    await upload(server, file, filing);
    const [seen] = await filesOf(server, filing.caseId, bearer);
    assert.equal(seen?.state, 'arrived');
  });
});

describe('a download', () => {
  test('is an attachment under its own name that may do nothing', async () => {
    await using server = await startTestServer();
    const file = aFile('<script>alert(1)</script>', 'Brief "één".txt');
    const filing = await aFilingWith([file]);
    await upload(server, file, filing);
    const bearer = await fileAndOpen(server, filing);
    const path = `/v1/cases/${filing.caseId}/files/${file.announced.id}`;
    const { status, headers, ...response } = await server
      .send('GET', path, { bearer })
      .then(async (got) => ({ status: got.status, headers: got.headers, text: await got.text() }));
    assert.equal(status, 200);
    assert.equal(response.text, '<script>alert(1)</script>');
    assert.equal(headers.get('Content-Type'), 'text/plain; charset=utf-8');
    assert.equal(headers.get('Content-Length'), '25');
    assert.equal(
      headers.get('Content-Disposition'),
      `attachment; filename="Brief _een_.txt"; filename*=UTF-8''Brief%20%22%C3%A9%C3%A9n%22.txt`,
    );
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(headers.get('Content-Security-Policy'), "sandbox; default-src 'none'");
    assert.equal(headers.get('Cache-Control'), 'no-store');
  });

  test('of a file that is not what it says has no type', async () => {
    await using server = await startTestServer();
    const file = aFile(PNG, 'invoice.pdf', 'application/pdf');
    const filing = await aFilingWith([file]);
    await upload(server, file, filing);
    const bearer = await fileAndOpen(server, filing);
    const path = `/v1/cases/${filing.caseId}/files/${file.announced.id}`;
    const response = await server.send('GET', path, { bearer });
    assert.equal(response.headers.get('Content-Type'), 'application/octet-stream');
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), PNG);
  });

  test('is for the customer of the case and the staff who may see it; else the same 404', async () => {
    await using server = await startTestServer();
    const [file, awaited, unnamed] = [aFile('a'), aFile('b'), aFile('c')];
    const filing = await aFilingWith([file, awaited]);
    await upload(server, file, filing);
    await upload(server, unnamed, filing);
    const customer = await fileAndOpen(server, filing);
    const stranger = await fileAndOpen(server, await aFilingWith([]));
    const status = async (fileId: string, bearer?: string) => {
      const path = `/v1/cases/${filing.caseId}/files/${fileId}`;
      const response = await server.send('GET', path, bearer === undefined ? {} : { bearer });
      return response.status;
    };
    const { id } = file.announced;
    const handler = (await aPerson(server, ['handler'], 'src')).token;
    const elsewhere = (await aPerson(server, ['handler'], 'lease')).token;
    const admin = (await aPerson(server, ['admin'])).token;
    assert.equal(await status(id), 401);
    for (const bearer of [customer, handler]) assert.equal(await status(id, bearer), 200);
    for (const bearer of [stranger, elsewhere, admin]) assert.equal(await status(id, bearer), 404);
    for (const other of [awaited.announced.id, unnamed.announced.id, 'x'])
      assert.equal(await status(other, customer), 404);
  });
});
