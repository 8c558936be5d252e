import { type Context, Hono } from 'hono';
import type { Bytes } from '#shared/proof/web-crypto.ts';
import type { AppEnv } from './env.ts';

/** The bytes of a file, or what gets them from where they are kept. */
export type Form = Bytes | (() => Promise<Bytes>);

/** One file in the forms in which it can be sent; `tag` names its content. */
export type Asset = { type: string; tag: string; identity: Form; br?: Form; gzip?: Form };

/** By path (`/embed/v1/sfs-complaint.js`); nothing that isn't in here is ever served. */
export type Assets = ReadonlyMap<string, Asset>;

/** The bytes of a form. */
export const bytesOf = async (form: Form): Promise<Bytes> =>
  typeof form === 'function' ? form() : form;

type Coding = 'br' | 'gzip' | 'identity';

/** One of the widget's files, which any page may load; who debugs a page is told where its source is. */
export async function serveScript(c: Context<AppEnv>): Promise<Response> {
  const { assets } = c.var.server;
  const { path } = c.req;
  const asset = assets.get(path);
  if (!asset) return c.notFound();
  const answer = await answerWith(asset, c.req.raw.headers, cachingOf(path));
  answer.headers.set('Access-Control-Allow-Origin', '*');
  answer.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  if (assets.has(`${path}.map`))
    answer.headers.set('SourceMap', `${path.slice(path.lastIndexOf('/') + 1)}.map`);
  return answer;
}

/** The demo's host pages; mounted in demo mode only. They may do what a host page does, but with this origin alone. */
export const demoRoutes = new Hono<AppEnv>().get('/*', async (c) => {
  const { assets } = c.var.server;
  if (c.req.path === '/demo') return c.redirect('/demo/', 302);
  const asset = assets.get(c.req.path.replace(/\/$/, '/index.html'));
  if (!asset) return c.notFound();
  const answer = await answerWith(asset, c.req.raw.headers, 'no-cache');
  answer.headers.set('Content-Security-Policy', DEMO_POLICY);
  return answer;
});

const DEMO_POLICY =
  "default-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** How long a file may be kept: for ever where its name says its content (a hash, an exact version), an hour for the entry. */
function cachingOf(path: string): string {
  const named = /-[\w-]{8}\.\w+$/.test(path) || /^\/embed\/\d+\.\d+\.\d+\//.test(path);
  return named
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=3600, stale-while-revalidate=86400';
}

/** 200 with the best form that the client takes, or 304 when it has that one. A client that takes none gets the plain one (RFC 9110, 12.5.3). */
export async function answerWith(asset: Asset, asked: Headers, caching: string): Promise<Response> {
  const coding = bestCoding(asset, asked.get('Accept-Encoding') ?? '');
  const etag = `"${asset.tag}-${coding}"`;
  const headers = new Headers({
    ETag: etag,
    'Cache-Control': caching,
    Vary: 'Accept-Encoding',
  });
  if (has(asked.get('If-None-Match') ?? '', etag))
    return new Response(null, { status: 304, headers });
  const bytes = await bytesOf(asset[coding] ?? asset.identity);
  headers.set('Content-Type', asset.type);
  headers.set('Content-Length', String(bytes.length));
  if (coding !== 'identity') headers.set('Content-Encoding', coding);
  return new Response(bytes, { headers, ...AS_IT_IS });
}

/** At an edge (workerd) a body is encoded anew by its header, unless the answer says that it is already; elsewhere this says nothing. */
const AS_IT_IS = { encodeBody: 'manual' };

function bestCoding(asset: Asset, accepted: string): Coding {
  const weights = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...params] = part.toLowerCase().split(';');
      const q = params.find((param) => /^\s*q\s*=/.test(param))?.split('=')[1];
      return [name.trim(), q === undefined ? 1 : Number(q) || 0];
    }),
  );
  const weightOf = (coding: Coding) => weights.get(coding) ?? weights.get('*') ?? 0;
  let best: Coding = 'identity';
  let bestWeight = weights.get('identity') ?? 0;
  for (const coding of ['gzip', 'br'] as const) {
    const weight = asset[coding] ? weightOf(coding) : 0;
    if (weight > 0 && weight >= bestWeight) [best, bestWeight] = [coding, weight];
  }
  return best;
}

function has(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === etag || tag === '*');
}
