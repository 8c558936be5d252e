import type { Bytes } from '#shared/proof/web-crypto.ts';

/** Most bytes in one part of an upload: what a break can cost, and what it takes of memory while it comes in. */
const PART_BYTES = 1024 * 1024;
/** A body that brings nothing for so long, once it was asked to stop, has nothing more on this side of the network. */
const REST_MS = 50;
/** However much it still brings, then it has had its time. */
const MOST_MS = 2_000;

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** How a body ended: by itself, by a break, by an order, because nobody wanted more of it, or because there was too much of it. */
export type End = 'ended' | 'cut' | 'stopped' | 'unwanted' | 'tooLong';

/**
 * Cuts a body into parts and hands them on one after the other, until `keep` says no. A body that breaks off or is stopped hands on all that had come. `room` is the
 * most bytes that it may have.
 */
export async function readParts(
  body: ReadableStream<Uint8Array> | null,
  room: number,
  stop: AbortSignal,
  keep: (bytes: Bytes) => Promise<boolean>,
  partBytes = PART_BYTES,
): Promise<End> {
  const buffer = new Uint8Array(Math.min(room, partBytes));
  const reader = body?.getReader();
  const next = nextOf(reader, stop);
  let held = 0;
  let left = room;
  const flush = async () => {
    const bytes = buffer.slice(0, held);
    held = 0;
    return bytes.length === 0 || (await keep(bytes));
  };
  const leave = async (end: End) => {
    await reader?.cancel().catch(() => {});
    return end;
  };
  for (;;) {
    const chunk = await next();
    if (typeof chunk === 'string') return leave((await flush()) ? chunk : 'unwanted');
    if (chunk.length > left) return leave('tooLong');
    left -= chunk.length;
    for (let taken = 0; taken < chunk.length;) {
      const some = chunk.subarray(taken, taken + buffer.length - held);
      buffer.set(some, held);
      held += some.length;
      taken += some.length;
      if (held === buffer.length && !(await flush())) return leave('unwanted');
    }
  }
}

function nextOf(reader: Reader | undefined, stop: AbortSignal) {
  const stopped = new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => resolve(), { once: true });
  });
  let time = MOST_MS;
  return async (): Promise<Uint8Array | 'ended' | 'cut' | 'stopped'> => {
    const chunk = read(reader);
    if (!stop.aborted) await Promise.race([chunk, stopped]);
    if (!stop.aborted) return chunk;
    if (time <= 0) return 'stopped';
    const begun = performance.now();
    const found = await Promise.race([chunk, rest()]);
    time -= performance.now() - begun;
    return found;
  };
}

const rest = () =>
  new Promise<'stopped'>((resolve) => setTimeout(() => resolve('stopped'), REST_MS));

async function read(reader: Reader | undefined): Promise<Uint8Array | 'ended' | 'cut'> {
  try {
    return (await reader?.read())?.value ?? 'ended';
  } catch {
    return 'cut';
  }
}
