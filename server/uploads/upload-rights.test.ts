import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeServer } from '../app.ts';
import { LIMITS } from '#shared/api/limits.ts';
import { newId } from '#shared/proof/ids.ts';
import { randomBytesOf } from '../node/random.ts';
import { aFiledCase, aFiling, rowsOf } from '../testing/complaints.ts';
import { aPerson } from '../testing/staff.ts';
import { startTestServer } from '../testing/test-server.ts';
import { tick } from '../ticking.ts';
import {
  aFile,
  aFilingWith,
  begin,
  fileAndOpen,
  head,
  piece,
  tusWith,
  upload,
} from '../testing/uploads.ts';

const verifierOfSomebody = async () => (await aFiling()).verifier;

describe('who may send files', () => {
  test('of a case that is not filed yet: whoever was first, and nobody else', async () => {
    await using server = await startTestServer();
    const file = aFile();
    const { caseId, verifier } = await aFilingWith([file]);
    const { id } = file.announced;
    assert.equal((await begin(server, file.announced, { caseId, verifier })).status, 201);
    const other = await verifierOfSomebody();
    const foreign = await begin(server, aFile().announced, { caseId, verifier: other });
    assert.equal(foreign.status, 404);
    for (const wrong of [other, 'nonsense', '']) {
      const sent = await piece(server, id, { offset: 0, body: 'hello', verifier: wrong });
      assert.equal(sent.status, 404);
      assert.equal((await head(server, id, wrong)).status, 404);
      const ended = await server.send('DELETE', `/v1/uploads/${id}`, { headers: tusWith(wrong) });
      assert.equal(ended.status, 404);
    }
    assert.equal((await head(server, id, verifier)).headers.get('Upload-Offset'), '0');
  });

  test('foreign and missing are the same answer, to the letter', async () => {
    await using server = await startTestServer();
    const file = aFile();
    const whose = await aFilingWith([file]);
    await begin(server, file.announced, whose);
    const verifier = await verifierOfSomebody();
    const answers = await Promise.all(
      [file.announced.id, newId(randomBytesOf)].map(async (id) => {
        const answer = await piece(server, id, { offset: 0, body: 'hello', verifier });
        return [answer.status, await answer.text(), JSON.stringify([...answer.headers])];
      }),
    );
    assert.deepEqual(answers[0], answers[1]);
  });

  test('nobody without any right', async () => {
    await using server = await startTestServer();
    const file = aFile();
    const { caseId, verifier } = await aFilingWith([file]);
    await begin(server, file.announced, { caseId, verifier });
    assert.equal((await begin(server, file.announced, { caseId })).status, 401);
    assert.equal((await head(server, file.announced.id)).status, 401);
    const bearer = 'A'.repeat(43);
    assert.equal((await head(server, file.announced.id, undefined, { bearer })).status, 401);
  });

  test('of a filed case: its customer, by verifier or session, and the staff who may see it', async () => {
    await using server = await startTestServer();
    const { command, verifier, token } = await aFiledCase(server);
    const stranger = await aFiledCase(server);
    const { caseId } = command;
    const src = (await aPerson(server, ['handler'], 'src')).token;
    const lease = (await aPerson(server, ['handler'], 'lease')).token;
    const status = async (by: object) =>
      (await begin(server, aFile().announced, { caseId, ...by })).status;
    assert.equal(await status({ verifier }), 201);
    assert.equal(await status({ bearer: token }), 201);
    assert.equal(await status({ bearer: src }), 201);
    assert.equal(await status({ bearer: lease }), 404);
    assert.equal(await status({ bearer: stranger.token }), 404);
    assert.equal(await status({ verifier: stranger.verifier }), 404);
  });

  test('the verifier that sent files has to file the complaint, too', async () => {
    await using server = await startTestServer();
    const file = aFile();
    const { command, caseId, verifier } = await aFilingWith([file]);
    await begin(server, file.announced, { caseId, verifier });
    const other = { ...command, verifier: await verifierOfSomebody() };
    const { verifier: _, ...none } = command;
    for (const wrong of [other, none]) {
      const refused = await server.send('POST', '/v1/commands', { json: wrong });
      assert.equal(refused.status, 422);
      assert.match(await refused.text(), /idReused/);
    }
    assert.equal((await rowsOf(server, 'cases')).length, 0);
    assert.equal((await server.send('POST', '/v1/commands', { json: command })).status, 201);
  });

  test('of two that are first at once, one', async () => {
    await using server = await startTestServer();
    await using other = await startTestServer({ beside: server });
    const caseId = newId(randomBytesOf);
    const statuses = await Promise.all(
      [server, other, server, other].map(async (one) => {
        const verifier = await verifierOfSomebody();
        return (await begin(one, aFile().announced, { caseId, verifier })).status;
      }),
    );
    assert.deepEqual(statuses.sort(), [201, 404, 404, 404]);
  });

  test('a case that opens to no code takes none', async () => {
    await using server = await startTestServer();
    const { command } = await aFiling();
    const { verifier, ...none } = command;
    await server.send('POST', '/v1/commands', { json: none });
    const { caseId } = command;
    for (const right of [verifier, ''])
      assert.equal(
        (await begin(server, aFile().announced, { caseId, verifier: right })).status,
        404,
      );
  });
});

