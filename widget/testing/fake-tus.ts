import { toBase64url } from '#shared/proof/bytes.ts';

type Upload = { caseId: string; sha256: string; size: number; right: string; bytes: Uint8Array };
type Call = { method: string; offset: number; length: number; body: number };

/** What goes wrong with one request: the network after so many bytes (that are kept), the answer on its way back, or an answer that is set. */
type Fault = { cutAfter: number } | { answerLost: true } | { answer: () => Response };

/**
 * Stands in for `/v1/uploads` in element tests; everything else goes to the `fetch` that was there. `faults` are used up in order, each by the next request of
 * its method.
 */
export class FakeTus {
  readonly uploads = new Map<string, Upload>();
  readonly calls: Call[] = [];
  readonly faults: { method: string; fault: Fault }[] = [];
  /** As long as this is set, nothing gets through. */
  offline = false;
  /** Waited for before each piece is taken. */
  gate: Promise<void> | undefined;
  readonly #fetch = globalThis.fetch;

  install(): this {
    globalThis.fetch = (input, init) => {
      const { pathname } = new URL(String(input), location.href);
      return pathname.startsWith('/v1/uploads')
        ? this.#handle(pathname.slice('/v1/uploads/'.length), init ?? {})
        : this.#fetch(input, init);
    };
    return this;
  }

  restore(): void {
    globalThis.fetch = this.#fetch;
  }

  break(method: string, fault: Fault): void {
    this.faults.push({ method, fault });
  }

  /** Bytes of all pieces that were sent, also those that were cut off as far as they were kept. */
  sentBytes(): number {
    return this.calls.reduce((sum, { body }) => sum + body, 0);
  }

  async #handle(id: string, init: RequestInit): Promise<Response> {
    const method = init.method ?? 'GET';
    const headers = new Headers(init.headers);
    const body = new Uint8Array((init.body as ArrayBuffer | undefined) ?? new ArrayBuffer());
    const call = { method, offset: Number(headers.get('upload-offset')), length: body.length };
    if (this.offline) throw new TypeError('fetch failed');
    const at = this.faults.findIndex((it) => it.method === method);
    const fault = at < 0 ? undefined : this.faults.splice(at, 1)[0]?.fault;
    if (fault && 'cutAfter' in fault) {
      const kept = body.slice(0, fault.cutAfter);
      this.calls.push({ ...call, body: kept.length });
      await this.#answer(method, id, headers, kept);
      throw new TypeError('fetch failed');
    }
    this.calls.push({ ...call, body: body.length });
    if (fault && 'answer' in fault) return fault.answer();
    if (method === 'PATCH' && this.gate) await Promise.race([this.gate, stopOf(init.signal)]);
    const answer = await this.#answer(method, id, headers, body);
    if (fault) throw new TypeError('fetch failed');
    return answer;
  }

  async #answer(method: string, id: string, headers: Headers, body: Uint8Array) {
    if (headers.get('tus-resumable') !== '1.0.0') return new Response(null, { status: 412 });
    if (method === 'POST') return this.#create(headers);
    const upload = this.uploads.get(id);
    if (!upload || upload.right !== headers.get('upload-right'))
      return new Response(null, { status: 404 });
    if (method === 'DELETE') {
      this.uploads.delete(id);
      return new Response(null, { status: 204 });
    }
    if (method === 'HEAD') return stands(200, upload);
    if (Number(headers.get('upload-offset')) !== upload.bytes.length) return stands(409, upload);
    upload.bytes = Uint8Array.from([...upload.bytes, ...body]);
    if (upload.bytes.length === upload.size && (await digest(upload.bytes)) !== upload.sha256) {
      this.uploads.delete(id);
      return new Response(null, { status: 460 });
    }
    return stands(204, upload);
  }

  #create(headers: Headers): Response {
    const metadata = new Map(
      (headers.get('upload-metadata') ?? '').split(',').map((pair) => {
        const [name = '', value = ''] = pair.split(' ');
        return [name, atob(value)];
      }),
    );
    const id = metadata.get('id') ?? '';
    const known = this.uploads.get(id);
    if (known) return stands(201, known);
    this.uploads.set(id, {
      caseId: metadata.get('caseId') ?? '',
      sha256: metadata.get('sha256') ?? '',
      size: Number(headers.get('upload-length')),
      right: headers.get('upload-right') ?? '',
      bytes: new Uint8Array(),
    });
    return new Response(null, { status: 201 });
  }
}

const stopOf = (signal: AbortSignal | null | undefined) =>
  new Promise<never>((_, stop) =>
    signal?.addEventListener('abort', () => stop(new TypeError('stopped'))),
  );

const stands = (status: number, { bytes }: Upload) =>
  new Response(null, { status, headers: { 'upload-offset': String(bytes.length) } });

/** SHA-256 as files are announced with it. */
export const digest = async (bytes: Uint8Array): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))));
