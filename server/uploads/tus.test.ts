import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { newId } from '#shared/proof/ids.ts';
import { LIMITS } from '#shared/api/limits.ts';
import { randomBytesOf } from '../node/random.ts';
import { aFilingWith, aFile, begin, head, metadataOf, piece, tusWith } from '../testing/uploads.ts';
import { startTestServer } from '../testing/test-server.ts';

const HELLO = aFile('hello').announced;
const checksum = (algorithm: string, text: string) =>
  `${algorithm} ${createHash(algorithm).update(text).digest('base64')}`;
const bodyOf = async (response: Response) => (await response.json()) as { code: string };

async function anUpload(text = 'hello') {
  const server = await startTestServer();
  const file = aFile(text);
  const { caseId, verifier } = await aFilingWith([file]);
  const created = await begin(server, file.announced, { caseId, verifier });
  assert.equal(created.status, 201);
  const end = () => server[Symbol.asyncDispose]();
  const { id } = file.announced;
  return { server, file, caseId, verifier, created, id, [Symbol.asyncDispose]: end };
}

describe('tus: a creation', () => {
  test('is answered with its address, where it stands and until when', async () => {
    await using world = await anUpload();
    const { created, id } = world;
    const { headers } = created;
    assert.equal(headers.get('Location'), `/v1/uploads/${id}`);
    assert.equal(headers.get('Upload-Offset'), '0');
    assert.equal(headers.get('Tus-Resumable'), '1.0.0');
    assert.equal(headers.get('Upload-Expires'), 'Wed, 07 Oct 2026 08:00:00 GMT');
    assert.equal(headers.get('Cache-Control'), 'no-store');
  });

  test('that comes again says where the upload stands by now', async () => {
    await using world = await anUpload();
    const { server, file, caseId, verifier, id } = world;
    await piece(server, id, { offset: 0, body: 'hel', verifier });
    const again = await begin(server, file.announced, { caseId, verifier });
    assert.equal(again.status, 201);
    assert.equal(again.headers.get('Upload-Offset'), '3');
  });

  test('under the id of another file is refused', async () => {
    await using world = await anUpload();
    const { server, file, caseId, verifier } = world;
    for (const other of [{ size: 6 }, { sha256: aFile('other').announced.sha256 }])
      assert.equal(
        (await begin(server, { ...file.announced, ...other }, { caseId, verifier })).status,
        422,
      );
    const elsewhere = { caseId: newId(randomBytesOf), verifier };
    assert.equal((await begin(server, file.announced, elsewhere)).status, 422);
  });

  test('takes the digest in hexadecimal, and it is the same digest', async () => {
    await using world = await anUpload();
    const { server, file, caseId, verifier } = world;
    const sha256 = Buffer.from(file.announced.sha256, 'base64url').toString('hex');
    const again = await begin(server, { ...file.announced, sha256 }, { caseId, verifier });
    assert.equal(again.status, 201);
  });

  test('of an empty file is the whole upload', async () => {
    await using world = await anUpload('');
    const { server, verifier, id } = world;
    const found = await head(server, id, verifier);
    assert.equal(found.headers.get('Upload-Length'), '0');
    assert.equal(found.headers.get('Upload-Offset'), '0');
  });

  const { id, sha256 } = HELLO;
  const caseId = newId(randomBytesOf);
  const whole = { id, caseId, sha256 };
  const length = { 'Upload-Length': '5' };
  for (const [name, more, status, code] of [
    ['without a length', { 'Upload-Metadata': metadataOf(whole) }, 400, 'invalidRequest'],
    [
      'whose length is to follow',
      { 'Upload-Metadata': metadataOf(whole), 'Upload-Defer-Length': '1' },
      400,
      'invalidRequest',
    ],
    [
      'of a negative length',
      { 'Upload-Length': '-1', 'Upload-Metadata': metadataOf(whole) },
      400,
      'invalidRequest',
    ],
    [
      'of more than a file may have',
      {
        'Upload-Length': String(LIMITS.fileBytes + 1),
        'Upload-Metadata': metadataOf(whole),
      },
      413,
      'fileTooLarge',
    ],
    ['without metadata', length, 400, 'invalidRequest'],
    [
      'without a case',
      { ...length, 'Upload-Metadata': metadataOf({ id, sha256 }) },
      400,
      'invalidRequest',
    ],
    [
      'with an id that is none',
      { ...length, 'Upload-Metadata': metadataOf({ ...whole, id: '../../etc' }) },
      400,
      'invalidRequest',
    ],
    [
      'that says a member twice',
      { ...length, 'Upload-Metadata': `${metadataOf(whole)},${metadataOf({ id })}` },
      400,
      'invalidRequest',
    ],
  ] as const)
    test(`${name} is refused with ${status}`, async () => {
      await using server = await startTestServer();
      const { verifier } = await aFilingWith([]);
      const headers = tusWith(verifier, more as Record<string, string>);
      const response = await server.send('POST', '/v1/uploads', { headers });
      assert.equal(response.status, status);
      assert.equal((await bodyOf(response)).code, code);
    });
});

