/** Moments at which a process can be made to end as if its power went, named by what has happened so far. */
export type CrashPoint =
  | 'before-batch'
  | 'before-commit'
  | 'after-commit'
  | 'after-answer'
  | 'after-mail'
  | 'in-migration'
  | 'in-backup';

const { CRASH_AT = '', NODE_ENV } = process.env;
const [wanted, times = '1'] = NODE_ENV === 'production' ? [] : CRASH_AT.split(':');
let left = Number(times);

/** Ends the process (SIGKILL) when `CRASH_AT=POINT:N`, of the tests, means this pass: the Nth, by itself the first. Does nothing in production. */
export function crashPoint(point: CrashPoint): void {
  if (point !== wanted) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}
