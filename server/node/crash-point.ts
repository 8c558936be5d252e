/** Moments at which a process can be made to end as if its power went, named by what has happened so far. */
export type CrashPoint =
  | 'before-batch'
  | 'before-commit'
  | 'after-commit'
  | 'after-answer'
  | 'in-migration'
  | 'in-backup'
  /** A part of an upload has begun to be written. */
  | 'before-bytes'
  /** Its bytes are on the disk, and no row counts them yet. */
  | 'before-offset'
  /** The last part counts, and the file isn't made of them yet. */
  | 'after-last-byte'
  /** The file is on the disk, and its upload doesn't say so yet. */
  | 'before-arrival'
  /** The mail server has taken a mail, and its effect doesn't say so yet. */
  | 'after-mail';

const { CRASH_AT = '', NODE_ENV } = process.env;
const [wanted, times = '1'] = NODE_ENV === 'production' ? [] : CRASH_AT.split(':');
let left = Number(times);

/** Ends the process (SIGKILL) when `CRASH_AT=POINT:N`, of the tests, means this pass: the Nth, by itself the first. Does nothing in production. */
export function crashPoint(point: CrashPoint): void {
  if (point !== wanted) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}