describe('tus: every request', () => {
  for (const [method, path] of [
    ['POST', '/v1/uploads'],
    ['HEAD', `/v1/uploads/${HELLO.id}`],
    ['PATCH', `/v1/uploads/${HELLO.id}`],
    ['DELETE', `/v1/uploads/${HELLO.id}`],
  ] as const)
    test(`${method} in another version is refused with the one that is spoken`, async () => {
      await using server = await startTestServer();
      for (const headers of [{}, { 'Tus-Resumable': '0.2.2' }]) {
        const response = await server.send(method, path, { headers });
        assert.equal(response.status, 412);
        assert.equal(response.headers.get('Tus-Version'), '1.0.0');
      }
    });

  test('OPTIONS tells what there is, in whatever version it is asked', async () => {
    await using server = await startTestServer({
      settings: { embedOrigins: ['https://a.example'] },
    });
    const headers = { Origin: 'https://a.example', 'Access-Control-Request-Method': 'PATCH' };
    const { status, headers: told } = await server.send('OPTIONS', '/v1/uploads', { headers });
    assert.equal(status, 204);
    assert.equal(told.get('Tus-Version'), '1.0.0');
    assert.equal(told.get('Tus-Extension'), 'creation,checksum,termination,expiration');
    assert.equal(told.get('Tus-Max-Size'), String(LIMITS.fileBytes));
    assert.equal(told.get('Tus-Checksum-Algorithm'), 'sha1,sha256');
    assert.match(told.get('Access-Control-Allow-Methods') ?? '', /HEAD.*PATCH/);
    assert.match(told.get('Access-Control-Allow-Headers') ?? '', /tus-resumable.*upload-right/);
  });

  test('a page that may embed reads the headers of tus', async () => {
    await using server = await startTestServer({
      settings: { embedOrigins: ['https://a.example'] },
    });
    const headers = { Origin: 'https://a.example', 'Tus-Resumable': '1.0.0' };
    const response = await server.send('HEAD', `/v1/uploads/${HELLO.id}`, { headers });
    const exposed = response.headers.get('Access-Control-Expose-Headers') ?? '';
    for (const name of ['Location', 'Upload-Offset', 'Upload-Length', 'Upload-Expires'])
      assert.ok(exposed.includes(name), name);
  });

  test('may name its method in a header where only POST can be sent', async () => {
    await using world = await anUpload();
    const { server, verifier, id } = world;
    const more = { 'X-HTTP-Method-Override': 'PATCH', 'Upload-Offset': '0' };
    const type = { 'Content-Type': 'application/offset+octet-stream' };
    const headers = tusWith(verifier, { ...more, ...type });
    const sent = await server.send('POST', `/v1/uploads/${id}`, { headers, body: 'hello' });
    assert.equal(sent.status, 204);
    const plain = await server.send('POST', `/v1/uploads/${id}`, { headers: tusWith(verifier) });
    assert.equal(plain.status, 405);
    const got = await server.send('GET', `/v1/uploads/${id}`, { headers: tusWith(verifier) });
    assert.equal(got.status, 405);
  });
});

