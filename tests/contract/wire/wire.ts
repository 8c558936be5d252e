import assert from 'node:assert/strict';
import { makeCode, verifierOf } from '#shared/proof/code.ts';
import { newId } from '#shared/proof/ids.ts';
import type { CommandAnswer, SessionAnswer } from '#shared/api/wire.ts';

/** A running server, whatever it is made of: where it is, and the token of a handler of department `src`. */
export type Target = { base: string; staffToken: string };

/** What goes along with a request; `params` fill the places of the route, `*` the rest of it. */
export type Asked = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  json?: unknown;
  form?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  bearer?: string;
};

/** An answer that was read whole. */
export type Answer = { status: number; headers: Headers; text: string; bytes: Uint8Array };

/** Asks a server by nothing but HTTP. What every answer owes is looked at here, once for all; what was asked and met is remembered. */
export class Wire {
  readonly base: string;
  readonly staffToken: string;
  /** Routes as the app names them. */
  readonly routes = new Set<string>();
  /** Codes of the problems that were answered. */
  readonly problems = new Set<string>();

  constructor({ base, staffToken }: Target) {
    this.base = base;
    this.staffToken = staffToken;
  }

  /** `route` is the method and the path as the app has it: `GET /v1/cases/:id`. */
  async ask(route: string, asked: Asked = {}): Promise<Answer> {
    this.routes.add(route.replace(/^HEAD /, 'GET '));
    const [method = '', path = ''] = route.split(' ');
    const response = await this.open(method, path, asked);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { status, headers } = response;
    const answer = { status, headers, bytes, text: new TextDecoder().decode(bytes) };
    const isWatched = ['/healthz', '/readyz'].includes(path);
    assert.equal(headers.get('Set-Cookie'), null, `${route} sets no cookie`);
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff', route);
    if (!isWatched) owesEveryAnswer(route, answer);
    if (path.startsWith('/v1/')) this.#owesTheApi(route, answer, method);
    return answer;
  }

  /** Sends it and gives back what comes, for whoever reads it bit by bit. */
  open(method: string, path: string, asked: Asked = {}): Promise<Response> {
    const { params = {}, query, json, form, body, headers, bearer } = asked;
    const filled = path.replace(/:(\w+)|\*/g, (place, name: string | undefined) =>
      name === undefined ? (params['*'] ?? place) : (params[name] ?? place),
    );
    const search = query ? `?${new URLSearchParams(query)}` : '';
    const sent = json !== undefined ? JSON.stringify(json) : form ? encoded(form) : body;
    return fetch(`${this.base}${filled}${search}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...(form && { 'Content-Type': 'application/x-www-form-urlencoded', Origin: this.base }),
        ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      ...(sent !== undefined && { body: sent }),
    });
  }

  #owesTheApi(route: string, answer: Answer, method: string): void {
    const { status, headers, text } = answer;
    assert.equal(headers.get('Cache-Control'), 'no-store', route);
    if (status < 400 || method === 'HEAD') return;
    assert.equal(headers.get('Content-Type'), 'application/problem+json', route);
    const problem = JSON.parse(text) as Record<string, unknown>;
    const { type, title, code } = problem;
    assert.equal(problem['status'], status);
    assert.equal(type, `urn:sfs-complaint:problem:${String(code)}`);
    assert.equal(typeof title, 'string');
    if (status === 401) assert.equal(headers.get('WWW-Authenticate'), 'Bearer');
    if (status === 405) assert.match(headers.get('Allow') ?? '', /^[A-Z, ]+$/);
    if ([429, 503, 507].includes(status)) assert.match(headers.get('Retry-After') ?? '', /^\d+$/);
    this.problems.add(String(code));
  }
}

const encoded = (form: Record<string, string>) => new URLSearchParams(form).toString();

function owesEveryAnswer(route: string, { headers }: Answer): void {
  assert.match(headers.get('Content-Security-Policy') ?? '', /default-src '(none|self)'/, route);
  assert.match(headers.get('Referrer-Policy') ?? '', /^(no-referrer|same-origin)$/, route);
  assert.ok(headers.has('Permissions-Policy'), route);
  assert.ok(headers.has('Cross-Origin-Resource-Policy'), route);
  assert.equal(headers.get('X-Powered-By'), null, route);
}

/** A fresh id of the wire: 128 random bits. */
export const freshId = (): string =>
  newId((count) => crypto.getRandomValues(new Uint8Array(count)));

/** What an answer's JSON is. The type is the caller's word; tests look at what they need of it. */
export const jsonOf = <T = Record<string, unknown>>({ text }: Answer): T => JSON.parse(text) as T;

/** Fails unless it is this problem. */
export function assertProblem(answer: Answer, status: number, code: string): void {
  assert.equal(answer.status, status, answer.text);
  assert.equal(jsonOf(answer)['code'], code);
}

/** A complaint that is right in every field. */
export const aComplaint = (about: Record<string, unknown> = {}) => ({
  marque: 'peugeot',
  language: 'nl',
  customer: 'private',
  contact: { name: 'An Peeters', email: 'an@example.be', prefers: 'email' },
  contract: { unknown: true },
  subject: 'leasing',
  description: 'Het eindbedrag klopt niet.',
  ...about,
});

/** A verifier of a fresh code, as a page makes it. */
export const aVerifier = (): Promise<string> =>
  verifierOf(
    crypto.subtle,
    makeCode((count) => crypto.getRandomValues(new Uint8Array(count))),
  );

/** A filing as a page sends it, with fresh ids and a verifier. */
export const aFiling = async (about: Record<string, unknown> = {}) => ({
  ...{ v: 1, id: freshId(), caseId: freshId(), type: 'fileComplaint' },
  ...{ body: aComplaint(), verifier: await aVerifier() },
  ...about,
});

/** A complaint that is filed, and opened by its customer. */
export async function aCase(wire: Wire, about: Record<string, unknown> = {}) {
  const filing = await aFiling(about);
  const filed = await wire.ask('POST /v1/commands', { json: filing });
  assert.equal(filed.status, 201, filed.text);
  const answer = jsonOf<CommandAnswer>(filed);
  const { reference } = answer;
  const opened = await wire.ask('POST /v1/sessions', {
    json: { v: 1, reference, verifier: filing.verifier },
  });
  assert.equal(opened.status, 201, opened.text);
  const { token } = jsonOf<SessionAnswer>(opened);
  return { filing, answer, reference, token, caseId: filing.caseId, verifier: filing.verifier };
}

/** A command of somebody who is signed in. */
export const giveAs = (
  wire: Wire,
  bearer: string,
  caseId: string,
  type: string,
  body: object,
  more: Record<string, unknown> = {},
): Promise<Answer> =>
  wire.ask('POST /v1/commands', {
    bearer,
    json: { v: 1, id: freshId(), caseId, type, body, ...more },
  });
