import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { makeServer } from '../app.ts';
import { eraseCase } from '../cases/give-command.ts';
import { rowsOf } from '../testing/complaints.ts';
import { aPerson, give } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import {
  aFile,
  aFilingWith,
  begin,
  fileAndOpen,
  filesOf,
  head,
  piece,
  upload,
} from '../testing/uploads.ts';
import { tick } from '../ticking.ts';

const HOUR = 3_600_000;
const tickAfter = async (server: TestServer, hours: number) => {
  server.clock.now += hours * HOUR;
  await tick(makeServer(server.ports), server.clock.now);
};
const onDisk = (server: TestServer) =>
  ['parts', 'files'].flatMap((name) => {
    const folder = join(dirname(server.file), 'files', name);
    return existsSync(folder) ? readdirSync(folder) : [];
  });

describe('with time', () => {
  test('an upload that stood still for 48 hours is gone, with its bytes, and may begin anew', async () => {
    await using server = await startTestServer();
    const file = aFile();
    const whose = await aFilingWith([file]);
    const { id } = file.announced;
    await begin(server, file.announced, whose);
    const sent = { offset: 0, body: 'hel', verifier: whose.verifier };
    await piece(server, id, sent);
    await tickAfter(server, 47.9);
    assert.equal((await head(server, id, whose.verifier)).headers.get('Upload-Offset'), '3');
    assert.equal(onDisk(server).length, 1);
    await tickAfter(server, 0.1);
    assert.equal((await head(server, id, whose.verifier)).status, 410);
    assert.deepEqual(onDisk(server), []);
    const again = await begin(server, file.announced, whose);
    assert.deepEqual([again.status, again.headers.get('Upload-Offset')], [201, '0']);
    assert.equal((await piece(server, id, { ...sent, body: 'hello' })).status, 204);
  });

  test('a file that no command names goes after 7 days; one that is named stays', async () => {
    await using server = await startTestServer();
    const [named, later, unnamed] = [aFile('a'), aFile('b'), aFile('c')];
    const filing = await aFilingWith([named]);
    for (const file of [named, later, unnamed]) await upload(server, file, filing);
    const bearer = await fileAndOpen(server, filing);
    await tickAfter(server, 7 * 24 - 1);
    assert.equal(onDisk(server).length, 3);
    const more = { files: [later.announced] };
    const { token } = await reopened(server, filing);
    await give(server, filing.caseId, ['addInformation', { text: 'x' }], { bearer: token, more });
    for (const hours of [1, 24, 24 * 365]) await tickAfter(server, hours);
    assert.equal(onDisk(server).length, 2);
    const { token: now } = await reopened(server, filing);
    const states = (await filesOf(server, filing.caseId, now)).map(({ state }) => state);
    assert.deepEqual(states, ['arrived', 'arrived']);
    assert.notEqual(now, bearer);
    assert.equal((await rowsOf(server, 'uploads')).length, 2);
  });

  test('a right that nothing came of is forgotten, one of a case never', async () => {
    await using server = await startTestServer();
    const file = aFile();
    const whose = await aFilingWith([file]);
    await begin(server, file.announced, whose);
    await fileAndOpen(server, await aFilingWith([]));
    for (const hours of [48, 7 * 24, 1]) await tickAfter(server, hours);
    assert.equal((await rowsOf(server, 'uploads')).length, 0);
    assert.equal((await rowsOf(server, 'upload_rights')).length, 1);
    assert.equal((await rowsOf(server, 'blobs')).length, 0);
  });
});

test('an erased case has no file any more, by no way', async () => {
  await using server = await startTestServer();
  const [whole, begun] = [aFile('a'), aFile('hello')];
  const filing = await aFilingWith([whole, begun]);
  await upload(server, whole, filing);
  const other = await aFilingWith([aFile('other')]);
  await upload(server, { ...aFile('other'), announced: other.command.files[0] as never }, other);
  await begin(server, begun.announced, filing);
  const { verifier, caseId } = filing;
  await piece(server, begun.announced.id, { offset: 0, body: 'hel', verifier });
  const bearer = await fileAndOpen(server, filing);
  const handler = await aPerson(server, ['handler'], 'src');
  await give(server, caseId, ['acknowledge', {}], { bearer: handler.token });
  assert.equal((await give(server, caseId, ['withdraw', {}], { bearer })).status, 201);
  assert.ok('answer' in (await eraseCase(makeServer(server.ports), caseId)));
  assert.equal(onDisk(server).length, 1, 'that of the other case');
  assert.equal((await rowsOf(server, 'uploads')).length, 1);
  assert.deepEqual(await filesOf(server, caseId, bearer), []);
  const path = `/v1/cases/${caseId}/files/${whole.announced.id}`;
  assert.equal((await server.send('GET', path, { bearer })).status, 404);
});

async function reopened(
  server: TestServer,
  { command, verifier }: Awaited<ReturnType<typeof aFilingWith>>,
): Promise<{ token: string }> {
  const replayed = await server.send('POST', '/v1/commands', { json: command });
  const { reference } = (await replayed.json()) as { reference: string };
  const json = { v: 1, reference, verifier };
  const opened = await server.send('POST', '/v1/sessions', { json });
  return (await opened.json()) as { token: string };
}