describe('tus: a piece', () => {
  test('moves the offset on, and the last one ends the upload', async () => {
    await using world = await anUpload();
    const { server, verifier, id } = world;
    const one = await piece(server, id, { offset: 0, body: 'hel', verifier });
    assert.deepEqual([one.status, one.headers.get('Upload-Offset')], [204, '3']);
    const found = await head(server, id, verifier);
    assert.equal(found.status, 200);
    assert.equal(found.headers.get('Upload-Offset'), '3');
    assert.equal(found.headers.get('Upload-Length'), '5');
    assert.equal(found.headers.get('Cache-Control'), 'no-store');
    const last = await piece(server, id, { offset: 3, body: 'lo', verifier });
    assert.deepEqual([last.status, last.headers.get('Upload-Offset')], [204, '5']);
    const again = await piece(server, id, { offset: 3, body: 'lo', verifier });
    assert.deepEqual([again.status, again.headers.get('Upload-Offset')], [409, '5']);
  });

  test('moves the time of expiry on', async () => {
    await using world = await anUpload();
    const { server, verifier, id } = world;
    server.clock.now += 3_600_000;
    const { headers } = await piece(server, id, { offset: 0, body: 'hel', verifier });
    assert.equal(headers.get('Upload-Expires'), 'Wed, 07 Oct 2026 09:00:00 GMT');
  });

  for (const [name, sending, status, code] of [
    ['at another offset', { offset: 1, body: 'x' }, 409, 'offsetMoved'],
    ['that reaches beyond the end', { offset: 0, body: 'hello!' }, 413, 'pieceTooLarge'],
    [
      'of another type',
      { offset: 0, body: 'x', more: { 'Content-Type': 'application/json' } },
      415,
      'notOffsetStream',
    ],
    [
      'without an offset',
      { offset: 0, body: 'x', more: { 'Upload-Offset': 'x' } },
      400,
      'invalidRequest',
    ],
    [
      'with a checksum of an algorithm that is not ours',
      { offset: 0, body: 'x', more: { 'Upload-Checksum': 'md5 xxxx' } },
      400,
      'checksumUnknown',
    ],
    [
      'with a wrong checksum',
      { offset: 0, body: 'hel', more: { 'Upload-Checksum': checksum('sha1', 'hex') } },
      460,
      'wrongChecksum',
    ],
  ] as const)
    test(`${name} is refused with ${status}, and nothing of it is kept`, async () => {
      await using world = await anUpload();
      const { server, verifier, id } = world;
      const response = await piece(server, id, { ...sending, verifier });
      assert.equal(response.status, status);
      assert.equal((await bodyOf(response)).code, code);
      assert.equal((await head(server, id, verifier)).headers.get('Upload-Offset'), '0');
      if (status === 409) assert.equal(response.headers.get('Upload-Offset'), '0');
    });

  for (const algorithm of ['sha1', 'sha256'])
    test(`is taken with its right checksum by ${algorithm}`, async () => {
      await using world = await anUpload();
      const { server, verifier, id } = world;
      const more = { 'Upload-Checksum': checksum(algorithm, 'hel') };
      const sent = await piece(server, id, { offset: 0, body: 'hel', more, verifier });
      assert.deepEqual([sent.status, sent.headers.get('Upload-Offset')], [204, '3']);
    });

  test('that breaks off keeps what came; with a checksum it keeps nothing', async () => {
    await using world = await anUpload();
    const { server, verifier, id } = world;
    const cut = () => {
      let sent = false;
      return new ReadableStream({
        pull: (controller) => {
          if (sent) return controller.error(new Error('cut'));
          sent = true;
          controller.enqueue(new TextEncoder().encode('he'));
        },
      });
    };
    const more = { 'Upload-Checksum': checksum('sha1', 'hello') };
    await piece(server, id, { offset: 0, body: cut(), more, verifier });
    assert.equal((await head(server, id, verifier)).headers.get('Upload-Offset'), '0');
    await piece(server, id, { offset: 0, body: cut(), verifier });
    assert.equal((await head(server, id, verifier)).headers.get('Upload-Offset'), '2');
  });

  test('that is longer than it says it is, is refused at the end of the file', async () => {
    await using world = await anUpload();
    const { server, verifier, id } = world;
    const body = new Blob(['hello and more']).stream();
    assert.equal((await piece(server, id, { offset: 0, body, verifier })).status, 413);
  });
});

describe('tus: an upload', () => {
  test('that is ended is gone, and may begin anew', async () => {
    await using world = await anUpload();
    const { server, file, caseId, verifier, id } = world;
    await piece(server, id, { offset: 0, body: 'hel', verifier });
    const path = `/v1/uploads/${id}`;
    const ended = await server.send('DELETE', path, { headers: tusWith(verifier) });
    assert.equal(ended.status, 204);
    assert.equal((await head(server, id, verifier)).status, 410);
    assert.equal((await piece(server, id, { offset: 3, body: 'lo', verifier })).status, 410);
    const again = await begin(server, file.announced, { caseId, verifier });
    assert.deepEqual([again.status, again.headers.get('Upload-Offset')], [201, '0']);
    const sent = await piece(server, id, { offset: 0, body: 'hello', verifier });
    assert.equal(sent.status, 204);
  });

  test('whose bytes are not those that were announced is gone', async () => {
    await using world = await anUpload();
    const { server, file, caseId, verifier, id } = world;
    const sent = await piece(server, id, { offset: 0, body: 'jello', verifier });
    assert.equal(sent.status, 460);
    assert.equal((await bodyOf(sent)).code, 'wrongDigest');
    assert.equal((await head(server, id, verifier)).status, 410);
    const again = await begin(server, file.announced, { caseId, verifier });
    assert.equal(again.headers.get('Upload-Offset'), '0');
  });

  test('that is empty and was announced as something else is refused with its creation, its last byte', async () => {
    await using world = await anUpload();
    const { server, file, caseId, verifier, id } = world;
    const other = { ...file.announced, id: newId(randomBytesOf), size: 0 };
    assert.notEqual(other.id, id);
    const refused = await begin(server, other, { caseId, verifier });
    assert.equal(refused.status, 460);
    assert.equal((await head(server, other.id, verifier)).status, 410);
  });

  test('that stands still for 48 hours is gone, also before the clock comes by', async () => {
    await using world = await anUpload();
    const { server, verifier, id } = world;
    await piece(server, id, { offset: 0, body: 'hel', verifier });
    server.clock.now += 48 * 3_600_000;
    assert.equal((await head(server, id, verifier)).status, 410);
    assert.equal((await piece(server, id, { offset: 3, body: 'lo', verifier })).status, 410);
  });
});
