import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { FieldError, Problem } from '#shared/api/problem.ts';
import { REFUSALS, type Refusal } from '#shared/case/decide.ts';
import { askedLanguage } from './asked-language.ts';
import { REFUSAL_SENTENCES } from './cases/refusal-sentences.ts';

const REFUSED = Object.fromEntries(
  REFUSALS.map((code) => [code, [409, REFUSAL_SENTENCES[code].en] as const]),
) as { [code in Refusal]: readonly [409, string] };

/** Every problem that this server answers with; the sentences are for developers, pages have texts of their own. */
const PROBLEMS = {
  ...REFUSED,
  notJson: [400, 'The body is not JSON in UTF-8.'],
  tooDeep: [400, 'The body is nested too deep.'],
  tooManyKeys: [400, 'The body has too many members.'],
  unsafeKey: [400, 'The body has a member whose name is not allowed.'],
  invalidCommand: [400, 'The command does not have the shape that it should have.'],
  unknownCommand: [400, 'There is no command of this type.'],
  invalidRequest: [400, 'The request does not have the shape that it should have.'],
  cursor: [400, 'The cursor is none that this server gave.'],
  checksumUnknown: [400, 'Upload-Checksum takes sha1 and sha256, with the digest in base64.'],
  notSignedIn: [401, 'This needs a session that is still open.'],
  notOpened: [401, 'Reference and code open nothing.'],
  notAllowed: [403, 'This is not for the one who asked.'],
  notFound: [404, 'There is nothing here.'],
  methodNotAllowed: [405, 'This does not answer to that method.'],
  stale: [409, 'Somebody else was quicker; look at the case as it is now, then ask again.'],
  offsetMoved: [409, 'The upload stands at another offset; go on from there.'],
  fileInfected: [409, 'The scanner found something harmful in this file; it is not given out.'],
  otherLog: [410, 'The log does not know this cursor; start again without one.'],
  uploadGone: [410, 'This upload is gone; begin it again.'],
  tusVersion: [412, 'This speaks tus 1.0.0.'],
  tooLarge: [413, 'The body is too large.'],
  fileTooLarge: [413, 'The file is too large.'],
  tooManyFiles: [413, 'The case has as many files as it may have.'],
  caseFilesTooLarge: [413, 'The files of the case would be too large together.'],
  pieceTooLarge: [413, 'The piece reaches beyond the length of the upload.'],
  notOffsetStream: [415, 'A piece has to be application/offset+octet-stream.'],
  unsupportedMediaType: [415, 'The body has to be application/json in UTF-8, not compressed.'],
  idReused: [422, 'An id or a code was used before for something else; make new ones.'],
  tooManyRequests: [429, 'Too many requests from this address; try again later.'],
  wrongChecksum: [460, 'The piece is not what its checksum says; nothing of it was kept.'],
  wrongDigest: [460, 'The file is not what was announced; the upload is gone.'],
  internal: [500, 'Something went wrong on our side.'],
  busy: [503, 'Nothing was kept for certain; send the same again in a moment.'],
  noSpace: [507, 'There is no room for more files now; try again later.'],
  fileHeld: [503, 'The file was not scanned yet; try again later.'],
} as const;

/** The last part of a problem's `type`, for programs. */
export type ProblemCode = keyof typeof PROBLEMS;

/** All of them. */
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];

/** Members beside those of RFC 9457: `log` tells a client whose cursor is unknown which log this is, `seq` and `state` where a case stands now. */
type Extra = {
  errors?: FieldError[];
  detail?: string;
  log?: string;
  seq?: number;
  state?: unknown;
};

/** Answers `application/problem+json`. Nothing that a person sent may be in `extra`: paths and codes only. */
export function problem(c: Context, code: ProblemCode, extra: Extra = {}): Response {
  const [status, title] = PROBLEMS[code];
  const type = `urn:sfs-complaint:problem:${code}`;
  const body: Problem & Extra = { type, title, status, code, ...extra };
  c.header('Content-Type', 'application/problem+json');
  if (status === 401) c.header('WWW-Authenticate', 'Bearer');
  // 460 is tus's own and unknown to Hono's types; what it does with a status is the same for all.
  return c.body(JSON.stringify(body), status as ContentfulStatusCode);
}

/** A problem that goes away by itself: with `Retry-After`, in seconds. */
export function problemForNow(
  c: Context,
  code: 'tooManyRequests' | 'busy' | 'noSpace' | 'fileHeld',
  seconds: number,
): Response {
  c.header('Retry-After', String(seconds));
  return problem(c, code);
}

/** Says to somebody who asked for what isn't theirs to do that they may not, in the language that they ask for, French where they name none of ours. */
export function notAllowed(c: Context): Response {
  const language = askedLanguage(c.req.header('Accept-Language')) ?? 'fr';
  return problem(c, 'notAllowed', { detail: REFUSAL_SENTENCES.notAllowed[language] });
}
