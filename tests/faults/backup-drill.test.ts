import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import type { CommandAnswer, MetaAnswer, SessionAnswer } from '#shared/api/wire.ts';
import { verifyReceipt } from '#shared/proof/receipt.ts';
import { aFiling } from '../../server/testing/complaints.ts';
import { PROGRAM_ENV } from '../../server/testing/program-env.ts';
import { aFile, metadataOf, tusWith } from '../../server/testing/uploads.ts';
import { scratchFile } from '../scratch-file.ts';
import { startServer } from '../started-server.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const post = (url: string, json: unknown) =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(json),
  });

function program(name: string, dataDir: string, ...args: string[]) {
  const env = { ...PROGRAM_ENV, DATA_DIR: dataDir };
  const done = spawnSync(process.execPath, [join(ROOT, 'server', name), ...args], {
    ...{ env, cwd: ROOT, encoding: 'utf8' },
  });
  return { code: done.status, said: done.stdout + done.stderr };
}

async function sendFile(origin: string, caseId: string, verifier: string) {
  const file = aFile('the invoice');
  const { id, size, sha256 } = file.announced;
  const begun = await fetch(`${origin}/v1/uploads`, {
    method: 'POST',
    headers: tusWith(verifier, {
      'Upload-Length': String(size),
      'Upload-Metadata': metadataOf({ id, caseId, sha256 }),
    }),
  });
  assert.equal(begun.status, 201);
  const headers = tusWith(verifier, {
    'Upload-Offset': '0',
    'Content-Type': 'application/offset+octet-stream',
  });
  const sent = await fetch(`${origin}/v1/uploads/${id}`, {
    ...{ method: 'PATCH', headers, body: file.bytes },
  });
  assert.equal(sent.status, 204);
  return file;
}

describe('the drill of docs/operating.md', () => {
  test('backup while people file, a new machine, restore: cases, files and proofs are all there', async (t) => {
    const saved = dirname(scratchFile(t));
    await using server = await startServer();
    const { command, verifier } = await aFiling();
    const file = await sendFile(server.origin, command.caseId, verifier);
    const order = { ...command, files: [file.announced] };
    const filed = await post(`${server.origin}/v1/commands`, order);
    const { reference, receipt = '' } = (await filed.json()) as CommandAnswer;

    let isOver = false;
    const filing = (async () => {
      while (!isOver) await post(`${server.origin}/v1/commands`, (await aFiling()).command);
    })();
    const backup = program('db/backup.ts', server.dataDir, join(saved, 'complaints.db'));
    assert.equal(backup.code, 0, backup.said);
    cpSync(join(server.dataDir, 'files'), join(saved, 'files'), { recursive: true });
    cpSync(join(server.dataDir, 'keys.json'), join(saved, 'keys.json'));
    isOver = true;
    await filing;
    await server.stop('SIGKILL');

    const place = join(saved, 'new machine');
    mkdirSync(place);
    for (const name of ['complaints.db', 'files', 'keys.json'])
      cpSync(join(saved, name), join(place, name), { recursive: true });
    const verified = program('verify.ts', place);
    assert.match(verified.said, /^Everything holds: /);
    await using restored = await startServer({}, place);
    const meta = (await (await fetch(`${restored.origin}/v1/meta`)).json()) as MetaAnswer;
    assert.ok('receipt' in (await verifyReceipt(crypto.subtle, meta.keys, receipt)));
    const opened = await post(`${restored.origin}/v1/sessions`, { v: 1, reference, verifier });
    const { token } = (await opened.json()) as SessionAnswer;
    const headers = { Authorization: `Bearer ${token}` };
    const path = `/v1/cases/${command.caseId}/files/${file.announced.id}`;
    const download = await fetch(restored.origin + path, { headers });
    assert.equal(await download.text(), 'the invoice');
    const again = await post(`${restored.origin}/v1/commands`, order);
    assert.equal(((await again.json()) as CommandAnswer).result, 'replayed');
  });
});
