import { once } from 'node:events';
import { connect } from 'node:net';
import { freshCommand } from './commands.ts';

/** What a run came to: complaints answered with 201, from the first byte sent to the last answer, and how long each took. */
export type Loaded = { filed: number; seconds: number; waitsMs: number[] };

const [port = 0, connections = 0, lastsMs = 0] = process.argv.slice(2).map(Number);
const waitsMs: number[] = [];
const start = performance.now();
await Promise.all(Array.from({ length: connections }, keepFiling));
const seconds = (performance.now() - start) / 1000;
process.send?.({ filed: waitsMs.length, seconds, waitsMs } satisfies Loaded);
process.disconnect();

/** One connection that is kept, one request on it at a time; sockets alone, so that as little as possible of the machine goes to asking. */
async function keepFiling(): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  socket.setEncoding('latin1');
  while (performance.now() - start < lastsMs) {
    const body = freshCommand();
    const sent = performance.now();
    socket.write(
      `POST /v1/commands HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    let answer = '';
    while (!isWhole(answer)) answer += String((await once(socket, 'data'))[0]);
    if (!answer.startsWith('HTTP/1.1 201')) throw new Error(`Not filed: ${answer.slice(0, 40)}`);
    waitsMs.push(performance.now() - sent);
  }
  socket.end();
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(answer)?.[1];
  return head > 0 && length !== undefined && answer.length >= head + 4 + Number(length);
}
