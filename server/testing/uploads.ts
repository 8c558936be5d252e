import { createHash } from 'node:crypto';
import { newId } from '#shared/proof/ids.ts';
import type { CaseFile } from '#shared/api/files.ts';
import { randomBytesOf } from '../node/random.ts';
import { aFiling } from './complaints.ts';
import type { Sending, TestServer } from './test-server.ts';

/** A file as a page announces it, with its bytes beside. */
export function aFile(
  bytes: Uint8Array | string = 'hello',
  name = 'letter.txt',
  type = 'text/plain',
) {
  const content = new Uint8Array(Buffer.from(bytes));
  const sha256 = createHash('sha256').update(content).digest('base64url');
  const announced = { id: newId(randomBytesOf), name, type, size: content.length, sha256 };
  return { bytes: content, announced };
}

/** `Upload-Metadata` of these members. */
export const metadataOf = (members: Record<string, string>): string =>
  Object.entries(members)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');

type Announced = ReturnType<typeof aFile>['announced'];

/** Headers of tus with a right. */
export const tusWith = (verifier?: string, more: Record<string, string> = {}) => ({
  'Tus-Resumable': '1.0.0',
  ...(verifier !== undefined && { 'Upload-Right': verifier }),
  ...more,
});

/** Begins an upload. */
export const begin = (
  server: TestServer,
  { id, size, sha256 }: Pick<Announced, 'id' | 'size' | 'sha256'>,
  {
    caseId,
    verifier,
    more = {},
    ...sending
  }: Omit<Sending, 'headers'> & {
    caseId: string;
    verifier?: string;
    more?: Record<string, string>;
  },
): Promise<Response> =>
  server.send('POST', '/v1/uploads', {
    headers: tusWith(verifier, {
      'Upload-Length': String(size),
      'Upload-Metadata': metadataOf({ id, caseId, sha256 }),
      ...more,
    }),
    ...sending,
  });

/** Sends a piece of an upload, from `offset`. */
export const piece = (
  server: TestServer,
  id: string,
  {
    offset,
    body,
    verifier,
    more = {},
    ...sending
  }: Omit<Sending, 'headers'> & {
    offset: number;
    verifier?: string;
    more?: Record<string, string>;
  },
): Promise<Response> =>
  server.send('PATCH', `/v1/uploads/${id}`, {
    headers: tusWith(verifier, {
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
      ...more,
    }),
    ...(body !== undefined && { body }),
    ...sending,
  });

/** Where an upload stands. */
export const head = (server: TestServer, id: string, verifier?: string, sending: Sending = {}) =>
  server.send('HEAD', `/v1/uploads/${id}`, { headers: tusWith(verifier), ...sending });

/** A whole file at once, for a case that need not exist yet. */
export async function upload(
  server: TestServer,
  file: ReturnType<typeof aFile>,
  whose: { caseId: string; verifier: string },
): Promise<Response> {
  await begin(server, file.announced, whose);
  return piece(server, file.announced.id, {
    ...{ offset: 0, body: file.bytes, verifier: whose.verifier },
  });
}

/** A filing that announces files; not sent yet. */
export async function aFilingWith(files: readonly ReturnType<typeof aFile>[]) {
  const { command, verifier } = await aFiling();
  const announced = files.map((file) => file.announced);
  return { verifier, caseId: command.caseId, command: { ...command, files: announced } };
}

/** The files of a case as whoever has the token sees them. */
export async function filesOf(
  server: TestServer,
  caseId: string,
  bearer: string,
): Promise<CaseFile[]> {
  const response = await server.send('GET', `/v1/cases/${caseId}`, { bearer });
  return ((await response.json()) as { files: CaseFile[] }).files;
}

/** Files a complaint and signs its customer in. */
export async function fileAndOpen(
  server: TestServer,
  { command, verifier }: Awaited<ReturnType<typeof aFilingWith>>,
): Promise<string> {
  const filed = await server.send('POST', '/v1/commands', { json: command });
  const { reference } = (await filed.json()) as { reference: string };
  const json = { v: 1, reference, verifier };
  const opened = await server.send('POST', '/v1/sessions', { json });
  return ((await opened.json()) as { token: string }).token;
}
