/** Pieces that come in at this moment in this process, by the upload's id, in the order in which they came. */
export type OngoingPieces = Map<string, Set<Ongoing>>;

type Ongoing = { stop: AbortController; ended: Promise<unknown> };

/** What a piece is told: to end soon, and how to end those before it, once its sender has shown a right to. */
export type Turn = { stop: AbortSignal; endEarlier: () => Promise<void> };

/** Does the work of a piece, from its very first moment known to be coming in. The newest piece of an upload is the one whose sender is still there. */
export async function asOngoing<T>(
  pieces: OngoingPieces,
  id: string,
  work: (turn: Turn) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const all = pieces.get(id) ?? new Set();
  const earlier = [...all];
  const ended = work({ stop: stop.signal, endEarlier: () => endAll(earlier) });
  const mine: Ongoing = { stop, ended };
  pieces.set(id, all.add(mine));
  try {
    return await ended;
  } finally {
    all.delete(mine);
    if (all.size === 0) pieces.delete(id);
  }
}

/**
 * Ends the pieces of an upload that still come in, and waits until what they brought is kept. Whoever asks where an upload stands comes because their connection broke: without this they would
 * be told an offset that is about to move, and send the same bytes twice.
 */
export const endOngoing = (pieces: OngoingPieces, id: string): Promise<void> =>
  endAll([...(pieces.get(id) ?? [])]);

async function endAll(all: readonly Ongoing[]): Promise<void> {
  for (const { stop } of all) stop.abort();
  // How they end is their own senders' to hear.
  await Promise.allSettled(all.map(({ ended }) => ended));
}
