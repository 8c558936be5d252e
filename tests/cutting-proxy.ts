import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP proxy in front of a server that cuts connections after as many bytes as it is told. */
export class CuttingProxy {
  /** Bytes that went on to the server, in all. */
  forwarded = 0;
  /** As long as this is set, what begins a request like `POST /v1/commands` reaches the server, and what it answers is lost with the connection. */
  losesAnswersTo: string | undefined;
  readonly #server: Server;
  readonly #open = new Set<() => void>();
  readonly #cutAfter: () => number;

  private constructor(port: number, cutAfter: () => number) {
    this.#cutAfter = cutAfter;
    this.#server = createServer((client) => this.#lead(client, port));
  }

  /** `cutAfter` says of each connection after how many bytes from the client it is cut; Infinity never cuts. */
  static async before(origin: string, cutAfter: () => number): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(Number(new URL(origin).port), cutAfter);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('It does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Cuts every connection that is open now, also those that browsers keep for later. */
  cutNow(): void {
    for (const cut of this.#open) cut();
  }

  [Symbol.dispose](): void {
    this.#server.close();
  }

  #lead(client: Socket, port: number): void {
    const server = connect(port, '127.0.0.1');
    let left = this.#cutAfter();
    const cut = () => {
      this.#open.delete(cut);
      client.destroy();
      server.destroy();
    };
    this.#open.add(cut);
    let isToBeLost = false;
    client.on('data', (bytes) => {
      isToBeLost ||= this.losesAnswersTo !== undefined && bytes.includes(this.losesAnswersTo);
      const chunk = bytes.subarray(0, left);
      left -= chunk.length;
      this.forwarded += chunk.length;
      const wantsMore = server.write(chunk, () => left === 0 && cut());
      if (wantsMore || left === 0) return;
      client.pause();
      server.once('drain', () => client.resume());
    });
    server.on('data', (bytes) => (isToBeLost ? cut() : client.write(bytes)));
    for (const socket of [client, server]) socket.on('error', cut).on('close', cut);
  }
}

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
