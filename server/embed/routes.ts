import { Hono } from 'hono';
import { serveScript } from '../assets.ts';
import type { AppEnv, Server } from '../env.ts';
import { fragment } from './fragment.ts';
import { framePage } from './frame.ts';
import { embedPage } from './page.ts';
import { type Embedding, embeddings } from './releases.ts';

/** What is ready for a page doesn't change while the server runs. */
const ready = new WeakMap<Server, Promise<Embedding[]>>();

/** `/embed/`: the widget's files, which any page may load, and how to put them on a page, to be read there and as `/embed/versions.json`. */
export const embedRoutes = new Hono<AppEnv>()
  .get('/versions.json', async (c) => {
    c.header('Cache-Control', 'no-cache');
    return c.json({ versions: await readyFor(c.var.server) });
  })
  .get('/frame', framePage)
  .get('/fragment', fragment)
  .get('/*', async (c) => {
    if (c.req.path === '/embed') return c.redirect('/embed/', 302);
    if (c.req.path !== '/embed/') return serveScript(c);
    const all = await readyFor(c.var.server);
    if (all.length === 0) return c.notFound();
    c.header('Cache-Control', 'no-cache');
    c.header('Content-Security-Policy', POLICY);
    return c.html(embedPage(all));
  });

const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

function readyFor(server: Server): Promise<Embedding[]> {
  const known = ready.get(server);
  if (known) return known;
  const { assets, settings, subtle } = server;
  const made = embeddings(assets, settings.origin, async (text) => {
    const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
    return btoa(String.fromCharCode(...new Uint8Array(digest)));
  });
  ready.set(server, made);
  return made;
}
