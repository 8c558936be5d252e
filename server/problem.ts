import type { Context } from 'hono';
import type { FieldError, Problem } from '#shared/api/problem.ts';
import { REFUSALS, type Refusal } from '#shared/case/decide.ts';
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
  notSignedIn: [401, 'This needs a session that is still open.'],
  notOpened: [401, 'Reference and code open nothing.'],
  notAllowed: [403, 'This is not for the one who asked.'],
  notFound: [404, 'There is nothing here.'],
  methodNotAllowed: [405, 'This does not answer to that method.'],
  stale: [409, 'Somebody else was quicker; look at the case as it is now, then ask again.'],
  otherLog: [410, 'The log does not know this cursor; start again without one.'],
  tooLarge: [413, 'The body is too large.'],
  unsupportedMediaType: [415, 'The body has to be application/json in UTF-8, not compressed.'],
  idReused: [422, 'An id or a code was used before for something else; make new ones.'],
  tooManyRequests: [429, 'Too many requests from this address; try again later.'],
  internal: [500, 'Something went wrong on our side.'],
  busy: [503, 'Nothing was kept for certain; send the same again in a moment.'],
} as const;

/** The last part of a problem's `type`, for programs. */
export type ProblemCode = keyof typeof PROBLEMS;

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
  return c.body(JSON.stringify(body), status);
}

/** A problem that goes away by itself: with `Retry-After`, in seconds. */
export function problemForNow(
  c: Context,
  code: 'tooManyRequests' | 'busy',
  seconds: number,
): Response {
  c.header('Retry-After', String(seconds));
  return problem(c, code);
}
