import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import {
  connect,
  createServer as createProxy,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import type { Readable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { DataStore, ERRORS, Server as TusServer, Upload } from '@tus/server';
import { sendFile } from '../../widget/sync/uploads.ts';

/** Keeps each chunk as it comes, so that a piece that is cut off counts as far as it came. */
class MemoryStore extends DataStore {
  readonly chunks = new Map<string, { upload: Upload; chunks: Buffer[]; size: number }>();

  override create(upload: Upload): Promise<Upload> {
    this.chunks.set(upload.id, { upload, chunks: [], size: 0 });
    return Promise.resolve(upload);
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const kept = this.#of(id);
    assert.equal(offset, kept.size, 'tus hands on an offset that is not ours');
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        kept.chunks.push(Buffer.from(chunk));
        kept.size += chunk.length;
      }
    } catch {
      // Cut off.
    }
    return kept.size;
  }

  override getUpload(id: string): Promise<Upload> {
    if (!this.chunks.has(id)) return Promise.reject(ERRORS.FILE_NOT_FOUND as unknown as Error);
    const { upload, size } = this.#of(id);
    return Promise.resolve(
      new Upload({ id, offset: size, size: upload.size ?? 0, metadata: upload.metadata ?? {} }),
    );
  }

  bytes(id: string): Buffer {
    return Buffer.concat(this.#of(id).chunks);
  }

  #of(id: string) {
    const kept = this.chunks.get(id);
    if (!kept) throw new Error('There is no such upload.');
    return kept;
  }
}

/** A network that cuts each connection after a random number of bytes, some of them only once the whole request is through. */
class PoorNetwork {
  readonly #random: () => number;
  readonly #sockets = new Set<Socket>();
  readonly #port: number;
  readonly server: Server;
  /** Everything that came out of the page, headers too. */
  sentBytes = 0;
  cuts = 0;

  constructor(port: number, random: () => number) {
    this.#port = port;
    this.#random = random;
    this.server = createProxy((socket) => this.#pass(socket));
  }

  /** Resolves with the address to send to. */
  async open(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
  }

  #pass(from: Socket): void {
    const to = connect(this.#port, '127.0.0.1');
    let left = Math.round(-Math.log(1 - this.#random()) * 400_000) + 200;
    const loseAnswer = this.#random() < 0.3;
    const cut = () => {
      if (from.destroyed) return;
      this.cuts += 1;
      from.destroy();
      to.end();
    };
    for (const socket of [from, to]) {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    from.on('close', () => to.end());
    to.on('close', () => from.end());
    from.on('data', (bytes: Buffer) => {
      const passed = loseAnswer ? bytes : bytes.subarray(0, left);
      this.sentBytes += passed.length;
      left -= passed.length;
      to.write(passed);
      if (left <= 0 && !loseAnswer) cut();
    });
    to.on('data', (bytes: Buffer) => (left <= 0 ? cut() : from.write(bytes)));
  }
}

const randomOf = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const store = new MemoryStore();
const online = new EventTarget();
let http: HttpServer;

describe('our client of tus, against the server of tus itself', () => {
  before(async () => {
    const idOf = (metadata: Record<string, string | null> | undefined) => metadata?.['id'] ?? '';
    const tus = new TusServer({
      path: '/v1/uploads',
      datastore: store,
      namingFunction: (_, metadata) => idOf(metadata),
    });
    http = createServer((request, response) => void tus.handle(request, response));
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
    // What wakes a page that rests; Node has no such event.
    globalThis.addEventListener = online.addEventListener.bind(online);
  });

  after(() => {
    Reflect.deleteProperty(globalThis, 'addEventListener');
    http.close();
    http.closeAllConnections();
  });

  test('every byte arrives, in order, over connections that are cut at random', async (t) => {
    const figures = { files: 0, bytes: 0, sent: 0, cuts: 0 };
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = randomOf(seed);
      const bytes = Buffer.from(
        Array.from({ length: Math.round(random() * 6e6) + 1 }, () => random() * 256),
      );
      const network = new PoorNetwork((http.address() as AddressInfo).port, random);
      const id = `seed-${seed}`;
      const api = await network.open();
      const sent = await sendFile(
        { api, verifier: 'V' },
        { id, caseId: 'c', sha256: 's', bytes: new Uint8Array(bytes).buffer },
        new AbortController().signal,
        (_, waiting) => waiting && setTimeout(() => online.dispatchEvent(new Event('online')), 5),
      );
      network.close();
      assert.equal(sent, 'arrived', `seed ${seed}`);
      const digest = (of: Buffer) => createHash('sha256').update(of).digest('hex');
      assert.equal(digest(store.bytes(id)), digest(bytes), `seed ${seed}`);
      figures.files += 1;
      figures.bytes += bytes.length;
      figures.sent += network.sentBytes;
      figures.cuts += network.cuts;
    }
    const ratio = figures.sent / figures.bytes;
    t.diagnostic(`${JSON.stringify(figures)}: ${ratio.toFixed(4)} bytes sent for each byte`);
    assert.ok(figures.cuts > 60, 'the network was poor');
    assert.ok(ratio < 1.1, `${ratio}`);
  });
});
