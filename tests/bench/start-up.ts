import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { median, printTable, say } from './figures.ts';
import { answersAt, freePort } from './servers.ts';

const TIMES = 5;

/** Prints how long a server takes from its start to the first answer that says it is ready, over an empty folder and over the one that it made. */
export async function benchStartUp(program: string, folder: string): Promise<void> {
  const empty: number[] = [];
  const again: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const dataDir = join(folder, `start-${time}`);
    empty.push(await startOnce(program, dataDir));
    again.push(await startOnce(program, dataDir));
  }
  console.log(`\nStart-up until /readyz says so, ms, median of ${TIMES} (the longest)`);
  printTable([
    ['an empty database', `${say(median(empty))}`, `(${say(Math.max(...empty))})`],
    ['one that is there', `${say(median(again))}`, `(${say(Math.max(...again))})`],
  ]);
}

async function startOnce(program: string, dataDir: string): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, [program], {
    env: { PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  await answersAt(`http://127.0.0.1:${port}/readyz`, { child, everyMs: 5 });
  const ms = performance.now() - begun;
  child.kill('SIGTERM');
  await gone;
  return ms;
}
