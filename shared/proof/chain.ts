import { fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import type { Bytes, RandomBytes, Subtle } from './web-crypto.ts';

/** `prev` of the first entry of every case: base64url of 32 zero bytes. */
export const FIRST_LINK = 'A'.repeat(43);

/** What the hash of an entry covers; `commitment` is null for an entry without a body, `prev` the link of the entry before. */
export type LinkedEntry = {
  caseId: string;
  seq: number;
  at: string;
  by: Json;
  event: Json;
  commitment: string | null;
  prev: string;
};

/** 32 random bytes in base64url: without them nobody can guess a short body from its commitment, and erasing them ends the link to it. */
export function newSalt(random: RandomBytes): string {
  return toBase64url(random(32));
}

/** Base64url of SHA-256 over the salt's bytes followed by the body's canonical JSON; rejects when the salt is no base64url. */
export async function commitmentOf(subtle: Subtle, salt: string, body: Json): Promise<string> {
  const start = fromBase64url(salt);
  if (!start) throw new Error('The salt of a commitment is written in base64url.');
  const rest = utf8(canonicalJson(body));
  const whole = new Uint8Array(start.length + rest.length);
  whole.set(start);
  whole.set(rest, start.length);
  return sha256(subtle, whole);
}

/** Base64url of SHA-256 over the canonical JSON of exactly the seven members of `LinkedEntry`, whatever else the object carries. */
export async function linkOf(subtle: Subtle, entry: LinkedEntry): Promise<string> {
  const { caseId, seq, at, by, event, commitment, prev } = entry;
  return sha256(subtle, utf8(canonicalJson({ caseId, seq, at, by, event, commitment, prev })));
}

async function sha256(subtle: Subtle, bytes: Bytes): Promise<string> {
  return toBase64url(new Uint8Array(await subtle.digest('SHA-256', bytes)));
}
