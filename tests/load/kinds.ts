import { createHash, randomBytes } from 'node:crypto';
import type { Request } from 'autocannon';
import { newId } from '#shared/proof/ids.ts';
import type { CommandAnswer, SessionAnswer } from '#shared/api/wire.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { aFiling } from '../../server/testing/complaints.ts';
import { metadataOf, tusWith } from '../../server/testing/uploads.ts';
import { freshCommand } from '../bench/commands.ts';

/** What one connection sends, over and over; `connections` is how many do so. */
export type Kind = { connections: number; requests: Request[] };

const CASES = 50;
const FILE_BYTES = 16 * 1024;

/** A new complaint each time, as a page sends it. */
export const filing = (connections: number): Kind => ({
  connections,
  requests: [
    {
      ...{ method: 'POST', path: '/v1/commands' },
      headers: { 'content-type': 'application/json' },
      setupRequest: (request) => ({ ...request, body: freshCommand() }),
    },
  ],
});

/** What is new in one of fifty cases, each with its session, as a tracker asks for it. */
export async function pulling(origin: string, connections: number): Promise<Kind> {
  const tokens = await Promise.all(Array.from({ length: CASES }, () => openCase(origin)));
  let asked = 0;
  return {
    connections,
    requests: [
      {
        ...{ method: 'GET', path: '/v1/events' },
        setupRequest: (request) => {
          const bearer = tokens[(asked += 1) % CASES] ?? '';
          return { ...request, headers: { authorization: `Bearer ${bearer}` } };
        },
      },
    ],
  };
}

/** A small file for a complaint that isn't there yet: begun, then sent whole. */
export const uploading = (connections: number): Kind => ({
  connections,
  requests: [
    {
      ...{ method: 'POST', path: '/v1/uploads' },
      setupRequest: (request, context) => {
        const bytes = randomBytes(FILE_BYTES);
        const id = newId(randomBytesOf);
        const verifier = randomBytes(32).toString('base64url');
        Object.assign(context, { bytes, id, verifier });
        const sha256 = createHash('sha256').update(bytes).digest('base64url');
        const headers = tusWith(verifier, {
          'Upload-Length': String(FILE_BYTES),
          'Upload-Metadata': metadataOf({ id, caseId: newId(randomBytesOf), sha256 }),
        });
        return { ...request, headers };
      },
    },
    {
      method: 'PATCH',
      setupRequest: (request, context) => {
        const { bytes, id, verifier } = context as Upload;
        const headers = tusWith(verifier, {
          'Upload-Offset': '0',
          'Content-Type': 'application/offset+octet-stream',
        });
        return { ...request, path: `/v1/uploads/${id}`, headers, body: bytes };
      },
    },
  ],
});

type Upload = { bytes: Buffer; id: string; verifier: string };

async function openCase(origin: string): Promise<string> {
  const { command, verifier } = await aFiling();
  const { reference } = (await post(`${origin}/v1/commands`, command)) as CommandAnswer;
  const opened = await post(`${origin}/v1/sessions`, { v: 1, reference, verifier });
  return (opened as SessionAnswer).token;
}

async function post(url: string, json: unknown): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json' };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(json) })).json();
}
