import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { utf8 } from '#shared/proof/bytes.ts';
import type { DossierCheck } from '#shared/proof/check-dossier.ts';
import { digestOf, type DossierLog, sealOf, writeDossierLog } from '#shared/proof/dossier.ts';
import { signReceipt } from '#shared/proof/receipt.ts';
import type { Bytes } from '#shared/proof/web-crypto.ts';
import type { Keys } from '../keys.ts';
import { check, said, takeDossier } from '../testing/dossiers.ts';
import { aPerson, ANSWER, give } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { aFile, aFilingWith, fileAndOpen, upload } from '../testing/uploads.ts';

type Files = Map<string, Bytes>;

/** A dossier with two files of one size, four entries of both sides and two receipts. */
async function aFullDossier(server: TestServer) {
  const files = [aFile('The first file.', 'a.txt'), aFile('The other file.', 'b.txt')];
  const filing = await aFilingWith(files);
  for (const file of files) await upload(server, file, filing);
  const token = await fileAndOpen(server, filing);
  const { caseId } = filing;
  const handler = await aPerson(server, ['handler'], 'src');
  for (const [type, body, bearer] of [
    ['acknowledge', { message: 'Dag.' }, handler.token],
    ['addInformation', { text: 'Nog iets.' }, token],
    ['answer', ANSWER, handler.token],
  ] as const)
    assert.equal((await give(server, caseId, [type, body], { bearer })).status, 201);
  return { caseId, ...(await takeDossier(server, caseId, token)) };
}

const verdictOf = (checked: DossierCheck) =>
  'verdict' in checked ? checked.verdict : checked.problem;

/** Every byte of what proves, and every 97th, the first and the last of what is proven. */
function placesIn(path: string, { length }: Bytes): number[] {
  const all = [...Array(length).keys()];
  const proves = ['log.json', 'seal.txt'].includes(path) || path.startsWith('receipts/');
  return proves ? all : all.filter((at) => at % 97 === 0 || at === length - 1);
}

/** The log with a change, spelled as ours and with the digests of what stands in the folder: as somebody would who knows how it is made. */
function relog(files: Files, change: (log: DossierLog) => DossierLog): Files {
  const log = JSON.parse(new TextDecoder().decode(files.get('log.json'))) as DossierLog;
  return new Map(files).set('log.json', writeDossierLog(change(log)));
}

