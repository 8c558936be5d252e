import { setTimeout as pause } from 'node:timers/promises';

/** Memory of a server at a moment: seconds since the first look, and MiB. `oldMiB` are the objects that outlived the collector's first rounds. */
export type Sample = { at: number; residentMiB: number; heapMiB: number; oldMiB: number };

const EVERY_MS = 1_000;
const MIB = 1024 ** 2;

/** Reads a server's own figures every second until `over` aborts. */
export async function watchMemory(metrics: string, over: AbortSignal): Promise<Sample[]> {
  const samples: Sample[] = [];
  const begun = performance.now();
  while (!over.aborted) {
    const text = await (await fetch(metrics)).text();
    const of = (name: string) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1],
      ) / MIB;
    samples.push({
      at: (performance.now() - begun) / 1000,
      residentMiB: of('process_resident_memory_bytes'),
      heapMiB: of('nodejs_heap_size_used_bytes'),
      oldMiB: of('nodejs_heap_space_size_used_bytes{space="old"}'),
    });
    await pause(EVERY_MS, undefined, { signal: over }).catch(() => {});
  }
  return samples;
}

/** One figure of each fifth of the time: the `mean` of `of`, or another figure of the samples. */
export function overTime(
  samples: readonly Sample[],
  of: (sample: Sample) => number,
  figure: (values: readonly number[]) => number = mean,
): number[] {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  return [0, 1, 2, 3, 4].map((at) => figure(samples.slice(at * fifth, (at + 1) * fifth).map(of)));
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The lowest of some values. Of `oldMiB` it is what a full collection leaves: a leak would lift it, while what lies between two collections only
 * says how long ago the last one was.
 */
export const lowest = (values: readonly number[]): number => Math.min(...values);
