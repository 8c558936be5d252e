import { LIMITS } from '#shared/api/limits.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { cleanJson } from '#shared/proof/clean-text.ts';
import type { ProblemCode } from './problem.ts';
import { readBody } from './read-body.ts';

/** What was sent, safe to recurse through and to hash, or the name of the problem with it. */
export type Sent = { json: Json } | { problem: ProblemCode };

/**
 * Reads a JSON body within `LIMITS`. NUL and lone surrogates in texts and names have become U+FFFD, numbers that JSON can't write again
 * (`1e999`) null, as `JSON.stringify` has it; nothing else is changed.
 */
export async function readJson(request: Request): Promise<Sent> {
  if (!isPlainJson(request.headers)) return { problem: 'unsupportedMediaType' };
  const body = await readBody(request, LIMITS.bodyBytes).catch(() => CUT_OFF);
  if ('tooLarge' in body) return { problem: 'tooLarge' };
  const json = parse(body.bytes);
  if (json === undefined) return { problem: 'notJson' };
  const problem = tame(json);
  return problem ? { problem } : { json: cleanJson(json) };
}

// The client went away in the middle; nobody will read the answer, but it is no fault of ours.
const CUT_OFF = { bytes: new Uint8Array() };

function isPlainJson(headers: Headers): boolean {
  const coding = headers.get('Content-Encoding') ?? 'identity';
  const type = headers.get('Content-Type') ?? '';
  return (
    /^(identity)?$/i.test(coding.trim()) &&
    /^\s*application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i.test(type)
  );
}

function parse(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
  } catch {
    return undefined;
  }
}

// Without recursion: before this has passed, the nesting may be as deep as the body is long.
function tame(json: Json): ProblemCode | undefined {
  const open: { holder: Record<string, unknown>; depth: number }[] = [];
  const look = (value: unknown, depth: number) => {
    if (typeof value === 'object' && value)
      open.push({ holder: value as Record<string, unknown>, depth });
  };
  look({ json }, 0);
  let keys = -1;
  for (let next = open.pop(); next; next = open.pop()) {
    const { holder, depth } = next;
    if (depth > LIMITS.jsonDepth) return 'tooDeep';
    for (const key of Object.keys(holder)) {
      if (!Array.isArray(holder)) keys += 1;
      if (keys > LIMITS.jsonKeys) return 'tooManyKeys';
      if (key === '__proto__') return 'unsafeKey';
      if (typeof holder[key] === 'number' && !Number.isFinite(holder[key])) holder[key] = null;
      look(holder[key], depth + 1);
    }
  }
  return undefined;
}
