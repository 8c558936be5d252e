import { LIMITS } from '#shared/api/limits.ts';
import { newId } from '#shared/proof/ids.ts';
import type { Bytes } from '#shared/proof/web-crypto.ts';
import type { Server } from '../env.ts';
import { readBody } from '../read-body.ts';
import { collectBlobs, loosen, putBlob, sweepIfPossible } from '../uploads/blobs.ts';
import { readParts } from '../uploads/read-parts.ts';

/** All files of a case, and what stands around them. */
const MOST_BYTES = LIMITS.caseFileBytes + 2 * 1024 * 1024;
/** A form without a file worth the name is read at once. */
const SMALL_BYTES = 3 * LIMITS.bodyBytes;
/** So much beyond the limit is still listened to, because a browser shows no answer before it has sent everything. */
const DRAINED_BYTES = 400 * 1024 * 1024;

/** Nobody resumes a form, so its parts may be larger than those of an upload: so much of it is in memory while it comes in. */
const PART_BYTES = 4 * 1024 * 1024;

/** In whose turn large forms are in memory, one at a time. */
const IN_MEMORY = 'a form in memory';

/** What a form held. `overflowed`: it was larger than any may be, and what stood behind that is not there. */
export type Multipart = { data: FormData; overflowed: boolean };

/**
 * Reads a form of `multipart/form-data` and does something with it; undefined where it can't be read. A large one goes to the store while it comes in, so that slow senders take no memory, and is
 * handled in its turn.
 */
export async function withMultipart<T>(
  server: Server,
  request: Request,
  use: (form: Multipart) => Promise<T>,
): Promise<T | undefined> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!isLarge(request)) {
    const body = await readBody(request, SMALL_BYTES);
    const form = 'tooLarge' in body ? undefined : await parse(body.bytes, type, false);
    return form && use(form);
  }
  return withLarge(server, request, async (bytes, overflowed) => {
    const form = await parse(bytes, type, overflowed);
    return form && use(form);
  });
}

/** Whether a form goes to the store while it comes in: one that is large, or doesn't say. */
export function isLarge(request: Request): boolean {
  const announced = request.headers.get('Content-Length');
  return announced === null || Number(announced) > SMALL_BYTES;
}

async function withLarge<T>(
  server: Server,
  { body }: Request,
  use: (bytes: Uint8Array, overflowed: boolean) => Promise<T>,
): Promise<T | undefined> {
  const run = newId(server.random);
  const keys: string[] = [];
  let length = 0;
  const counted = upTo(body, MOST_BYTES);
  try {
    const keep = async (bytes: Bytes) => {
      keys.push(await putBlob(server, run, 'parts', bytes));
      length += bytes.length;
      return true;
    };
    const end = await readParts(counted.stream, MOST_BYTES, NEVER, keep, PART_BYTES);
    if (end !== 'ended') return undefined;
    return await server.turns(IN_MEMORY, async () =>
      use(await collectBlobs(server, keys, length), counted.overflowed()),
    );
  } finally {
    await server.db.write([loosen(run, new Date(server.now()).toISOString())]);
    await sweepIfPossible(server, run);
  }
}

const NEVER = new AbortController().signal;

/** The first `limit` bytes of a body; what follows is read and forgotten. */
function upTo(body: ReadableStream<Uint8Array> | null, limit: number) {
  const reader = body?.getReader();
  let length = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      for (;;) {
        const chunk = (await reader?.read())?.value;
        if (!chunk || length > limit + DRAINED_BYTES) return controller.close();
        const room = Math.max(0, limit - length);
        length += chunk.length;
        if (room > 0) return controller.enqueue(chunk.subarray(0, room));
      }
    },
  });
  return { stream, overflowed: () => length > limit };
}

async function parse(
  bytes: Uint8Array,
  type: string,
  overflowed: boolean,
): Promise<Multipart | undefined> {
  const whole = overflowed ? untilLastBoundary(bytes, type) : bytes;
  try {
    const headers = { 'Content-Type': type };
    return { data: await new Response(whole as Bytes, { headers }).formData(), overflowed };
  } catch {
    return undefined;
  }
}

// The last field is not whole, but those before it are: what was typed comes before the files.
function untilLastBoundary(bytes: Uint8Array, type: string): Uint8Array {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
  const boundary = new TextEncoder().encode(`\r\n--${quoted ?? plain ?? ''}`);
  let at = bytes.length - boundary.length;
  while (at > 0 && !boundary.every((byte, i) => bytes[at + i] === byte)) at -= 1;
  if (at <= 0) return bytes;
  const end = new TextEncoder().encode('--\r\n');
  const whole = new Uint8Array(at + boundary.length + end.length);
  whole.set(bytes.subarray(0, at + boundary.length));
  whole.set(end, at + boundary.length);
  return whole;
}
