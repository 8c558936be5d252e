import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';

const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** A host's own server on this machine. What it serves is as small as brotli makes it, as ours is; `await using` ends it. */
export class Host {
  readonly origin: string;
  readonly #server: Server;
  readonly #files = new Map<string, { type: string; body: Buffer }>();

  constructor(server: Server) {
    this.#server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', ({ url = '' }, answer) => {
      const file = this.#files.get(url);
      if (!file) return answer.writeHead(404).end();
      const headers = { 'Content-Type': `${file.type}; charset=utf-8`, 'Content-Encoding': 'br' };
      return answer
        .writeHead(200, { ...headers, 'Content-Length': file.body.length })
        .end(file.body);
    });
  }

  static async start(): Promise<Host> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Host(server);
  }

  /** Serves a text under a path like `/uppy.js` and answers its address. */
  put(path: string, kind: keyof typeof TYPES, text: string): string {
    this.#files.set(path, { type: TYPES[kind], body: brotliCompressSync(text) });
    return this.origin + path;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
