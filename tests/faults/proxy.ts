import { once } from 'node:events';
import {
  Agent,
  createServer,
  request as sendRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { oneOf, type Random } from './seeded.ts';

/** What can happen to a request on its way, and how often of a hundred; what is left goes through as it is. */
const SHARES = {
  /** The request never reaches the server. */
  dropRequest: 6,
  /** The server gets half of it. */
  cutRequest: 4,
  /** The server does what was asked, and nobody hears of it. */
  dropAnswer: 8,
  /** Half of the answer arrives. */
  cutAnswer: 4,
  /** It arrives twice, the second time up to a quarter of a second later. */
  duplicate: 8,
  delay: 10,
  /** It waits until another one has overtaken it. */
  overtaken: 6,
};
type Fate = keyof typeof SHARES | 'through';

const FATES = Object.entries(SHARES).flatMap(([fate, share]) =>
  Array<Fate>(share).fill(fate as Fate),
);

type Sent = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer };
type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** A bad line to a server: what a request meets on it is drawn from `random`. `calm` lets everything through. */
export class FaultyProxy {
  calm = false;
  /** How many requests met each fate. */
  readonly counts: Partial<Record<Fate, number>> = {};
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #port: number;
  readonly #random: Random;
  #overtaken: (() => void)[] = [];

  private constructor(port: number, random: Random) {
    this.#port = port;
    this.#random = random;
    this.#server = createServer((request, response) => {
      this.#carry(request, response).catch(() => response.destroy());
    });
  }

  /** Begins to listen, for the server on a port of this machine. */
  static async to(port: number, random: Random): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(port, random);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** How many requests it was given. */
  get carried(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  async #carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fate = this.#fate();
    this.counts[fate] = (this.counts[fate] ?? 0) + 1;
    const { method = 'GET', url: path = '/', headers } = request;
    const sent = { method, path, headers, body: await bytesOf(request) };
    switch (fate) {
      case 'dropRequest':
        response.destroy();
        return;
      case 'cutRequest':
        await this.#forwardHalf(sent);
        response.destroy();
        return;
      case 'dropAnswer':
        await this.#forward(sent);
        response.destroy();
        return;
      case 'duplicate':
        void pause(this.#random() * 250).then(() => this.#forward(sent).catch(() => {}));
        break;
      case 'delay':
        await pause(this.#random() * 60);
        break;
      case 'overtaken':
        await Promise.race([pause(80), new Promise<void>((go) => this.#overtaken.push(go))]);
        break;
      case 'cutAnswer':
      case 'through':
        break;
    }
    const answer = await this.#forward(sent);
    if (fate !== 'overtaken') for (const go of this.#overtaken.splice(0)) go();
    giveBack(answer, response, fate === 'cutAnswer');
  }

  #fate(): Fate {
    const draw = this.#random();
    if (this.calm || draw * 100 >= FATES.length) return 'through';
    return oneOf(() => (draw * 100) / FATES.length, FATES);
  }

  async #forward({ method, path, headers, body }: Sent): Promise<Answer> {
    const { agent, port } = { agent: this.#agent, port: this.#port };
    const upstream = sendRequest({ host: '127.0.0.1', port, agent, method, path, headers });
    upstream.end(body);
    const [response] = (await once(upstream, 'response')) as [IncomingMessage];
    const { statusCode: status = 502, headers: answered } = response;
    return { status, headers: answered, body: await bytesOf(response) };
  }

  async #forwardHalf({ method, path, headers, body }: Sent): Promise<void> {
    const upstream = sendRequest({ host: '127.0.0.1', port: this.#port, method, path, headers });
    upstream.on('error', () => {
      // It was ours to break off.
    });
    upstream.write(body.subarray(0, body.length >> 1));
    await pause(5);
    upstream.destroy();
  }
}

function giveBack(
  { status, headers, body }: Answer,
  response: ServerResponse,
  isCut: boolean,
): void {
  // It is whole here, and goes on with its length.
  const { 'transfer-encoding': _, ...whole } = headers;
  response.writeHead(status, { ...whole, 'content-length': String(body.length) });
  if (!isCut) response.end(body);
  else response.write(body.subarray(0, body.length >> 1), () => response.destroy());
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
