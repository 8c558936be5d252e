import type { Problem } from '#shared/api/problem.ts';
import { WITHOUT_TRACES } from './api.ts';
import { ownRestMs } from './deliver.ts';

/** Where files go, and the right to send them: `verifier` is that of the case's access code. */
export type UploadTarget = { readonly api: string; readonly verifier: string };

/** A file to be sent; `sha256` in base64url. Its id stays the same over every try. */
export type Outgoing = {
  readonly id: string;
  readonly caseId: string;
  readonly sha256: string;
  readonly bytes: ArrayBuffer;
};

/** How a run ended: the server has said that every byte is there, the run was stopped, or the same bytes would be refused again, for a reason that is the server's own code or else its status. */
export type Sent = 'arrived' | 'stopped' | { refused: string };

/** Bytes that the server has for certain, and whether the run rests, for so many milliseconds: for want of a network, or because the server can't take this file now. */
export type OnProgress = (bytes: number, waiting?: 'network' | 'server', restMs?: number) => void;

type Method = 'POST' | 'HEAD' | 'PATCH' | 'DELETE';
type Reply = { status: number; offset: number; code?: string; retryAfterMs: number };

const PIECE_BYTES = { least: 256 * 1024, most: 1024 * 1024 };
/** Pieces that are cut off count as far as they came, so even a very slow connection gets on. */
const TIMEOUT_MS = 60_000;
/** The longest rest of our own in one run. */
export const LONGEST_REST_MS = 60_000;
/** How often in one run an upload begins again from its first byte. */
const RESTARTS = 3;
const SUCCESS: Partial<Record<Method, number>> = { POST: 201, HEAD: 200, PATCH: 204 };

/**
 * Sends a file by the part of tus 1.0 that we need, and goes on after any break until the server says that all of it is there. Never throws. Begins by asking for
 * the upload under its own id, which tells how far an earlier run came.
 */
export async function sendFile(
  target: UploadTarget,
  file: Outgoing,
  signal: AbortSignal,
  onProgress: OnProgress = () => {},
): Promise<Sent> {
  const size = file.bytes.byteLength;
  let method: Method = 'POST';
  let offset = 0;
  let piece = PIECE_BYTES.least;
  let breaks = 0;
  let restarts = 0;
  while (!signal.aborted) {
    const reply = await request(target, method, file, signal, offset, piece);
    const { status } = reply;
    const isKnown = reply.offset >= 0 && reply.offset <= size;
    const isMore = reply.offset > offset;
    const isMoved = method === 'PATCH' && status === 409;
    if (isKnown && (isMore || method !== 'PATCH') && (status === SUCCESS[method] || isMoved)) {
      onProgress(reply.offset);
      // Whole is what was told to be whole: by a last piece that was taken, or when asked.
      if (reply.offset === size && method !== 'POST' && !isMoved) return 'arrived';
      if (isMore) breaks = 0;
      if (method === 'PATCH') piece = Math.min(piece * 2, PIECE_BYTES.most);
      offset = reply.offset;
      method = offset === size ? 'HEAD' : 'PATCH';
      continue;
    }
    if (status === 460 || ((status === 404 || status === 410) && method !== 'POST')) {
      if (++restarts > RESTARTS) return { refused: reply.code || String(status) };
      method = 'POST';
      offset = 0;
      continue;
    }
    // A refusal is ours by its form; a hotel's sign-in page also says 403.
    if (status >= 400 && status < 500 && ![409, 429].includes(status) && reply.code !== undefined)
      return { refused: reply.code || String(status) };
    if (method !== 'POST') method = 'HEAD';
    piece = Math.max(piece / 2, PIECE_BYTES.least);
    const restMs = reply.retryAfterMs || ownRestMs(breaks++, LONGEST_REST_MS);
    onProgress(offset, status >= 429 ? 'server' : 'network', restMs);
    await rest(restMs, reply.retryAfterMs > 0, signal);
  }
  return 'stopped';
}

/** Gives an upload up on the server, if it can be reached; else the server forgets it by itself after some days. */
export async function removeUpload(target: UploadTarget, file: Outgoing): Promise<void> {
  await request(target, 'DELETE', file, new AbortController().signal);
}

async function request(
  { api, verifier }: UploadTarget,
  method: Method,
  { id, caseId, sha256, bytes }: Outgoing,
  signal: AbortSignal,
  offset = 0,
  piece = 0,
): Promise<Reply> {
  const over = new AbortController();
  const stop = () => over.abort();
  const timer = setTimeout(stop, TIMEOUT_MS);
  signal.addEventListener('abort', stop);
  try {
    const response = await fetch(`${api}/v1/uploads${method === 'POST' ? '' : `/${id}`}`, {
      method,
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Right': verifier,
        ...(method === 'POST' && {
          'Upload-Length': String(bytes.byteLength),
          'Upload-Metadata': Object.entries({ id, caseId, sha256 })
            .map(([name, text]) => `${name} ${btoa(text)}`)
            .join(),
        }),
        ...(method === 'PATCH' && {
          'Upload-Offset': String(offset),
          'Content-Type': 'application/offset+octet-stream',
        }),
      },
      ...(method === 'PATCH' && { body: bytes.slice(offset, offset + piece) }),
      ...WITHOUT_TRACES,
      signal: over.signal,
    });
    return await read(response, method);
  } catch {
    return { status: 0, offset: -1, retryAfterMs: 0 };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

async function read(response: Response, method: Method): Promise<Reply> {
  const { status, headers } = response;
  const stands = headers.get('upload-offset');
  const isProblem = headers.get('content-type')?.startsWith('application/problem+json');
  return {
    status,
    // Where nothing existed yet, tus says no offset.
    offset: stands && /^\d+$/.test(stands) ? Number(stands) : method === 'POST' && !stands ? 0 : -1,
    ...(isProblem && {
      code: method === 'HEAD' ? '' : ((await response.json()) as Problem).code,
    }),
    retryAfterMs: Number(headers.get('retry-after')) * 1000 || 0,
  };
}

/** Rests; where the server didn't ask for it, no longer than until the network is back. */
function rest(restMs: number, isAsked: boolean, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  return new Promise<void>((done) => {
    const timer = setTimeout(done, restMs);
    over.signal.addEventListener('abort', () => clearTimeout(timer));
    signal.addEventListener('abort', () => done(), { signal: over.signal });
    if (!isAsked) globalThis.addEventListener?.('online', () => done(), { signal: over.signal });
  }).finally(() => over.abort());
}
