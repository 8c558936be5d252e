import { type CustomerCommand, wordsOf } from '#shared/case/predict.ts';
import { canonicalJson, type Json } from '#shared/proof/canonical-json.ts';
import { commitmentOf, FIRST_LINK, newSalt } from '#shared/proof/chain.ts';
import { type Receipt, signReceipt } from '#shared/proof/receipt.ts';
import { referenceOf } from '#shared/proof/reference.ts';
import type { CommandAnswer, CommandEnvelope } from '#shared/api/wire.ts';

// Made once, for tests alone: WebKitGTK 2.50 makes about every hundred and fiftieth pair fail with an OperationError. The product makes none in a page.
const KEY = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'BGAu6fObDVWTEv_NocoI8tdFYrUyCBr7pkIggJpDuqs',
  x: 'kO1Cf0cgAwnDisDi3Uk6-HrjZUZX2zibj_UFxp0UPTs',
};

type Call = { method: string; path: string; body: unknown };

/**
 * Stands in for the server in element tests: it signs real receipts and applies a command id once. `answer` may be set to
 * replace what the next calls to a path are answered with; `null` is a network that fails.
 */
export class FakeApi {
  readonly calls: Call[] = [];
  readonly filed = new Map<string, CommandAnswer>();
  /** Drafts on their way to another device, by id. */
  readonly handoffs = new Map<string, { sealed: string; taker?: string }>();
  answer: Record<string, (() => Response | Promise<Response>) | null> = {};
  channels = {};
  /** The id of its log; another one is a server that was restored. */
  log = 'x';
  /** Changes a receipt before it is sent, as a forger would. */
  forge: (receipt: string) => string = (receipt) => receipt;
  /** The number of the entry that the next command leads to. */
  seq = 1;
  #key: CryptoKey | undefined;
  readonly #fetch = globalThis.fetch;

  async install(): Promise<this> {
    this.#key = await crypto.subtle.importKey('jwk', KEY, 'Ed25519', false, ['sign']);
    globalThis.fetch = (input, init) => this.#handle(String(input), init ?? {});
    return this;
  }

  restore(): void {
    globalThis.fetch = this.#fetch;
  }

  commands(): CommandEnvelope[] {
    return this.calls
      .filter(({ path }) => path === '/v1/commands')
      .map(({ body }) => body as CommandEnvelope);
  }

  async #handle(url: string, init: RequestInit): Promise<Response> {
    const path = new URL(url, location.href).pathname;
    if (!path.startsWith('/v1/')) return this.#fetch(url, init);
    const body: unknown = init.body ? JSON.parse(String(init.body)) : undefined;
    this.calls.push({ method: init.method ?? 'GET', path, body });
    const set = this.answer[path];
    if (set === null) throw new TypeError('fetch failed');
    if (set) return set();
    if (path === '/v1/meta') return this.#json(200, this.#meta());
    if (path === '/v1/commands') return this.#file(body as CommandEnvelope);
    const handoff = /^\/v1\/handoffs(?:\/([\w-]+))?/.exec(path);
    if (handoff) return this.#handOn(init.method ?? 'GET', handoff[1], body);
    return problem(404, 'notFound');
  }

  #handOn(method: string, id: string | undefined, body: unknown): Response {
    if (id === undefined) {
      const kept = body as { id: string; sealed: string };
      this.handoffs.set(kept.id, kept);
      return this.#json(201, { expiresAt: '2026-12-02T10:00:00.000Z' });
    }
    const kept = this.handoffs.get(id);
    if (method === 'DELETE') {
      this.handoffs.delete(id);
      return new Response(null, { status: 204 });
    }
    const { taker } = body as { taker: string };
    if (!kept || (kept.taker ?? taker) !== taker) return problem(404, 'notFound');
    kept.taker = taker;
    return this.#json(200, { sealed: kept.sealed });
  }

  async #file(command: CommandEnvelope): Promise<Response> {
    const known = this.filed.get(command.id);
    if (known) return this.#json(200, { ...known, result: 'replayed' });
    const salt = newSalt((length) => crypto.getRandomValues(new Uint8Array(length)));
    const words = wordsIn(command);
    const receipt: Receipt = {
      reference: referenceOf(command.caseId, 2026, 0),
      caseId: command.caseId,
      commandId: command.id,
      at: new Date().toISOString(),
      commitment: words === undefined ? '' : await commitmentOf(crypto.subtle, salt, words),
      chain: FIRST_LINK,
      files: [],
      due: {},
      rules: '2026-11',
    };
    const signed = await signReceipt(
      crypto.subtle,
      { kid: 'test', privateKey: this.#privateKey },
      receipt,
    );
    const answer: CommandAnswer = {
      result: 'applied',
      reference: receipt.reference,
      seq: this.seq,
      cursor: 'x',
      receipt: this.forge(signed),
      salt,
    };
    this.filed.set(command.id, answer);
    return this.#json(201, answer);
  }

  #meta(): unknown {
    const { kty, crv, x } = KEY;
    const keys = [{ kid: 'test', kty, crv, x }];
    return { v: 1, keys, channels: this.channels, marques: [], limits: {}, log: this.log };
  }

  get #privateKey(): CryptoKey {
    if (!this.#key) throw new Error('The fake API was not installed.');
    return this.#key;
  }

  #json(status: number, body: unknown): Response {
    return new Response(canonicalJson(body as Json), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  }
}

// As the server makes the body of the entry.
function wordsIn({ type, body, files }: CommandEnvelope): Json | undefined {
  const announced = files === undefined ? {} : { files: files as Json };
  const said = { ...(body as { [name: string]: Json }), ...announced };
  return type === 'fileComplaint'
    ? said
    : (wordsOf({ type, ...said } as unknown as CustomerCommand) as Json);
}

/** An answer as the wire gives problems. */
export const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: `urn:${code}`, title: '', status, code }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
