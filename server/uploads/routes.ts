import { type Context, Hono } from 'hono';
import { LIMITS } from '#shared/api/limits.ts';
import { isId } from '#shared/proof/ids.ts';
import type { AppEnv } from '../env.ts';
import { problem, problemForNow, type ProblemCode } from '../problem.ts';
import { isAnnounced } from './case-files.ts';
import { createUpload } from './create-upload.ts';
import { finishUpload, giveUp } from './finish-upload.ts';
import { asOngoing, endOngoing, type Turn } from './ongoing-pieces.ts';
import { receivePiece } from './receive-piece.ts';
import { scanSoon } from './scan-files.ts';
import { readChecksum, readCount, readMetadata } from './tus.ts';
import { rightOf, standingOf } from './upload-rights.ts';
import { isGone, readUpload, type Upload } from './upload-rows.ts';

/** When to try again where files have no room left. */
const NO_SPACE_SECONDS = 300;

type Answer = Response | Promise<Response>;

/** `/v1/uploads`: tus 1.0 with creation, checksum, termination and expiration. The same 404 for what is missing and what is not theirs to see. */
export const uploadRoutes = new Hono<AppEnv>()
  .post('/uploads', create)
  .get('/uploads/:id', (c) => (c.req.method === 'HEAD' ? tell(c) : onlyBy(c)))
  .patch('/uploads/:id', (c) => append(c))
  .delete('/uploads/:id', (c) => end(c))
  // Who can only send POST names the method so; tus asks for it.
  .post('/uploads/:id', (c) => {
    const methods: Record<string, (c: Context<AppEnv>) => Answer> = {
      HEAD: tell,
      PATCH: append,
      DELETE: end,
    };
    const named = c.req.header('X-HTTP-Method-Override') ?? '';
    return (Object.hasOwn(methods, named) ? methods[named] : undefined)?.(c) ?? onlyBy(c);
  });

function onlyBy(c: Context<AppEnv>): Response {
  c.header('Allow', 'HEAD, PATCH, DELETE');
  return problem(c, 'methodNotAllowed');
}

async function create(c: Context<AppEnv>): Promise<Response> {
  const { server } = c.var;
  const right = await rightOf(c);
  if (!right) return problem(c, 'notSignedIn');
  const size = readCount(c.req.header('Upload-Length'));
  if (size === undefined)
    return problem(c, 'invalidRequest', { errors: [{ path: 'Upload-Length', code: 'required' }] });
  if (size > LIMITS.fileBytes) return problem(c, 'fileTooLarge');
  const read = readMetadata(c.req.header('Upload-Metadata') ?? '');
  if ('errors' in read) return problem(c, 'invalidRequest', { errors: read.errors });
  const address = server.addressOf(c.req.raw, c.env);
  const limit = () => server.uploadLimit(address);
  const created = await createUpload(server, right, { ...read.metadata, size }, limit);
  if ('retryAfterSeconds' in created)
    return problemForNow(c, 'tooManyRequests', created.retryAfterSeconds);
  if ('problem' in created)
    return created.problem === 'noSpace'
      ? problemForNow(c, 'noSpace', NO_SPACE_SECONDS)
      : problem(c, created.problem);
  const { upload } = created;
  // The creation of an empty file is its last byte, too: with 201 a client would take it for kept.
  const ended = await finishIfWhole(c, upload);
  if (ended) return problem(c, ended);
  c.header('Location', `/v1/uploads/${upload.id}`);
  sayWhere(c, upload);
  return c.body(null, 201);
}

async function tell(c: Context<AppEnv>): Promise<Response> {
  const { server } = c.var;
  const found = await theirUpload(c);
  if ('problem' in found) return problem(c, found.problem);
  await endOngoing(server.pieces, found.upload.id);
  const upload = (await readUpload(server.db, found.upload.id)) ?? found.upload;
  if (isGone(upload, server.now()) || (await finishIfWhole(c, upload)))
    return problem(c, 'uploadGone');
  sayWhere(c, upload);
  c.header('Upload-Length', String(upload.size));
  return c.body(null, 200);
}

// Before anything else: where the next one stands depends on what this one brings.
const append = (c: Context<AppEnv>): Promise<Response> =>
  asOngoing(c.var.server.pieces, c.req.param('id') ?? '', (turn) => takePiece(c, turn));

