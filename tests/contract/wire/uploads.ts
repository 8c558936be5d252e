import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import type { CaseFile } from '#shared/api/files.ts';
import { aCase, aFiling, assertProblem, aVerifier, freshId, giveAs, jsonOf } from './wire.ts';
import type { Asked, Wire } from './wire.ts';

const CREATE = 'POST /v1/uploads';
const HEAD = 'HEAD /v1/uploads/:id';
const PATCH = 'PATCH /v1/uploads/:id';
const DELETE = 'DELETE /v1/uploads/:id';
const TUS = { 'Tus-Resumable': '1.0.0' };
const PIECE = { ...TUS, 'Content-Type': 'application/offset+octet-stream' };
const MEBIBYTE = 1024 ** 2;

const base64 = (text: string) => Buffer.from(text).toString('base64');
const digestOf = (bytes: string) => createHash('sha256').update(bytes).digest('base64url');

/** A file that is announced under a right of its own. */
async function aFile(bytes = '%PDF-1.4 a short letter') {
  const [id, caseId, verifier] = [freshId(), freshId(), await aVerifier()];
  const file = { id, name: 'brief.pdf', type: 'application/pdf', size: bytes.length };
  return { bytes, caseId, verifier, file: { ...file, sha256: digestOf(bytes) } };
}

type File = Awaited<ReturnType<typeof aFile>>;

const metadataOf = ({ caseId, file: { id, sha256 } }: File) =>
  Object.entries({ id, caseId, sha256 })
    .map(([name, value]) => `${name} ${base64(value)}`)
    .join(',');

