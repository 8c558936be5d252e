import { Hono } from 'hono';
import { LANGUAGES, type Language } from '#shared/api/choices.ts';
import { askedLanguage } from '../asked-language.ts';
import { checkPage } from '../dossier/check-page.ts';
import type { AppEnv } from '../env.ts';

/** `/verify` and `/:lang/verify`: the page that checks receipts and dossiers with our keys, the same file as in every dossier. It alone of our pages has a script (decision 0011). */
export const verifyRoutes = new Hono<AppEnv>()
  .get('/verify', (c) => {
    c.header('Vary', 'Accept-Language');
    c.header('Cache-Control', 'no-store');
    return c.redirect(`/${askedLanguage(c.req.header('Accept-Language')) ?? 'fr'}/verify`, 302);
  })
  .get(`/:lang{(${LANGUAGES.join('|')})}/verify`, async (c) => {
    const { assets, keys, settings } = c.var.server;
    const language = c.req.param('lang') as Language;
    const about = { keys: keys.published, meta: `${settings.origin}/v1/meta`, ours: true };
    const { bytes, policy } = await checkPage(assets, language, about);
    c.header('Content-Security-Policy', `${policy}; frame-ancestors 'none'`);
    c.header('Content-Type', 'text/html; charset=utf-8');
    c.header('Content-Language', language);
    c.header('Cache-Control', 'no-cache');
    return c.body(bytes);
  });
