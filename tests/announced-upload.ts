import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { makeCode, verifierOf } from '#shared/proof/code.ts';
import { newId } from '#shared/proof/ids.ts';
import type { CaseFile } from '#shared/api/files.ts';
import { randomBytesOf } from '../server/node/random.ts';
import { aComplaint } from '../server/testing/complaints.ts';

/** A file of so many random bytes for a complaint that isn't filed yet, with the headers that a tus client needs. */
export async function anAnnouncedUpload(size: number) {
  const verifier = await verifierOf(crypto.subtle, makeCode(randomBytesOf));
  const bytes = randomBytes(size);
  const sha256 = createHash('sha256').update(bytes).digest('base64url');
  const caseId = newId(randomBytesOf);
  const id = newId(randomBytesOf);
  return { verifier, bytes, caseId, id, sha256, headers: { 'Upload-Right': verifier } };
}

/** Files the complaint that announces a file, and gives back its bytes as the customer downloads them. */
export async function fileAndDownload(
  origin: string,
  { verifier, bytes, caseId, id, sha256 }: Awaited<ReturnType<typeof anAnnouncedUpload>>,
): Promise<Buffer> {
  const post = async (path: string, json: object) => {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ v: 1, ...json });
    return (await fetch(origin + path, { method: 'POST', headers, body })).json();
  };
  const files = [{ id, name: 'x', type: '', size: bytes.length, sha256 }];
  const command = { id: newId(randomBytesOf), caseId, type: 'fileComplaint', verifier, files };
  const { reference } = (await post('/v1/commands', { ...command, body: aComplaint() })) as {
    reference: string;
  };
  const { token } = (await post('/v1/sessions', { reference, verifier })) as { token: string };
  const headers = { Authorization: `Bearer ${token}` };
  const view = await fetch(`${origin}/v1/cases/${caseId}`, { headers });
  const [file] = ((await view.json()) as { files: CaseFile[] }).files;
  assert.equal(file?.state, 'arrived');
  const response = await fetch(`${origin}/v1/cases/${caseId}/files/${id}`, { headers });
  assert.equal(response.status, 200);
  return Buffer.from(await response.arrayBuffer());
}
