import type { Command } from '#shared/case/commands.ts';

/** What became of a command, in words that a figure can be kept by. */
export type Became =
  | 'applied'
  | 'replayed'
  | 'quarantined'
  | 'refused'
  | 'idReused'
  | 'notFound'
  | 'stale'
  | 'turnedAway';

/** A request that was answered: its method, the pattern of its route, never its path, and the status. */
export type Answered = { method: string; route: string; status: number };

/** Counts what happens, for whoever operates this. Nothing that it is told names a person or a case. */
export type Meter = {
  answered(request: Answered, seconds: number): void;
  decided(type: Command['type'], became: Became): void;
};
