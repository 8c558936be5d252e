import * as v from 'valibot';
import type { CaseEntry } from '../case/events.ts';

/** Version of the wire that this code speaks; every body carries it as `v`. */
export const WIRE_VERSION = 1;

const id = v.pipe(v.string(), v.regex(/^[\w-]{21}[AQgw]$/, 'id'));
const verifier = v.pipe(v.string(), v.regex(/^[\w-]{42}[AEIMQUYcgkosw048]$/, 'verifier'));
const version = v.literal(WIRE_VERSION, 'version');
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The outside of a command. `body` and `files` are looked at by the command itself: what is odd in them need not refuse it. */
export const CommandEnvelope = v.strictObject({
  v: version,
  id,
  caseId: id,
  type: v.pipe(v.string(), v.maxLength(40, 'unknownCommand')),
  base: v.optional(count),
  body: v.record(v.string(), v.unknown(), 'object'),
  files: v.optional(v.unknown()),
  verifier: v.optional(verifier),
});
export type CommandEnvelope = v.InferOutput<typeof CommandEnvelope>;

export const SessionRequest = v.strictObject({
  v: version,
  reference: v.pipe(v.string(), v.maxLength(40)),
  verifier,
});

const after = v.optional(v.pipe(v.string(), v.maxLength(100)), '');

/**
 * `GET /v1/events`: `limit` 1 to 500 entries, 100 unless told; `wait` in seconds, 0 to 25. `caseId` asks for the whole log of one case: the staff's way to
 * its words and internal entries. A customer may name their own case alone, and gets what they get without it.
 */
export const EventsQuery = v.strictObject({
  after,
  caseId: v.optional(id),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.toNumber(), v.minValue(1), v.maxValue(500)),
    '100',
  ),
  wait: v.optional(v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.toNumber(), v.maxValue(25)), '0'),
});

/** `GET /v1/stream`: what is beyond the cursor is told, of the same entries as `GET /v1/events` gives. */
export const StreamQuery = v.strictObject({ after, caseId: v.optional(id) });

/**
 * What `POST /v1/commands` answers: 201 applied, 200 replayed, 202 quarantined. `cursor` is where `GET /v1/events` goes on.
 * `salt` belongs to the commitment in the receipt: with it the page can prove that the receipt speaks of these very words.
 * It is left out once the words were erased.
 */
export type CommandAnswer = {
  result: 'applied' | 'replayed' | 'quarantined';
  reference: string;
  seq: number;
  cursor: string;
  receipt?: string;
  salt?: string;
};

/** 201 of `POST /v1/sessions`; `expiresAt` is the idle end (30 minutes), moved on by each use, at most 12 hours in all. */
export type SessionAnswer = {
  token: string;
  caseId: string;
  expiresAt: string;
  /** What is written in the case and not sent is kept on a device under this key, base64url; the same whatever the code. Servers before 1.0.0 have none. */
  deviceKey?: string;
};

/** `GET /v1/events`. `next` is the cursor to ask with next; `more` says whether there is more at once. */
export type EventsAnswer = { log: string; entries: CaseEntry[]; next: string; more: boolean };

/** `GET /v1/meta`. A channel that is not configured has no member. */
export type MetaAnswer = {
  v: number;
  version: string;
  log: string;
  limits: Record<string, number>;
  keys: { kid: string; kty: 'OKP'; crv: 'Ed25519'; x: string }[];
  channels: Channels;
  marques: { id: string; name: string }[];
  privacyUrl?: string;
};

/** The channels of the procedure that a deployment has to configure. */
export type Channels = {
  emailPrivate?: string;
  emailBusiness?: string;
  portalUrl?: string;
};
