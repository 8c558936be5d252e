import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readReceipt } from '#shared/proof/receipt.ts';
import { makeServer } from '../app.ts';
import { eraseCase } from '../cases/give-command.ts';
import { check, said, takeDossier, type Unpacked } from '../testing/dossiers.ts';
import { ANSWER, aHandledCase, aPerson, give } from '../testing/staff.ts';
import { aFilingWith, aFile, fileAndOpen, upload } from '../testing/uploads.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

/** A case with words of both sides, a note that the customer never sees, and an answer after the last receipt. */
async function aLivelyCase(server: TestServer) {
  const filed = await aHandledCase(server);
  const { caseId, token, handler } = filed;
  const steps: [string, object, string][] = [
    ['acknowledge', { message: 'Dag.' }, handler.token],
    ['noteInternally', { text: 'Alleen voor ons.' }, handler.token],
    ['addInformation', { text: 'Nog iets.' }, token],
    ['answer', ANSWER, handler.token],
  ];
  for (const [type, body, bearer] of steps)
    assert.equal((await give(server, caseId, [type, body], { bearer })).status, 201);
  return filed;
}

const textIn = ({ files }: Unpacked, path: string) =>
  new TextDecoder().decode(files.get(path) ?? new Uint8Array());

describe('a dossier', () => {
  test('holds what the customer sees, every receipt, a PDF and the page that checks, and is whole', async () => {
    await using server = await startTestServer();
    const { caseId, token, answer } = await aLivelyCase(server);
    const taken = await takeDossier(server, caseId, token);
    assert.equal(taken.folder, answer.reference);
    assert.deepEqual([...taken.files.keys()].sort(), [
      ...['dossier.pdf', 'log.json', 'receipts/1.txt', 'receipts/2.txt', 'seal.txt', 'verify.html'],
    ]);
    assert.deepEqual(
      taken.log.entries.map(({ seq, event, by }) => [seq, event.type, Object.keys(by)]),
      [
        [1, 'complaintFiled', ['role']],
        [2, 'acknowledged', ['role']],
        [3, 'informationAdded', ['role']],
        [4, 'answered', ['role']],
      ],
    );
    assert.doesNotMatch(textIn(taken, 'log.json'), /Alleen voor ons|noted/);
    const checked = await check(server, taken.files);
    assert.deepEqual(said(checked), [
      'seal proven',
      'entry 1 proven proven',
      'entry 2 proven proven',
      'entry 3 proven proven',
      'entry 4 proven proven',
      'receipt receipts/1.txt proven',
      'receipt receipts/2.txt proven',
      'content verify.html proven',
      'content dossier.pdf proven',
    ]);
    assert.equal('verdict' in checked && checked.verdict, 'whole');
  });

  test('is the same for a handler of the case, and for nobody else', async () => {
    await using server = await startTestServer();
    const { caseId, token, handler } = await aLivelyCase(server);
    const own = await takeDossier(server, caseId, token);
    const theirs = await takeDossier(server, caseId, handler.token);
    assert.equal(textIn(theirs, 'log.json'), textIn(own, 'log.json'));
    const path = `/v1/cases/${caseId}/dossier`;
    const other = await aHandledCase(server);
    const elsewhere = await aPerson(server, ['handler'], 'lease');
    const missing = await server.send('GET', '/v1/cases/x/dossier', { bearer: token });
    for (const bearer of [other.token, elsewhere.token]) {
      const refused = await server.send('GET', path, { bearer });
      assert.equal(refused.status, 404);
      const [one, two] = [await refused.text(), await missing.clone().text()];
      assert.equal(one, two);
    }
    assert.equal((await server.send('GET', path)).status, 401);
    const lines = server.lines.join('\n');
    assert.ok(!lines.includes(caseId) && !lines.includes(token));
  });

  test('says of what was left out that it was, and still proves the rest', async () => {
    await using server = await startTestServer();
    const { caseId, token } = await aLivelyCase(server);
    const taken = await takeDossier(server, caseId, token, '?without=filed,messages');
    const checked = await check(server, taken.files);
    assert.equal('verdict' in checked && checked.verdict, 'gaps');
    assert.deepEqual(said(checked).slice(0, 6), [
      'seal proven',
      'entry 1 proven leftOut',
      'entry 2 proven leftOut',
      'entry 3 proven leftOut',
      'entry 4 proven proven',
      'receipt receipts/1.txt proven',
    ]);
    const everything = [...taken.files.values()].map((bytes) =>
      Buffer.from(bytes).toString('latin1'),
    );
    for (const words of ['An Peeters', 'an@example.be', 'eindbedrag', 'Nog iets', 'Dag.'])
      assert.ok(!everything.some((text) => text.includes(words)), words);
    assert.deepEqual(
      taken.log.entries.map(({ salt }) => salt !== undefined),
      [false, false, false, true],
    );
  });

  test('without a part that there is not: 400', async () => {
    await using server = await startTestServer();
    const { caseId, token } = await aLivelyCase(server);
    const path = `/v1/cases/${caseId}/dossier?without=contact`;
    const refused = await server.send('GET', path, { bearer: token });
    assert.equal(refused.status, 400);
  });

  test('has the files under names that are safe, and says which are not there', async () => {
    await using server = await startTestServer();
    const files = [aFile('one', '../../CON.txt'), aFile('two', 'été.txt'), aFile('never', 'x.txt')];
    const filing = await aFilingWith(files);
    for (const file of files.slice(0, 2)) await upload(server, file, filing);
    const token = await fileAndOpen(server, filing);
    const taken = await takeDossier(server, filing.caseId, token);
    assert.equal(textIn(taken, 'files/1-_.._CON.txt'), 'one');
    assert.equal(textIn(taken, 'files/2-été.txt'), 'two');
    const checked = await check(server, taken.files);
    assert.deepEqual(
      said(checked).filter((line) => line.startsWith('file')),
      ['file files/1-_.._CON.txt proven', 'file files/2-été.txt proven', 'file awaited'],
    );
    assert.equal('verdict' in checked && checked.verdict, 'gaps');
    const redacted = await takeDossier(server, filing.caseId, token, '?without=files,filed');
    assert.ok(![...redacted.files.keys()].some((path) => path.startsWith('files/')));
    assert.doesNotMatch(textIn(redacted, 'log.json'), /CON|été/);
  });

  test('after erasing has no words, and its chain still checks', async () => {
    await using server = await startTestServer();
    const { caseId, token, handler } = await aLivelyCase(server);
    await give(server, caseId, ['close', {}], { bearer: handler.token });
    assert.ok('answer' in (await eraseCase(makeServer(server.ports), caseId)));
    const taken = await takeDossier(server, caseId, token);
    const checked = await check(server, taken.files);
    assert.deepEqual(said(checked).slice(0, 9), [
      'seal proven',
      'entry 1 proven erased',
      'entry 2 proven erased',
      'entry 3 proven erased',
      'entry 4 proven erased',
      'entry 5 proven none',
      'entry 6 proven none',
      'receipt receipts/1.txt proven',
      'receipt receipts/2.txt proven',
    ]);
    assert.equal('verdict' in checked && checked.verdict, 'gaps');
  });

  test('comes with a length that is true, as a file that nobody keeps, and closes what it read when nobody takes it', async () => {
    await using server = await startTestServer();
    const { caseId, token, answer } = await aLivelyCase(server);
    const response = await server.send('GET', `/v1/cases/${caseId}/dossier`, { bearer: token });
    const { headers } = response;
    assert.equal(headers.get('content-type'), 'application/zip');
    assert.match(headers.get('content-disposition') ?? '', new RegExp(`${answer.reference}.zip`));
    assert.equal(headers.get('cache-control'), 'no-store');
    const { length } = new Uint8Array(await response.arrayBuffer());
    assert.equal(headers.get('content-length'), String(length));
  });

  test('is given out so often an hour per address, then 429', async () => {
    await using server = await startTestServer({
      settings: { rateDossiers: { count: 1, windowMs: 3_600_000 } },
    });
    const { caseId, token } = await aLivelyCase(server);
    await takeDossier(server, caseId, token);
    const path = `/v1/cases/${caseId}/dossier`;
    const refused = await server.send('GET', path, { bearer: token });
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '3600');
  });

  test('has a seal that is no receipt of a command', async () => {
    await using server = await startTestServer();
    const { caseId, token } = await aLivelyCase(server);
    const taken = await takeDossier(server, caseId, token);
    assert.equal(readReceipt(textIn(taken, 'seal.txt'))?.commandId, '');
  });
});
