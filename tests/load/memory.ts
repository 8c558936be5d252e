import { setTimeout as pause } from 'node:timers/promises';

/** Memory of a server at a moment: seconds since the first look, and MiB. */
export type Sample = { at: number; residentMiB: number; heapMiB: number };

const EVERY_MS = 1_000;
const MIB = 1024 ** 2;

/** Reads a server's own figures every second until `over` aborts. */
export async function watchMemory(metrics: string, over: AbortSignal): Promise<Sample[]> {
  const samples: Sample[] = [];
  const begun = performance.now();
  while (!over.aborted) {
    const text = await (await fetch(metrics)).text();
    const of = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]) / MIB;
    samples.push({
      at: (performance.now() - begun) / 1000,
      residentMiB: of('process_resident_memory_bytes'),
      heapMiB: of('nodejs_heap_size_used_bytes'),
    });
    await pause(EVERY_MS, undefined, { signal: over }).catch(() => {});
  }
  return samples;
}

/** Means of each fifth of the time, and what the last two fifths grew by a minute. */
export function overTime(samples: readonly Sample[], of: (sample: Sample) => number) {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  const means = [0, 1, 2, 3, 4].map((at) => mean(samples.slice(at * fifth, (at + 1) * fifth), of));
  const minutes = ((samples.at(-1)?.at ?? 0) / 60) * 0.2;
  return { means, growthAMinute: ((means[4] ?? NaN) - (means[3] ?? NaN)) / minutes };
}

const mean = (samples: readonly Sample[], of: (sample: Sample) => number) =>
  samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