describe('a dossier that was changed', () => {
  test('by one byte is found, whichever byte it is', async (context) => {
    await using server = await startTestServer();
    const { files } = await aFullDossier(server);
    assert.equal(verdictOf(await check(server, files)), 'whole');
    const unseen: string[] = [];
    let tried = 0;
    for (const [path, bytes] of files)
      for (const at of placesIn(path, bytes)) {
        const changed = new Uint8Array(bytes);
        // Every bit has its turn, over neighbouring bytes.
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        const verdict = verdictOf(await check(server, new Map(files).set(path, changed)));
        tried += 1;
        if (verdict === 'whole') unseen.push(`${path} ${at}`);
      }
    context.diagnostic(`${tried} bytes changed, ${tried - unseen.length} found`);
    assert.ok(tried > 4_000);
    assert.deepEqual(unseen, []);
  });

  test('in the last letter of a signature is found, whichever letter stands there', async () => {
    await using server = await startTestServer();
    const { files } = await aFullDossier(server);
    for (const path of ['seal.txt', 'receipts/1.txt']) {
      const bytes = files.get(path) ?? new Uint8Array();
      for (let flip = 1; flip < 256; flip += 1) {
        const changed = new Uint8Array(bytes);
        changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ flip;
        const verdict = verdictOf(await check(server, new Map(files).set(path, changed)));
        assert.notEqual(verdict, 'whole', `${path} ${flip}`);
      }
    }
  });

  test('by a byte more or less is found', async () => {
    await using server = await startTestServer();
    const { files } = await aFullDossier(server);
    for (const [path, bytes] of files)
      for (const changed of [bytes.slice(0, -1), new Uint8Array([...bytes, 0x0a])])
        assert.notEqual(
          verdictOf(await check(server, new Map(files).set(path, changed))),
          'whole',
          path,
        );
  });

  test('by taking out any one of its files says that it is missing', async () => {
    await using server = await startTestServer();
    const { files } = await aFullDossier(server);
    for (const path of files.keys()) {
      const rest = new Map(files);
      rest.delete(path);
      const checked = await check(server, rest);
      const verdict = { 'log.json': 'noLog', 'seal.txt': 'changed' }[path] ?? 'gaps';
      assert.equal(verdictOf(checked), verdict, path);
      if (path !== 'log.json')
        assert.ok(
          said(checked).some((line) => line.endsWith('missing')),
          path,
        );
    }
  });

  test('by a file more is another one than we signed; what computers leave in folders is only named', async () => {
    await using server = await startTestServer();
    const { files } = await aFullDossier(server);
    const bytes = utf8('Signed by all.');
    for (const path of ['files/3-contract.txt', 'receipts/3.txt', 'contract.txt'])
      assert.equal(verdictOf(await check(server, new Map(files).set(path, bytes))), 'changed');
    const checked = await check(server, new Map(files).set('files/.DS_Store', bytes));
    assert.equal(said(checked).at(-1), 'stranger files/.DS_Store leaving');
    assert.equal(verdictOf(checked), 'whole');
  });

  test('by swapping two files, or two receipts, is found', async () => {
    await using server = await startTestServer();
    const { files } = await aFullDossier(server);
    for (const [one, other] of [
      ['files/1-a.txt', 'files/2-b.txt'],
      ['receipts/1.txt', 'receipts/2.txt'],
    ] as const) {
      const swapped = new Map(files)
        .set(one, files.get(other) ?? new Uint8Array())
        .set(other, files.get(one) ?? new Uint8Array());
      assert.equal(verdictOf(await check(server, swapped)), 'changed', one);
    }
  });

  test("with another case's receipt, seal or log is found", async () => {
    await using server = await startTestServer();
    const { files } = await aFullDossier(server);
    const { files: others } = await aFullDossier(server);
    for (const path of ['receipts/1.txt', 'seal.txt', 'log.json']) {
      const mixed = new Map(files).set(path, others.get(path) ?? new Uint8Array());
      assert.equal(verdictOf(await check(server, mixed)), 'changed', path);
    }
  });

  test('by cutting off its last entries is found, also without the seal', async () => {
    await using server = await startTestServer();
    const { files } = await aFullDossier(server);
    for (const kept of [3, 2, 1, 0]) {
      const cut = relog(files, (log) => ({ ...log, entries: log.entries.slice(0, kept) }));
      assert.equal(verdictOf(await check(server, cut)), 'changed', String(kept));
      cut.delete('seal.txt');
      assert.equal(verdictOf(await check(server, cut)), 'changed', String(kept));
    }
  });

  test('by hiding that words are there, as if they had been left out, is found', async () => {
    await using server = await startTestServer();
    const { files } = await aFullDossier(server);
    const hidden = relog(files, (log) => ({
      ...log,
      leftOut: [4],
      entries: log.entries.map(({ body, salt, ...entry }) =>
        entry.seq === 4 ? entry : { ...entry, salt, body },
      ) as DossierLog['entries'],
    }));
    assert.equal(verdictOf(await check(server, hidden)), 'changed');
  });

  test('with other keys in verify.html is found, and one that is signed anew with them is foreign', async () => {
    await using server = await startTestServer();
    const { files } = await aFullDossier(server);
    await using forger = await startTestServer();
    const theirs = forger.ports.keys;
    const kid = server.ports.keys.published[0]?.kid ?? '';
    const page = new TextDecoder().decode(files.get('verify.html'));
    assert.ok(page.includes(kid), 'the page names the key');
    const bytes = utf8(page.replaceAll(kid, theirs.published[0]?.kid ?? ''));
    const swapped = new Map(files).set('verify.html', bytes);
    assert.equal(verdictOf(await check(server, swapped)), 'changed');
    const forged = await signedAnew(swapped, theirs);
    assert.equal(verdictOf(await check(server, forged)), 'foreign');
  });
});

/** What a forger would make: digests that are right, a seal with their own key, and none of our receipts. */
async function signedAnew(files: Files, keys: Keys) {
  const own = new Map([...files].filter(([path]) => !path.startsWith('receipts/')));
  const contents: DossierLog['contents'] = [];
  for (const [path, bytes] of own)
    if (path !== 'log.json' && path !== 'seal.txt')
      contents.push({
        path,
        size: bytes.length,
        sha256: await digestOf(crypto.subtle, bytes),
      });
  const forged = relog(own, (log) => ({ ...log, keys: [...keys.published], contents }));
  const written = forged.get('log.json') ?? new Uint8Array();
  const log = JSON.parse(new TextDecoder().decode(written)) as DossierLog;
  const seal = await sealOf(crypto.subtle, log, written);
  return forged.set('seal.txt', utf8(await signReceipt(crypto.subtle, keys.signing, seal)));
}