async function takePiece(c: Context<AppEnv>, { stop, endEarlier }: Turn): Promise<Response> {
  const { server } = c.var;
  const found = await theirUpload(c);
  if ('problem' in found) return problem(c, found.problem);
  await endEarlier();
  const upload = (await readUpload(server.db, found.upload.id)) ?? found.upload;
  if (c.req.header('Content-Type') !== 'application/offset+octet-stream')
    return problem(c, 'notOffsetStream');
  const offset = readCount(c.req.header('Upload-Offset'));
  if (offset === undefined)
    return problem(c, 'invalidRequest', { errors: [{ path: 'Upload-Offset', code: 'required' }] });
  const header = c.req.header('Upload-Checksum');
  const checksum = header === undefined ? undefined : readChecksum(header);
  if (header !== undefined && !checksum) return problem(c, 'checksumUnknown');
  if (isGone(upload, server.now())) return problem(c, 'uploadGone');
  if (offset !== upload.offset) return moved(c, upload.offset);
  if (Number(c.req.header('Content-Length') ?? 0) > upload.size - offset)
    return problem(c, 'pieceTooLarge');
  const received = await receivePiece(server, upload, { body: c.req.raw.body, stop }, checksum);
  if ('problem' in received)
    return received.problem === 'offsetMoved' ? moveOn(c, upload) : problem(c, received.problem);
  const ended = await finishIfWhole(c, { ...upload, offset: received.offset });
  if (ended) return problem(c, ended);
  const now = await readUpload(server.db, upload.id);
  if (!now || now.run !== upload.run) return problem(c, 'uploadGone');
  sayWhere(c, { ...now, offset: received.offset });
  return c.body(null, 204);
}

async function end(c: Context<AppEnv>): Promise<Response> {
  const found = await theirUpload(c, 'all');
  if ('problem' in found) return problem(c, found.problem);
  if (isGone(found.upload, c.var.server.now())) return problem(c, 'uploadGone');
  await giveUp(c.var.server, found.upload);
  return c.body(null, 204);
}

// Who sends what is still on its way under a code that was replaced takes nothing away.
async function theirUpload(
  c: Context<AppEnv>,
  may: 'send' | 'all' = 'send',
): Promise<{ upload: Upload } | { problem: ProblemCode }> {
  const { server } = c.var;
  const right = await rightOf(c);
  if (!right) return { problem: 'notSignedIn' };
  const id = c.req.param('id') ?? '';
  const upload = isId(id) ? await readUpload(server.db, id) : undefined;
  const standing = await standingOf(server, right, upload?.caseId ?? '');
  if (!upload) return { problem: 'notFound' };
  if (standing === 'granted') return { upload };
  const isOnItsWay =
    standing === 'announced' &&
    may !== 'all' &&
    (await isAnnounced(server.db, upload.caseId, upload));
  return isOnItsWay ? { upload } : { problem: 'notFound' };
}

// Also after a break between the last byte and this: whoever asks next finishes it.
async function finishIfWhole(
  c: Context<AppEnv>,
  upload: Upload,
): Promise<'wrongDigest' | 'uploadGone' | undefined> {
  if (upload.state !== 'receiving' || upload.offset < upload.size) return undefined;
  const finished = await finishUpload(c.var.server, upload);
  if (finished === 'partsMissing') return 'uploadGone';
  if (finished === 'wrongDigest') return finished;
  scanSoon(c.var.server);
  return undefined;
}

async function moveOn(c: Context<AppEnv>, { id, run }: Upload): Promise<Response> {
  const now = await readUpload(c.var.server.db, id);
  return now?.run === run && now.state !== 'gone' ? moved(c, now.offset) : problem(c, 'uploadGone');
}

function moved(c: Context<AppEnv>, offset: number): Response {
  c.header('Upload-Offset', String(offset));
  return problem(c, 'offsetMoved');
}

function sayWhere(c: Context<AppEnv>, { offset, state, until }: Upload): void {
  c.header('Upload-Offset', String(offset));
  if (state === 'receiving' && until !== null)
    c.header('Upload-Expires', new Date(until).toUTCString());
}