describe('how much may be sent', () => {
  test('10 files a case, whether they are named or not', async () => {
    await using server = await startTestServer();
    const whose = await aFilingWith([]);
    const statuses = await Promise.all(
      Array.from(
        { length: 14 },
        async () => (await begin(server, aFile().announced, whose)).status,
      ),
    );
    assert.deepEqual(statuses.sort(), [...Array(LIMITS.files).fill(201), 413, 413, 413, 413]);
    const refused = await begin(server, aFile().announced, whose);
    assert.match(await refused.text(), /tooManyFiles/);
  });

  test('60 MiB a case; what was ended counts no more', async () => {
    await using server = await startTestServer();
    const whose = await aFilingWith([]);
    const big = () => ({ ...aFile().announced, size: LIMITS.fileBytes });
    const [one, ...more] = [big(), big(), big()];
    for (const file of [one, ...more]) assert.equal((await begin(server, file, whose)).status, 201);
    const refused = await begin(server, aFile().announced, whose);
    assert.equal(refused.status, 413);
    assert.match(await refused.text(), /caseFilesTooLarge/);
    const headers = tusWith(whose.verifier);
    await server.send('DELETE', `/v1/uploads/${one.id}`, { headers });
    assert.equal((await begin(server, aFile().announced, whose)).status, 201);
  });

  test('all files together as much as the setting says, and complaints come in all the same', async () => {
    await using server = await startTestServer({ settings: { filesSpaceBytes: 12 } });
    const mine = await aFilingWith([]);
    assert.equal((await upload(server, aFile('hello'), mine)).status, 204);
    const theirs = aFile('hello').announced;
    assert.equal((await begin(server, theirs, await aFilingWith([]))).status, 201);
    const late = aFile('hello');
    const filing = await aFilingWith([late]);
    const refused = await begin(server, late.announced, filing);
    assert.equal(refused.status, 507);
    assert.equal(refused.headers.get('Retry-After'), '300');
    await fileAndOpen(server, filing);
    // What nobody finished is gone after two days, and its room is there again.
    server.clock.now += 48 * 3_600_000;
    await tick(makeServer(server.ports), server.clock.now);
    assert.equal((await upload(server, late, filing)).status, 204);
  });

  test('as many beginnings an address as the setting says; the same again is not counted', async () => {
    const rateUploads = { count: 2, windowMs: 3_600_000 };
    await using server = await startTestServer({ settings: { rateUploads } });
    const whose = await aFilingWith([]);
    const first = aFile().announced;
    assert.equal((await begin(server, first, whose)).status, 201);
    assert.equal((await begin(server, first, whose)).status, 201);
    assert.equal((await begin(server, aFile().announced, whose)).status, 201);
    const refused = await begin(server, aFile().announced, whose);
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('Retry-After'), '3600');
    const elsewhere = { ...whose, from: '203.0.113.8' };
    assert.equal((await begin(server, aFile().announced, elsewhere)).status, 201);
  });
});

test('no name of a file and no word of the metadata reaches the tables of uploads or the log', async () => {
  await using server = await startTestServer();
  const file = aFile('hello', 'CANARY.txt');
  const whose = await aFilingWith([file]);
  const { id, sha256, size } = file.announced;
  const more = {
    'Upload-Length': String(size),
    'Upload-Metadata': `filename ${btoa('CANARY')},id ${btoa(id)},caseId ${btoa(whose.caseId)},sha256 ${btoa(sha256)}`,
  };
  const headers = tusWith(whose.verifier, more);
  assert.equal((await server.send('POST', '/v1/uploads', { headers })).status, 201);
  assert.equal((await upload(server, file, whose)).status, 204);
  const kept = JSON.stringify([await rowsOf(server, 'uploads'), await rowsOf(server, 'blobs')]);
  for (const place of [kept, server.lines.join()]) assert.ok(!place.includes('CANARY'));
  assert.ok(!server.lines.join().includes(id), 'A log line has the pattern of a path only.');
});
