import type { CrashPoint } from '../../server/node/crash-point.ts';

/** Where a server can die while it follows a command, from before its batch is begun to after its answer. */
export const COMMAND_POINTS = [
  'before-batch',
  'before-commit',
  'after-commit',
  'after-answer',
] as const satisfies readonly CrashPoint[];

/** Where a server can die while a file comes in, from its first bytes to its arrival. */
export const UPLOAD_POINTS = [
  'before-bytes',
  'before-offset',
  'after-last-byte',
  'before-arrival',
] as const satisfies readonly CrashPoint[];