/** What `/v1/uploads` and downloads promise. */
export function uploads(wire: Wire): void {
  const create = (file: File, headers: Record<string, string> = {}) =>
    wire.ask(CREATE, {
      headers: {
        ...{ ...TUS, 'Upload-Right': file.verifier, 'Upload-Length': String(file.file.size) },
        ...{ 'Upload-Metadata': metadataOf(file), ...headers },
      },
    });
  const on = (route: string, { file: { id }, verifier }: File, asked: Asked = {}) =>
    wire.ask(route, {
      ...asked,
      params: { id },
      headers: { ...TUS, 'Upload-Right': verifier, ...asked.headers },
    });
  const piece = (file: File, offset: number, bytes: string, headers: Record<string, string> = {}) =>
    on(PATCH, file, {
      body: bytes,
      headers: { ...PIECE, 'Upload-Offset': String(offset), ...headers },
    });

  describe('A file', () => {
    test('comes in pieces, goes on where it stands, and is the customer’s to take back', async () => {
      const file = await aFile();
      const { bytes, caseId, verifier } = file;
      const created = await create(file);
      assert.equal(created.status, 201, created.text);
      assert.equal(created.headers.get('Location'), `/v1/uploads/${file.file.id}`);
      assert.equal(created.headers.get('Upload-Offset'), '0');
      assert.ok(Date.parse(created.headers.get('Upload-Expires') ?? '') > Date.now());
      const first = await piece(file, 0, bytes.slice(0, 9));
      assert.equal(first.status, 204, first.text);
      assert.equal(first.headers.get('Upload-Offset'), '9');
      const told = await on(HEAD, file);
      assert.equal(told.headers.get('Upload-Offset'), '9');
      assert.equal(told.headers.get('Upload-Length'), String(bytes.length));
      const checksum = createHash('sha256').update(bytes.slice(9)).digest('base64');
      const rest = await piece(file, 9, bytes.slice(9), {
        'Upload-Checksum': `sha256 ${checksum}`,
      });
      assert.equal(rest.status, 204, rest.text);
      const filing = await aFiling({ caseId, verifier, files: [file.file] });
      const { reference } = jsonOf<{ reference: string }>(
        await wire.ask('POST /v1/commands', { json: filing }),
      );
      const session = await wire.ask('POST /v1/sessions', { json: { v: 1, reference, verifier } });
      const { token } = jsonOf<{ token: string }>(session);
      const view = await wire.ask('GET /v1/cases/:id', { bearer: token, params: { id: caseId } });
      assert.equal(jsonOf<{ files: CaseFile[] }>(view).files[0]?.state, 'arrived');
      const params = { id: caseId, fileId: file.file.id };
      const download = 'GET /v1/cases/:id/files/:fileId';
      const taken = await wire.ask(download, { bearer: token, params });
      assert.equal(taken.status, 200);
      assert.equal(taken.text, bytes);
      const disposition = taken.headers.get('Content-Disposition') ?? '';
      assert.match(disposition, /^attachment; filename="brief\.pdf"/);
      assert.match(taken.headers.get('Content-Security-Policy') ?? '', /sandbox/);
      const stranger = await aCase(wire);
      const foreign = await wire.ask(download, { bearer: stranger.token, params });
      assertProblem(foreign, 404, 'notFound');
    });

    test('never waits with the complaint: it may follow, and both sides see that it is still awaited', async () => {
      const file = await aFile();
      const { caseId, verifier } = file;
      const filed = await aCase(wire, { caseId, verifier, files: [file.file] });
      const view = () =>
        wire.ask('GET /v1/cases/:id', { bearer: filed.token, params: { id: caseId } });
      assert.equal(jsonOf<{ files: CaseFile[] }>(await view()).files[0]?.state, 'awaited');
      await create(file);
      assert.equal((await piece(file, 0, file.bytes)).status, 204);
      assert.equal(jsonOf<{ files: CaseFile[] }>(await view()).files[0]?.state, 'arrived');
    });

    test('in an open case is sent by who is signed in, under a message', async () => {
      const { token, caseId } = await aCase(wire);
      const file = { ...(await aFile()), caseId };
      const headers = { Authorization: `Bearer ${token}` };
      const asked = { ...TUS, ...headers, 'Upload-Length': String(file.file.size) };
      const created = await wire.ask(CREATE, {
        headers: { ...asked, 'Upload-Metadata': metadataOf(file) },
      });
      assert.equal(created.status, 201, created.text);
      const message = { text: 'Zie de brief.' };
      const more = { files: [file.file] };
      const said = await giveAs(wire, token, caseId, 'addInformation', message, more);
      assert.equal(said.status, 201, said.text);
    });
  });

  describe('An upload', () => {
    test('says on OPTIONS what it can do, and refuses another version with 412', async () => {
      const options = await wire.open('OPTIONS', '/v1/uploads');
      assert.equal(options.headers.get('Tus-Resumable'), '1.0.0');
      assert.match(options.headers.get('Tus-Extension') ?? '', /creation.*checksum.*termination/);
      assert.equal(options.headers.get('Tus-Max-Size'), String(20 * MEBIBYTE));
      assertProblem(await create(await aFile(), { 'Tus-Resumable': '0.2.2' }), 412, 'tusVersion');
    });

    test('at another offset is refused with 409 and the right one', async () => {
      const file = await aFile();
      await create(file);
      const moved = await piece(file, 5, 'x');
      assertProblem(moved, 409, 'offsetMoved');
      assert.equal(moved.headers.get('Upload-Offset'), '0');
    });

    test('of a piece that isn’t right keeps nothing of it', async () => {
      const file = await aFile();
      await create(file);
      const { bytes } = file;
      const wrong = base64('x'.repeat(32));
      const sum = (text: string) => piece(file, 0, bytes, { 'Upload-Checksum': text });
      assertProblem(await sum(`sha256 ${wrong}`), 460, 'wrongChecksum');
      assertProblem(await sum(`md5 ${wrong}`), 400, 'checksumUnknown');
      assertProblem(await piece(file, 0, `${bytes}too long`), 413, 'pieceTooLarge');
      const typed = await piece(file, 0, bytes, { 'Content-Type': 'application/pdf' });
      assertProblem(typed, 415, 'notOffsetStream');
      assert.equal((await on(HEAD, file)).headers.get('Upload-Offset'), '0');
    });

    test('of a file that isn’t what was announced is refused with 460, and is gone', async () => {
      const file = await aFile();
      await create(file);
      const other = 'x'.repeat(file.bytes.length);
      assertProblem(await piece(file, 0, other), 460, 'wrongDigest');
      assert.equal((await on(HEAD, file)).status, 410);
    });

    test('that is ended is gone; who can only send POST names the method', async () => {
      const file = await aFile();
      await create(file);
      const override = { headers: { 'X-HTTP-Method-Override': 'HEAD' } };
      assert.equal((await on('POST /v1/uploads/:id', file, override)).status, 200);
      assertProblem(await on('POST /v1/uploads/:id', file), 405, 'methodNotAllowed');
      assert.equal((await on(DELETE, file)).status, 204);
      assertProblem(await piece(file, 0, file.bytes), 410, 'uploadGone');
    });

    test('is nobody else’s to see, and wants a right', async () => {
      const file = await aFile();
      await create(file);
      const stranger = { ...file, verifier: await aVerifier() };
      assert.equal((await on(HEAD, stranger)).status, 404);
      const without = await wire.ask(CREATE, { headers: { ...TUS, 'Upload-Length': '1' } });
      assertProblem(without, 401, 'notSignedIn');
      assertProblem(await create(file, { 'Upload-Length': 'x' }), 400, 'invalidRequest');
      const metadata = { 'Upload-Metadata': `id ${base64('x')}` };
      assertProblem(await create(await aFile(), metadata), 400, 'invalidRequest');
    });

    test('ends at the limits: a file, the files of a case, their number', async () => {
      const first = await aFile();
      const announce = async (size: number) => {
        const file = { ...(await aFile()), caseId: first.caseId, verifier: first.verifier };
        return create({ ...file, file: { ...file.file, size } });
      };
      assertProblem(await announce(20 * MEBIBYTE + 1), 413, 'fileTooLarge');
      for (let count = 0; count < 3; count += 1)
        assert.equal((await announce(19 * MEBIBYTE)).status, 201);
      assertProblem(await announce(19 * MEBIBYTE), 413, 'caseFilesTooLarge');
      for (let count = 3; count < 10; count += 1) assert.equal((await announce(10)).status, 201);
      assertProblem(await announce(10), 413, 'tooManyFiles');
    });
  });
}
