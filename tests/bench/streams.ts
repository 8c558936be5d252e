import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { CommandAnswer, SessionAnswer } from '#shared/api/wire.ts';
import { newId } from '#shared/proof/ids.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { aFiling } from '../../server/testing/complaints.ts';
import { printTable, quantile, say } from './figures.ts';

const ROUNDS = 200;
const IDLE = 1_000;

/** Prints how long after a customer's command an open stream says that there is more, and what a thousand streams that hear nothing cost the server in memory. */
export async function benchStreams({
  origin,
  pid,
}: {
  origin: string;
  pid: number;
}): Promise<void> {
  const { caseId, token } = await openCase(origin);
  const delays: number[] = [];
  const heard: (() => void)[] = [];
  const end = await listen(origin, token, () => heard.shift()?.());
  for (let round = 0; round < ROUNDS; round += 1) {
    const told = new Promise<void>((done) => heard.push(done));
    const begun = performance.now();
    await send(origin, caseId, token);
    await told;
    delays.push(performance.now() - begun);
  }
  end();
  const before = residentKiB(pid);
  const ends = await Promise.all(
    Array.from({ length: IDLE }, () => listen(origin, token, () => {})),
  );
  const grown = residentKiB(pid) - before;
  for (const each of ends) each();
  console.log(
    `\nStreams, ${ROUNDS} commands one after the other; memory for ${say(IDLE)} idle ones`,
  );
  printTable([
    ['from sending to hearing, ms', 'p50', 'p95', 'KiB a stream'],
    ['', say(quantile(delays, 0.5), 1), say(quantile(delays, 0.95), 1), say(grown / IDLE, 1)],
  ]);
}

async function openCase(origin: string): Promise<{ caseId: string; token: string }> {
  const { command, verifier } = await aFiling();
  const { reference } = await post<CommandAnswer>(origin, '/v1/commands', command);
  const opened = { v: 1, reference, verifier };
  const { caseId, token } = await post<SessionAnswer>(origin, '/v1/sessions', opened);
  return { caseId, token };
}

const send = (origin: string, caseId: string, token: string) => {
  const id = newId(randomBytesOf);
  const command = { v: 1, id, caseId, type: 'addInformation', body: { text: 'x' } };
  return post(origin, '/v1/commands', command, token);
};

async function post<T>(origin: string, path: string, json: object, token?: string): Promise<T> {
  const response = await fetch(origin + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(json),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return (await response.json()) as T;
}

/** Opens a stream on a connection of its own and resolves, once it has begun, with what ends it. */
function listen(origin: string, token: string, onMore: () => void): Promise<() => void> {
  return new Promise((begun, failed) => {
    const headers = { authorization: `Bearer ${token}` };
    const asked = request(`${origin}/v1/stream`, { headers, agent: false }, (response) => {
      response.setEncoding('utf8').on('data', (text: string) => {
        begun(() => asked.destroy());
        if (text.includes('event: more')) onMore();
      });
      response.on('error', () => {});
    });
    asked.on('error', failed).end();
  });
}

const residentKiB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
